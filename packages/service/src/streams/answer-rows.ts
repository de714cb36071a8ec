import { submissionColumns } from "@touchstone/domain";
import { State } from "@touchstone/engine";
import {
  awaitedRatings,
  currentOf,
  cutOf,
  type Log,
  observationsOf,
  type ShownObservation,
  type Touchstone,
  type Tx,
  transaction,
  unitLines,
} from "@touchstone/server";
import { cellOf, emptySaid, numberText, readAnswer, type Standard, stateWord } from "@touchstone/standard";
import type { Cell, Rows } from "./write-table.ts";

/** Whose answers are exported, and how their units are called. */
export interface AnswersAsked {
  readonly organisation: Log;
  readonly programme: Log;
  readonly standard: Standard;
  /** on which permissions have to hold */
  readonly day: string;
  readonly scheme: string;
  /** null: all */
  readonly period: string | null;
}

const PER_BATCH = 500;
const COLUMNS = ["unit", "period", "indicator", "value", "error", "source", "note"] as const;

/**
 * The current answers of the units that take part, a row each as an import reads it back: all as recorded at one moment,
 * and as far as they may be shown.
 */
export async function answerRows(touchstone: Touchstone, asked: AnswersAsked): Promise<Rows> {
  const { organisation, programme, day } = asked;
  const reading = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => transaction(touchstone, work, { readOnly: true });
  const { size } = await reading((tx) => cutOf(tx, organisation));
  const { items } = submissionColumns(programme.slug, asked.standard);
  const quantities = new Set(items.flatMap(({ key, isQuantity }) => (isQuantity ? [key] : [])));
  const toCells = cellsBy(items);

  async function* batches(): AsyncGenerator<Cell[][]> {
    for (let after: string | null = null; ; ) {
      const from = after;
      const { ids, rows } = await reading(async (tx) => {
        const page = await enrolledAfter(tx, programme, day, from);
        const shown = currentOf(
          await observationsOf(tx, touchstone.files, organisation, page, {
            programmeId: programme.logId,
            day,
            size,
            quantities,
          }),
        );
        const lines = await unitLines(tx, organisation, page, { scheme: asked.scheme, on: day });
        const codeOf = new Map(lines.map(({ unitId, code }) => [unitId, code ?? unitId]));
        const isAwaited = await awaitedRatings(tx, touchstone, programme);
        const told = shown.filter((one) => !isAwaited(one));
        const wanted = asked.period === null ? told : told.filter(({ period }) => period === asked.period);
        return { ids: page, rows: wanted.flatMap((one) => toCells(one, codeOf.get(one.unit) ?? one.unit)) };
      });
      if (rows.length > 0) yield rows;
      if (ids.length < PER_BATCH) return;
      after = ids.at(-1) ?? null;
    }
  }
  const columns = COLUMNS.map((name) => ({ name, holds: name === "error" ? ("number" as const) : ("text" as const) }));
  return { columns, batches: batches() };
}

/** Ids of units that take part on a day, in their order. */
async function enrolledAfter(tx: Tx, { shardKey }: Log, day: string, after: string | null): Promise<string[]> {
  const { rows } = await tx.query<{ unit_id: string }>(
    `SELECT DISTINCT unit_id FROM enrolment
     WHERE shard_key = $1 AND (ended_seq IS NULL OR valid_until > $2) AND ($3::uuid IS NULL OR unit_id > $3)
     ORDER BY unit_id LIMIT $4`,
    [shardKey, day, after, PER_BATCH],
  );
  return rows.map(({ unit_id }) => unit_id);
}

type Items = ReturnType<typeof submissionColumns>["items"];

/** Rows of an answer: none where the standard does not ask it. */
function cellsBy(items: Items): (of: ShownObservation, code: string) => Cell[][] {
  const specs = new Map(items.map(({ key, spec }) => [key, spec]));
  const said = emptySaid();
  return ({ period, item, answer }, code) => {
    const spec = specs.get(item);
    if (!spec || readAnswer(answer, spec, said) !== null) return [];
    const { state, error, source, note } = said;
    if (state === State.missing) return []; // nothing is said any more
    const cell = state === State.present ? cellOf(spec, said.value, said.planned) : stateWord(state);
    const value = typeof cell === "number" ? numberText(cell) : cell;
    return [[code, period, spec.id, value, Number.isNaN(error) ? null : error, source || null, note || null]];
  };
}
