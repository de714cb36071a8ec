import type { Answer } from "@touchstone/standard";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import { type AnswerCell, answerOfCell } from "./answer-cell.ts";
import type { UsableSubmission } from "./usable.ts";

/** Answers by `unitNo × 2³² + itemNo`, which no two units and items share. */
export type AnswersByPlace = Map<number, Answer>;

export const placeOf = (unitNo: number, itemNo: number): number => unitNo * 2 ** 32 + itemNo;

interface Row extends AnswerCell {
  unit_no: number;
  item_no: number;
  seq: number;
  source: string | null;
  note: string | null;
}

/** The current answers of some units to some items in one period, of submissions that may be used. */
export async function currentAnswers(
  tx: Tx,
  log: Log,
  asked: {
    readonly period: number;
    readonly unitNos: readonly number[];
    /** numbers of items by their keys */
    readonly items: ReadonlyMap<string, number>;
    readonly submissions: readonly UsableSubmission[];
  },
): Promise<AnswersByPlace> {
  const { rows } = await tx.query<Row>(
    `SELECT o.unit_no, o.item_no, o.seq, o.state, o.value, o.planned, o.error, o.word, n.source, n.note
     FROM observation o
     LEFT JOIN observation_note n ON n.shard_key = o.shard_key AND n.period = o.period AND n.unit_no = o.unit_no
          AND n.item_no = o.item_no AND n.seq = o.seq
     WHERE o.shard_key = $1 AND o.period = $2 AND o.unit_no = ANY($3) AND o.item_no = ANY($4) AND o.seq = ANY($5)
     ORDER BY o.seq`,
    [log.shardKey, asked.period, asked.unitNos, [...asked.items.values()], asked.submissions.map(({ seq }) => seq)],
  );
  const usable = new Map(
    asked.submissions.map(({ seq, items }) => [seq, new Set(items.map((key) => asked.items.get(key)))]),
  );
  const current: AnswersByPlace = new Map();
  for (const row of rows)
    if (usable.get(row.seq)?.has(row.item_no))
      current.set(placeOf(row.unit_no, row.item_no), answerOfCell(row, row.source ?? "", row.note ?? ""));
  return current;
}
