import {
  type CommandOf,
  decideEndRole,
  decideGrantRole,
  type Ending,
  type Grant,
  type Receiver,
} from "@touchstone/domain";
import { grantsBeside } from "../held.ts";
import { actorFor, idOfAccount, makeActor } from "../store/actors.ts";
import type { Log } from "../store/log.ts";
import { isReserved } from "../store/reserved.ts";
import type { Tx } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import { handler } from "./handler.ts";

export const roleHandlers = {
  GrantRole: handler<CommandOf<"GrantRole">, Receiver | null>({
    stream: ({ grantId }) => `role/${grantId}`,
    early: true,
    load: receiver,
    decide: decideGrantRole,
  }),
  EndRole: handler<CommandOf<"EndRole">, Ending>({
    stream: ({ grantId }) => `role/${grantId}`,
    early: true,
    load: (tx, _, log, { grantId }) => endingOf(tx, log, grantId),
    decide: decideEndRole,
  }),
};

/**
 * The account that is to receive a role, with what it holds here, and in the organisation of a programme, or in the
 * programmes of an organisation: what has to be kept apart is kept apart in both directions.
 */
async function receiver(
  tx: Tx,
  touchstone: Touchstone,
  log: Log,
  { account: name, grantId }: CommandOf<"GrantRole">,
): Promise<Receiver | null> {
  const account = isReserved(name) ? null : await idOfAccount(tx, touchstone, name);
  if (account === null) return null;
  const [{ actorId, grants, isIdFree }, beside] = await Promise.all([
    actorFor(tx, log, account, grantId),
    grantsBeside(tx, touchstone, log, account),
  ]);
  const actor = actorId ?? makeActor(tx, log, account);
  return { isIdFree, actor, grants: [...grants, ...beside] };
}

/** The role of this id, and in an organisation all operators beside it. */
async function endingOf(tx: Tx, log: Log, grantId: string): Promise<Ending> {
  const { rows } = await tx.query<Grant & { grantId: string }>(
    `SELECT grant_id AS "grantId", role, unit_id AS "unitId", valid_from AS "from", valid_until AS "until" FROM role_grant
     WHERE shard_key = $1 AND log_id = $2 AND (grant_id = $3 OR role = 'operator')`,
    [log.shardKey, log.logId, grantId],
  );
  const others = log.kind === "organisation" ? rows.filter((one) => one.grantId !== grantId) : null;
  return { grant: rows.find((one) => one.grantId === grantId) ?? null, others };
}
