/** What a unit asks for in a round. */
import {
  decideApply,
  decideHandIn,
  decideReplyToFindings,
  decideWithdrawApplication,
  unitOfRow,
} from "@touchstone/domain";
import { type Act, leavingOf, perform, SNAPSHOT } from "./random-scene.ts";
import { CYCLE, STANDARD } from "./round-model.ts";

const apply: Act = (scene) => {
  const { model, unitId, grade, context } = scene;
  const applicationId = model.newId();
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
  const enrolment = model.enrolled.get(unitId);
  return perform(scene, () =>
    decideApply(
      { applicationId, cycleId: CYCLE.cycleId, unitId, grade: grade ?? "bronze" },
      {
        cycle: CYCLE,
        standard: STANDARD,
        calendar: model.calendar,
        isIdFree: true,
        unit,
        enrolled: enrolment ? { from: enrolment.from, until: enrolment.until } : null,
        before: [...model.applications.values()].filter((one) => one.unitId === unitId),
      },
      context,
    ),
  );
};

const handIn: Act = (scene) => {
  const { on, applicationId, context, n } = scene;
  const handedIn = on && { ...on, snapshot: { ...SNAPSHOT, nAnswers: n[3] }, nCounting: 0 };
  return perform(scene, () => decideHandIn({ applicationId }, handedIn, context));
};

const withdraw: Act = (scene) => {
  const { applicationId, context } = scene;
  return perform(scene, () => decideWithdrawApplication({ applicationId }, leavingOf(scene), context));
};

const reply: Act = (scene) => {
  const { on, applicationId, context } = scene;
  return perform(scene, () => decideReplyToFindings({ applicationId, text: null }, on, context));
};

export const UNIT_ACTS = {
  Apply: apply,
  HandIn: handIn,
  WithdrawApplication: withdraw,
  ReplyToFindings: reply,
} as const;
