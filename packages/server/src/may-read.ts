import { authoriseReading, type Reading, type Refusal } from "@touchstone/domain";
import { heldIn } from "./held.ts";
import type { Log } from "./store/log.ts";
import { transaction } from "./store/tx.ts";
import { todayIn } from "./today-in.ts";
import type { Touchstone } from "./touchstone.ts";
import { aboveUnit } from "./units-above.ts";

/**
 * Whether an account may look at what is not public: null if so. Roles in the organisation count in its programmes.
 * @param unitId the one unit that it is about; null: more than one, so that only roles over all of them count
 */
export async function mayRead(
  touchstone: Touchstone,
  { log, accountId, what, unitId }: { log: Log; accountId: string; what: Reading; unitId: string | null },
): Promise<Refusal | null> {
  return transaction(
    touchstone,
    async (tx) => {
      const { held } = await heldIn(tx, touchstone, log, accountId);
      const units = unitId === null ? null : await aboveUnit(tx, log, unitId, todayIn(log, touchstone));
      return authoriseReading(what, held, units);
    },
    { readOnly: true, pipelined: true },
  );
}
