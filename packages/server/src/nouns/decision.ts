import { type CommandOf, type DeciderCase, type Decision, decideDecide, refused } from "@touchstone/domain";
import { levelOf } from "../procedure/level-of.ts";
import { unitOfApplication } from "../procedure/load-application.ts";
import { loadDeciding } from "../procedure/load-deciding.ts";
import { handler } from "./handler.ts";

export const decisionHandlers = {
  Decide: handler<CommandOf<"Decide">, DeciderCase | null>({
    findUnit: unitOfApplication,
    load: async (tx, touchstone, log, { applicationId }) => {
      const on = await loadDeciding(tx, touchstone, log, applicationId);
      return on && { ...on, level: await levelOf(tx, touchstone, log, on, "decider") };
    },
    decide: (command, on, context): Decision =>
      on === null
        ? refused({ code: "unknown", what: "application", id: command.applicationId })
        : decideDecide(command, on, context),
  }),
};
