import type { Log } from "./store/log.ts";
import type { Tx } from "./store/tx.ts";
import type { Touchstone } from "./touchstone.ts";
import { aboveUnit, registerKey } from "./units-above.ts";

/** Units with all above them, as a register has them as long as its ledger does not grow. */
export interface AboveAt {
  readonly size: number;
  /** by the unit and the day */
  readonly above: Map<string, readonly string[]>;
}

/** So many units of a register are kept in mind, before all of them are forgotten. */
const MOST = 20_000;

type Minding = Pick<Touchstone, "logs" | "above">;

/** How long the ledger of the register is that the units of a log are in. */
export async function registerSize(tx: Tx, { logs }: Pick<Minding, "logs">, log: Log): Promise<number> {
  const shardKey = logs.get(log.organisationId)?.shardKey ?? (await registerKey(tx, log));
  const { rows } = await tx.query<{ size: number }>(
    "SELECT size FROM event_head WHERE shard_key = $1 AND log_id = $2",
    [shardKey, log.organisationId],
  );
  return rows[0]?.size ?? 0;
}

/**
 * As `aboveUnit`, looked up once as long as nothing is recorded in the ledger of the register. For a transaction that has
 * recorded nothing yet.
 * @param size of that ledger, as this transaction has seen it
 */
export async function aboveUnitAt(
  tx: Tx,
  minding: Minding,
  log: Log,
  { unitId, day, size }: { readonly unitId: string; readonly day: string; readonly size: number },
): Promise<readonly string[]> {
  const name = `${unitId} ${day}`;
  const known = minding.above.get(log.organisationId);
  const there = known?.size === size ? known.above.get(name) : undefined;
  if (there !== undefined) return there;
  const found = await aboveUnit(tx, log, unitId, day);
  // what was recorded while it was looked up may be in it or not
  if ((await registerSize(tx, minding, log)) === size) mind(minding, log, { name, size, found });
  return found;
}

function mind(
  { above }: Pick<Minding, "above">,
  { organisationId }: Log,
  { name, size, found }: { readonly name: string; readonly size: number; readonly found: readonly string[] },
): void {
  const known = above.get(organisationId);
  if (known !== undefined && known.size > size) return; // of a snapshot that has been overtaken
  const at =
    known?.size === size && known.above.size < MOST ? known : { size, above: new Map<string, readonly string[]>() };
  at.above.set(name, found);
  above.set(organisationId, at);
}
