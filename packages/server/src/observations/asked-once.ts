import { periodNumber, type SubmissionColumns } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import type { AnswersIn } from "./answers-in.ts";
import type { FoundUnit } from "./find-units.ts";
import { itemNumbers } from "./items.ts";
import { submissionsOf, usableSubmissions } from "./usable.ts";

/** Answers that another programme has already, by permission, and so were not asked again. */
export interface AskedOnce {
  readonly quantity: string;
  readonly period: string;
  /** slug of the programme that they were handed in for */
  readonly from: string;
  readonly nUnits: number;
}

/** What a file leaves out because it is on record from other programmes: quantities, by period, with how many units. */
export async function askedOnce(
  tx: Tx,
  log: Log,
  programme: Log,
  { items }: SubmissionColumns,
  answers: AnswersIn,
  byPeriod: readonly { readonly text: string; readonly units: readonly (readonly [number, FoundUnit])[] }[],
  { today, firstSeq }: { readonly today: string; readonly firstSeq: number },
): Promise<AskedOnce[]> {
  const found: AskedOnce[] = [];
  for (const { text, units } of byPeriod) {
    const left = items.filter(({ isQuantity }, k) => isQuantity && !answers.saysOf(k, text)).map(({ key }) => key);
    if (left.length === 0) continue;
    const period = periodNumber(text) ?? 0;
    const reading = { programmeId: programme.logId, day: today, size: firstSeq };
    const unitNos = units.map(([, { unitNo }]) => unitNo);
    const among = await submissionsOf(tx, log, [period], unitNos);
    const usable = (await usableSubmissions(tx, log, [period], reading, new Set(left), among)).filter(
      ({ programmeId }) => programmeId !== programme.logId,
    );
    if (usable.length === 0) continue;
    const numbers = await itemNumbers(tx, log, left);
    const { rows } = await tx.query<{ item_no: number; slug: string; n: number }>(
      `SELECT o.item_no, l.slug, count(DISTINCT o.unit_no)::int AS n
       FROM observation o JOIN submission s ON s.shard_key = o.shard_key AND s.seq = o.seq
       JOIN log l ON l.log_id = s.programme_id
       WHERE o.shard_key = $1 AND o.period = $2 AND o.item_no = ANY($3) AND o.seq = ANY($4) AND o.unit_no = ANY($5)
       GROUP BY o.item_no, l.slug ORDER BY o.item_no, l.slug`,
      [log.shardKey, period, [...numbers.values()], usable.map(({ seq }) => seq), unitNos],
    );
    const keys = new Map([...numbers].map(([key, no]) => [no, key]));
    for (const { item_no, slug, n } of rows)
      found.push({ quantity: keys.get(item_no) ?? "", period: text, from: slug, nUnits: n });
  }
  return found;
}
