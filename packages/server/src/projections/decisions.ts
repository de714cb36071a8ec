import { moveApplication } from "../procedure/move-application.ts";
import type { Projection } from "./projection.ts";

/** What was decided on an application, by whom. */
export const decisions: Projection = {
  tables: [],
  applies: ["DecisionMade"],
  apply: async (tx, _, log, seq, event) => {
    if (event.type !== "DecisionMade") return;
    const { applicationId, moved, grade, reasons, whyCertain, bySilence, appealUntil } = event.data;
    const { at, by } = event;
    await tx.query("UPDATE application SET decision = $3 WHERE shard_key = $1 AND application_id = $2", [
      log.shardKey,
      applicationId,
      JSON.stringify({ at, by, grade, reasons, whyCertain, bySilence, appealUntil }),
    ]);
    await moveApplication(tx, log, { seq, at, type: event.type, by: event.by }, applicationId, moved);
  },
};
