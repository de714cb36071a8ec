import type { ApplicationState, Remark, SettledRating, Text } from "@touchstone/domain";
import type { Log } from "../../store/log.ts";
import type { Tx } from "../../store/tx.ts";

/** An application as its row has it: everything, for readers that know who asks. */
export interface ApplicationRecord {
  readonly applicationId: string;
  readonly cycleId: string;
  readonly unitId: string;
  readonly grade: string;
  readonly state: ApplicationState;
  readonly until: string | null;
  readonly days: number | null;
  readonly provisional: boolean;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly handedIn: {
    readonly at: string;
    readonly seq: number;
    readonly size: number;
    readonly root: string;
    readonly answers: string;
    /** not in early hand-ins */
    readonly proofs?: string;
    readonly nAnswers: number;
    readonly nProofs: number;
  } | null;
  readonly toMend: readonly Remark<readonly Text[]>[] | null;
  readonly thirdItems: readonly string[] | null;
  readonly settled: readonly SettledRating[] | null;
  readonly score: {
    readonly assessmentId: string;
    readonly score: number | null;
    readonly grade: string | null;
    readonly certainty: number | null;
  } | null;
  readonly reply: {
    readonly at: string;
    readonly seq: number;
    readonly said: boolean;
    readonly bySilence: boolean;
  } | null;
  readonly recommendation: {
    readonly at: string;
    readonly by: string;
    readonly grade: string | null;
    readonly reasons: readonly Remark<readonly Text[]>[];
  } | null;
  readonly decision: {
    readonly at: string;
    readonly by: string;
    readonly grade: string | null;
    readonly reasons: readonly Remark<readonly Text[]>[];
    readonly whyCertain: readonly Text[] | null;
    readonly bySilence: boolean;
    readonly appealUntil: string | null;
  } | null;
  readonly noticeId: string | null;
  readonly designationId: string | null;
  readonly seq: number;
  readonly changedSeq: number;
}

const COLUMNS = `application_id AS "applicationId", cycle_id AS "cycleId", unit_id AS "unitId", grade, state, until, days,
  provisional, made_by AS "madeBy", made_at AS "madeAt", handed_in AS "handedIn", to_mend AS "toMend",
  third_items AS "thirdItems", settled, score, reply, recommendation, decision, notice_id AS "noticeId",
  designation_id AS "designationId", seq, changed_seq AS "changedSeq"`;

/** null: there is none of this id */
export async function applicationById(tx: Tx, { shardKey }: Log, id: string): Promise<ApplicationRecord | null> {
  const { rows } = await tx.query<ApplicationRecord>(
    `SELECT ${COLUMNS} FROM application WHERE shard_key = $1 AND application_id = $2`,
    [shardKey, id],
  );
  return rows[0] ?? null;
}

/** What a list of applications holds; null: whatever it is. */
export interface ApplicationsAsked {
  readonly cycleId: string | null;
  readonly states: readonly ApplicationState[] | null;
  readonly units: readonly string[] | null;
  /** those that this account reviews, or has reviewed, are left out; an actor of the programme */
  readonly notReviewedBy: string | null;
  /** `seq` of the last one before the page */
  readonly after: number | null;
  readonly limit: number;
}

/** Applications in the order in which they were made. */
export async function applicationsAfter(
  tx: Tx,
  { shardKey }: Log,
  { cycleId, states, units, notReviewedBy, after, limit }: ApplicationsAsked,
): Promise<ApplicationRecord[]> {
  const { rows } = await tx.query<ApplicationRecord>(
    `SELECT ${COLUMNS} FROM application
     WHERE shard_key = $1 AND seq > $2 AND ($3::uuid IS NULL OR cycle_id = $3) AND ($4::text[] IS NULL OR state = ANY($4))
       AND ($5::uuid[] IS NULL OR unit_id IN (SELECT unnest($5::uuid[])))
       AND ($6::uuid IS NULL OR NOT EXISTS (SELECT 1 FROM assignment a
         WHERE a.shard_key = $1 AND a.application_id = application.application_id AND a.actor_id = $6))
     ORDER BY seq LIMIT $7`,
    [shardKey, after ?? -1, cycleId, states, units, notReviewedBy, limit],
  );
  return rows;
}
