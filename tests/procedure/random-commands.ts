/** Commands of a round, drawn: some fit where an application stands and who asks, many do neither. */
import {
  type Advancing,
  type Application,
  type ApplicationState,
  authorise,
  decideAdvance,
  decideAnswerObjection,
  decideApply,
  decideAssignReviewer,
  decideCheckCompleteness,
  decideDecide,
  decideDeclareInterests,
  decideFileObjection,
  decideHandIn,
  decideHandInRatings,
  decideLengthenDeadline,
  decidePublishNotice,
  decideRate,
  decideRecommend,
  decideRecuse,
  decideReplyToFindings,
  decideWithdrawApplication,
  decidingRulesOf,
  type LoadedCase,
  ratedOf,
  reviewersNeeded,
  unitOfRow,
} from "@touchstone/domain";
import fc from "fast-check";
import { ACTORS, COUNTY, CYCLE, GRADES, type RoundModel, STANDARD, UNITS } from "./round-model.ts";

/** One step of a sequence, as it was drawn. */
export interface Step {
  /** null: what fits where the application stands */
  readonly kind: Kind | null;
  /** null: somebody who holds a role for it */
  readonly actor: string | null;
  readonly n: readonly [number, number, number, number];
}

const KINDS = [
  "Apply",
  "HandIn",
  "CheckCompleteness",
  "WithdrawApplication",
  "LengthenDeadline",
  "DeclareInterests",
  "AssignReviewer",
  "Recuse",
  "Rate",
  "HandInRatings",
  "Settle",
  "ReplyToFindings",
  "Recommend",
  "Decide",
  "PublishNotice",
  "FileObjection",
  "AnswerObjection",
  "Advance",
  "DaysPass",
  "CalendarKnown",
] as const;
export type Kind = (typeof KINDS)[number];

/** The first of them most often, so that one gets far. */
const DRAWN_UNITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2].map((k) => UNITS[k] ?? UNITS[0]);
const small = fc.nat({ max: 11 });
export const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 4, arbitrary: fc.constantFrom(...KINDS) }),
  actor: fc.oneof(
    { weight: 7, arbitrary: fc.constant(null) },
    { weight: 3, arbitrary: fc.constantFrom(...Object.keys(ACTORS)) },
  ),
  n: fc.tuple(small, small, small, small),
});

/** What fits an application at each stage; the second number that was drawn chooses. */
const FITTING: Readonly<Record<ApplicationState | "none", readonly Kind[]>> = {
  none: ["Apply"],
  answering: ["HandIn", "HandIn", "DaysPass"],
  handedIn: ["CheckCompleteness", "CheckCompleteness", "DaysPass"],
  mending: ["HandIn", "DaysPass"],
  review: [], // hangs on who reviews it
  settling: ["Settle"],
  reply: ["ReplyToFindings", "DaysPass"],
  recommending: ["Recommend"],
  deciding: ["Decide", "Decide", "DaysPass"],
  decided: ["PublishNotice"],
  noticed: ["DaysPass", "DaysPass", "Advance", "FileObjection", "AnswerObjection", "AnswerObjection"],
  designated: ["Apply"],
  declined: ["Apply", "DaysPass", "Advance"],
  withdrawn: ["Apply"],
  lapsed: ["Apply"],
};

/** What fits where an application stands. */
function nextOf(model: RoundModel, application: Application | undefined, n: number): Kind {
  if (application?.state !== "review") return pick(FITTING[application?.state ?? "none"], n) ?? "DaysPass";
  const { applicationId } = application;
  if (n === 0) return "Recuse";
  const standing = model.assignments.filter((one) => one.applicationId === applicationId && one.state !== "recused");
  if (standing.length < reviewersNeeded(RATED, application.thirdItems !== null))
    return Object.keys(ACTORS).some((actor) => isUntied(model, actor, applicationId))
      ? "AssignReviewer"
      : "DeclareInterests";
  const open = standing.filter(({ state }) => state === "assigned");
  return n > 2 && open.some(({ assignmentId }) => model.ratings.has(assignmentId)) ? "HandInRatings" : "Rate";
}

/** Whether somebody has said that nothing ties them, and is not assigned yet. */
const isUntied = (model: RoundModel, actor: string, applicationId: string): boolean =>
  model.interests.get(actor)?.get(applicationId) === "free" &&
  !model.assignments.some((one) => one.applicationId === applicationId && one.actor === actor);

