import { knownAt, mind, organisationSizeNow } from "./organisation-known.ts";
import type { Log } from "./store/log.ts";
import type { Tx } from "./store/tx.ts";
import type { Touchstone } from "./touchstone.ts";
import { aboveUnit } from "./units-above.ts";

/**
 * As `aboveUnit`, looked up once as long as nothing is recorded in the ledger of the register. For a transaction that has
 * recorded nothing yet.
 * @param size of that ledger, as this transaction has seen it
 */
export async function aboveUnitAt(
  tx: Tx,
  touchstone: Pick<Touchstone, "logs" | "organisations">,
  log: Log,
  { unitId, day, size }: { readonly unitId: string; readonly day: string; readonly size: number },
): Promise<readonly string[]> {
  const name = `${unitId} ${day}`;
  const known = knownAt(touchstone, log.organisationId, size)?.above.get(name);
  if (known !== undefined) return known;
  const found = await aboveUnit(tx, log, unitId, day);
  // what was recorded while it was looked up may be in it or not
  const isStill = (await organisationSizeNow(tx, touchstone, log)) === size;
  const at = isStill ? knownAt(touchstone, log.organisationId, size) : null;
  if (at !== null) mind(at.above, name, found);
  return found;
}
