import { filledIn } from "../../sandbox/list-sandboxes.ts";
import { allLogs } from "../../store/log.ts";
import type { Tx } from "../../store/tx.ts";
import type { Touchstone } from "../../touchstone.ts";
import { byDeadline, type InboxItem, inboxOfRound } from "./inbox.ts";
import { openingsOf, type Place } from "./openings.ts";
import { type ProgrammeNamed, programmeNamed, roundScene } from "./round-scene.ts";

/** What waits for an account, over all programmes in which, or in whose organisation, it has a role. */
export interface Inbox {
  readonly items: readonly InboxItem[];
  readonly overdue: number;
  /** where it may go, whether anything waits or not; a programme that opens nothing to it is left out */
  readonly openings: readonly Opening[];
}

interface Opening extends Pick<ProgrammeNamed, "programme"> {
  readonly places: readonly Place[];
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
  const openings: Opening[] = [];
  for (const log of await allLogs(tx)) {
    if (log.kind !== "programme" || !organisations.has(log.organisationId)) continue;
    if (log.sandboxOf !== null && (await filledIn(tx, log.organisationId)) === null) continue; // nobody is let into it
    const scene = await roundScene(tx, touchstone, { log, accountId });
    items.push(...(await inboxOfRound(scene, null)));
    const places = await openingsOf(scene);
    if (places.length > 0) openings.push({ programme: programmeNamed(scene).programme, places });
  }
  return { items: byDeadline(items), overdue: items.filter(({ deadline }) => deadline?.overdue).length, openings };
}
