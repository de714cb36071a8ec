import {
  type CommandOf,
  type DecidingCase,
  type Decision,
  decideDecide,
  decidingRulesOf,
  refused,
} from "@touchstone/domain";
import { actsBefore } from "../procedure/acts-before.ts";
import { loadCase, unitOfApplication } from "../procedure/load-application.ts";
import { handler } from "./handler.ts";

export const decisionHandlers = {
  Decide: handler<CommandOf<"Decide">, DecidingCase | null>({
    findUnit: unitOfApplication,
    load: async (tx, touchstone, log, { applicationId }) => {
      const on = await loadCase(tx, touchstone, log, applicationId);
      if (on === null) return null;
      return {
        ...on,
        rules: decidingRulesOf(on.standard),
        acts: await actsBefore(tx, touchstone.keys, log, applicationId),
      };
    },
    decide: (command, on, context): Decision =>
      on === null
        ? refused({ code: "unknown", what: "application", id: command.applicationId })
        : decideDecide(command, on, context),
  }),
};
