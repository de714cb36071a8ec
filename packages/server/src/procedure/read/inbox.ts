import type { ApplicationState, CommandType, Text } from "@touchstone/domain";
import { reviewersNeeded } from "@touchstone/domain";
import { cycleOf } from "./cycles.ts";
import { NAMED } from "./interests.ts";
import { answersDeadline } from "./notice-rows.ts";
import { ownFiles } from "./review-files.ts";
import { commandReach, type RoundScene } from "./round-scene.ts";
import { type DeadlineView, deadlineView } from "./stage-deadline.ts";
import { anonymousLabel, labelsOf, type UnitLabel } from "./unit-labels.ts";
import { unitsElsewhere } from "./units-elsewhere.ts";
import { ANY, lackingReviewers, unanswered, undeclared, type Waiting, type WaitingFor, waitingIn } from "./waiting.ts";

type InboxKind =
  | "answer"
  | "mend"
  | "reply"
  | "checkCompleteness"
  | "assign"
  | "assignThird"
  | "declare"
  | "rate"
  | "recommend"
  | "decide"
  | "publishNotice"
  | "answerObjection";

/** Something that waits for who asks. */
export interface InboxItem {
  readonly key: string;
  readonly kind: InboxKind;
  readonly programme: { readonly slug: string; readonly names: readonly Text[] };
  readonly cycleId: string | null;
  readonly applicationId: string | null;
  readonly assignmentId: string | null;
  readonly noticeId: string | null;
  readonly objectionId: string | null;
  readonly unit: UnitLabel | null;
  readonly count: number;
  readonly reason: string | null;
  readonly deadline: DeadlineView | null;
  readonly href: string;
}

/** What stands in a state until somebody gives a command, one line each, and the stage that may be another level's. */
const STEPS: readonly (readonly [InboxKind, CommandType, ApplicationState, string | null])[] = [
  ["checkCompleteness", "CheckCompleteness", "handedIn", "completeness"],
  ["recommend", "Recommend", "recommending", null],
  ["decide", "Decide", "deciding", "decision"],
  ["publishNotice", "PublishNotice", "decided", null],
];
/** The same of a unit, whose every application is told by itself. */
const OWN_STEPS: readonly (readonly [InboxKind, ApplicationState])[] = [
  ["answer", "answering"],
  ["mend", "mending"],
  ["reply", "reply"],
];
const JUDGING: readonly InboxKind[] = ["recommend", "decide"];
/** Where each is done; else at the applications. */
const DONE_AT: Readonly<Partial<Record<InboxKind, string>>> = {
  recommend: "recommend",
  decide: "decisions",
  publishNotice: "notices",
};

/** What waits for who asks in one programme, or in one of its rounds, by deadlines: those without one last. */
export async function inboxOfRound(scene: RoundScene, cycleId: string | null): Promise<InboxItem[]> {
  if (scene.held.length === 0) return [];
  const found = await Promise.all([
    ownSteps(scene, cycleId),
    steps(scene, cycleId),
    toAssign(scene, cycleId),
    toDeclare(scene, cycleId),
    toRate(scene, cycleId),
    toAnswer(scene, cycleId),
  ]);
  return byDeadline(found.flat());
}

export const byDeadline = (items: readonly InboxItem[]): InboxItem[] =>
  items.toSorted((a, b) => {
    const [one, other] = [a.deadline?.until ?? "9999", b.deadline?.until ?? "9999"];
    return one === other ? (a.key < b.key ? -1 : 1) : one < other ? -1 : 1;
  });

async function ownSteps(scene: RoundScene, cycleId: string | null): Promise<InboxItem[]> {
  const units = await commandReach(scene, "HandIn");
  if (units === null || units.size === 0) return [];
  const { slug } = scene.log;
  const found: InboxItem[] = [];
  for (const [kind, state] of OWN_STEPS)
    for (const unitId of units) {
      const waiting = await waitingIn(scene, { ...ANY, states: [state], cycleId, units: [unitId] });
      for (const one of waiting)
        found.push(await itemOf(scene, kind, one, { href: `/field/${slug}/${one.applicationId}` }));
    }
  return found;
}

async function steps(scene: RoundScene, cycleId: string | null): Promise<InboxItem[]> {
  const { slug } = scene.log;
  const found: InboxItem[] = [];
  for (const [kind, command, state, stage] of STEPS) {
    const units = await commandReach(scene, command);
    if (units?.size === 0) continue;
    const judges = JUDGING.includes(kind);
    const waiting = await theirsIn(scene, stage, {
      ...ANY,
      states: [state],
      cycleId,
      units: units && [...units],
      untouchedBy: judges ? scene.actorId : null,
      notMadeBy: scene.actorId,
    });
    for (const one of waiting) {
      const many = DONE_AT[kind] ?? "applications";
      const list = many === "applications" ? `${many}?state=${state}` : many;
      const single = kind === "publishNotice" ? list : `${many}/${one.applicationId}`;
      found.push(await itemOf(scene, kind, one, { href: `/app/${slug}/${one.count === 1 ? single : list}` }));
    }
  }
  return found;
}