const words = (text: string) => ({ text, lang: "en", origin: "source", review: null }) as const;
const pick = <T>(things: readonly T[], n: number): T | undefined => things[n % Math.max(1, things.length)];
const RATED = ratedOf(STANDARD);
const RULES = decidingRulesOf(STANDARD);
const SNAPSHOT = { size: 1, root: "r", answers: "a", own: "o", nAnswers: 1, nProofs: 0 };

/** Takes one step. @returns what was asked for by whom, and the refusal's code; null: it was done */
export function take(
  model: RoundModel,
  { kind: drawn, actor: who, n }: Step,
): { readonly kind: Kind; readonly by: string; readonly code: string | null } {
  const [unitNth, second, third, fourth] = n;
  const unitId = pick(DRAWN_UNITS, unitNth) ?? UNITS[0];
  const application = [...model.applications.values()].filter((one) => one.unitId === unitId).at(-1);
  const applicationId = application?.applicationId ?? "nobody's";
  const kind = drawn ?? nextOf(model, application, second);
  const on = model.loaded(applicationId);
  const { today } = model;
  const by = who ?? rightFor(model, kind, unitId, third, applicationId);
  const context = { at: `${today}T04:00:00.000Z`, today, by };
  const done = (code: string | null) => ({ kind, by, code });
  const perform = (decide: () => Parameters<RoundModel["perform"]>[3] extends () => infer D ? D : never) =>
    done(model.perform(kind as Parameters<RoundModel["perform"]>[0], by, unitId, decide)); // a kind that is a command
  const review = on && {
    ...on,
    rated: RATED,
    assignments: model.assignments.filter((one) => one.applicationId === applicationId),
  };
  const mine = model.assignments.filter(
    (one) => one.applicationId === applicationId && (one.actor === by || third === 0),
  );
  const assignment = pick(mine, fourth);
  const own = review && assignment && assignment.actor === by ? { review, assignment } : null;
  const acts = model.acts
    .filter((act) => act.applicationId === applicationId)
    .concat(
      [...model.interests].flatMap(([actor, said]) =>
        said.get(applicationId) === "conflict" ? [{ applicationId, actor, did: "declared a tie" }] : [],
      ),
    );
  const judging = on && { ...on, rules: RULES, acts, level: { above: [] } };
  const computed = application?.score?.grade ?? null;
  const isDrawn = drawn !== null || !application?.score || third > 8;
  const grade = isDrawn ? (pick([...GRADES, null], fourth) ?? null) : computed;
  const reasons = third % 3 === 0 ? [] : [{ at: "services", text: [words("It falls short.")] }];
  const notice = application?.noticeId ? model.notices.get(application.noticeId) : undefined;
  const enrolment = model.enrolled.get(unitId);
  const leaving = on && {
    ...on,
    enrolledHere: enrolment?.here && enrolment.until === null ? { from: enrolment.from } : null,
  };
  switch (kind) {
    case "DaysPass":
      passDays(model, application?.state === "noticed" ? second + 1 : (second % 3) + 1);
      return done(null);
    case "CalendarKnown":
      learnCalendar(model, second);
      return done(null);
    case "Apply": {
      const id = model.newId();
      const unit = unitOfRow({
        unitId,
        no: 1,
        type: "village",
        opened: "2000-01-01",
        closed: null,
        names: [],
        codes: [],
        memberships: [],
      });
      const before = [...model.applications.values()].filter((one) => one.unitId === unitId);
      return perform(() =>
        decideApply(
          { applicationId: id, cycleId: CYCLE.cycleId, unitId, grade: grade ?? "bronze" },
          {
            cycle: CYCLE,
            standard: STANDARD,
            calendar: model.calendar,
            isIdFree: true,
            unit,
            enrolled: enrolment ? { from: enrolment.from, until: enrolment.until } : null,
            before,
          },
          context,
        ),
      );
    }
    case "HandIn":
      return perform(() =>
        decideHandIn({ applicationId }, on && { ...on, snapshot: { ...SNAPSHOT, nAnswers: fourth } }, context),
      );
    case "CheckCompleteness":
      return perform(() =>
        decideCheckCompleteness(
          { applicationId, toMend: fourth % 3 === 0 ? [{ at: "hours", text: [words("Of June")] }] : [] },
          on && { ...on, level: { above: [] } },
          context,
        ),
      );
    case "WithdrawApplication":
      return perform(() => decideWithdrawApplication({ applicationId }, leaving, context));
    case "LengthenDeadline":
      return perform(() =>
        decideLengthenDeadline(
          { applicationId, cycleId: CYCLE.cycleId, until: dayAfter(today, second * 3 - 6), reason: [words("Snow")] },
          on,
          context,
        ),
      );
    case "DeclareInterests": {
      const all = [...model.applications.keys()];
      const said = model.interests.get(by) ?? new Map();
      const tied = fourth === 0 ? [applicationId] : [];
      return perform(() =>
        decideDeclareInterests(
          { cycleId: CYCLE.cycleId, free: all.filter((id) => !tied.includes(id)), conflicts: tied },
          {
            isCycle: true,
            known: new Set(all),
            said,
            assigned: new Map(
              model.assignments
                .filter((one) => one.actor === by && one.state !== "recused")
                .filter((one) => model.applications.get(one.applicationId)?.state === "review")
                .map((one) => [one.applicationId, one.assignmentId]),
            ),
          },
          context,
        ),
      );
    }
    case "AssignReviewer": {
      const untied = Object.keys(ACTORS).filter((actor) => isUntied(model, actor, applicationId));
      const reviewer = pick(third < 9 && untied.length > 0 ? untied : Object.keys(ACTORS), fourth + second) ?? "public";
      const candidate = {
        actor: reviewer,
        held: model.held(reviewer),
        interest: model.interests.get(reviewer)?.get(applicationId) ?? null,
      };
      return perform(() =>
        decideAssignReviewer(
          { assignmentId: model.newId(), applicationId, reviewer },
          { isIdFree: true, review, candidate, units: [unitId, COUNTY], level: { above: [] } },
          context,
        ),
      );
    }
    case "Recuse":
      return perform(() =>
        decideRecuse(
          { assignmentId: assignment?.assignmentId ?? "nobody's" },
          review && assignment
            ? { review, assignment, assigns: assigns(model, by, unitId), level: { above: [] } }
            : null,
          context,
        ),
      );
    case "Rate": {
      const level = second % 5 === 4 ? null : second % 4;
      const rating = { item: "welcome", level, confidence: "high", reason: words("As seen"), evidence: [] } as const;
      return perform(() =>
        decideRate({ assignmentId: assignment?.assignmentId ?? "", ratings: [rating] }, { own, proofs: new Map() }),
      );
    }
    case "HandInRatings":
      return perform(() =>
        decideHandInRatings(
          { assignmentId: assignment?.assignmentId ?? "" },
          {
            own,
            ratings: new Map(
              model.assignments
                .filter((one) => one.applicationId === applicationId && one.state !== "recused")
                .map((one) => [one.assignmentId, [...(model.ratings.get(one.assignmentId)?.values() ?? [])]]),
            ),
          },
        ),
      );
    case "Settle": {
      const scored = { assessmentId: model.newId(), score: fourth * 9, grade, certainty: second / 11 };
      return advance(model, kind, on, { state: "settling", on: on && { ...on, scored, changed: null } } as Advancing);
    }
    case "ReplyToFindings":
      return perform(() => decideReplyToFindings({ applicationId, text: null }, on, context));
    case "Recommend":
      return perform(() => decideRecommend({ applicationId, grade, reasons }, judging, context));
    case "Decide": {
      const whyCertain = second % 2 === 0 ? [words("Three agree")] : null;
      if (judging === null) return done("unknown");
      return perform(() => decideDecide({ applicationId, grade, reasons, whyCertain }, judging, context));
    }
    case "PublishNotice": {
      const named = [...model.applications.values()].filter((one) => one.unitId === unitId || one.state === "decided");
      const applications = fourth < 8 ? named.filter(({ state }) => state === "decided") : named;
      const applicationIds = applications.map((one) => one.applicationId);
      return done(
        model.perform(kind, by, null, () =>
          decidePublishNotice(
            { noticeId: model.newId(), cycleId: CYCLE.cycleId, applicationIds, text: [] },
            {
              cycle: CYCLE,
              calendar: model.calendar,
              noticeDays: 5,
              applications,
              isIdFree: true,
              nToOpen: 0,
              disclosures: [],
            },
            context,
          ),
        ),
      );
    }
    case "FileObjection":
      return perform(() =>
        decideFileObjection(
          {
            objectionId: model.newId(),
            noticeId: application?.noticeId ?? "none",
            applicationId,
            text: words("It was closed"),
            publish: false,
            contact: null,
          },
          on && notice ? { ...on, notice, isIdFree: true } : null,
          context,
        ),
      );
    case "AnswerObjection": {
      const objection = pick(
        model.objections.filter((one) => one.applicationId === applicationId),
        fourth,
      );
      return perform(() =>
        decideAnswerObjection(
          { objectionId: objection?.objectionId ?? "none", upheld: third % 4 === 0, answer: [words("Seen since")] },
          on && objection ? { ...on, objection: { ...objection, toPublish: null } } : null,
          context,
        ),
      );
    }
    case "Advance":
      return advance(model, kind, on, on && dueStep(model, on, leaving));
    default:
      return kind satisfies never;
  }
}

