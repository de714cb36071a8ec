import { authoriseReading, type Held, type Reading, type Refusal } from "@touchstone/domain";
import { dayIn } from "./day-in.ts";
import { actorIn, grantsInProgrammes } from "./store/actors.ts";
import { type Log, logById } from "./store/log.ts";
import { timeZoneOf } from "./store/time-zone.ts";
import { transaction } from "./store/tx.ts";
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
      const organisation = log.kind === "programme" ? await logById(tx, log.organisationId) : null;
      const held: Held[] = [];
      for (const at of organisation ? [log, organisation] : [log])
        for (const grant of (await actorIn(tx, at, accountId)).grants) held.push({ ...grant, on: at.kind });
      if (log.kind === "organisation")
        for (const { slug: _, ...grant } of await grantsInProgrammes(tx, log, accountId))
          held.push({ ...grant, on: "sister" });
      const today = dayIn(await timeZoneOf(tx, log), touchstone.now().toISOString());
      const units = unitId === null ? null : await aboveUnit(tx, log, unitId, today);
      return authoriseReading(what, held, { today, units });
    },
    { readOnly: true, pipelined: true },
  );
}
