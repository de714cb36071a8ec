import type { Unit } from "@touchstone/domain";
import { type Log, logById } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import { storedUnits } from "../units/stored-units.ts";

/** A unit of the register of a log's organisation; null where there is none of this id. */
export async function unitOfRegister(tx: Tx, log: Log, unitId: string): Promise<Unit | null> {
  const organisation = await logById(tx, log.organisationId);
  return organisation === null ? null : ((await storedUnits(tx, organisation, [unitId])).get(unitId)?.unit ?? null);
}