/** The clock's step; nobody's role is asked for it. */
function advance(model: RoundModel, kind: Kind, on: LoadedCase | null, step: Advancing | null) {
  const by = "clock";
  const { today } = model;
  const standing = on !== null && step !== null && on.application.state === step.state ? step : null;
  const applicationId = on?.application.applicationId ?? "nobody's";
  const context = { at: `${today}T04:00:00.000Z`, today, by };
  return {
    kind,
    by,
    code: model.perform("Advance", by, null, () => decideAdvance({ applicationId }, on, standing, context)),
  };
}

function dueStep(model: RoundModel, on: LoadedCase, leaving: object | null): Advancing | null {
  const { state, noticeId, applicationId } = on.application;
  if (state === "answering" || state === "declined") return { state, on: leaving } as Advancing; // the case of this very state
  if (state === "settling") return { state, on: { ...on, scored: null, changed: null } };
  if (state === "mending") return { state, on: { ...on, snapshot: SNAPSHOT } };
  if (state === "noticed") {
    const notice = model.notices.get(noticeId ?? "");
    if (!notice) throw new RangeError(`got ${applicationId} on no notice`);
    const objections = model.objections.filter(
      (one) => one.applicationId === applicationId && one.noticeId === noticeId,
    );
    return { state, on: { ...on, notice, objections, designationId: model.newId() } };
  }
  if (state === "handedIn" || state === "reply" || state === "deciding") return { state, on };
  return null;
}

