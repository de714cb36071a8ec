// The commands of the record that make an organisation, its programmes and their standards, and their help. A long table.
import { type Command, Option } from "commander";
import type { ImportStandardOptions } from "../commands/import-standard.ts";
import type { InitOptions } from "../commands/init.ts";
import type { PermitOptions } from "../commands/permit.ts";
import type { ProgrammeOptions } from "../commands/programme.ts";
import type { CalendarOptions } from "../commands/programme-calendar.ts";
import type { DocumentOptions } from "../commands/programme-document.ts";
import type { GrantOptions, RoleOptions } from "../commands/role.ts";
import type { SimulateOptions } from "../commands/simulate.ts";
import type { AnswerOptions, ObjectOptions } from "../commands/standard.ts";
import type { Screen } from "../terminal/screen.ts";
import { importGroup } from "./import-group.ts";
import { type ListOptions, type RecordOptions, withRecordOptions } from "./options.ts";
import { addUnitAccountCommands } from "./unit-account-commands.ts";

const example = (...lines: string[]): string =>
  `\nExample${lines.length > 1 ? "s" : ""}:\n${lines.map((line) => `  ${line}`).join("\n")}`;

/** Adds the commands; what each needs is loaded when it is run. */
export function addRecordCommands(program: Command, screen: Screen): void {
  initCommand(program, screen);
  accountCommands(program, screen);
  roleCommands(program, screen);
  programmeCommands(program, screen);
  standardCommands(program, screen);
  importCommands(program, screen);
  permitCommand(program, screen);
  simulateCommand(program, screen);
}

function initCommand(program: Command, screen: Screen): void {
  program
    .command("init")
    .description("makes a data folder: database, keys, an organisation, and the account that may begin")
    .argument("<folder>", "an empty folder, or one that does not exist yet")
    .requiredOption("--organisation <name...>", 'its name; further languages as "zh-Hans=…"')
    .option("--slug <slug>", "its name in addresses (default: made of the name)")
    .option("--language <tag>", "of the name", "en")
    .option("--time-zone <zone>", "in which its days are reckoned, such as Asia/Shanghai (default: this machine's)")
    .option("--account <name>", "that may found programmes and grant roles", "office")
    .addHelpText(
      "after",
      example('touchstone init record --organisation "Larkwater County" "zh-Hans=云水县" --time-zone Asia/Shanghai'),
    )
    .action(async (folder: string, options: InitOptions) => {
      const { runInit } = await import("../commands/init.ts");
      await runInit(folder, options, screen);
    });
}

function accountCommands(program: Command, screen: Screen): void {
  const group = program.command("account").description("who can act; names stay in the data folder");
  withRecordOptions(group.command("add"))
    .description("makes an account; it may do nothing until it is granted a role")
    .argument("<name>", "small letters, digits, . _ -")
    .addHelpText("after", example("touchstone account add council"))
    .action(async (name: string, options: RecordOptions) => {
      const { runAccountAdd } = await import("../commands/account.ts");
      await runAccountAdd(name, options, screen);
    });
  withRecordOptions(group.command("list"))
    .description("all accounts")
    .option("--json", "for machines")
    .addHelpText("after", example("touchstone account list"))
    .action(async (options: ListOptions) => {
      const { runAccountList } = await import("../commands/account.ts");
      await runAccountList(options, screen);
    });
  addUnitAccountCommands(group, screen);
}

function roleCommands(program: Command, screen: Screen): void {
  const group = program.command("role").description("who may do what, in a programme or in the organisation");
  const where = (command: Command): Command =>
    withRecordOptions(command)
      .option("--programme <slug>", "in this programme (default: in the organisation)")
      .option("--organisation <slug>", "where the data folder has several");
  where(group.command("grant"))
    .description(
      "grants a role: operator, office, coordinator, unit, reviewer, assessor, decider, appeal, oversight, auditor",
    )
    .argument("<role>")
    .requiredOption("--to <account>")
    .option("--unit <unit>", "over this unit, by its code or id, and all below it (default: over all)")
    .option("--scheme <scheme>", "of the code", "code")
    .option("--from <day>", "default: today")
    .option("--until <day>", "the first day on which it does not hold any more")
    .addHelpText("after", example("touchstone role grant oversight --to council --programme good-neighbours"))
    .action(async (role: string, options: GrantOptions) => {
      const { runRoleGrant } = await import("../commands/role.ts");
      await runRoleGrant(role, options, screen);
    });
  where(group.command("end"))
    .description("ends a role")
    .argument("<grant>", "its id, as role list shows it")
    .option("--on <day>", "the first day without it (default: today)")
    .addHelpText(
      "after",
      example("touchstone role end 0198c0de-0000-7000-8000-000000000001 --programme good-neighbours"),
    )
    .action(async (grant: string, options: RoleOptions & { readonly on?: string }) => {
      const { runRoleEnd } = await import("../commands/role.ts");
      await runRoleEnd(grant, options, screen);
    });
  where(group.command("list"))
    .description("the roles that were granted")
    .addHelpText("after", example("touchstone role list --programme good-neighbours"))
    .action(async (options: RoleOptions) => {
      const { runRoleList } = await import("../commands/role.ts");
      await runRoleList(options, screen);
    });
}

function programmeCommands(program: Command, screen: Screen): void {
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

function standardCommands(program: Command, screen: Screen): void {
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

function importCommands(program: Command, screen: Screen): void {
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

function permitCommand(program: Command, screen: Screen): void {
  withRecordOptions(program.command("permit"))
    .description("lets what was asked once for one programme serve another; alone, lists what is permitted")
    .argument("[quantity]", "such as notices@1")
    .option("--from <programme>", "that it was submitted for, or any")
    .option("--to <programme>", "that it serves")
    .option("--on <day>", "from when on (default: today)")
    .option("--end", "ends the permission instead")
    .option("--json", "the list for machines")
    .option("--organisation <slug>", "where the data folder has several")
    .addHelpText("after", example("touchstone permit notices@1 --from good-neighbours --to open-libraries"))
    .action(async (quantity: string | undefined, options: PermitOptions) => {
      const { runPermit } = await import("../commands/permit.ts");
      await runPermit(quantity, options, screen);
    });
}

function simulateCommand(program: Command, screen: Screen): void {
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
