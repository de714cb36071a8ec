import { type Figure, figureOf, type Item, periodText } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import { itemNumbers } from "./items.ts";

interface RecordRow {
  unit_no: number;
  unit_id: string | null;
  item_no: number;
  seq: number;
  value: number;
  submission_id: string;
}

/** Every figure about people that was recorded of a period, in the order of recording, whoever it was handed in for. */
export async function figuresOnRecord(
  tx: Tx,
  log: Log,
  period: number,
  counting: ReadonlyMap<string, Item>,
  unitIds: ReadonlyMap<number, string>,
): Promise<Figure[]> {
  const keys = [...counting.values()].flatMap(({ key, base }) => [key, ...(base === null ? [] : [base])]);
  const numbers = await itemNumbers(tx, log, keys);
  if (numbers.size === 0) return [];
  const { rows } = await tx.query<RecordRow>(
    `SELECT o.unit_no, u.unit_id, o.item_no, o.seq, o.value, s.submission_id
     FROM observation o
     JOIN submission s ON s.shard_key = o.shard_key AND s.seq = o.seq
     JOIN unit u ON u.shard_key = o.shard_key AND u.unit_no = o.unit_no
     WHERE o.shard_key = $1 AND o.period = $2 AND o.item_no = ANY($3) AND o.state = 0 ORDER BY o.seq, o.unit_no`,
    [log.shardKey, period, [...numbers.values()]],
  );
  const keyOf = new Map([...numbers].map(([key, no]) => [no, key]));
  const bases = new Map<string, number>();
  for (const { unit_no, item_no, seq, value } of rows) {
    const key = keyOf.get(item_no) ?? "";
    if (!counting.has(key)) bases.set(`${unit_no}/${seq}/${key}`, value);
  }
  const text = periodText(period);
  return rows.flatMap(({ unit_no, unit_id, item_no, seq, value, submission_id: submission }) => {
    const item = counting.get(keyOf.get(item_no) ?? "");
    if (item === undefined) return [];
    const unit = unitIds.get(unit_no) ?? unit_id ?? "";
    const base = item.base === null ? Number.NaN : (bases.get(`${unit_no}/${seq}/${item.base}`) ?? Number.NaN);
    const figure = figureOf(item, { unit, period: text, submission }, value, base);
    return figure === null ? [] : [figure];
  });
}
