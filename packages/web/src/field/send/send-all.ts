import { client, isPassing, isSignedOut } from "../api/line.ts";
import type { FieldDatabase } from "../kept/database.ts";
import { nextBatch, sendBatch } from "./answers.ts";
import { nextOrder, sendOrder } from "./orders.ts";
import { sendProof } from "./proofs.ts";

/** How sending ended: nothing is left that could go; there is no line; nobody is signed in; somebody else is. */
export type Ended = "done" | "no-line" | "signed-out" | "other-account";

/**
 * Sends what waits, the record last: what withdraws or applies, then answers, then proofs, then what seals them. One tab at
 * a time; whoever comes second waits, and finds what is left.
 */
export async function sendAll(db: FieldDatabase, account: string): Promise<Ended> {
  const send = async (): Promise<Ended> => {
    try {
      if ((await client.get("/api/v1/me", {})).account !== account) return "other-account";
      while (await sendOne(db));
      return "done";
    } catch (error) {
      if (isSignedOut(error)) return "signed-out";
      if (isPassing(error)) return "no-line";
      throw error;
    }
  };
  return "locks" in navigator ? navigator.locks.request(`field/${account}`, send) : send();
}

/** @returns whether there was anything to send */
async function sendOne(db: FieldDatabase): Promise<boolean> {
  const early = await nextOrder(db, true);
  if (early) return done(sendOrder(db, early));
  const batch = await nextBatch(db);
  if (batch) return done(sendBatch(db, batch));
  const proof = await db.proofs
    .orderBy("madeAt")
    .filter(({ problem }) => problem === null)
    .first();
  if (proof) return done(sendProof(db, proof));
  const order = await nextOrder(db, false);
  return order ? done(sendOrder(db, order)) : false;
}

async function done(sending: Promise<void>): Promise<true> {
  await sending;
  return true;
}
