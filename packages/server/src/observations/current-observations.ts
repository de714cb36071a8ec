import { daysOfPeriod, discloseObservations, type Item, type Observed, periodText } from "@touchstone/domain";
import type { Answer } from "@touchstone/standard";
import type { FileStore } from "../files/file-store.ts";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import { type AnswerCell, answerOfCell } from "./answer-cell.ts";
import { countingItems } from "./counting-items.ts";
import { piecesOf } from "./pieces.ts";
import { type UsableAsked, usableAt } from "./usable-at.ts";

/** An answer as anybody may see it. */
export interface ShownObservation {
  readonly unit: string;
  /** empty: any */
  readonly period: string;
  readonly item: string;
  readonly answer: NonNullable<Answer>;
  /** the event that recorded it */
  readonly seq: number;
}

interface Row extends AnswerCell {
  period: number;
  unit_id: string;
  key: string;
  seq: number;
  submission_id: string;
  source: string | null;
  note: string | null;
}

/**
 * Every answer of some units that a programme may use, current and corrected, as of a cut and as far as it may be shown:
 * by unit, period, item and event. For pages; columns of a whole programme are read elsewhere.
 */
export async function observationsOf(
  tx: Tx,
  files: FileStore,
  organisation: Log,
  unitIds: readonly string[],
  asked: UsableAsked,
): Promise<ShownObservation[]> {
  const [counting, kept] = await Promise.all([
    countingItems(tx, files, organisation),
    rowsOf(tx, files, organisation, unitIds, asked),
  ]);
  const shown = await disclosed(tx, organisation, kept, counting);
  return kept
    .flatMap(({ unit_id: unit, period, key: item, seq }, at): ShownObservation[] => {
      const answer = shown[at]?.answer ?? null;
      return answer === null ? [] : [{ unit, period: periodText(period), item, answer, seq }];
    })
    .sort(byPlace);
}

/** The current ones of observations that lie as `observationsOf` gives them. */
export function currentOf(observations: readonly ShownObservation[]): ShownObservation[] {
  return observations.filter((one, at) => {
    const next = observations[at + 1];
    return next === undefined || next.unit !== one.unit || next.period !== one.period || next.item !== one.item;
  });
}

/** A row of a table of answers, which knows units by their numbers. */
interface Place {
  readonly period: number;
  readonly unit_no: number;
  readonly item_no: number;
  readonly seq: number;
}

/**
 * Statements in place of one that joins: two leave together, and each row is found once where a join would look up
 * unit, submission and note again for each answer.
 */
async function rowsOf(
  tx: Tx,
  files: FileStore,
  organisation: Log,
  unitIds: readonly string[],
  asked: UsableAsked,
): Promise<Row[]> {
  const { shardKey } = organisation;
  const units = await tx.query<{ unit_id: string; unit_no: number }>(
    "SELECT unit_id, unit_no FROM unit WHERE shard_key = $1 AND unit_id = ANY($2::uuid[])",
    [shardKey, unitIds],
  );
  const unitNos = units.rows.map(({ unit_no }) => unit_no);
  const { periods, seqs, submissionOf, itemsOf } = await usableAt(tx, files, organisation, asked, unitNos);
  const [observations, notes] = await Promise.all([
    tx.query<Place & AnswerCell & { key: string }>(
      `SELECT o.period, o.unit_no, o.item_no, i.key, o.seq, o.state, o.value, o.planned, o.error, o.word
       FROM observation o JOIN item i ON i.shard_key = o.shard_key AND i.item_no = o.item_no
       WHERE o.shard_key = $1 AND o.period = ANY($2) AND o.unit_no = ANY($3) AND o.seq = ANY($4)`,
      [shardKey, periods, unitNos, seqs],
    ),
    tx.query<Place & { source: string; note: string }>(
      `SELECT period, unit_no, item_no, seq, source, note FROM observation_note
       WHERE shard_key = $1 AND period = ANY($2) AND unit_no = ANY($3) AND seq = ANY($4)`,
      [shardKey, periods, unitNos, seqs],
    ),
  ]);
  const idOf = new Map(units.rows.map(({ unit_id, unit_no }) => [unit_no, unit_id]));
  const remarkOf = new Map(notes.rows.map((row) => [placeOf(row), row]));
  return observations.rows
    .flatMap((row): Row[] => {
      if (!itemsOf.get(row.seq)?.has(row.key)) return [];
      const { source = null, note = null } = (notes.rows.length > 0 && remarkOf.get(placeOf(row))) || {};
      const unit_id = idOf.get(row.unit_no) ?? "";
      return [{ ...row, unit_id, submission_id: submissionOf.get(row.seq) ?? "", source, note }];
    })
    .sort((a, b) => a.seq - b.seq || compare(a.unit_id, b.unit_id) || compare(a.key, b.key));
}

const placeOf = ({ period, unit_no, item_no, seq }: Place): string => `${period} ${unit_no} ${item_no} ${seq}`;

/** All periods together, each with its own borders. */
async function disclosed(
  tx: Tx,
  log: Log,
  rows: readonly Row[],
  counting: ReadonlyMap<string, Item>,
): Promise<Observed[]> {
  const observed = rows.map(
    (row): Observed => ({
      unit: row.unit_id,
      period: periodText(row.period),
      item: row.key,
      submission: row.submission_id,
      answer: answerOfCell(row, row.source ?? "", row.note ?? ""),
    }),
  );
  const shown = [...observed];
  for (const period of new Set(observed.map((one) => one.period))) {
    const places = observed.flatMap((one, at) => (one.period === period ? [at] : []));
    const units = [...new Set(places.map((at) => observed[at]?.unit ?? ""))];
    const pieces = await piecesOf(tx, log, units, daysOfPeriod(period));
    const some = places.flatMap((at) => observed[at] ?? []);
    for (const [n, one] of discloseObservations(some, counting, pieces).entries()) shown[places[n] ?? 0] = one;
  }
  return shown;
}

function byPlace(a: ShownObservation, b: ShownObservation): number {
  return compare(a.unit, b.unit) || compare(a.period, b.period) || compare(a.item, b.item) || a.seq - b.seq;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
