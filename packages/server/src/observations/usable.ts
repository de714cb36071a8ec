import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

/** A submission whose answers may serve a programme, in one of two ways. */
export interface UsableSubmission {
  readonly seq: number;
  readonly submissionId: string;
  readonly programmeId: string;
  /** keys of its items that may be used: its own, or quantities by permission */
  readonly items: readonly string[];
}

/** Permissions that let other programmes' answers serve this one. */
export interface Served {
  readonly quantity: string;
  /** id of the programme that they were submitted for; null: any of the organisation */
  readonly from: string | null;
}

/** What other programmes' answers may serve a programme on a day, as recorded before the event `size` of its organisation. */
export async function servedTo(tx: Tx, log: Log, programmeId: string, day: string, size: number): Promise<Served[]> {
  const { rows } = await tx.query<Served>(
    `SELECT quantity, from_programme AS "from" FROM sharing
     WHERE shard_key = $1 AND to_programme = $2 AND seq < $3 AND valid_from <= $4
       AND (ended_seq IS NULL OR ended_seq >= $3 OR valid_until > $4)
     ORDER BY seq`,
    [log.shardKey, programmeId, size, day],
  );
  return rows;
}

/** Whether a permission lets a quantity from this programme serve. */
export const isServed = (served: readonly Served[], quantity: string, from: string): boolean =>
  served.some((one) => one.quantity === quantity && (one.from ?? from) === from);

/** What may be read of answers: of a programme, at a cut. */
export interface Reading {
  readonly programmeId: string;
  /** the day on which permissions have to hold */
  readonly day: string;
  /** only what was recorded before this event of the organisation counts */
  readonly size: number;
}

/**
 * The submissions of some periods that may serve a programme: its own with all their items, others' with the quantities
 * that it may use and wants.
 * @param quantities keys of the quantities that it asks
 * @param among numbers of the only events that are of interest, as `submissionsOf` gives them; null: all
 */
export async function usableSubmissions(
  tx: Tx,
  log: Log,
  periods: readonly number[],
  { programmeId, day, size }: Reading,
  quantities: ReadonlySet<string>,
  among: readonly number[] | null = null,
): Promise<UsableSubmission[]> {
  const served = await servedTo(tx, log, programmeId, day, size);
  const bound = [log.shardKey, periods, size, programmeId, served.length > 0];
  const { rows } =
    among === null
      ? await tx.query<SubmissionRow>(
          `SELECT seq, submission_id, programme_id, items FROM submission
           WHERE shard_key = $1 AND period = ANY($2) AND seq < $3 AND (programme_id = $4 OR $5) ORDER BY seq`,
          bound,
        )
      : await tx.query<SubmissionRow>(
          `SELECT seq, submission_id, programme_id, items FROM submission
           WHERE shard_key = $1 AND period = ANY($2) AND seq < $3 AND (programme_id = $4 OR $5) AND seq = ANY($6) ORDER BY seq`,
          [...bound, among],
        );
  return rows.flatMap((row): UsableSubmission[] => {
    const { seq, submission_id: submissionId, programme_id: from } = row;
    if (from === programmeId) return [{ seq, submissionId, programmeId: from, items: row.items }];
    const items = row.items.filter((key) => {
      const quantity = quantityOf(key);
      return quantities.has(quantity) && isServed(served, quantity, from);
    });
    return items.length > 0 ? [{ seq, submissionId, programmeId: from, items }] : [];
  });
}

interface SubmissionRow {
  seq: number;
  submission_id: string;
  programme_id: string;
  items: string[];
}

const FEW_UNITS = 1000;

/**
 * Numbers of the events by which anything was submitted of some units in some periods: where each unit hands in for
 * itself, those of all would be as many as there are units, or more. Null where there are too many units to ask so.
 */
export async function submissionsOf(
  tx: Tx,
  { shardKey }: Log,
  periods: readonly number[],
  unitNos: readonly number[],
): Promise<number[] | null> {
  if (unitNos.length > FEW_UNITS) return null;
  const { rows } = await tx.query<{ seq: number }>(
    "SELECT DISTINCT seq FROM observation WHERE shard_key = $1 AND period = ANY($2) AND unit_no = ANY($3)",
    [shardKey, periods, unitNos],
  );
  return rows.map(({ seq }) => seq);
}

/** The quantity that an item is of: how many people are behind a figure goes where the figure goes. */
export const quantityOf = (key: string): string => key.replace(/\.base$/, "");
