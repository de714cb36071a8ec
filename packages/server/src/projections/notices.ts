import type { EventType, RecordedEvent } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import type { Projection } from "./projection.ts";

/** Decisions on public notice, and the objections to them; of their texts only what was published. */
export const notices: Projection = {
  tables: ["notice", "objection"],
  applies: ["NoticePublished", "ObjectionFiled", "ObjectionAnswered"],
  apply: async (tx, _, log, seq, event) => {
    if (event.type === "NoticePublished") await published(tx, log, seq, event);
    if (event.type === "ObjectionFiled") await filed(tx, log, seq, event);
    if (event.type === "ObjectionAnswered") await answered(tx, log, seq, event);
  },
};

type Of<T extends EventType> = Extract<RecordedEvent, { type: T }>;

async function published(tx: Tx, { shardKey }: Log, seq: number, { data, at }: Of<"NoticePublished">) {
  const { noticeId, cycleId, from, until, days, provisional, text, entries } = data;
  await tx.query(
    `INSERT INTO notice (shard_key, notice_id, cycle_id, starts, until, days, provisional, text, entries, at, seq)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      shardKey,
      noticeId,
      cycleId,
      from,
      until,
      days,
      provisional,
      JSON.stringify(text),
      JSON.stringify(entries),
      at,
      seq,
    ],
  );
  await tx.query("UPDATE application SET notice_id = $3 WHERE shard_key = $1 AND application_id = ANY($2::uuid[])", [
    shardKey,
    entries.map(({ applicationId }) => applicationId),
    noticeId,
  ]);
}

async function filed(tx: Tx, { shardKey }: Log, seq: number, { data, at }: Of<"ObjectionFiled">) {
  const { objectionId, noticeId, applicationId, publish, lang } = data;
  await tx.query(
    `INSERT INTO objection (shard_key, objection_id, notice_id, application_id, publish, lang, filed_at, seq)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [shardKey, objectionId, noticeId, applicationId, publish, lang, at, seq],
  );
}

async function answered(tx: Tx, { shardKey }: Log, seq: number, { data, at, by }: Of<"ObjectionAnswered">) {
  const { objectionId, upheld, answer, text } = data;
  await tx.query(
    `UPDATE objection SET upheld = $3, answer = $4, text = $5, answered_at = $6, answered_seq = $7, answered_by = $8
     WHERE shard_key = $1 AND objection_id = $2`,
    [shardKey, objectionId, upheld, JSON.stringify(answer), text && JSON.stringify(text), at, seq, by],
  );
}