/** Those of the waiting whose stage is not another level's. */
async function theirsIn(scene: RoundScene, stage: string | null, asked: WaitingFor): Promise<Waiting[]> {
  const waiting = await waitingIn(scene, asked);
  if (stage === null) return waiting;
  const found: Waiting[] = [];
  for (const one of waiting) {
    const round = await cycleOf(scene, one.cycleId);
    const leftOut = round ? await unitsElsewhere(scene, round.cycle, stage) : [];
    if (leftOut.length === 0) found.push(one);
    else found.push(...(await waitingIn(scene, { ...asked, cycleId: one.cycleId, leftOut })));
  }
  return found;
}

async function toAssign(scene: RoundScene, cycleId: string | null): Promise<InboxItem[]> {
  const units = await commandReach(scene, "AssignReviewer");
  if (units?.size === 0) return [];
  const asked = { ...ANY, states: ["review"] as const, cycleId, units: units && [...units] };
  const found: InboxItem[] = [];
  for (const { cycleId: id } of await waitingIn(scene, asked)) {
    const round = await cycleOf(scene, id);
    const rated = round?.standard.rated ?? [];
    const leftOut = round ? await unitsElsewhere(scene, round.cycle, "deskReview") : [];
    for (const third of [false, true]) {
      const needed = reviewersNeeded(rated, third);
      const one = await lackingReviewers(scene, { cycleId: id, units: asked.units, leftOut, needed, third });
      if (!one) continue;
      const page = one.count === 1 ? `applications/${one.applicationId}` : "applications?state=review";
      const href = `/app/${scene.log.slug}/${page}`;
      found.push(await itemOf(scene, third ? "assignThird" : "assign", one, { href, reason: third ? "apart" : null }));
    }
  }
  return found;
}

async function toDeclare(scene: RoundScene, cycleId: string | null): Promise<InboxItem[]> {
  const units = await commandReach(scene, "DeclareInterests");
  if (units?.size === 0) return [];
  const waiting = await undeclared(scene, { states: NAMED, cycleId, units: units && [...units] });
  return waiting.map((one) => ({
    ...about(scene, "declare", one),
    count: one.count,
    applicationId: null,
    unit: null,
    deadline: null,
    href: `/app/${scene.log.slug}/review/interests/${one.cycleId}`,
  }));
}

async function toRate(scene: RoundScene, cycleId: string | null): Promise<InboxItem[]> {
  const files = await ownFiles(scene);
  const open = files.filter(
    ({ row, applicationState }) =>
      row.state === "assigned" && applicationState === "review" && (cycleId === null || row.cycleId === cycleId),
  );
  return open.map(({ row }) => ({
    ...about(scene, "rate", { cycleId: row.cycleId }),
    key: `rate/${row.assignmentId}`,
    assignmentId: row.assignmentId,
    unit: anonymousLabel(row.code),
    reason: row.isThird ? "apart" : null,
    deadline: row.deadline,
    href: `/app/${scene.log.slug}/review/${row.assignmentId}`,
  }));
}

async function toAnswer(scene: RoundScene, cycleId: string | null): Promise<InboxItem[]> {
  if ((await commandReach(scene, "AnswerObjection")) !== null) return [];
  const found: InboxItem[] = [];
  for (const { noticeId, count, objectionId, applicationId, unitId, cycleId: of } of await unanswered(scene, cycleId)) {
    const label = await labelsOf(scene, [unitId]);
    found.push({
      ...about(scene, "answerObjection", { cycleId: of }),
      key: `answerObjection/${noticeId}`,
      noticeId,
      count,
      objectionId: count === 1 ? objectionId : null,
      applicationId: count === 1 ? applicationId : null,
      unit: count === 1 ? label(unitId) : null,
      deadline: await answersDeadline(scene, noticeId),
      href: `/app/${scene.log.slug}/notices`,
    });
  }
  return found;
}

async function itemOf(
  scene: RoundScene,
  kind: InboxKind,
  one: Waiting,
  { href, reason = null }: { readonly href: string; readonly reason?: string | null },
): Promise<InboxItem> {
  const label = await labelsOf(scene, [one.unitId]);
  const isOne = one.count === 1;
  return {
    ...about(scene, kind, one),
    ...(isOne && { key: `${kind}/${one.applicationId}` }),
    count: one.count,
    applicationId: isOne ? one.applicationId : null,
    unit: isOne ? label(one.unitId) : null,
    reason,
    deadline: deadlineView(scene, one),
    href,
  };
}

const about = ({ log, programme }: RoundScene, kind: InboxKind, { cycleId }: { readonly cycleId: string }) => ({
  key: `${kind}/${cycleId}`,
  kind,
  programme: { slug: log.slug, names: programme.names },
  cycleId,
  applicationId: null,
  assignmentId: null,
  noticeId: null,
  objectionId: null,
  count: 1,
  reason: null,
});
