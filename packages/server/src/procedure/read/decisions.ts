import { type ApplicationState, authorise, MAY_READ, type Refusal, refusalText } from "@touchstone/domain";
import type { Allowance } from "./allowances.ts";
import { type ApplicationRecord, applicationsAfter } from "./application-rows.ts";
import { applicationReach } from "./applications.ts";
import { certaintiesOf } from "./certainties.ts";
import { cycleOf } from "./cycles.ts";
import { ownActs } from "./own-acts.ts";
import { type RoundScene, reachOf } from "./round-scene.ts";
import type { CertaintyView } from "./score-view.ts";
import { JUDGED } from "./sight.ts";
import { type DeadlineView, deadlineView } from "./stage-deadline.ts";
import { labelsOf, type UnitLabel } from "./unit-labels.ts";
import { unitsElsewhere } from "./units-elsewhere.ts";

/** An application that waits for, or has, a recommendation or a decision. */
export interface DecisionBoardRow {
  readonly applicationId: string;
  readonly cycleId: string;
  readonly unit: UnitLabel;
  readonly grade: string;
  readonly state: ApplicationState;
  readonly deadline: DeadlineView | null;
  readonly score: number | null;
  readonly computed: string | null;
  readonly certainty: CertaintyView | null;
  /** a third rating stands */
  readonly third: boolean;
  readonly replied: boolean;
  readonly recommendation: { readonly grade: string | null } | null;
  readonly decision: { readonly grade: string | null; readonly bySilence: boolean } | null;
  readonly may: readonly Allowance[];
}

/** A page of a round's decision board; or why who asks sees none. Coordinators and units are not before it. */
export async function decisionRows(
  scene: RoundScene,
  asked: { readonly cycleId: string; readonly after: number | null; readonly limit: number },
): Promise<{ items: DecisionBoardRow[]; next: number | null } | Refusal> {
  const reach = await applicationReach(scene);
  if (!reach || reach.units !== null || (await reachOf(scene, "ReadRound"))?.size === 0)
    return { code: "not-allowed", command: "ReadRound", roles: [...MAY_READ.ReadRound] };
  const records = await applicationsAfter(scene.tx, scene.log, {
    cycleId: asked.cycleId,
    states: JUDGED,
    units: null,
    notReviewedBy: reach.notReviewedBy,
    after: asked.after,
    limit: asked.limit + 1,
  });
  const page = records.slice(0, asked.limit);
  const ids = page.map(({ applicationId }) => applicationId);
  const round = await cycleOf(scene, asked.cycleId);
  const [acts, elsewhere, label, certainty] = await Promise.all([
    ownActs(scene, ids),
    round ? unitsElsewhere(scene, round.cycle, "decision") : [],
    labelsOf(
      scene,
      page.map(({ unitId }) => unitId),
    ),
    certaintiesOf(
      scene,
      page.flatMap(({ score, unitId }) => (score ? [{ assessmentId: score.assessmentId, unitId }] : [])),
    ),
  ]);
  const others = new Set(elsewhere);
  const actsAt = round?.cycle.stages.find(({ stage }) => stage === "decision")?.actsAt ?? null;
  const items = page.map((record): DecisionBoardRow => {
    const { applicationId, cycleId, unitId, grade, state, score, reply, recommendation, decision } = record;
    return {
      applicationId,
      cycleId,
      unit: label(unitId),
      grade,
      state,
      deadline: deadlineView(scene, record),
      score: score?.score ?? null,
      computed: score?.grade ?? null,
      certainty: score ? certainty(score.assessmentId, unitId) : null,
      third: record.thirdItems !== null,
      replied: reply?.said ?? false,
      recommendation: recommendation && { grade: recommendation.grade },
      decision: decision && { grade: decision.grade, bySilence: decision.bySilence },
      may: mayOf(scene, record, { did: acts.get(applicationId) ?? null, actsAt: others.has(unitId) ? actsAt : null }),
    };
  });
  return { items, next: records.length > asked.limit ? (page.at(-1)?.seq ?? null) : null };
}

/**
 * What a row tells of the two commands.
 * @param facts.did what who asks had to do with it before; null: nothing
 * @param facts.actsAt the level that its decision belongs to, where that is not theirs; null: it is
 */
function mayOf(
  { held }: RoundScene,
  { applicationId, state }: ApplicationRecord,
  { did, actsAt }: { readonly did: string | null; readonly actsAt: string | null },
): Allowance[] {
  const line = (command: "Recommend" | "Decide", at: ApplicationState): Allowance[] => {
    if (authorise(command, held, null) !== null) return [];
    const refusal: Refusal | null =
      state !== at
        ? { code: "application-state", applicationId, state, want: at }
        : command === "Decide" && actsAt !== null
          ? { code: "acts-elsewhere", stage: "decision", actsAt }
          : did === null
            ? null
            : { code: "same-person", act: command === "Decide" ? "decide on it" : "recommend on it", earlier: did };
    return [
      { command, allowed: refusal === null, why: refusal && { code: refusal.code, detail: refusalText(refusal) } },
    ];
  };
  return [...line("Recommend", "recommending"), ...line("Decide", "deciding")];
}
