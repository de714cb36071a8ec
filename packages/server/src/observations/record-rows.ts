import { type EventData, periodNumber, yearOfPeriod } from "@touchstone/domain";
import { State } from "@touchstone/engine";
import type { Answer } from "@touchstone/standard";
import type { Log } from "../store/log.ts";
import { ensurePartition } from "../store/partition.ts";
import type { Tx } from "../store/tx.ts";
import { type AnswerCell, cellOfAnswer } from "./answer-cell.ts";
import type { ObservationCopy } from "./observation-copy.ts";

export type Submission = EventData["ObservationsSubmitted"];

/** A source or a note of one answer. */
export interface Remark {
  readonly period: number;
  readonly unitNo: number;
  readonly itemNo: number;
  readonly seq: number;
  readonly source: string;
  readonly note: string;
}

/** Keeps what an event says of itself, beside the rows of its chunk. */
export async function recordSubmission(tx: Tx, { shardKey }: Log, seq: number, submission: Submission): Promise<void> {
  const { submissionId, programmeId, period, items, nAnswers, chunk } = submission;
  await tx.query(
    `INSERT INTO submission (shard_key, seq, submission_id, programme_id, period, items, n_rows, n_answers, file, root)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, decode($9, 'hex'), decode($10, 'hex'))`,
    [
      shardKey,
      seq,
      submissionId,
      programmeId,
      periodNumber(period),
      JSON.stringify(items),
      chunk.nRows,
      nAnswers,
      chunk.file,
      chunk.root,
    ],
  );
}

/** Makes the partition of a period, where it is missing. @returns the period's number */
export async function readyPeriod(tx: Tx, text: string): Promise<number> {
  const period = periodNumber(text);
  if (period === null) throw new RangeError(`readyPeriod: got ${text}, want a period`);
  await ensurePartition(tx, yearOfPeriod(period));
  return period;
}

/** Adds the answers of one unit to the rows on their way; remarks go into `remarks`. */
export async function copyAnswers(
  copy: ObservationCopy,
  remarks: Remark[],
  { period, unitNo, seq }: { readonly period: number; readonly unitNo: number; readonly seq: number },
  answers: readonly Answer[],
  itemNos: readonly number[],
): Promise<void> {
  for (const [k, answer] of answers.entries()) {
    if (answer === null) continue;
    if (copy.isFull) await copy.send();
    cellOfAnswer(answer, cell);
    const itemNo = itemNos[k] ?? 0;
    copy.add(period, unitNo, itemNo, seq, cell);
    if (typeof answer !== "object" || Array.isArray(answer)) continue;
    const { source = "", note = "" } = answer as { readonly source?: string; readonly note?: string }; // an answer with details
    if (source !== "" || note !== "") remarks.push({ period, unitNo, itemNo, seq, source, note });
  }
}

const cell: AnswerCell = { state: State.missing, value: null, planned: null, error: null, word: null };

/** Writes sources and notes, and forgets them. */
export async function writeRemarks(tx: Tx, { shardKey }: Log, remarks: Remark[]): Promise<void> {
  for (let from = 0; from < remarks.length; from += MOST_AT_ONCE) {
    const some = remarks.slice(from, from + MOST_AT_ONCE);
    await tx.query(
      `INSERT INTO observation_note (shard_key, period, unit_no, item_no, seq, source, note)
       SELECT $1, r.* FROM unnest($2::int[], $3::int[], $4::int[], $5::bigint[], $6::text[], $7::text[]) AS r`,
      [
        shardKey,
        some.map(({ period }) => period),
        some.map(({ unitNo }) => unitNo),
        some.map(({ itemNo }) => itemNo),
        some.map(({ seq }) => seq),
        some.map(({ source }) => source),
        some.map(({ note }) => note),
      ],
    );
  }
  remarks.length = 0;
}

const MOST_AT_ONCE = 50_000;
