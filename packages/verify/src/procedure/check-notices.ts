import { type EventOf, eventsOf } from "../record/chunk-of.ts";
import type { Recorded } from "../record/recorded.ts";
import type { Findings } from "../report/findings.ts";
import { afterWorkingDays, type Calendar, localDay } from "../standard/calendar.ts";
import type { Version } from "../standard/load-standards.ts";
import type { Round } from "./round.ts";

/** What rounds are held against beside their own events. */
export interface Programme {
  readonly founded: EventOf<"ProgrammeFounded">;
  readonly events: readonly Recorded[];
  readonly versions: ReadonlyMap<string, Version>;
}

/** The calendar as it was said by an event. */
export function calendarAt({ founded, events }: Programme, seq: number): Calendar {
  return (eventsOf(events, "ProgrammeCalendarChanged", seq).at(-1) ?? founded).data.calendar;
}

const leaf = ({ seq }: { readonly seq: number }): string => `ledger/programme, leaf ${seq}`;

/**
 * Every notice lasts as long as its round promised, and each of its lines is what was decided, by somebody who had no hand
 * in it before, with all that led to it open.
 */
export function checkNotices(round: Round, programme: Programme, findings: Findings): void {
  for (const notice of round.notices) {
    checkDays(notice, round, programme, findings);
    for (const entry of notice.data.entries) checkEntry(notice, entry, round, programme, findings);
  }
  const lines = round.notices.reduce((sum, { data }) => sum + data.entries.length, 0);
  findings.looked("notices", `${round.notices.length} notices with ${lines} decisions, ${round.cycles.size} rounds`);
}

function checkDays(notice: EventOf<"NoticePublished">, round: Round, programme: Programme, findings: Findings): void {
  const { cycleId, from, until, days } = notice.data;
  const fault = (found: string, wanted: string): void =>
    findings.fault("notices", { where: leaf(notice), found, wanted });
  const cycle = round.cycles.get(cycleId);
  if (cycle === undefined || cycle.seq > notice.seq) {
    fault(`a notice of the round ${cycleId}`, "a round before it");
    return;
  }
  const { noticeDays, timeZone } = programme.founded.data;
  const promised = Math.max(1, cycle.data.stages.find(({ stage }) => stage === "notice")?.days ?? noticeDays);
  if (days < promised) fault(`a notice of ${days} working days`, `${promised}, as its round promised`);
  const day = localDay(notice.at, timeZone);
  if (day === null) findings.cannot("notices", `the time zone ${timeZone} is not known here`);
  else if (from !== day) fault(`a notice from ${from}, which was put up on ${day}`, `from ${day}`);
  const least = afterWorkingDays(calendarAt(programme, notice.seq), from, Math.max(days, promised));
  if (least === null || until < least)
    fault(`on notice from ${from} until ${until}`, `until ${least ?? "a day that there isn't"} at least`);
}

type Entry = EventOf<"NoticePublished">["data"]["entries"][number];

function checkEntry(
  notice: EventOf<"NoticePublished">,
  { applicationId, unitId, grade, assessmentId, score }: Entry,
  round: Round,
  { versions }: Programme,
  findings: Findings,
): void {
  const fault = (found: string, wanted: string): void =>
    findings.fault("notices", { where: `${leaf(notice)}, application ${applicationId}`, found, wanted });
  const made = round.about("ApplicationMade", applicationId)[0];
  const scored = round.openedBy("ScoreReady", applicationId, notice).at(-1);
  const decision = round.openedBy("DecisionMade", applicationId, notice).at(-1);
  if (made === undefined || scored === undefined || decision === undefined) {
    fault("a decision of which not all that led to it is open", "application, score and decision opened with it");
    return;
  }
  if (decision.at > notice.at) fault(`a decision of ${decision.at}`, `one before the notice, ${notice.at}`);
  if (made.data.cycleId !== notice.data.cycleId) fault(`an application in ${made.data.cycleId}`, notice.data.cycleId);
  if (made.data.unitId !== unitId) fault(`the unit ${unitId}`, `${made.data.unitId}, which applied`);
  if (decision.data.grade !== grade) fault(`the grade ${grade}`, `${decision.data.grade ?? "none"}, as was decided`);
  if (scored.data.assessmentId !== assessmentId || scored.data.score !== score)
    fault(`the score ${score} of ${assessmentId}`, `${scored.data.score} of ${scored.data.assessmentId}`);

  const grades = versions.get(round.cycles.get(made.data.cycleId)?.data.standard.version ?? "")?.standard?.grades ?? [];
  const place = (of: string | null): number => (of === null ? grades.length : grades.findIndex(({ id }) => id === of));
  if (place(decision.data.grade) < place(scored.data.grade))
    fault(
      `decided for ${decision.data.grade}`,
      `${scored.data.grade ?? "no grade"}, as the scorecard has it, or lower`,
    );
  const isLess = place(decision.data.grade) > place(made.data.grade);
  if (isLess && decision.data.reasons.length === 0 && !decision.data.bySilence)
    fault(
      `decided for ${decision.data.grade ?? "no grade"} without a reason`,
      `reasons: ${made.data.grade} was sought`,
    );
  checkHands(decision, round, notice, findings);
}

/** Who decides had no hand in the application before, and answers no objection to it. */
function checkHands(
  decision: EventOf<"DecisionMade">,
  round: Round,
  notice: EventOf<"NoticePublished">,
  findings: Findings,
): void {
  const { applicationId, bySilence } = decision.data;
  if (bySilence) return;
  const before = (
    [
      ["applied", "ApplicationMade"],
      ["checked it", "CompletenessChecked"],
      ["assigned its reviewers", "ReviewerAssigned"],
      ["recommended on it", "RecommendationMade"],
    ] as const
  ).flatMap(([did, type]) => round.openedBy(type, applicationId, notice).map(({ by }) => ({ did, by })));
  const answers = round
    .openedBy("ObjectionAnswered", applicationId, notice)
    .map(({ by }) => ({ did: "answered an objection to it", by }));
  for (const { did, by } of [...before, ...answers])
    if (by === decision.by)
      findings.fault("separation", {
        where: `${leaf(decision)}, application ${applicationId}`,
        found: `decided by ${by}, who ${did}`,
        wanted: "two persons",
      });
}
