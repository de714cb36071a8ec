import type { Grant } from "@touchstone/domain";
import type { Receipt } from "../receipt.ts";
import type { Actor } from "./actors.ts";
import type { Done } from "./command-key.ts";
import { type Head, type HeadRow, keepHead } from "./head.ts";
import type { Log } from "./log.ts";
import type { Tx } from "./tx.ts";

/** What every command asks of its log first. */
export interface LogScene {
  readonly head: Head;
  readonly actor: Actor;
  /** what was done under the command's key; null if nothing was */
  readonly done: Done | null;
}

/** As `enter_log` writes it. */
interface Entered {
  readonly size: number;
  readonly frontier: string;
  readonly last_at: string | null;
  readonly actor_id: string | null;
  readonly grants: readonly Grant[] | null;
  readonly done: { readonly receipt: Receipt; readonly digest: string } | null;
}

/**
 * Locks a log for this transaction, as `lockHead` does, and tells who asks, what was done under the key: in one
 * statement, for others wait for the lock meanwhile.
 */
export async function enterLog(
  tx: Tx,
  log: Log,
  { account, key }: { readonly account: string; readonly key: string | null },
): Promise<LogScene> {
  const { rows } = await tx.query<{ entered: Entered | null }>("SELECT enter_log($1, $2, $3, $4) AS entered", [
    log.shardKey,
    log.logId,
    account,
    key,
  ]);
  const entered = rows[0]?.entered ?? null;
  const { actor_id, grants, done } = entered ?? {};
  return {
    head: keepHead(tx, log, entered === null ? undefined : headRowOf(entered)),
    actor: { actorId: actor_id ?? null, grants: grants ?? [] },
    done: done ? { receipt: done.receipt, digest: Buffer.from(done.digest, "hex") } : null,
  };
}

const headRowOf = ({ size, frontier, last_at }: Entered): HeadRow => ({
  size,
  frontier: Buffer.from(frontier, "hex"),
  last_at: last_at === null ? null : new Date(last_at),
});
