/** What is asked for in a round by who runs it, recommends, decides, and by anybody who objects. */
import {
  decideAnswerObjection,
  decideCheckCompleteness,
  decideDecide,
  decideFileObjection,
  decideLengthenDeadline,
  decidePublishNotice,
  decideRecommend,
} from "@touchstone/domain";
import { type Act, dayAfter, judgingOf, LEVEL, perform, reasonsIn, words } from "./random-scene.ts";
import { pick } from "./random-steps.ts";
import { CYCLE } from "./round-model.ts";

const checkCompleteness: Act = (scene) => {
  const { on, applicationId, context, n } = scene;
  const toMend = n[3] % 3 === 0 ? [{ at: "hours", text: [words("Of June")] }] : [];
  const checked = on && { ...on, level: LEVEL };
  return perform(scene, () => decideCheckCompleteness({ applicationId, toMend }, checked, context));
};

const lengthenDeadline: Act = (scene) => {
  const { on, applicationId, context, n } = scene;
  const until = dayAfter(context.today, n[1] * 3 - 6);
  const command = { applicationId, cycleId: CYCLE.cycleId, until, reason: [words("Snow")] };
  return perform(scene, () => decideLengthenDeadline(command, on, context));
};

const recommend: Act = (scene) => {
  const { applicationId, grade, context } = scene;
  const command = { applicationId, grade, reasons: reasonsIn(scene) };
  return perform(scene, () => decideRecommend(command, judgingOf(scene), context));
};

const decide: Act = (scene) => {
  const { applicationId, grade, context, n } = scene;
  const judging = judgingOf(scene);
  if (judging === null) return "unknown";
  const whyCertain = n[1] % 2 === 0 ? [words("Three agree")] : null;
  const command = { applicationId, grade, reasons: reasonsIn(scene), whyCertain };
  return perform(scene, () => decideDecide(command, judging, context));
};

/** Of all that is decided, at times with what is not. */
const publishNotice: Act = ({ model, kind, by, unitId, context, n }) => {
  const named = [...model.applications.values()].filter((one) => one.unitId === unitId || one.state === "decided");
  const applications = n[3] < 8 ? named.filter(({ state }) => state === "decided") : named;
  const applicationIds = applications.map((one) => one.applicationId);
  return model.perform(kind as "PublishNotice", by, null, () =>
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
  );
};

const fileObjection: Act = (scene) => {
  const { model, on, application, applicationId, context } = scene;
  const notice = application?.noticeId ? model.notices.get(application.noticeId) : undefined;
  const noticeId = application?.noticeId ?? "none";
  return perform(scene, () => {
    const said = { noticeId, applicationId, text: words("It was closed"), publish: false, contact: null };
    const filed = on && notice ? { ...on, notice, isIdFree: true } : null;
    return decideFileObjection({ objectionId: model.newId(), ...said }, filed, context);
  });
};

const answerObjection: Act = (scene) => {
  const { model, on, applicationId, context, n } = scene;
  const objection = pick(
    model.objections.filter((one) => one.applicationId === applicationId),
    n[3],
  );
  const answer = {
    objectionId: objection?.objectionId ?? "none",
    upheld: n[2] % 4 === 0,
    answer: [words("Seen since")],
  };
  const answered = on && objection ? { ...on, objection: { ...objection, toPublish: null } } : null;
  return perform(scene, () => decideAnswerObjection(answer, answered, context));
};

export const OFFICE_ACTS = {
  CheckCompleteness: checkCompleteness,
  LengthenDeadline: lengthenDeadline,
  Recommend: recommend,
  Decide: decide,
  PublishNotice: publishNotice,
  FileObjection: fileObjection,
  AnswerObjection: answerObjection,
} as const;
