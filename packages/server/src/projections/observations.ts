import type { Answer } from "@touchstone/standard";
import { readChunk } from "../files/chunks.ts";
import { ensureItems } from "../observations/items.ts";
import { ObservationCopy } from "../observations/observation-copy.ts";
import { copyAnswers, type Remark, readyPeriod, recordSubmission, writeRemarks } from "../observations/record-rows.ts";
import type { Projection } from "./projection.ts";

/** What was answered, by unit, item and period: every answer that was ever submitted. */
export const observations: Projection = {
  tables: ["item", "submission", "observation", "observation_note"],
  applies: ["ObservationsSubmitted"],
  apply: async (tx, { files }, log, seq, event) => {
    if (event.type !== "ObservationsSubmitted") return;
    const { items, chunk, period: text } = event.data;
    const rows = (await readChunk(files, chunk)).map(
      (row) => JSON.parse(Buffer.from(row.buffer, row.byteOffset, row.byteLength).toString()) as Row, // ours, by its digest
    );
    const numbers = await ensureItems(tx, log, items, seq);
    const period = await readyPeriod(tx, text);
    await recordSubmission(tx, log, seq, event.data);
    const found = await tx.query<{ unit_id: string; unit_no: number }>(
      "SELECT unit_id, unit_no FROM unit WHERE shard_key = $1 AND unit_id = ANY($2)",
      [log.shardKey, rows.map(([unitId]) => unitId)],
    );
    const unitNos = new Map(found.rows.map(({ unit_id, unit_no }) => [unit_id, unit_no]));
    const itemNos = items.map((key) => numbers.get(key) ?? 0);
    const remarks: Remark[] = [];
    const copy = new ObservationCopy(tx, log.shardKey);
    for (const [unitId, answers] of rows)
      await copyAnswers(copy, remarks, { period, unitNo: unitNos.get(unitId) ?? 0, seq }, answers, itemNos);
    await copy.finish();
    await writeRemarks(tx, log, remarks);
  },
};

type Row = readonly [unitId: string, answers: readonly Answer[]];
