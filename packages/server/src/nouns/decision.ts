import { type CommandOf, type DecidingCase, type Decision, decideDecide, refused } from "@touchstone/domain";
import { unitOfApplication } from "../procedure/load-application.ts";
import { loadDeciding } from "../procedure/load-deciding.ts";
import { handler } from "./handler.ts";

export const decisionHandlers = {
  Decide: handler<CommandOf<"Decide">, DecidingCase | null>({
    findUnit: unitOfApplication,
    load: (tx, touchstone, log, { applicationId }) => loadDeciding(tx, touchstone, log, applicationId),
    decide: (command, on, context): Decision =>
      on === null
        ? refused({ code: "unknown", what: "application", id: command.applicationId })
        : decideDecide(command, on, context),
  }),
};
