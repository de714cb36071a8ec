import type { EventOf } from "../record/chunk-of.ts";
import type { Recorded } from "../record/recorded.ts";
import { isDay } from "../record/shape.ts";
import type { Findings } from "../report/findings.ts";
import { localDay } from "../standard/calendar.ts";
import { inForceOn } from "../standard/check-life.ts";
import type { Version } from "../standard/load-standards.ts";

/** What an assessment says of itself beside its results: the day, the standard. */
export function checkFacts(
  { seq, at, data }: EventOf<"AssessmentRecorded">,
  version: Version | undefined,
  timeZone: string,
  events: readonly Recorded[],
  findings: Findings,
): void {
  const where = `ledger/programme, leaf ${seq}`;
  const fault = (id: "assessment" | "standard-force", found: string, wanted: string): void =>
    findings.fault(id, { where, found, wanted });
  const { day, standard, cut, period } = data;
  if (!isDay(day)) fault("assessment", `the day ${day}`, "a day such as 2026-11-22");
  const recorded = localDay(at, timeZone);
  if (recorded === null) findings.cannot("assessment", `the time zone ${timeZone} is not known here`);
  else if (day > recorded) fault("assessment", `the day ${day}, recorded on ${recorded}`, "no day to come");
  if (cut.programme.size > seq)
    fault("assessment", `${cut.programme.size} events of the programme scored`, `${seq} at most, all before it`);
  if (version === undefined) fault("standard-force", `version ${standard.version}, never published`, "one that was");
  else if (version.digest !== standard.digest)
    fault("standard-force", `version ${standard.version} of ${standard.digest}`, version.digest);
  const inForce = inForceOn(events, day, cut.programme.size);
  if (inForce !== standard.version)
    fault(
      "standard-force",
      `version ${standard.version} on ${day}`,
      inForce ? `${inForce}, which was in force` : "none: no version was in force",
    );
  findings.looked("standard-force", `version ${standard.version} on ${day}`);
  findings.looked("assessment", `${period || "no period"}, on ${day}, by engine ${data.engine}`);
}
