import type { CalendarRules } from "@touchstone/domain";
import {
  allLogs,
  documentsOf,
  organisationOf,
  type Programme,
  type ProgrammeDocument,
  programmeOf,
  versionsOf,
} from "@touchstone/server";
import { printAsJson } from "../record/json.ts";
import { organisationLog, programmeLog, reading } from "../record/logs.ts";
import { carryOut, printReceipt, withRecord } from "../record/open.ts";
import type { ListOptions, RecordOptions } from "../record/options.ts";
import { wantSlug } from "../record/slug.ts";
import { shownText, textsOf } from "../record/texts.ts";
import { Stop } from "../stop.ts";
import type { Screen } from "../terminal/screen.ts";
import { tableLines } from "../terminal/table.ts";
import { wantTimeZone } from "./init.ts";
import { calendarOf, WEEKDAYS } from "./programme-calendar.ts";

export interface ProgrammeOptions extends RecordOptions {
  readonly organisation?: string;
  readonly title: readonly string[];
  readonly owner: readonly string[];
  readonly language: readonly string[];
  readonly timeZone?: string;
  readonly noticeDays: string;
  readonly weekend: string;
  readonly off?: readonly string[];
  readonly worked?: readonly string[];
  readonly knownThrough?: string;
  readonly body?: readonly string[];
  readonly duty?: readonly string[];
}

/** `touchstone programme new`: founds a programme of an organisation. */
export async function runProgrammeNew(name: string, options: ProgrammeOptions, screen: Screen): Promise<void> {
  const slug = wantSlug(name, "programme new");
  const languages = options.language.flatMap((tags) => tags.split(",")).map((tag) => tag.trim());
  const [source = "en"] = languages;
  if (!/^\d{1,4}$/.test(options.noticeDays))
    throw new Stop(2, `--notice-days: got ${JSON.stringify(options.noticeDays)}, want a number of working days`);
  const calendar = calendarOf(options, { weekend: [], exceptions: [], knownThrough: null });
  const bodies = (options.body ?? []).map((text) => bodyOf(text, source));
  const responsibility = (options.duty ?? []).map(dutyOf);
  await withRecord(options, "programme new", screen, async (opened) => {
    const organisation = await organisationLog(opened, options.organisation);
    const { timeZone: zone } = await reading(opened, (tx) => organisationOf(tx, organisation));
    const { touchstone } = opened;
    const receipt = await carryOut(
      opened,
      { kind: "programme", slug },
      {
        type: "FoundProgramme",
        programmeId: touchstone.newId(),
        organisationId: organisation.logId,
        slug,
        names: textsOf(options.title, source),
        languages,
        timeZone: options.timeZone === undefined ? zone : wantTimeZone(options.timeZone),
        owner: textsOf(options.owner, source),
        calendar,
        noticeDays: Number(options.noticeDays),
        bodies,
        responsibility,
        grantIds: [touchstone.newId(), touchstone.newId()],
      },
    );
    await printReceipt(screen, `Programme ${slug} is founded`, receipt);
    screen.say(`Next: touchstone import standard FILE --programme ${slug}`);
  });
}

/** `touchstone programme list`: the programmes of the data folder. */
export async function runProgrammeList(options: ListOptions, screen: Screen): Promise<void> {
  await withRecord(options, "programme list", screen, async (opened) => {
    const logs = (await reading(opened, allLogs)).filter(({ kind }) => kind === "programme");
    const programmes = await reading(opened, async (tx) => {
      const found: Programme[] = [];
      for (const log of logs) found.push(await programmeOf(tx, log));
      return found;
    });
    if (options.json) return printAsJson(screen, programmes);
    const rows = programmes.map(({ slug, names, owner }) => [slug, shownText(names, null), shownText(owner, null)]);
    const columns = ["programme", "title", "owner"].map((title) => ({ title, align: "left", gives: true }) as const);
    await screen.print(`${tableLines(columns, rows, { width: screen.columns }).join("\n")}\n`);
  });
}

/** `touchstone programme show`: what a programme is, by what rules, and which standard is in force. */
export async function runProgrammeShow(slug: string, options: RecordOptions, screen: Screen): Promise<void> {
  await withRecord(options, "programme show", screen, async (opened) => {
    const log = await programmeLog(opened, slug);
    const found = await reading(opened, async (tx) => {
      return {
        programme: await programmeOf(tx, log),
        documents: await documentsOf(tx, log),
        versions: await versionsOf(tx, log),
      };
    });
    const effective = found.versions.find(({ state }) => state === "effective");
    const standard = effective
      ? `${effective.standardId} ${effective.version}, in force since ${effective.effectiveFrom}`
      : "none is in force";
    const lines = [...headLines(found.programme), `standard     ${standard}`, ...documentLines(found.documents)];
    await screen.print(`${lines.join("\n")}\n`);
  });
}

function headLines({
  slug,
  names,
  owner,
  languages,
  timeZone,
  calendar,
  noticeDays,
  bodies,
  responsibility,
}: Programme): string[] {
  return [
    `programme    ${slug}`,
    ...names.map(({ text, lang }) => `title        ${text} (${lang})`),
    ...owner.map(({ text, lang }) => `owner        ${text} (${lang})`),
    `languages    ${languages.join(", ")}`,
    `time zone    ${timeZone}`,
    `notice       ${noticeDays} working days at least`,
    ...calendarLines(calendar),
    ...bodies.map(({ id, title }) => `body         ${id}: ${shownText(title, null)}`),
    ...responsibility.map(({ criterion, duty, body }) => `duty         ${body} ${duty} ${criterion}`),
  ];
}

function calendarLines({ weekend, exceptions, knownThrough }: CalendarRules): string[] {
  const days = weekend.map((day) => WEEKDAYS[day - 1]).join(", ") || "none";
  const known = knownThrough === null ? "days off are not known" : `days off are known through ${knownThrough}`;
  return [
    `calendar     weekend: ${days}; ${known}`,
    ...exceptions.map(({ day, working }) => `             ${day} ${working ? "worked" : "off"}`),
  ];
}

function documentLines(documents: readonly ProgrammeDocument[]): string[] {
  return documents.map(({ kind, title, file, url, from, until }) => {
    const where = [url, file && `file ${file}`].filter(Boolean).join(", ");
    return `document     ${kind}: ${shownText(title, null)}, from ${from}${until === null ? "" : ` until ${until}`} (${where})`;
  });
}

function bodyOf(text: string, language: string) {
  const [, id, title] = /^([a-z][a-z0-9_]{0,63}):([\s\S]+)$/.exec(text) ?? [];
  if (id === undefined || title === undefined)
    throw new Stop(2, `--body: got ${JSON.stringify(text)}, want ID:TITLE, such as council:"County council"`);
  return { id, title: textsOf([title], language) };
}

function dutyOf(text: string) {
  const [criterion, duty, body, ...more] = text.split(":");
  if (!criterion || !duty || !body || more.length > 0)
    throw new Stop(2, `--duty: got ${JSON.stringify(text)}, want CRITERION:DUTY:BODY, such as services:leads:council`);
  return { criterion, duty, body };
}
