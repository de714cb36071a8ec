// The commands that found programmes and keep them, and their help.
import type { Command } from "commander";
import type { ProgrammeOptions } from "../commands/programme.ts";
import type { CalendarOptions } from "../commands/programme-calendar.ts";
import type { DocumentOptions } from "../commands/programme-document.ts";
import type { Screen } from "../terminal/screen.ts";
import { example, type ListOptions, type RecordOptions, withRecordOptions } from "./options.ts";

/** Adds `touchstone programme`. */
export function programmeCommands(program: Command, screen: Screen): void {
  const group = program.command("programme").description("recognition programmes: who runs them, by which rules");
  withRecordOptions(group.command("new"))
    .description("founds a programme")
    .argument("<slug>", "its name in addresses, such as good-neighbours")
    .requiredOption("--title <text...>", 'further languages as "bo=…"')
    .requiredOption("--owner <text...>", "who answers for it")
    .option("--language <tag...>", "its languages, the first is that of the source", ["en"])
    .option("--time-zone <zone>", "its deadlines end at midnight there (default: the organisation's)")
    .option("--notice-days <n>", "working days that a standard is on notice at least", "20")
    .option("--weekend <days>", "such as friday,saturday, or none", "saturday,sunday")
    .option("--off <days...>", "days off, such as 2026-10-01")
    .option("--worked <days...>", "days of a weekend that are worked")
    .option("--known-through <day>", "the last day up to which days off are known")
    .option("--body <id:title...>", "who can be responsible, such as council:County council")
    .option("--duty <criterion:duty:body...>", "who leads, oversees, is responsible, cooperates, takesPart")
    .option("--organisation <slug>", "where the data folder has several")
    .addHelpText(
      "after",
      example(
        'touchstone programme new good-neighbours --title "Good Neighbours" "zh-Hans=好邻居" --language en,zh-Hans,bo --owner "County council" --known-through 2026-12-31 --off 2026-10-01,2026-10-02',
      ),
    )
    .action(async (slug: string, options: ProgrammeOptions) => {
      const { runProgrammeNew } = await import("../commands/programme.ts");
      await runProgrammeNew(slug, options, screen);
    });
  withRecordOptions(group.command("list"))
    .description("the programmes of the data folder")
    .option("--json", "for machines")
    .addHelpText("after", example("touchstone programme list"))
    .action(async (options: ListOptions) => {
      const { runProgrammeList } = await import("../commands/programme.ts");
      await runProgrammeList(options, screen);
    });
  withRecordOptions(group.command("show"))
    .description("what a programme is, by which rules, and which standard is in force")
    .argument("<programme>")
    .addHelpText("after", example("touchstone programme show good-neighbours"))
    .action(async (slug: string, options: RecordOptions) => {
      const { runProgrammeShow } = await import("../commands/programme.ts");
      await runProgrammeShow(slug, options, screen);
    });
  withRecordOptions(group.command("calendar"))
    .description("takes days off and worked weekends into the calendar, as they become known")
    .argument("<programme>")
    .option("--off <days...>", "days off, such as 2026-10-01,2026-10-02")
    .option("--worked <days...>", "days of a weekend that are worked")
    .option("--known-through <day>", "the last day up to which they are known")
    .addHelpText(
      "after",
      example("touchstone programme calendar good-neighbours --known-through 2027-12-31 --off 2027-10-01,2027-10-04"),
    )
    .action(async (slug: string, options: RecordOptions & CalendarOptions) => {
      const { runProgrammeCalendar } = await import("../commands/programme-calendar.ts");
      await runProgrammeCalendar(slug, options, screen);
    });
  withRecordOptions(group.command("document"))
    .description("adds what the programme stands on: a statute, a legal basis, rules of procedure")
    .argument("<programme>")
    .argument("[file]", "the document; it becomes public with the programme")
    .requiredOption("--kind <kind>", "owner, legalBasis, rules, other")
    .requiredOption("--title <text...>")
    .option("--url <address>", "where it is published")
    .option("--from <day>", "from when it holds (default: today)")
    .option("--until <day>", "the first day on which it does not hold any more")
    .addHelpText(
      "after",
      example(
        'touchstone programme document good-neighbours order-7.pdf --kind legalBasis --title "Order 7 of 2025" --from 2025-03-01',
      ),
    )
    .action(async (slug: string, file: string | undefined, options: DocumentOptions) => {
      const { runProgrammeDocument } = await import("../commands/programme-document.ts");
      await runProgrammeDocument(slug, file, options, screen);
    });
}
