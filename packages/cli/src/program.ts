import { Command } from "commander";
import type { CheckOptions } from "./commands/check.ts";
import type { ConvertOptions } from "./commands/convert.ts";
import { addTakingPartCommands } from "./commands/enrol-commands.ts";
import { exportCommand } from "./commands/export-command.ts";
import { withInputOptions, withOverlayOption } from "./commands/input-options.ts";
import type { InputOptions } from "./commands/inputs.ts";
import type { ItemsOptions } from "./commands/items.ts";
import type { ReportOptions } from "./commands/report.ts";
import type { ScoreOptions } from "./commands/score.ts";
import { serveCommand } from "./commands/serve-command.ts";
import { addUnitCommands } from "./commands/units-commands.ts";
import { verifyCommand } from "./commands/verify-command.ts";
import { demoCycleCommand } from "./demo-cycle/command.ts";
import { addAssessCommands } from "./record/assess-commands.ts";
import { addRecordCommands } from "./record/commands.ts";
import { addDesignationCommands } from "./record/designation-commands.ts";
import { addInboxCommand } from "./record/inbox-command.ts";
import { addKeepingCommands } from "./record/keeping-commands.ts";
import { addRoundCommands } from "./record/round-commands.ts";
import { addSandboxCommands } from "./record/sandbox-commands.ts";
import type { RobustnessOptions } from "./robustness/uncertainty.ts";
import type { Screen } from "./terminal/screen.ts";
import { versionOf } from "./version.ts";

const EXIT_CODES = "Exit codes: 0 fine, 1 problems in the input, 2 wrong usage, 70 a fault of ours.";
const CELLS = `Data is CSV, TSV, JSON, XLSX or Parquet, wide (unit, period, notices, …) or long (unit, period, indicator,
value[, state, error, source, note]). An empty cell is missing; n/a: does not apply;
insufficient: a reviewer could not tell; refused: the unit declined to answer.`;

const ROBUSTNESS = "how sure scores, ranks and grades are, from n replicates (default: as many as the standard says)";

/** The command line and its help. What a command needs is loaded when it is run, so that help comes at once. */
export function programOn(screen: Screen): Command {
  const program = new Command("touchstone")
    .description("An open platform for recognition programmes: every score can be recomputed by anyone.")
    .version(versionOf())
    .exitOverride()
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .showHelpAfterError("(touchstone --help shows what there is)")
    .addHelpText(
      "after",
      `
Examples:
  touchstone check   standards/short/standard.yaml
  touchstone score   standards/short/standard.yaml standards/short/data.csv
  touchstone explain standards/short/standard.yaml standards/short/data.csv mill
  touchstone serve --demo

${EXIT_CODES}`,
    );
  // subcommands inherit exitOverride and the like only when they are made by `command`
  checkCommand(program, screen);
  scoreCommand(program, screen);
  explainCommand(program, screen);
  reportCommand(program, screen);
  itemsCommand(program, screen);
  convertCommand(program, screen);
  diffCommand(program, screen);
  exampleCommand(program, screen);
  serveCommand(program, screen);
  demoCycleCommand(program, screen);
  addRecordCommands(program, screen);
  addUnitCommands(program, screen);
  addTakingPartCommands(program, screen);
  addAssessCommands(program, screen);
  addRoundCommands(program, screen);
  addDesignationCommands(program, screen);
  addInboxCommand(program, screen);
  addSandboxCommands(program, screen);
  addKeepingCommands(program, screen);
  exportCommand(program, screen);
  verifyCommand(program, screen);
  for (const command of program.commands) command.helpGroup(headingOf(command.name()));
  return program;
}

/** Under which heading of the help a command stands; the headings come in the order of their first commands. */
const HEADINGS: Readonly<Record<string, readonly string[]>> = {
  "A table that you have:": ["check", "score", "explain", "report", "items", "convert", "diff", "example"],
  "The service:": ["serve", "demo-cycle"],
  "A data folder, and who acts in it:": ["init", "account", "role"],
  "Programmes and standards:": ["programme", "standard", "simulate", "sandbox"],
  "Units and answers:": ["import", "unit", "units", "enrol", "withdraw", "retract", "permit"],
  "Scores and bundles:": ["assess", "scorecards", "export", "verify"],
  "Rounds:": ["cycle", "application", "designation", "inbox"],
  "Looking after it:": ["rebuild", "private", "erase", "backup", "restore", "doctor", "pack"],
};

