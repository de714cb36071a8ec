import { setTimeout as wait } from "node:timers/promises";
import { type Tx, transaction } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";

/** any number that nobody else takes on this database; with a second one, that of the programme's name */
const COPYING = 7_318_004;
const ASK_AGAIN_MS = 100;

/**
 * Does work while no other program copies the same programme for a rehearsal, and waits until it may: a copy that is not
 * whole then was broken off, for whoever dies gives the lock up with the connection.
 * @param work gets one snapshot for all that it reads; done again from its beginning where the connection is lost
 */
export async function copyingAlone<T>(
  touchstone: Touchstone,
  programme: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  for (;;) {
    const done = await transaction(
      touchstone,
      async (tx) => {
        const { rows } = await tx.query<{ mine: boolean }>(
          "SELECT pg_try_advisory_xact_lock($1, hashtext($2)) AS mine",
          [COPYING, programme],
        );
        return rows[0]?.mine === true ? { answer: await work(tx) } : null;
      },
      { readOnly: true },
    );
    if (done) return done.answer;
    await wait(ASK_AGAIN_MS); // without a connection of its own, and with the snapshot of later
  }
}
