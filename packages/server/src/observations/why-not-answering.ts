import type { Refusal } from "@touchstone/domain";
import { isOver, standingDeadline } from "@touchstone/domain";
import { TIMELESS } from "@touchstone/standard";
import { loadCase } from "../procedure/load-application.ts";
import { type Log, logBySlug } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import { todayIn } from "../today-in.ts";
import type { Touchstone } from "../touchstone.ts";
import type { AnswersRead, ImportAsked } from "./import-observations.ts";

/**
 * Why a unit's own account can't hand these answers in; null where it can: while it answers an application, or mends it,
 * in the period of its round. The programme's ledger is held, so that nothing is handed in meanwhile.
 */
export async function whyNotAnswering(
  tx: Tx,
  touchstone: Touchstone,
  { logId: organisationId }: Log,
  { gathering }: AnswersRead,
  { programme: slug, unitId = "" }: ImportAsked,
): Promise<Refusal | null> {
  const programme = await logBySlug(tx, "programme", slug);
  if (programme === null || programme.organisationId !== organisationId)
    return { code: "unknown", what: "programme", id: slug };
  const { shardKey, logId } = programme;
  await tx.query("SELECT 1 FROM event_head WHERE shard_key = $1 AND log_id = $2 FOR SHARE", [shardKey, logId]);
  const { rows } = await tx.query<{ applicationId: string; state: string }>(
    `SELECT application_id AS "applicationId", state FROM application
     WHERE shard_key = $1 AND unit_id = $2 ORDER BY (state IN ('answering', 'mending')) DESC, seq DESC`,
    [shardKey, unitId],
  );
  const today = todayIn(programme, touchstone);
  const periods = [...gathering.stores.keys()].filter((period) => period !== TIMELESS);
  let refusal: Refusal = { code: "not-answering", unitId, state: null };
  for (const { applicationId } of rows) {
    const on = await loadCase(tx, touchstone, programme, applicationId);
    if (on === null) continue;
    const { state } = on.application;
    if (state !== "answering" && state !== "mending") {
      if (refusal.code === "not-answering" && refusal.state === null) refusal = { ...refusal, state };
      continue;
    }
    const other = periods.find((period) => period !== on.cycle.period);
    if (isOver(on, today))
      refusal = { code: "stage-over", applicationId, until: standingDeadline(on)?.until ?? today, today };
    else if (other !== undefined)
      refusal = { code: "not-a-period", got: other, want: `${on.cycle.period}, of the round` };
    else return null;
  }
  return refusal;
}
