import type { Application, Cycle, LoadedCase, Scored, SettlingCase } from "@touchstone/domain";
import { type Log, logById } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import { changedAnswers } from "./changed-answers.ts";

/**
 * Key under which the settled ratings of an application are submitted, in the organisation's log: another one where they
 * are settled anew, after a third review. With a space in it, so that nobody who sends commands can take it: their keys
 * have none.
 */
export const settleKey = ({ applicationId, changedSeq }: Pick<Application, "applicationId" | "changedSeq">): string =>
  `settle ${applicationId} ${changedSeq}`;

/**
 * An application whose score is waited for, with that of the latest assessment that has counted its ratings, and what that
 * has counted otherwise than it was handed in.
 */
export async function settlingOf(tx: Tx, _: Touchstone, log: Log, on: LoadedCase): Promise<SettlingCase> {
  const since = await onRecordSince(tx, log, on.application);
  const found = since === null ? null : await scoredAfter(tx, log, on, since);
  if (found === null) return { ...on, scored: null, changed: null };
  return { ...on, scored: found.scored, changed: await changedAnswers(tx, log, on, found.at) };
}

/**
 * From which size of the organisation's log on its settled ratings are on record; 0 where there are none, or they were
 * there before; null: not yet.
 */
export async function onRecordSince(
  tx: Tx,
  log: Log,
  application: Pick<Application, "applicationId" | "changedSeq" | "settled">,
): Promise<number | null> {
  const { settled } = application;
  if (settled === null || settled.length === 0) return 0;
  const organisation = await logById(tx, log.organisationId);
  const { rows } = await tx.query<{ last: number | null }>(
    "SELECT (receipt->>'last')::bigint AS last FROM command_key WHERE shard_key = $1 AND log_id = $2 AND key = $3",
    [organisation?.shardKey, log.organisationId, settleKey(application)],
  );
  const [row] = rows;
  return row === undefined ? null : row.last === null ? 0 : row.last + 1;
}

/** What an assessment says of an applicant, and what it counted: the record up to `at.size`, as it held on `at.day`. */
interface ScoredAt {
  readonly scored: Scored;
  readonly at: { readonly size: number; readonly day: string };
}

/** What the latest assessment says that came after an application was settled, and counted what was recorded by `size`. */
export async function scoredAfter(
  tx: Tx,
  { shardKey }: Log,
  { application, cycle }: { readonly application: Pick<Application, "unitId" | "changedSeq">; readonly cycle: Cycle },
  size: number,
): Promise<ScoredAt | null> {
  const { rows } = await tx.query<Scored & ScoredAt["at"]>(
    `SELECT a.assessment_id AS "assessmentId", s.score, s.grade, s.kept AS certainty, a.day,
            (a.data->'cut'->'organisation'->>'size')::bigint AS size
     FROM assessment a
     LEFT JOIN scorecard s ON s.shard_key = a.shard_key AND s.assessment_id = a.assessment_id AND s.unit_id = $5
     WHERE a.shard_key = $1 AND a.period = $2 AND a.data->'standard'->>'digest' = $3
       AND (a.data->'cut'->'programme'->>'size')::bigint > $4
       AND (a.data->'cut'->'organisation'->>'size')::bigint >= $6
     ORDER BY a.seq DESC LIMIT 1`,
    [shardKey, cycle.period, cycle.standard.digest, application.changedSeq, application.unitId, size],
  );
  const [row] = rows;
  if (!row) return null;
  const { size: counted, day, ...scored } = row;
  return { scored, at: { size: counted, day } };
}
