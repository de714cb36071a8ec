import type { CalendarRules } from "./calendar.ts";
import { calendarChangeFaults, calendarFaults } from "./calendar-faults.ts";
import type { Context, Decision } from "./decision.ts";
import { decided, refused } from "./decision.ts";
import { sizeFaults } from "./entry-size.ts";
import type { ProgrammeEvents } from "./events.ts";
import { isLanguage, textFaults } from "./programme-texts.ts";
import { grantsToFounder } from "./role.ts";
import type { InvalidPlace } from "./standard-version-refusal.ts";

/** Commands that make a programme and keep its calendar. */
export interface ProgrammeCommands {
  /** `grantIds`: of the two roles that its founder begins with */
  FoundProgramme: ProgrammeEvents["ProgrammeFounded"] & {
    readonly grantIds: readonly [operator: string, office: string];
  };
  ChangeCalendar: { readonly programmeId: string; readonly calendar: CalendarRules };
}

/** What the surroundings know when a programme is founded. That no other has its slug, the store sees to. */
export interface ProgrammeFounding {
  /** whether the time zone is one that this installation can reckon in */
  readonly knowsTimeZone: boolean;
  /** of an organisation that is a rehearsal, the programme that it was copied from */
  readonly sandboxOf: string | null;
}

/** Who does what about a criterion. */
export const DUTIES = ["leads", "oversees", "responsible", "cooperates", "takesPart"] as const;

/** A standard is on notice for a week at least: less, and nobody who works has read it. */
const LEAST_NOTICE_DAYS = 5;
const MOST_NOTICE_DAYS = 250;

/** Founds a programme; who founds it is its operator and holds its office, until others do. */
export function decideFoundProgramme(
  command: ProgrammeCommands["FoundProgramme"],
  surroundings: ProgrammeFounding,
  context: Context,
): Decision {
  const { grantIds, programmeId, organisationId, slug, names, languages, timeZone, owner, calendar } = command;
  const { noticeDays, bodies, responsibility, sandboxOf } = command;
  if ((sandboxOf ?? null) !== surroundings.sandboxOf)
    return refused({ code: "sandbox-has-its-programme", organisationId });
  const problems = foundingFaults(command, surroundings);
  if (problems.length > 0) return refused({ code: "invalid", problems });
  const data = { programmeId, organisationId, slug, names, languages, timeZone, owner, calendar, noticeDays };
  return decided(
    {
      type: "ProgrammeFounded",
      stream: `programme/${programmeId}`,
      data: { ...data, bodies, responsibility, ...(sandboxOf !== undefined && { sandboxOf }) },
    },
    ...grantsToFounder(grantIds, context),
  );
}

/** What is wrong in a founding, every place at once; asked before there is a log, too. */
export function foundingFaults(
  command: ProgrammeCommands["FoundProgramme"],
  { knowsTimeZone }: Pick<ProgrammeFounding, "knowsTimeZone">,
): InvalidPlace[] {
  const { timeZone, calendar } = command;
  const faults = [
    ...headFaults(command),
    ...(knowsTimeZone ? [] : [{ path: "timeZone", got: timeZone, want: "a time zone such as Asia/Shanghai" }]),
    ...calendarFaults(calendar),
    ...dutyFaults(command),
    ...(command.grantIds[0] === command.grantIds[1]
      ? [{ path: "grantIds", got: `${command.grantIds[0]} twice`, want: "an id for each role" }]
      : []),
  ];
  return faults.length > 0 ? faults : sizeFaults("programme", command);
}

/** Takes the days off and worked weekends of more of the future into the calendar. `calendar` is the present one. */
export function decideChangeCalendar(
  command: ProgrammeCommands["ChangeCalendar"],
  { calendar: before }: { readonly calendar: CalendarRules },
  { today }: Context,
): Decision {
  const { programmeId, calendar } = command;
  const problems = [
    ...calendarFaults(calendar),
    ...calendarChangeFaults(before, calendar, today),
    ...sizeFaults("calendar", calendar),
  ];
  if (problems.length > 0) return refused({ code: "invalid", problems });
  return decided({ type: "ProgrammeCalendarChanged", stream: `programme/${programmeId}`, data: { calendar } });
}

/** What stands beside a language in the addresses of pages, where the programmes stand too. */
const OTHER_PAGES = ["me", "sign-in"];

function headFaults({
  slug,
  names,
  languages,
  owner,
  noticeDays,
}: ProgrammeCommands["FoundProgramme"]): InvalidPlace[] {
  const faults: InvalidPlace[] = [...textFaults("names", names), ...textFaults("owner", owner)];
  if (!/^[a-z][a-z0-9-]{0,63}$/.test(slug))
    faults.push({ path: "slug", got: slug, want: "lower-case letters, digits and -, from a letter, 64 at most" });
  if (OTHER_PAGES.includes(slug))
    faults.push({ path: "slug", got: slug, want: `none of ${OTHER_PAGES.join(", ")}, which are other pages` });
  if (languages.length === 0 || new Set(languages).size < languages.length || !languages.every(isLanguage))
    faults.push({
      path: "languages",
      got: languages.join(", ") || "none",
      want: "languages of BCP 47, such as en, zh-Hans, bo, each once",
    });
  for (const [path, texts] of [["names", names] as const, ["owner", owner] as const])
    for (const { lang } of texts)
      if (isLanguage(lang) && !languages.includes(lang))
        faults.push({ path, got: lang, want: `one of the programme's languages: ${languages.join(", ") || "none"}` });
  if (!Number.isInteger(noticeDays) || noticeDays < LEAST_NOTICE_DAYS || noticeDays > MOST_NOTICE_DAYS)
    faults.push({
      path: "noticeDays",
      got: String(noticeDays),
      want: `working days from ${LEAST_NOTICE_DAYS} to ${MOST_NOTICE_DAYS}`,
    });
  return faults;
}

function dutyFaults({ bodies, responsibility }: ProgrammeCommands["FoundProgramme"]): InvalidPlace[] {
  const faults: InvalidPlace[] = [];
  const ids = new Set<string>();
  for (const { id, title } of bodies) {
    if (!isId(id)) faults.push({ path: "bodies", got: id, want: "an id: lower-case letters, digits and _" });
    if (ids.has(id)) faults.push({ path: "bodies", got: `${id} twice`, want: "each body once" });
    ids.add(id);
    faults.push(...textFaults(`bodies.${id}.title`, title));
  }
  for (const { criterion, duty, body } of responsibility) {
    const path = `responsibility.${criterion}`;
    if (!isId(criterion)) faults.push({ path, got: criterion, want: "the id of a criterion" });
    if (!DUTIES.some((known) => known === duty)) faults.push({ path, got: duty, want: DUTIES.join(", ") });
    if (!ids.has(body)) faults.push({ path, got: body, want: `one of the bodies: ${[...ids].join(", ") || "none"}` });
  }
  return faults;
}

const isId = (text: string): boolean => /^[a-z][a-z0-9_]{0,63}$/.test(text);