const assigns = (model: RoundModel, by: string, unitId: string): boolean =>
  authorise("AssignReviewer", model.held(by), { today: model.today, units: [unitId, COUNTY] }) === null;

/** Somebody who may; for what is an assignment's, mostly who it belongs to. */
function rightFor(model: RoundModel, kind: Kind, unitId: string, n: number, applicationId: string): string {
  if (kind === "DaysPass" || kind === "CalendarKnown" || kind === "Settle" || kind === "Advance") return "clock";
  if (kind === "Rate" || kind === "HandInRatings" || kind === "Recuse") {
    const open = model.assignments.filter((one) => one.applicationId === applicationId && one.state === "assigned");
    const begun = open.filter(({ assignmentId }) => model.ratings.has(assignmentId) === (kind === "HandInRatings"));
    return pick(begun.length > 0 ? begun : open, n)?.actor ?? "reviewer-0";
  }
  const about = { today: model.today, units: [unitId, COUNTY] };
  const fit = Object.keys(ACTORS).filter((actor) => authorise(kind, model.held(actor), about) === null);
  return pick(fit, n) ?? "public";
}

function dayAfter(day: string, n: number): string {
  return new Date(Date.parse(day) + n * 86_400_000).toISOString().slice(0, 10);
}

function passDays(model: RoundModel, n: number): void {
  model.today = dayAfter(model.today, n);
}

/** More of the calendar becomes known: some of its days are off. */
function learnCalendar(model: RoundModel, n: number): void {
  const { knownThrough, exceptions, weekend } = model.calendar;
  const from = knownThrough ?? model.today;
  const [, later = model.today] = [from, model.today].sort();
  const until = dayAfter(later, 20);
  const off = Array.from({ length: n % 4 }, (_, k) => ({ day: dayAfter(until, -3 * k - 1), working: false }));
  const fresh = off.filter(({ day }) => day > from && day > model.today);
  model.calendar = { weekend, knownThrough: until, exceptions: [...exceptions, ...fresh] };
}
