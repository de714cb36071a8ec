import type { Again } from "../assessment/score-again.ts";
import type { EventOf } from "../record/chunk-of.ts";
import type { Findings } from "../report/findings.ts";
import { afterWorkingDays, localDay } from "../standard/calendar.ts";
import { calendarAt, type Programme } from "./check-notices.ts";
import { endOf } from "./days.ts";
import type { Round } from "./round.ts";

/** What was computed again: of which assessment. */
export interface Recomputed {
  readonly assessmentId: string;
  readonly again: Again;
}

/**
 * Every designation stands on a notice that has lasted, with each objection answered and none upheld, on the grade that
 * was decided, which is no higher than the one that comes out when its scorecard is computed again.
 */
export function checkDesignations(
  round: Round,
  programme: Programme,
  recomputed: Recomputed | null,
  findings: Findings,
): void {
  let others = 0;
  for (const granted of round.granted) {
    checkNotice(granted, round, programme, findings);
    if (recomputed?.assessmentId === granted.data.assessmentId) checkGrade(granted, recomputed.again, findings);
    else others++;
  }
  if (others > 0)
    findings.limit(
      "designations of others",
      `That the grades of ${others} designations come out: they stand on another assessment than the one in this bundle. Export that one.`,
    );
  if (round.earlier.length > 0)
    findings.limit(
      "earlier designations",
      `That ${round.earlier.length} designations from before Touchstone were earned: nobody can compute them again.`,
    );
  findings.looked("designations", `${round.granted.length} granted, ${round.earlier.length} from before Touchstone`);
}

function checkNotice(
  granted: EventOf<"DesignationGranted">,
  round: Round,
  programme: Programme,
  findings: Findings,
): void {
  const { data, seq, at } = granted;
  const { applicationId, noticeId, from } = data;
  const fault = (found: string, wanted: string): void =>
    findings.fault("designations", { where: `ledger/programme, leaf ${seq}`, found, wanted });
  const notice = round.notices.findLast(
    (one) => one.seq < seq && one.data.entries.some((entry) => entry.applicationId === applicationId),
  );
  if (notice === undefined || notice.data.noticeId !== noticeId) {
    fault(`the designation ${data.designationId} without a notice`, "one on notice before it");
    return;
  }
  const entry = notice.data.entries.find((one) => one.applicationId === applicationId);
  const { days, until } = notice.data;
  const least = afterWorkingDays(calendarAt(programme, seq), notice.data.from, days) ?? "9999-12-31";
  const end = [least, until].sort().at(-1) ?? least;
  if (from < end) fault(`designated from ${from}`, `${end}, when the notice has lasted, or later`);
  const day = localDay(at, programme.founded.data.timeZone);
  if (day !== null && day !== from) fault(`from ${from}, recorded on ${day}`, `from ${day}`);
  for (const [key, right] of [
    ["unitId", entry?.unitId],
    ["grade", entry?.grade],
    ["assessmentId", entry?.assessmentId],
    ["cycleId", notice.data.cycleId],
  ] as const)
    if (data[key] !== right) fault(`${key} ${data[key]}`, `${right}, as on its notice`);
  const cycle = round.cycles.get(data.cycleId)?.data;
  if (cycle && (cycle.standard.digest !== data.standard.digest || cycle.standard.version !== data.standard.version))
    fault(`by version ${data.standard.version}`, `${cycle.standard.version}, by which its round was opened`);
  const validUntil = cycle === undefined || cycle.validFor === null ? null : endOf(from, cycle.validFor);
  if (cycle && data.until !== validUntil)
    fault(
      `valid until ${data.until ?? "for ever"}`,
      `${validUntil ?? "for ever"}: ${cycle.validFor ?? "no end"} from ${from}`,
    );
  const answers = new Map(
    round.about("ObjectionAnswered", applicationId).map((answer) => [answer.data.objectionId, answer]),
  );
  for (const { data: filed, seq: filedSeq } of round.about("ObjectionFiled", applicationId)) {
    if (filed.noticeId !== noticeId || filedSeq > seq) continue;
    const answer = answers.get(filed.objectionId);
    if (answer === undefined || answer.seq > seq)
      fault(`designated with the objection ${filed.objectionId} open`, "an answer before it");
    else if (answer.data.upheld)
      fault(`designated though the objection ${filed.objectionId} was upheld`, "no designation");
  }
}

function checkGrade({ data, seq }: EventOf<"DesignationGranted">, { model, scored }: Again, findings: Findings): void {
  const i = scored.units.indexOf(data.unitId);
  const computed = i < 0 ? -1 : (scored.grades[i] ?? -1);
  const place = model.grades.findIndex(({ id }) => id === data.grade);
  const right = model.grades[computed];
  if (right !== undefined && place >= computed) return;
  findings.fault("designations", {
    where: `ledger/programme, leaf ${seq}`,
    found: `the grade ${data.grade} of unit ${data.unitId}`,
    wanted: right === undefined ? "none: no grade comes out" : `${right.id}, computed, or lower`,
  });
}
