import { type Actor, type ActorRow, actorOf } from "./actors.ts";
import type { Done } from "./command-key.ts";
import type { Log } from "./log.ts";
import type { Tx } from "./tx.ts";

/** What every command asks of its log first. */
export interface LogScene {
  readonly actor: Actor;
  /** of the organisation or the programme; UTC before it is founded */
  readonly timeZone: string;
  /** what was done under the command's key; null if nothing was */
  readonly done: Done | null;
}

type SceneRow = ActorRow & Partial<Done> & { readonly time_zone: string | null };

/** Who asks, what was done under the key, which days it is by: in one statement, for the log is locked meanwhile. */
export async function sceneIn(
  tx: Tx,
  log: Log,
  { account, key }: { readonly account: string; readonly key: string | null },
): Promise<LogScene> {
  const { rows } = await tx.query<SceneRow>(log.kind === "organisation" ? OF_ORGANISATION : OF_PROGRAMME, [
    log.shardKey,
    log.logId,
    account,
    key,
  ]);
  const { time_zone, receipt, digest } = rows[0] ?? {};
  return { actor: actorOf(rows), timeZone: time_zone ?? "UTC", done: receipt && digest ? { receipt, digest } : null };
}

const JOINED = `
  FROM event_head h
  LEFT JOIN command_key k ON k.shard_key = h.shard_key AND k.log_id = h.log_id AND k.key = $4
  LEFT JOIN actor a ON a.shard_key = h.shard_key AND a.log_id = h.log_id AND a.account_id = $3
  LEFT JOIN role_grant g ON g.shard_key = h.shard_key AND g.log_id = h.log_id AND g.actor_id = a.actor_id`;
const SAID = "k.receipt, k.digest, a.actor_id, g.role, g.unit_id, g.valid_from, g.valid_until, o.time_zone";
const ONE = "WHERE h.shard_key = $1 AND h.log_id = $2 ORDER BY g.seq";
const OF_ORGANISATION = `SELECT ${SAID} ${JOINED} LEFT JOIN organisation o ON o.shard_key = h.shard_key ${ONE}`;
const OF_PROGRAMME = `SELECT ${SAID} ${JOINED} LEFT JOIN programme o ON o.shard_key = h.shard_key ${ONE}`;
