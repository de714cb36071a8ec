import type { Context, Decision } from "./decision.ts";
import { decided, refused } from "./decision.ts";
import { grantsToFounder } from "./role.ts";
import type { Text } from "./text.ts";

/** Commands that make an organisation. */
export interface OrganisationCommands {
  /** `grantIds`: of the two roles that its founder begins with */
  FoundOrganisation: {
    readonly organisationId: string;
    readonly slug: string;
    readonly names: readonly Text[];
    readonly timeZone: string;
    readonly grantIds: readonly [operator: string, office: string];
    /** of a rehearsal: the programme that is copied */
    readonly sandboxOf?: string;
  };
}

/** Founds an organisation; who founds it is its operator and holds its office, until others do. */
export function decideFoundOrganisation(
  command: OrganisationCommands["FoundOrganisation"],
  context: Context,
): Decision {
  const { organisationId, slug, names, timeZone, grantIds, sandboxOf } = command;
  if (!names.some(({ text }) => /\S/.test(text))) return refused({ code: "unknown", what: "name", id: slug });
  if (grantIds[0] === grantIds[1]) return refused({ code: "exists", what: "role", id: grantIds[0] });
  const data = { organisationId, slug, names: [...names], timeZone, ...(sandboxOf !== undefined && { sandboxOf }) };
  return decided(
    { type: "OrganisationFounded", stream: `organisation/${organisationId}`, data },
    ...grantsToFounder(grantIds, context),
  );
}
