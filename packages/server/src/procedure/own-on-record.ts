import { type Cycle, ownItems, periodText } from "@touchstone/domain";
import type { Answer, Standard } from "@touchstone/standard";
import { type AnswerCell, answerOfCell } from "../observations/answer-cell.ts";
import { isServed, quantityOf, servedTo } from "../observations/usable.ts";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import { scoredFrom } from "./scored-from.ts";

/** An answer as it stood on record. */
export interface RecordedAnswer {
  /** key of the item */
  readonly item: string;
  /** empty: any */
  readonly period: string;
  readonly answer: NonNullable<Answer>;
}

/** Whose answers are asked for, in which round. */
export interface OwnAsked {
  readonly organisation: Log;
  readonly programme: Log;
  readonly unitId: string;
  readonly cycle: Pick<Cycle, "period">;
  /** of the round */
  readonly standard: Standard;
}

/**
 * What counts for a unit of all that it is asked itself in a round, at a cut: the last answer to each item in each period
 * that the round is scored from, of submissions that the programme may use on that day. By item and period. As it is kept
 * and scored, not as it is shown: what the office reports beside it hides nothing here.
 * @param at.size of the organisation's log
 */
export async function ownOnRecord(
  tx: Tx,
  { organisation, programme, unitId, cycle, standard }: OwnAsked,
  at: { readonly size: number; readonly day: string },
): Promise<RecordedAnswer[]> {
  const { shardKey } = organisation;
  const items = new Map(ownItems(programme.slug, standard).map((item) => [item.key, item]));
  const counts = scoredFrom(cycle, standard);
  const isRead = (key: string, period: string): boolean => {
    const spec = items.get(key)?.spec;
    return spec !== undefined && counts(spec, period);
  };
  const { rows: periods } = await tx.query<{ period: number }>(
    "SELECT DISTINCT period FROM submission WHERE shard_key = $1 AND seq < $2",
    [shardKey, at.size],
  );
  const read = periods.flatMap(({ period }) =>
    [...items.keys()].some((key) => isRead(key, periodText(period))) ? [period] : [],
  );
  const served = await servedTo(tx, organisation, programme.logId, at.day, at.size);
  const { rows } = await tx.query<Row>(
    `SELECT o.period, i.key, s.programme_id AS "from", o.state, o.value, o.planned, o.error, o.word, n.source, n.note
     FROM observation o
     JOIN unit u ON u.shard_key = o.shard_key AND u.unit_no = o.unit_no
     JOIN item i ON i.shard_key = o.shard_key AND i.item_no = o.item_no
     JOIN submission s ON s.shard_key = o.shard_key AND s.seq = o.seq
     LEFT JOIN observation_note n ON n.shard_key = o.shard_key AND n.period = o.period AND n.unit_no = o.unit_no
          AND n.item_no = o.item_no AND n.seq = o.seq
     WHERE o.shard_key = $1 AND u.unit_id = $2 AND o.period = ANY($3) AND i.key = ANY($4) AND o.seq < $5
       AND o.unit_no = (SELECT unit_no FROM unit WHERE shard_key = $1 AND unit_id = $2)
     ORDER BY o.seq`, // the unit first, whatever the planner takes its answers for
    [shardKey, unitId, read, [...items.keys()], at.size],
  );
  const current = new Map<string, RecordedAnswer>();
  for (const row of rows) {
    const { key: item, from } = row;
    const period = periodText(row.period);
    const isShared = items.get(item)?.isQuantity === true && isServed(served, quantityOf(item), from);
    const mayUse = from === programme.logId || isShared;
    const answer = mayUse && isRead(item, period) ? answerOfCell(row, row.source ?? "", row.note ?? "") : null;
    if (answer !== null) current.set(`${item}\n${period}`, { item, period, answer });
  }
  return [...current.values()];
}

interface Row extends AnswerCell {
  readonly period: number;
  readonly key: string;
  /** id of the programme that it was handed in for */
  readonly from: string;
  readonly source: string | null;
  readonly note: string | null;
}
