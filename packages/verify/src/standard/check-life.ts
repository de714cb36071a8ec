import { secondKeyOf } from "@touchstone/standard";
import { type EventOf, eventsOf } from "../record/chunk-of.ts";
import type { Recorded } from "../record/recorded.ts";
import type { Findings } from "../report/findings.ts";
import { afterWorkingDays, localDay } from "./calendar.ts";
import type { Version } from "./load-standards.ts";

/** How one version came into force: told where it did not as the rules say. */
export function checkLife(
  { version, digest, origin, standard }: Version,
  founded: EventOf<"ProgrammeFounded">,
  events: readonly Recorded[],
  size: number,
  findings: Findings,
): void {
  const about = <T extends { readonly data: { readonly version: string } }>(list: readonly T[]): T[] =>
    list.filter(({ data }) => data.version === version);
  const leaf = ({ seq }: Recorded): string => `ledger/programme, leaf ${seq}`;
  if (origin.type === "StandardAdopted") {
    findings.limit(
      `adopted ${version}`,
      `That version ${version} was noticed, and given a second key, before it was in force on ${origin.data.since}: it was adopted (“${origin.data.basis}”).`,
    );
    for (const id of ["standard-key", "standard-notice", "standard-objections"] as const)
      findings.cannot(id, `version ${version} was in force before it was recorded here`);
    return;
  }
  const noticed = about(eventsOf(events, "StandardNoticed", size))[0];
  const effective = about(eventsOf(events, "StandardMadeEffective", size))[0];

  for (const event of [noticed, effective, ...about(eventsOf(events, "StandardKeyTurned", size))])
    if (event && event.data.digest !== digest)
      findings.fault("standard-file", {
        where: leaf(event),
        found: `${event.type} of ${event.data.digest}`,
        wanted: `${digest}, the version that was drafted`,
      });

  if (noticed) checkKey();
  if (noticed) checkNotice(noticed);
  if (effective) checkEffective(effective);

  function checkKey(): void {
    const needs =
      standard === null ? origin.type === "StandardDrafted" && origin.data.needsSecondKey : secondKeyOf(standard);
    if (needs === false || needs.length === 0) {
      findings.looked("standard-key", `version ${version} needs none`);
      return;
    }
    const key = about(eventsOf(events, "StandardKeyTurned", noticed?.seq ?? size))[0];
    const what = `version ${version} (${needs.join(", ")})`;
    if (key === undefined) {
      findings.fault("standard-key", {
        where: noticed ? leaf(noticed) : version,
        found: `${what} on notice without a second key`,
        wanted: "StandardKeyTurned before it",
      });
      return;
    }
    findings.looked("standard-key", what);
    if (key.by === origin.by)
      findings.fault("standard-key", {
        where: leaf(key),
        found: `a second key of ${what} by ${key.by}, who drafted it`,
        wanted: "somebody else's",
      });
    const roles = rolesOf(events, key.by, key.seq);
    if (!roles.includes("oversight"))
      findings.fault("standard-key", {
        where: leaf(key),
        found: `a second key by ${key.by}, who had ${roles.length === 0 ? "no role" : roles.join(", ")}`,
        wanted: "an oversight account",
      });
    if (roles.includes("office"))
      findings.fault("standard-key", {
        where: leaf(key),
        found: `a second key by ${key.by}, who holds office too`,
        wanted: "somebody who holds no office in the programme",
      });
  }

  function checkNotice(event: EventOf<"StandardNoticed">): void {
    const { from, until } = event.data;
    const { noticeDays, timeZone } = founded.data;
    // days off that became known while the notice ran make it longer
    const changed = eventsOf(events, "ProgrammeCalendarChanged", effective?.seq ?? size).at(-1);
    const { calendar } = (changed ?? founded).data;
    const day = localDay(event.at, timeZone);
    if (day === null) findings.cannot("standard-notice", `the time zone ${timeZone} is not known here`);
    else if (from < day)
      findings.fault("standard-notice", {
        where: leaf(event),
        found: `a notice from ${from}, which was put up on ${day}`,
        wanted: `from ${day} at the earliest`,
      });
    const least = afterWorkingDays(calendar, from, noticeDays);
    if (least === null || until < least)
      findings.fault("standard-notice", {
        where: leaf(event),
        found: `version ${version} on notice from ${from} until ${until}`,
        wanted: `${noticeDays} working days, so until ${least ?? "a day that there isn't"} at least`,
      });
    findings.looked("standard-notice", `version ${version}: ${noticeDays} working days from ${from}, until ${until}`);
    if (calendar.knownThrough === null || calendar.knownThrough < until)
      findings.limit(
        "calendar",
        `Which days before ${until} were holidays beyond ${calendar.knownThrough ?? "the usual week"}: the programme's calendar does not say.`,
      );
  }

  function checkEffective(event: EventOf<"StandardMadeEffective">): void {
    const fault = (found: string, wanted: string): void =>
      findings.fault("standard-notice", { where: leaf(event), found, wanted });
    if (noticed === undefined || noticed.seq > event.seq) {
      fault(`version ${version} in force from ${event.data.from} without a notice`, "a notice before it");
      return;
    }
    if (event.data.from < noticed.data.until)
      fault(
        `version ${version} in force from ${event.data.from}`,
        `${noticed.data.until}, when its notice ends, or later`,
      );
    const day = localDay(event.at, founded.data.timeZone);
    if (day !== null && (day < noticed.data.until || event.data.from < day))
      fault(`put in force on ${day}, from ${event.data.from}`, `on ${noticed.data.until} or later, from that day`);
    checkObjections(event);
  }

  function checkObjections(event: EventOf<"StandardMadeEffective">): void {
    const filed = about(eventsOf(events, "StandardObjectionFiled", event.seq));
    const answers = new Map(
      about(eventsOf(events, "StandardObjectionAnswered", event.seq)).map((answer) => [
        answer.data.objectionId,
        answer,
      ]),
    );
    for (const objection of filed) {
      const answer = answers.get(objection.data.objectionId);
      const where = leaf(objection);
      const what = `objection ${objection.data.objectionId} to version ${version}`;
      if (answer === undefined)
        findings.fault("standard-objections", {
          where,
          found: `${what}, not answered when it took effect (leaf ${event.seq})`,
          wanted: "an answer before it",
        });
      else if (answer.data.upheld)
        findings.fault("standard-objections", {
          where: leaf(answer),
          found: `${what} upheld, and the version in force all the same (leaf ${event.seq})`,
          wanted: "a new version instead",
        });
      else if (answer.by === objection.by)
        findings.fault("standard-objections", {
          where: leaf(answer),
          found: `${what} answered by who filed it`,
          wanted: "an answer by somebody else",
        });
    }
    findings.looked("standard-objections", `version ${version}: ${filed.length} filed`);
  }
}

/** Roles that an actor has when event `seq` is recorded. */
function rolesOf(events: readonly Recorded[], actor: string, seq: number): string[] {
  const ended = new Set(eventsOf(events, "RoleEnded", seq).map(({ data }) => data.grantId));
  return eventsOf(events, "RoleGranted", seq)
    .filter(({ data }) => data.actor === actor && !ended.has(data.grantId))
    .map(({ data }) => data.role);
}

/** The version in force on a day, as far as events below a size say; null where there is none. */
export function inForceOn(events: readonly Recorded[], day: string, size: number): string | null {
  let found: { version: string; from: string } | null = null;
  for (const event of events) {
    if (event.seq >= size) break;
    if (event.type === "StandardAdopted" && event.data.since <= day)
      found = { version: event.data.version, from: event.data.since };
    else if (event.type === "StandardMadeEffective" && event.data.from <= day)
      found = { version: event.data.version, from: event.data.from };
    else if (event.type === "StandardWithdrawn" && event.data.version === found?.version && event.data.on <= day)
      found = null;
  }
  return found?.version ?? null;
}
