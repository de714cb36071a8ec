import type { Grant } from "@touchstone/domain";
import { inTx } from "./store/in-tx.ts";
import type { Log } from "./store/log.ts";
import type { Tx } from "./store/tx.ts";
import type { Touchstone } from "./touchstone.ts";
import { registerKey } from "./units-above.ts";

/** What was read of an organisation, which stays so as long as its ledger does not grow. */
export interface OrganisationAt {
  readonly size: number;
  /** a unit and all above it, by the unit and the day */
  readonly above: Map<string, readonly string[]>;
  /** what an account holds or has held in its ledger, by the account */
  readonly grants: Map<string, readonly Grant[]>;
}

/**
 * What is kept in mind of an organisation whose ledger has this size.
 * @returns null where it is known to have grown since: of a snapshot that has been overtaken nothing is kept
 */
export function knownAt(
  { organisations }: Pick<Touchstone, "organisations">,
  organisationId: string,
  size: number,
): OrganisationAt | null {
  const known = organisations.get(organisationId);
  if (known !== undefined && known.size >= size) return known.size === size ? known : null;
  const at = { size, above: new Map(), grants: new Map() };
  organisations.set(organisationId, at);
  return at;
}

/** So much of a kind is kept in mind, before all of it is forgotten. */
const MOST = 20_000;

/** Keeps something in mind. */
export function mind<V>(known: Map<string, V>, name: string, value: V): void {
  if (known.size >= MOST) known.clear();
  known.set(name, value);
}

const seen = inTx<Promise<number>>();

/** How long the ledger of a log's organisation is, as this transaction has seen it first: asked for once. */
export function organisationSize(tx: Tx, touchstone: Pick<Touchstone, "logs">, log: Log): Promise<number> {
  const sizes = seen(tx);
  const size = sizes.get(log.organisationId) ?? organisationSizeNow(tx, touchstone, log);
  sizes.set(log.organisationId, size);
  return size;
}

/** How long it is now. */
export async function organisationSizeNow(
  tx: Tx,
  { logs }: Pick<Touchstone, "logs">,
  { organisationId }: Log,
): Promise<number> {
  const shardKey = logs.get(organisationId)?.shardKey ?? (await registerKey(tx, organisationId));
  const { rows } = await tx.query<{ size: number }>(
    "SELECT size FROM event_head WHERE shard_key = $1 AND log_id = $2",
    [shardKey, organisationId],
  );
  return rows[0]?.size ?? 0;
}
