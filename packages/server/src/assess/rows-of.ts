import { periodText } from "@touchstone/domain";
import type { Table } from "@touchstone/engine";
import { assemble, columnIdsOf, emptySaid, type Period, parsePeriod, readAnswer, TIMELESS } from "@touchstone/standard";
import { type AnswerCell, answerOfCell } from "../observations/answer-cell.ts";
import { itemNumbers } from "../observations/items.ts";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import type { Layers } from "./gather.ts";
import { Layer } from "./layer.ts";
import type { ReadingRules } from "./sources.ts";

interface RowsAsked {
  readonly organisation: Log;
  readonly rules: ReadingRules;
  /** of the table; null: data without periods */
  readonly period: Period | null;
  /** only what was recorded before this event of the organisation counts */
  readonly size: number;
}

interface Row extends AnswerCell {
  readonly unit_id: string;
  readonly key: string;
  readonly period: number;
  readonly programme_id: string;
}

/**
 * The rows that some units have in the engine's table, as reading every chunk gives them. Read from the table of
 * observations: for previews, of which nothing is recorded.
 * @param unitIds sorted; those without an answer in the period have no row
 */
export async function rowsOf(tx: Tx, unitIds: readonly string[], asked: RowsAsked): Promise<Table> {
  const { columns, items, isRead } = asked.rules;
  const itemsOf = Map.groupBy(items, ({ key }) => key);
  const layers: Layers = new Map();
  const periods = new Map<string, Period>();
  const said = emptySaid();
  const places = new Map(unitIds.map((id, at) => [id, at]));
  for (const row of await observed(tx, unitIds, asked)) {
    const text = periodText(row.period);
    const at = text === TIMELESS ? null : parsePeriod(text, "none");
    if (at === null && text !== TIMELESS) continue;
    const reads = (itemsOf.get(row.key) ?? []).filter((item) => isRead(item, row.programme_id, at));
    if (reads.length === 0) continue;
    const layer = layers.get(text) ?? new Layer(unitIds.length);
    layers.set(text, layer);
    if (at) periods.set(text, at);
    const answer = answerOfCell(row, "", "");
    for (const { spec } of reads)
      layer.take(places.get(row.unit_id) ?? 0, spec, said, readAnswer(answer, spec, said) === null);
  }
  const gathering = { columns, ids: columnIdsOf(columns), units: unitIds, stores: layers, periods };
  return assemble(gathering, asked.period).table;
}

/** Every answer of the units to what the standard asks, the earlier first. */
async function observed(
  tx: Tx,
  unitIds: readonly string[],
  { organisation, rules, size }: RowsAsked,
): Promise<readonly Row[]> {
  if (unitIds.length === 0) return [];
  const { shardKey } = organisation;
  const numbers = await itemNumbers(tx, organisation, [...new Set(rules.items.map(({ key }) => key))]);
  const keys = new Map([...numbers].map(([key, no]) => [no, key]));
  const units = await tx.query<{ unit_id: string; unit_no: number }>(
    "SELECT unit_id, unit_no FROM unit WHERE shard_key = $1 AND unit_id = ANY($2::uuid[])",
    [shardKey, unitIds],
  );
  const idOf = new Map(units.rows.map(({ unit_id, unit_no }) => [unit_no, unit_id]));
  const periods = await tx.query<{ period: number }>(
    "SELECT DISTINCT period FROM submission WHERE shard_key = $1 AND seq < $2",
    [shardKey, size],
  );
  const { rows } = await tx.query<Omit<Row, "unit_id" | "key"> & { unit_no: number; item_no: number }>(
    `SELECT o.unit_no, o.item_no, o.period, o.state, o.value, o.planned, o.error, o.word, s.programme_id
     FROM observation o JOIN submission s ON s.shard_key = o.shard_key AND s.seq = o.seq
     WHERE o.shard_key = $1 AND o.period = ANY($2) AND o.unit_no = ANY($3) AND o.item_no = ANY($4) AND o.seq < $5
     ORDER BY o.seq`,
    [shardKey, periods.rows.map(({ period }) => period), [...idOf.keys()], [...keys.keys()], size],
  );
  return rows.map((row) => ({ ...row, unit_id: idOf.get(row.unit_no) ?? "", key: keys.get(row.item_no) ?? "" }));
}
