import type { Command } from "commander";
import { importGroup } from "../record/import-group.ts";
import { type RecordOptions, withRecordOptions } from "../record/options.ts";
import type { Screen } from "../terminal/screen.ts";
import type { ImportUnitsOptions } from "./import-units.ts";
import type { UnitOptions } from "./unit.ts";
import type { UnitsOptions } from "./units.ts";
import { type UnitsInputOptions, withUnitsInputOptions } from "./units-options.ts";

/** Adds the commands of the register of units; what each needs is loaded when it is run. */
export function addUnitCommands(program: Command, screen: Screen): void {
  const group = importGroup(program);
  withUnitsInputOptions(withRecordOptions(group.command("units")))
    .description("takes units into the register: provinces, counties, villages, schools …, one a row")
    .argument("<files...>", "CSV with the columns code, name or name.<language>, type, parent, opened, closed")
    .option("--type <types>", "of files without a column type: one for all, or one a file, such as county,township")
    .option("--update", "with --on: records what differs from the register as changed on that day")
    .option("--on <day>", "with --update")
    .addHelpText(
      "after",
      `
All files are taken together, or nothing of them. The column parent has the code of a unit of the files or of the
register; parent.<hierarchy> is one of another hierarchy, code.<scheme> a code of another scheme. Importing a file
again records nothing.

Examples:
  touchstone import units units.csv
  touchstone import units counties.csv townships.csv --type county,township --column parent=countyCode`,
    )
    .action(async (files: string[], options: ImportUnitsOptions) => {
      const { runImportUnits } = await import("./import-units.ts");
      await runImportUnits(files, options, screen);
    });
  withUnitsInputOptions(withRecordOptions(group.command("movements")))
    .description("records what happened to units: renamed, recoded, moved, merged, split, closed, opened again")
    .argument("<file>", "CSV with the columns on, kind, from, to, and begins, name, type, parent where they are needed")
    .addHelpText(
      "after",
      `
kind is register, rename, recode, move, merge, split, close or reopen; from and to are codes, several with ; between
them. docs/units.md has an example of each. All rows are recorded, or none.

Example:
  touchstone import movements movements-2026.csv`,
    )
    .action(async (file: string, options: RecordOptions & UnitsInputOptions) => {
      const { runImportMovements } = await import("./import-movements.ts");
      await runImportMovements(file, options, screen);
    });
  withRecordOptions(program.command("unit"))
    .description("one unit: names, codes, parents, where it came from and what became of it")
    .argument("<code>")
    .option("--scheme <scheme>", "that the code is of", "code")
    .option("--as-of <day>", "the unit that has the code on that day, as it is then")
    .option("--boundaries-of <day>", "where it is to be found with the boundaries of another day")
    .option("--recorded <n>", "as it was known when the ledger had n events")
    .option("--json", "for machines")
    .option("--organisation <slug>", "where the data folder has several")
    .addHelpText(
      "after",
      `
Examples:
  touchstone unit 14371
  touchstone unit 14371 --as-of 2015-12-31 --boundaries-of 2024-01-01`,
    )
    .action(async (code: string, options: UnitOptions) => {
      const { runUnit } = await import("./unit.ts");
      await runUnit(code, options, screen);
    });
  withRecordOptions(program.command("units"))
    .description("the units of the register that are there on a day, by code")
    .option("--type <type>", "of this type only")
    .option("--under <code>", "that lie below this unit, at whatever depth")
    .option("--as-of <day>", "default: today")
    .option("--scheme <scheme>", "of the codes", "code")
    .option("--hierarchy <name>", "with --under", "admin")
    .option("--top <n>", "units on a page", "50")
    .option("--after <code>", "begins behind this code")
    .option("--csv", "for machines (RFC 4180)")
    .option("--organisation <slug>", "where the data folder has several")
    .addHelpText("after", "\nExample:\n  touchstone units --type township --under 5422 --as-of 2020-01-01")
    .action(async (options: UnitsOptions) => {
      const { runUnits } = await import("./units.ts");
      await runUnits(options, screen);
    });
}
