import { allLogs } from "../../store/log.ts";
import type { Tx } from "../../store/tx.ts";
import type { Touchstone } from "../../touchstone.ts";
import { byDeadline, type InboxItem, inboxOfRound } from "./inbox.ts";
import { roundScene } from "./round-scene.ts";

/** What waits for an account, over all programmes in which, or in whose organisation, it has a role. */
export interface Inbox {
  readonly items: readonly InboxItem[];
  readonly overdue: number;
}

export async function inboxOf(
  tx: Tx,
  touchstone: Pick<Touchstone, "files" | "keys" | "logs" | "now">,
  accountId: string,
): Promise<Inbox> {
  const { rows } = await tx.query<{ id: string }>(
    `SELECT DISTINCT l.organisation_id AS id FROM actor a
     JOIN role_grant g ON g.shard_key = a.shard_key AND g.log_id = a.log_id AND g.actor_id = a.actor_id
     JOIN log l ON l.log_id = a.log_id
     WHERE a.account_id = $1`,
    [accountId],
  );
  const organisations = new Set(rows.map(({ id }) => id));
  const items: InboxItem[] = [];
  for (const log of await allLogs(tx)) {
    if (log.kind !== "programme" || !organisations.has(log.organisationId)) continue;
    items.push(...(await inboxOfRound(await roundScene(tx, touchstone, { log, accountId }), null)));
  }
  return { items: byDeadline(items), overdue: items.filter(({ deadline }) => deadline?.overdue).length };
}
