import { moveApplication } from "../procedure/move-application.ts";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import type { Projection } from "./projection.ts";

/** What was found of an application, what its unit says to it, and what is recommended. */
export const findings: Projection = {
  tables: [],
  applies: ["RatingsSettled", "ScoreReady", "ReplyGiven", "RecommendationMade"],
  apply: async (tx, _, log, seq, event) => {
    const { at, by } = event;
    if (event.type === "RatingsSettled") await tell(tx, log, event.data, { settled: event.data.settled });
    if (event.type === "ScoreReady") {
      const { assessmentId, score, grade, certainty } = event.data;
      await tell(tx, log, event.data, { score: { assessmentId, score, grade, certainty } });
    }
    if (event.type === "ReplyGiven") {
      const { said, bySilence } = event.data;
      await tell(tx, log, event.data, { reply: { at, seq, said, bySilence } });
    }
    if (event.type === "RecommendationMade") {
      const { grade, reasons } = event.data;
      await tell(tx, log, event.data, { recommendation: { at, by, grade, reasons } });
    }
    if (!("applicationId" in event.data) || !("moved" in event.data)) return;
    await moveApplication(
      tx,
      log,
      { seq, at, type: event.type, by: event.by },
      event.data.applicationId,
      event.data.moved,
    );
  },
};

/** The columns of an application that such an event fills; the others stay. */
interface Told {
  readonly settled?: object;
  readonly score?: object;
  readonly reply?: object;
  readonly recommendation?: object;
}

async function tell(
  tx: Tx,
  { shardKey }: Log,
  { applicationId }: { readonly applicationId: string },
  { settled, score, reply, recommendation }: Told,
): Promise<void> {
  const json = (value: object | undefined): string | null => (value === undefined ? null : JSON.stringify(value));
  await tx.query(
    `UPDATE application SET settled = coalesce($3, settled), score = coalesce($4, score), reply = coalesce($5, reply),
       recommendation = coalesce($6, recommendation)
     WHERE shard_key = $1 AND application_id = $2`,
    [shardKey, applicationId, json(settled), json(score), json(reply), json(recommendation)],
  );
}
