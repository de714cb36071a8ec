// The commands that score those who take part and keep the record in order, and their help.
import type { Command } from "commander";
import type { AssessOptions } from "../commands/assess.ts";
import type { EraseOptions } from "../commands/erase.ts";
import type { PrivateOptions } from "../commands/private.ts";
import type { ScorecardsOptions } from "../commands/scorecards.ts";
import type { Screen } from "../terminal/screen.ts";
import { type RecordOptions, withKey, withRecordOptions } from "./options.ts";

/** Adds the commands; what each needs is loaded when it is run. */
export function addAssessCommands(program: Command, screen: Screen): void {
  withKey(withRecordOptions(program.command("assess")), "asked again with the same key, it is done once")
    .description("scores every unit that takes part, and records the scorecards with how sure they are")
    .argument("<programme>", "its short name")
    .option("--period <period>", "to score, such as 2026; left out where the standard has none")
    .option("--threads <n>", "the result is the same for any number (default: as many as the machine has)")
    .option("--json", "for machines: the assessment, units per grade, and where it is recorded")
    .addHelpText("after", "\nExample:\n  touchstone assess good-neighbours --period 2026")
    .action(async (programme: string, options: AssessOptions) => {
      const { runAssess } = await import("../commands/assess.ts");
      await runAssess(programme, options, screen);
    });
  withRecordOptions(program.command("scorecards"))
    .description("the scorecards of the latest assessment, by rank, with how sure they are")
    .argument("<programme>", "its short name")
    .option("--period <period>", "of the assessment (default: the latest of all)")
    .option("--unit <code>", "one unit, with every part of its score")
    .option("--scheme <scheme>", "that the code is of", "code")
    .option("--top <n>", "the first n units only")
    .option("--json", "for machines: the assessment, and the scorecards as they were recorded")
    .option("--csv", "for machines (RFC 4180), in short")
    .addHelpText(
      "after",
      `
Examples:
  touchstone scorecards good-neighbours --top 20
  touchstone scorecards good-neighbours --unit cloudfield-1
  touchstone scorecards good-neighbours --csv > scorecards.csv`,
    )
    .action(async (programme: string, options: ScorecardsOptions) => {
      const { runScorecards } = await import("../commands/scorecards.ts");
      await runScorecards(programme, options, screen);
    });
  withRecordOptions(program.command("rebuild"))
    .description("makes every table again from the events, and says whether any differed")
    .addHelpText("after", "\nExample:\n  touchstone rebuild")
    .action(async (options: RecordOptions) => {
      const { runRebuild } = await import("../commands/rebuild.ts");
      await runRebuild(options, screen);
    });
  withRecordOptions(program.command("private"))
    .description("opens one private part, and records that and what for; without one, shows which are kept")
    .argument("<ledger>", "name of the programme or organisation in whose ledger its event is")
    .argument("[event]", "its number in the ledger")
    .argument("[part]", "such as contact")
    .option("--purpose <purpose>", "answer, contact, identity-check, legal-duty or request-of-the-person")
    .addHelpText(
      "after",
      `
Examples:
  touchstone private good-neighbours
  touchstone private good-neighbours 41 contact --purpose answer`,
    )
    .action(async (ledger: string, event: string | undefined, part: string | undefined, options: PrivateOptions) => {
      const { runPrivate } = await import("../commands/private.ts");
      await runPrivate(ledger, event, part, options, screen);
    });
  withRecordOptions(program.command("erase"))
    .description("erases a private part for good; without one, shows which are kept")
    .argument("[event]", "its number in the ledger")
    .argument("[part]", "such as contact")
    .option("--programme <slug>", "in whose ledger (default: the organisation's)")
    .option("--organisation <slug>", "where the data folder has several")
    .option("--reason <reason>", "time-over, request-of-the-person or mistake")
    .addHelpText(
      "after",
      `
Examples:
  touchstone erase --programme good-neighbours
  touchstone erase 41 contact --programme good-neighbours --reason request-of-the-person`,
    )
    .action(async (event: string | undefined, part: string | undefined, options: EraseOptions) => {
      const { runErase } = await import("../commands/erase.ts");
      await runErase(event, part, options, screen);
    });
}