function headingOf(name: string): string {
  const found = Object.entries(HEADINGS).find(([, names]) => names.includes(name));
  if (!found) throw new RangeError(`headingOf: got the command ${name}, want one with a heading`);
  return found[0];
}

function checkCommand(program: Command, screen: Screen): void {
  withOverlayOption(program.command("check"))
    .description("every problem of a standard at once; then what it costs to answer and to review")
    .argument("<standard>", "a standard (YAML), or translations of one")
    .option("--of <standard>", "the standard that translations are of, to check that each text has its place")
    .option("--json", "for machines")
    .option("--language <tag>", "of titles, such as zh-Hans (default: the first of the standard)")
    .addHelpText(
      "after",
      `
Examples:
  touchstone check standards/good-neighbours/standard.yaml
  touchstone check standards/good-neighbours/bo.yaml --of standards/good-neighbours/standard.yaml`,
    )
    .action(async (standard: string, options: CheckOptions) => {
      const { runCheck } = await import("./commands/check.ts");
      await runCheck(standard, options, screen);
    });
}

function scoreCommand(program: Command, screen: Screen): void {
  withOverlayOption(withInputOptions(program.command("score")))
    .description("scores every unit of a table of data: ranks, grades, gates")
    .argument("<standard>", "a standard (YAML)")
    .argument("<data>", "a table of data (CSV, TSV, JSON, XLSX, Parquet)")
    .option("--json", "everything, for machines: scorecards, model, digests")
    .option("--csv", "scores for machines (RFC 4180); texts that look like formulas get a ' in front")
    .option("--out <folder>", "write scores.csv, scorecards.json and gates.csv there, all or nothing")
    .option("--force", "with --out: replace what an earlier run left there")
    .option("--top <n>", "print the first n units only")
    .option("--robustness [n]", ROBUSTNESS)
    .option("--seed <n>", "with --robustness: of the random choices (default: the standard's)")
    .option("--threads <n>", "with --robustness: the result is the same for any number")
    .addHelpText(
      "after",
      `
${CELLS}

Examples:
  touchstone score standards/good-neighbours/standard.yaml standards/good-neighbours/data.csv
  touchstone score standard.yaml data.csv --robustness 10000 --seed 7
  touchstone score standard.yaml data.csv --json > scorecards.json
  touchstone score standard.yaml data.csv --period 2025 --out results-2025
  touchstone score standard.yaml daten.csv --delimiter semicolon --decimal-comma`,
    )
    .action(async (standard: string, data: string, options: ScoreOptions) => {
      const { runScore } = await import("./commands/score.ts");
      await runScore(standard, data, options, screen);
    });
}

function explainCommand(program: Command, screen: Screen): void {
  withOverlayOption(withInputOptions(program.command("explain")))
    .description("one unit, from each observation to the grade, and the path to the next grade")
    .argument("<standard>", "a standard (YAML)")
    .argument("<data>", "a table of data (CSV, TSV, JSON, XLSX, Parquet)")
    .argument("<unit>", "id or name of a unit")
    .option("--robustness [n]", ROBUSTNESS)
    .option("--seed <n>", "with --robustness: of the random choices (default: the standard's)")
    .option("--threads <n>", "with --robustness: the result is the same for any number")
    .addHelpText(
      "after",
      `
Example:
  touchstone explain standards/short/standard.yaml standards/short/data.csv mill`,
    )
    .action(async (standard: string, data: string, unit: string, options: InputOptions & RobustnessOptions) => {
      const { runExplain } = await import("./commands/explain.ts");
      await runExplain(standard, data, unit, options, screen);
    });
}

