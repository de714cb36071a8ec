/** Time, as it is drawn: days pass, more of the calendar becomes known, and the clock takes its steps. */
import { type Advancing, decideAdvance } from "@touchstone/domain";
import { type Act, dayAfter, leavingOf, type Scene, SNAPSHOT } from "./random-scene.ts";

const daysPass: Act = ({ model, application, n: [, second] }) => {
  model.today = dayAfter(model.today, application?.state === "noticed" ? second + 1 : (second % 3) + 1);
  return null;
};

/** More of the calendar becomes known: some of its days are off. */
const calendarKnown: Act = ({ model, n: [, second] }) => {
  const { knownThrough, exceptions, weekend } = model.calendar;
  const from = knownThrough ?? model.today;
  const [, later = model.today] = [from, model.today].sort();
  const until = dayAfter(later, 20);
  const off = Array.from({ length: second % 4 }, (_, k) => ({ day: dayAfter(until, -3 * k - 1), working: false }));
  const fresh = off.filter(({ day }) => day > from && day > model.today);
  model.calendar = { weekend, knownThrough: until, exceptions: [...exceptions, ...fresh] };
  return null;
};

const settle: Act = (scene) => {
  const { model, on, grade, n } = scene;
  const [, second, , fourth] = n;
  const scored = { assessmentId: model.newId(), score: fourth * 9, grade, certainty: second / 11 };
  const step = { state: "settling", on: on && { ...on, scored, changed: null } } as Advancing; // `advanced` looks at its state
  return advanced(scene, step);
};

const advance: Act = (scene) => advanced(scene, dueStep(scene));

function advanced({ model, on, applicationId, by, context }: Scene, step: Advancing | null): string | null {
  const standing = on !== null && step !== null && on.application.state === step.state ? step : null;
  return model.perform("Advance", by, null, () => decideAdvance({ applicationId }, on, standing, context));
}

/** The clock's step out of where the application stands. */
function dueStep(scene: Scene): Advancing | null {
  const { model, on } = scene;
  if (on === null) return null;
  const { state, noticeId, applicationId } = on.application;
  if (state === "answering" || state === "declined") return { state, on: leavingOf(scene) } as Advancing; // the case of this very state
  if (state === "settling") return { state, on: { ...on, scored: null, changed: null } };
  if (state === "mending") return { state, on: { ...on, snapshot: SNAPSHOT, nCounting: 1 } };
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

export const CLOCK_ACTS = {
  Settle: settle,
  Advance: advance,
  DaysPass: daysPass,
  CalendarKnown: calendarKnown,
} as const;
