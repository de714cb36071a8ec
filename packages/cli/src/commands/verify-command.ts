import type { Command } from "commander";
import type { Screen } from "../terminal/screen.ts";
import type { VerifyOptions } from "./verify.ts";

/** Adds `touchstone verify` to the command line. */
export function verifyCommand(program: Command, screen: Screen): void {
  program
    .command("verify")
    .description("checks an open bundle from its files alone: every score, rank, grade, hash and signature")
    .argument("<bundle>", "a folder, or one file that ends in .zip")
    .option("--key <key...>", "a verifier key that you have from elsewhere, or a file with such keys, one a line")
    .option("--seen <file...>", "a checkpoint that you kept: the ledger must continue it")
    .option("--json", "for machines")
    .option("--no-robustness", "leave out computing again how sure ranks and grades are")
    .option("--no-parquet", "leave out observations.parquet")
    .option("--threads <n>", "for the replicates; the result is the same for any number")
    .addHelpText(
      "after",
      `
Needs no server and no network. Says what was checked, what holds, what does not, and what can't be checked from here.
Exit codes: 0 if everything that could be checked holds, 1 if something does not, 2 wrong usage.

Examples:
  touchstone verify good-neighbours-2026
  touchstone verify good-neighbours-2026.zip --key office.vkey --seen checkpoint-of-last-year`,
    )
    .action(async (bundle: string, options: VerifyOptions) => {
      const { runVerify } = await import("./verify.ts");
      await runVerify(bundle, options, screen);
    });
}