function reportCommand(program: Command, screen: Screen): void {
  withInputOptions(program.command("report"))
    .description("one HTML file to read, print and pass on: ranking, uncertainty, every step, the method")
    .argument("<standard>", "a standard (YAML)")
    .argument("<data>", "a table of data (CSV, TSV, JSON, XLSX, Parquet)")
    .requiredOption("-o, --output <file>", "where to write it; an earlier report there is replaced")
    .option("--overlay <file...>", "translations of the standard to add (YAML)")
    .option("--explain <ids>", "units that get a section, such as mill,orchard (default: all, where they are few)")
    .option("--places <n>", "draw a cut after the first n ranks")
    .option("--robustness [n]", `${ROBUSTNESS}; unasked where it takes a few seconds`)
    .option("--no-robustness", "leave uncertainty out; the report says so")
    .option("--seed <n>", "with --robustness: of the random choices (default: the standard's)")
    .option("--threads <n>", "with --robustness: the result is the same for any number")
    .option("--date <date>", "that the report bears (default: today)")
    .addHelpText(
      "after",
      `
--language takes several, such as en,zh-Hans, or all; without it as many of the standard's as leave the file small.

Example:
  touchstone report standards/good-neighbours/standard.yaml standards/good-neighbours/data.csv -o report.html`,
    )
    .action(async (standard: string, data: string, options: ReportOptions) => {
      const { runReport } = await import("./commands/report.ts");
      await runReport(standard, data, options, screen);
    });
}

function itemsCommand(program: Command, screen: Screen): void {
  withInputOptions(program.command("items"))
    .description("for the author: how each indicator spreads the units, and whether it goes with the rest")
    .argument("<standard>", "a standard (YAML)")
    .argument("<data>", "a table of data (CSV, TSV, JSON, XLSX, Parquet)")
    .option("--csv", "for machines (RFC 4180)")
    .addHelpText(
      "after",
      `
Example:
  touchstone items standards/good-neighbours/standard.yaml standards/good-neighbours/data.csv`,
    )
    .action(async (standard: string, data: string, options: ItemsOptions) => {
      const { runItems } = await import("./commands/items.ts");
      await runItems(standard, data, options, screen);
    });
}

function convertCommand(program: Command, screen: Screen): void {
  withInputOptions(program.command("convert"))
    .description("writes a table of data in another format or layout, all periods and states of it")
    .argument("<standard>", "a standard (YAML)")
    .argument("<data>", "a table of data (CSV, TSV, JSON, XLSX, Parquet)")
    .requiredOption("-o, --output <file>", "where to write it: .csv, .tsv, .json, .xlsx or .parquet")
    .option("--long", "a row per answer (default: as the data are)")
    .option("--wide", "a row per unit and period")
    .option("--force", "replace a file that is there")
    .addHelpText("after", "\nExample:\n  touchstone convert standard.yaml returns.xlsx --map names.csv -o data.parquet")
    .action(async (standard: string, data: string, options: ConvertOptions) => {
      const { runConvert } = await import("./commands/convert.ts");
      await runConvert(standard, data, options, screen);
    });
}

function diffCommand(program: Command, screen: Screen): void {
  program
    .command("diff")
    .description("what changed between two versions of a standard, and how grave it is")
    .argument("<old>", "the version before (YAML)")
    .argument("<new>", "the version after (YAML)")
    .option("--json", "for machines")
    .addHelpText("after", "\nExample:\n  touchstone diff standard-2025.yaml standard-2026.yaml")
    .action(async (before: string, after: string, options: { readonly json?: boolean }) => {
      const { runDiff } = await import("./commands/diff.ts");
      await runDiff(before, after, options, screen);
    });
}

function exampleCommand(program: Command, screen: Screen): void {
  program
    .command("example")
    .description("scores the bundled example on real figures, and says where to look next")
    .option("--top <n>", "print the first n units only", "20")
    .addHelpText("after", "\nExample:\n  touchstone example --top 10")
    .action(async (options: { readonly top: string }) => {
      const { runExample } = await import("./commands/example.ts");
      await runExample(options, screen);
    });
}
