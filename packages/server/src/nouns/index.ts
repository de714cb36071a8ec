import type { CommandOf, CommandType } from "@touchstone/domain";
import { applicationHandlers } from "./application.ts";
import { assignmentHandlers } from "./assignment.ts";
import { cycleHandlers } from "./cycle.ts";
import { decisionHandlers } from "./decision.ts";
import { designationHandlers } from "./designation.ts";
import { enrolmentHandlers } from "./enrolment.ts";
import { evidenceHandlers } from "./evidence.ts";
import type { Handler } from "./handler.ts";
import { interestHandlers } from "./interest.ts";
import { noticeHandlers } from "./notice.ts";
import { noticeObjectionHandlers } from "./notice-objection.ts";
import { objectionHandlers } from "./objection.ts";
import { organisationHandlers } from "./organisation.ts";
import { privatePartHandlers } from "./private-part.ts";
import { programmeHandlers } from "./programme.ts";
import { ratingHandlers } from "./rating.ts";
import { recommendationHandlers } from "./recommendation.ts";
import { roleHandlers } from "./role.ts";
import { sharingHandlers } from "./sharing.ts";
import { standardVersionHandlers } from "./standard-version.ts";
import { unitHandlers } from "./unit.ts";
import { unitAccountHandlers } from "./unit-account.ts";

/** How each command is carried out: every noun's handlers, one line each. Does not compile while one is missing. */
const HANDLERS: { readonly [T in CommandType]: Handler<CommandOf<T>> } = {
  ...applicationHandlers,
  ...assignmentHandlers,
  ...cycleHandlers,
  ...decisionHandlers,
  ...designationHandlers,
  ...enrolmentHandlers,
  ...evidenceHandlers,
  ...noticeHandlers,
  ...noticeObjectionHandlers,
  ...interestHandlers,
  ...objectionHandlers,
  ...organisationHandlers,
  ...privatePartHandlers,
  ...programmeHandlers,
  ...ratingHandlers,
  ...recommendationHandlers,
  ...roleHandlers,
  ...sharingHandlers,
  ...standardVersionHandlers,
  ...unitHandlers,
  ...unitAccountHandlers,
};

/** The handler of a command's type. */
export function handlerOf<T extends CommandType>(type: T): Handler<CommandOf<T>> {
  return HANDLERS[type];
}
