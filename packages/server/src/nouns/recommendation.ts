import {
  type CommandOf,
  type DecidingCase,
  decideRecommend,
  decideReplyToFindings,
  type LoadedCase,
} from "@touchstone/domain";
import { loadCase, unitOfApplication } from "../procedure/load-application.ts";
import { loadDeciding } from "../procedure/load-deciding.ts";
import { handler } from "./handler.ts";

export const recommendationHandlers = {
  ReplyToFindings: handler<CommandOf<"ReplyToFindings">, LoadedCase | null>({
    findUnit: unitOfApplication,
    load: (tx, touchstone, log, { applicationId }) => loadCase(tx, touchstone, log, applicationId),
    decide: decideReplyToFindings,
  }),
  Recommend: handler<CommandOf<"Recommend">, DecidingCase | null>({
    findUnit: unitOfApplication,
    load: (tx, touchstone, log, { applicationId }) => loadDeciding(tx, touchstone, log, applicationId),
    decide: decideRecommend,
  }),
};
