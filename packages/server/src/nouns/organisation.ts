import { type CommandOf, decideFoundOrganisation } from "@touchstone/domain";
import { handler } from "./handler.ts";

export const organisationHandlers = {
  FoundOrganisation: handler<CommandOf<"FoundOrganisation">, null>({
    stream: ({ organisationId }) => `organisation/${organisationId}`,
    founds: ({ organisationId, slug, timeZone, sandboxOf = null }) => ({
      logId: organisationId,
      kind: "organisation",
      slug,
      organisationId,
      sandboxOf,
      timeZone,
    }),
    load: async () => null,
    decide: (command, _, context) => decideFoundOrganisation(command, context),
  }),
};
