import { type HandingInCase, itemsOf, type LoadedCase } from "@touchstone/domain";
import { cutOf } from "../ledger/cut.ts";
import { currentOf, observationsOf } from "../observations/current-observations.ts";
import type { Log } from "../store/log.ts";
import { logById } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import { todayIn } from "../today-in.ts";
import type { Touchstone } from "../touchstone.ts";
import { digestOfAnswers } from "./answers-digest.ts";
import { ownOnRecord } from "./own-on-record.ts";
import { digestOfProofs } from "./proofs-behind.ts";

type Taken = Pick<HandingInCase, "snapshot" | "nCounting">;

/**
 * What is on record of an applicant, at the present cut of its organisation's ledger: how many answers and proofs, the
 * digest of all the answers, of those to what it is asked itself, which stand until it is decided on, and of the files behind
 * them. Observations are only ever added to, so that what is read is what lies before the cut,
 * whatever others hand in meanwhile.
 */
export async function snapshotOf(tx: Tx, touchstone: Touchstone, log: Log, on: LoadedCase): Promise<Taken> {
  const organisation = await logById(tx, log.organisationId);
  if (organisation === null) throw new RangeError(`snapshotOf: got ${log.slug}, whose organisation has no log`);
  const { size, root } = await cutOf(tx, organisation);
  const { application, cycle, standard } = on;
  const items = itemsOf(log.slug, standard);
  const keys = new Set(items.map(({ key }) => key));
  const day = todayIn(log, touchstone);
  const current = currentOf(
    await observationsOf(tx, touchstone.files, organisation, [application.unitId], {
      programmeId: log.logId,
      day,
      size,
      quantities: new Set(items.flatMap(({ key, isQuantity }) => (isQuantity ? [key] : []))),
    }),
  ).filter(({ period, item }) => (period === cycle.period || period === "") && keys.has(item));
  const { unitId } = application;
  const own = await ownOnRecord(tx, { organisation, programme: log, unitId, cycle, standard }, { size, day });
  const snapshot = {
    size,
    root,
    answers: digestOfAnswers(current),
    own: digestOfAnswers(own),
    proofs: await digestOfProofs(tx, { organisation, programme: log, unitId, period: cycle.period, items: keys, size }),
    nAnswers: current.length, // that there is none to give is an answer too
    nProofs: await countProofs(tx, organisation, log, application.unitId, size),
  };
  return { snapshot, nCounting: own.length };
}

/** Proofs of a unit that stand and that the programme may see. */
async function countProofs(tx: Tx, organisation: Log, log: Log, unitId: string, size: number): Promise<number> {
  const { rows } = await tx.query<{ n: number }>(
    `SELECT count(*) AS n FROM evidence
     WHERE shard_key = $1 AND unit_id = $2 AND seq < $3 AND (programme_id IS NULL OR programme_id = $4)
       AND (withdrawn_seq IS NULL OR withdrawn_seq >= $3)`,
    [organisation.shardKey, unitId, size, log.logId],
  );
  return rows[0]?.n ?? 0;
}
