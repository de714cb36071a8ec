import { itemsOf, type LoadedCase, type Snapshot } from "@touchstone/domain";
import { canonicalBytes, type Json, toHex } from "@touchstone/ledger";
import { dayIn } from "../day-in.ts";
import { cutOf } from "../ledger/cut.ts";
import { currentOf, observationsOf, type ShownObservation } from "../observations/current-observations.ts";
import type { Log } from "../store/log.ts";
import { logById } from "../store/log.ts";
import { sha256 } from "../store/sha256.ts";
import { timeZoneOf } from "../store/time-zone.ts";
import type { Tx } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";

/**
 * What is on record of an applicant, at the present cut of its organisation's ledger: how many answers and proofs, and
 * the digest of the answers. Observations are only ever added to, so that what is read is what lies before the cut,
 * whatever others hand in meanwhile.
 */
export async function snapshotOf(tx: Tx, touchstone: Touchstone, log: Log, on: LoadedCase): Promise<Snapshot> {
  const organisation = await logById(tx, log.organisationId);
  if (organisation === null) throw new RangeError(`snapshotOf: got ${log.slug}, whose organisation has no log`);
  const { size, root } = await cutOf(tx, organisation);
  const { application, cycle, standard } = on;
  const items = itemsOf(log.slug, standard);
  const keys = new Set(items.map(({ key }) => key));
  const current = currentOf(
    await observationsOf(tx, touchstone.files, organisation, [application.unitId], {
      programmeId: log.logId,
      day: dayIn(await timeZoneOf(tx, log), touchstone.now().toISOString()),
      size,
      quantities: new Set(items.flatMap(({ key, isQuantity }) => (isQuantity ? [key] : []))),
    }),
  ).filter(({ period, item }) => (period === cycle.period || period === "") && keys.has(item));
  return {
    size,
    root,
    answers: digestOfAnswers(current),
    nAnswers: current.length, // that there is none to give is an answer too
    nProofs: await countProofs(tx, organisation, log, application.unitId, size),
  };
}

/** SHA-256 over the canonical JSON of `[[item, period, answer], …]`, by item and period. */
function digestOfAnswers(answers: readonly ShownObservation[]): string {
  const rows = answers
    .map(({ item, period, answer }): Json => [item, period, answer as Json]) // an answer is plain data
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return toHex(sha256(canonicalBytes(rows)));
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
