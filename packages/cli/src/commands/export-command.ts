import type { Command } from "commander";
import { type RecordOptions, withRecordOptions } from "../record/options.ts";
import type { Screen } from "../terminal/screen.ts";
import type { ExportOptions } from "./export.ts";

/** Adds `touchstone export` to the command line. */
export function exportCommand(program: Command, screen: Screen): void {
  withRecordOptions(program.command("export"))
    .description("writes what a programme has published as an open bundle that anyone can check")
    .argument("<programme>", "its slug")
    .requiredOption("-o, --output <bundle>", "a new folder, or one file that ends in .zip")
    .option("--period <period>", "the latest assessment of this period (default: the latest of all)")
    .option("--present", "take in what was recorded since that assessment")
    .option("--force", "replace an earlier bundle")
    .addHelpText(
      "after",
      `
The same assessment always gives the same bytes. touchstone verify checks a bundle.

Examples:
  touchstone export good-neighbours -o good-neighbours-2026
  touchstone export good-neighbours --period 2025 -o good-neighbours-2025.zip`,
    )
    .action(async (programme: string, options: ExportOptions & RecordOptions) => {
      const { runExport } = await import("./export.ts");
      await runExport(programme, options, screen);
    });
}
