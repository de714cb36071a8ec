import type { BulkCommand, Refusal } from "@touchstone/domain";
import { type Asked, perform, type Scene } from "./perform.ts";
import type { Receipt, Refused } from "./receipt.ts";
import type { NewEvent } from "./store/append.ts";
import type { Log } from "./store/log.ts";
import type { Tx } from "./store/tx.ts";
import type { Touchstone } from "./touchstone.ts";

/** The case that bulk work is in. */
export interface BulkScene extends Scene {
  readonly tx: Tx;
  readonly log: Log;
}

/**
 * Carries out bulk work by the same road as `execute`: authorised, in one transaction that holds the log's lock, its
 * events appended at the end, so that it happens whole or not at all.
 * @param work writes the rows (COPY) and gives the events, none if nothing has to be recorded, or says why not;
 * it is done again from its beginning where the transaction lost a race
 * @param unitId the one unit that it is about: who has a role over that may do it too; few rows, then
 */
export async function executeBulk(
  touchstone: Touchstone,
  asked: Asked<BulkCommand>,
  work: (scene: BulkScene) => Promise<readonly NewEvent[] | Refusal>,
  unitId: string | null = null,
): Promise<Receipt | Refused> {
  const done = await perform(touchstone, asked, {
    founds: null,
    stream: null,
    unitId,
    options: {},
    prepare: async (tx, log) => (scene) => work({ ...scene, tx, log }),
  });
  if (done.ok && done.first !== null && unitId === null) await touchstone.statistics.gather(); // tables are others now
  return done;
}
