// The commands by which units take part and hand in answers, and their help.
import type { Command } from "commander";
import { importGroup } from "../record/import-group.ts";
import { withRecordOptions } from "../record/options.ts";
import type { Screen } from "../terminal/screen.ts";
import type { EnrolOptions } from "./enrol.ts";
import type { ImportObservationsOptions } from "./import-observations.ts";
import { withInputOptions } from "./input-options.ts";
import type { RetractOptions } from "./retract.ts";
import type { WithdrawOptions } from "./withdraw.ts";

/** Adds the commands; what each needs is loaded when it is run. */
export function addTakingPartCommands(program: Command, screen: Screen): void {
  withRecordOptions(program.command("enrol"))
    .description("records that units take part, by their own statement")
    .requiredOption("--programme <slug>", "that they take part in")
    .requiredOption("--stated-on <day>", "the day on which they said so; they have to be there on it")
    .option("--units <file>", "CSV with a column unit or code")
    .option("--code <codes...>", "units by their codes")
    .option("--scheme <scheme>", "of the codes", "code")
    .option("--document <file>", "that says so; kept by its digest")
    .option("--application", "they applied by a form (default: by a statement)")
    .addHelpText(
      "after",
      `
Examples:
  touchstone enrol --programme good-neighbours --units applied.csv --stated-on 2026-01-15
  touchstone enrol --programme good-neighbours --code lampfell-1 lampfell-2 --stated-on 2026-01-15 --document letter.pdf`,
    )
    .action(async (options: EnrolOptions) => {
      const { runEnrol } = await import("./enrol.ts");
      await runEnrol(options, screen);
    });
  withRecordOptions(program.command("withdraw"))
    .description("ends a unit's taking part, at any stage and in one step; no reason is asked")
    .argument("<unit>", "its code")
    .requiredOption("--programme <slug>", "that it takes part in")
    .option("--scheme <scheme>", "of the code", "code")
    .option("--on <day>", "the first day without it (default: today)")
    .addHelpText("after", "\nExample:\n  touchstone withdraw lampfell-2 --programme good-neighbours")
    .action(async (unit: string, options: WithdrawOptions) => {
      const { runWithdraw } = await import("./withdraw.ts");
      await runWithdraw(unit, options, screen);
    });
  withRecordOptions(withInputOptions(importGroup(program).command("observations")))
    .description("records a file of answers as one submission, whole or not at all")
    .argument("<file>", "a table of data (CSV, TSV, JSON, XLSX, Parquet)")
    .requiredOption("--programme <slug>", "that it is handed in for")
    .option("--standard <version>", "to read it by (default: the one in force)")
    .option("--scheme <scheme>", "of the codes by which the file calls its units", "code")
    .addHelpText(
      "after",
      `
An answer that is on record already is left out; another value is a correction. An empty cell says nothing.
A share of people goes with a column that says of how many it is: treated_well with treated_well.base.

Example:
  touchstone import observations standards/good-neighbours/data.csv --programme good-neighbours`,
    )
    .action(async (file: string, options: ImportObservationsOptions) => {
      const { runImportObservations } = await import("./import-observations.ts");
      await runImportObservations(file, options, screen);
    });
  withRecordOptions(program.command("retract"))
    .description("takes back answers that were handed in, as far as nothing has corrected them since")
    .argument("<submission>", "number of its event, as the receipt of the import names it, or its id")
    .requiredOption("--programme <slug>", "that it was handed in for")
    .addHelpText(
      "after",
      `
What was taken back is missing from then on, and stays in the record with the day on which it was taken back.

Example:
  touchstone retract 6 --programme good-neighbours`,
    )
    .action(async (submission: string, options: RetractOptions) => {
      const { runRetract } = await import("./retract.ts");
      await runRetract(submission, options, screen);
    });
}
