import { type CommandOf, decideEndSharing, decidePermitSharing, type Permission } from "@touchstone/domain";
import { permissionsOf } from "../projections/sharing-read.ts";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import { handler } from "./handler.ts";

interface Sharing {
  readonly programmes: readonly string[];
  readonly standing: readonly Permission[];
}

export const sharingHandlers = {
  PermitSharing: handler<CommandOf<"PermitSharing">, Sharing>({
    stream: ({ permissionId }) => `sharing/${permissionId}`,
    load: async (tx, _, log) => ({ programmes: await programmeIds(tx, log), standing: await permissionsOf(tx, log) }),
    decide: decidePermitSharing,
  }),
  EndSharing: handler<CommandOf<"EndSharing">, Pick<Sharing, "standing">>({
    stream: ({ permissionId }) => `sharing/${permissionId}`,
    load: async (tx, _, log) => ({ standing: await permissionsOf(tx, log) }),
    decide: decideEndSharing,
  }),
};

async function programmeIds(tx: Tx, { organisationId }: Log): Promise<string[]> {
  const { rows } = await tx.query<{ log_id: string }>(
    "SELECT log_id FROM log WHERE organisation_id = $1 AND kind = 'programme'",
    [organisationId],
  );
  return rows.map(({ log_id }) => log_id);
}
