// The commands that bring a standard in and lead it into force, and their help.
import { type Command, Option } from "commander";
import type { ImportStandardOptions } from "../commands/import-standard.ts";
import type { SimulateOptions } from "../commands/simulate.ts";
import type { AnswerOptions, ObjectOptions } from "../commands/standard.ts";
import type { Screen } from "../terminal/screen.ts";
import { importGroup } from "./import-group.ts";
import { example, type RecordOptions, withRecordOptions } from "./options.ts";

/** Adds `touchstone standard`. */
export function standardCommands(program: Command, screen: Screen): void {
  const group = program
    .command("standard")
    .description("a standard's life: notice, objections, answers, taking effect");
  const ofVersion = (name: string): Command =>
    withRecordOptions(group.command(name)).argument("<programme>").argument("<version>");
  withRecordOptions(group.command("list"))
    .description("every version with where it is in its life, and the objections to it")
    .argument("<programme>")
    .option("--json", "for machines")
    .addHelpText("after", example("touchstone standard list good-neighbours"))
    .action(async (programme: string, options: RecordOptions & { readonly json?: boolean }) => {
      const { runStandardList } = await import("../commands/standard-list.ts");
      await runStandardList(programme, options, screen);
    });
  ofVersion("key")
    .description("turns the second key of a draft that counts people or measures experience")
    .argument("<read>", "the standard that you have read: its file, or its digest")
    .addHelpText("after", example("touchstone standard key good-neighbours 2026.2 standard.yaml --as council"))
    .action(async (programme: string, version: string, read: string, options: RecordOptions) => {
      const { runStandardKey } = await import("../commands/standard.ts");
      await runStandardKey([programme, version, read], options, screen);
    });
  ofVersion("notice")
    .description("puts a draft on notice from today: everybody may object to it")
    .option("--until <day>", "the first day after the notice (default: as early as may be)")
    .addHelpText("after", example("touchstone standard notice good-neighbours 2026.2"))
    .action(async (programme: string, version: string, options: RecordOptions & { readonly until?: string }) => {
      const { runStandardNotice } = await import("../commands/standard.ts");
      await runStandardNotice(programme, version, options, screen);
    });
  ofVersion("object")
    .description("files an objection to a version on notice; no role is needed")
    .requiredOption("--text <text>", 'what it says; in another language than the programme\'s first as "bo=…"')
    .option("--publish", "the author agrees that the text is published")
    .option("--contact <text>", "how to reach the author; kept encrypted, never published")
    .addHelpText(
      "after",
      example(
        'touchstone standard object good-neighbours 2026.2 --text "Sixty hours are out of reach here." --publish',
      ),
    )
    .action(async (programme: string, version: string, options: ObjectOptions) => {
      const { runStandardObject } = await import("../commands/standard.ts");
      await runStandardObject(programme, version, options, screen);
    });
  ofVersion("answer")
    .description("answers an objection with reasons; one that is upheld stops the version")
    .argument("<objection>", "its id, as standard list shows it")
    .requiredOption("--answer <text...>", 'the reasons; further languages as "bo=…"')
    .option("--upheld", "the objection is right")
    .option("--dismissed", "the objection is not right")
    .addHelpText(
      "after",
      example(
        'touchstone standard answer good-neighbours 2026.2 0198c0de-0000-7000-8000-000000000001 --dismissed --answer "Forty are enough."',
      ),
    )
    .action(async (programme: string, version: string, objection: string, options: AnswerOptions) => {
      const { runStandardAnswer } = await import("../commands/standard.ts");
      await runStandardAnswer([programme, version, objection], options, screen);
    });
  ofVersion("effective")
    .description("makes a version effective from today, once its notice is over and every objection answered")
    .addHelpText("after", example("touchstone standard effective good-neighbours 2026.2"))
    .action(async (programme: string, version: string, options: RecordOptions) => {
      const { runStandardEffective } = await import("../commands/standard.ts");
      await runStandardEffective(programme, version, options, screen);
    });
  ofVersion("withdraw")
    .description("withdraws a version from today, with reasons")
    .requiredOption("--reason <text...>", 'further languages as "bo=…"')
    .addHelpText(
      "after",
      example('touchstone standard withdraw good-neighbours 2026.2 --reason "A goalpost was wrong."'),
    )
    .action(async (programme: string, version: string, options: RecordOptions & { readonly reason: string[] }) => {
      const { runStandardWithdraw } = await import("../commands/standard.ts");
      await runStandardWithdraw(programme, version, options, screen);
    });
}

/** Adds standards and translations to `touchstone import`. */
export function standardImportCommands(program: Command, screen: Screen): void {
  const group = importGroup(program);
  const programme = (): Option => new Option("--programme <slug>", "whose standard it is").makeOptionMandatory();
  withRecordOptions(group.command("standard"))
    .description("drafts a new version of a programme's standard, or adopts one that is in force already")
    .argument("<file>", "a standard (YAML)")
    .addOption(programme())
    .option("--in-force-since <day>", "it was in force before Touchstone, since this day; only as the first version")
    .option("--basis <text>", "with --in-force-since: by which decision, and where it was noticed")
    .addHelpText(
      "after",
      example(
        "touchstone import standard standard.yaml --programme good-neighbours",
        'touchstone import standard standard.yaml --programme good-neighbours --in-force-since 2025-03-01 --basis "Order 7 of 2025, noticed in the gazette"',
      ),
    )
    .action(async (file: string, options: ImportStandardOptions) => {
      const { runImportStandard } = await import("../commands/import-standard.ts");
      await runImportStandard(file, options, screen);
    });
  withRecordOptions(group.command("overlay"))
    .description("adds the texts of one more language to a version of the standard")
    .argument("<file>", "translations (YAML)")
    .addOption(programme())
    .addHelpText("after", example("touchstone import overlay bo.yaml --programme good-neighbours"))
    .action(async (file: string, options: RecordOptions & { readonly programme: string }) => {
      const { runImportOverlay } = await import("../commands/import-overlay.ts");
      await runImportOverlay(file, options, screen);
    });
}

/** Adds `touchstone simulate`. */
export function simulateCommand(program: Command, screen: Screen): void {
  withRecordOptions(program.command("simulate"))
    .description("who would gain or lose a grade under a new version, on the last assessment's answers")
    .argument("<programme>")
    .argument("<file>", "the new version (YAML); nothing of it is recorded")
    .option("--top <n>", "units to show of each kind", "20")
    .option("--scheme <scheme>", "of the codes to call units by", "code")
    .option("--json", "for machines, all units")
    .addHelpText("after", example("touchstone simulate good-neighbours standard-2027.yaml"))
    .action(async (programme: string, file: string, options: SimulateOptions) => {
      const { runSimulate } = await import("../commands/simulate.ts");
      await runSimulate(programme, file, options, screen);
    });
}
