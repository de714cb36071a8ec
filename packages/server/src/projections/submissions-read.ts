import { periodText } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

/** One part of what was handed in together: one event. */
export interface ListedSubmission {
  /** number of its event in the organisation's ledger */
  readonly seq: number;
  readonly submissionId: string;
  /** empty: any */
  readonly period: string;
  /** keys of the items that its rows answer, in their order */
  readonly items: readonly string[];
  readonly nRows: number;
  readonly nAnswers: number;
  /** SHA-256 of the file of its rows, hexadecimal */
  readonly file: string;
}

/** What was handed in for a programme, the latest first. @param before number of the event before which the page begins */
export async function submissionsOf(
  tx: Tx,
  { shardKey }: Log,
  {
    programmeId,
    before,
    limit,
  }: { readonly programmeId: string; readonly before: number | null; readonly limit: number },
): Promise<ListedSubmission[]> {
  const { rows } = await tx.query<Omit<ListedSubmission, "period"> & { period: number }>(
    `SELECT seq, submission_id AS "submissionId", period, items, n_rows AS "nRows", n_answers AS "nAnswers",
            encode(file, 'hex') AS file
     FROM submission
     WHERE shard_key = $1 AND programme_id = $2 AND ($3::bigint IS NULL OR seq < $3)
     ORDER BY seq DESC LIMIT $4`,
    [shardKey, programmeId, before, limit],
  );
  return rows.map(({ period, ...row }) => ({ ...row, period: periodText(period) }));
}
