import {
  type CommandOf,
  decideAddEvidence,
  decideLinkEvidence,
  decideUnlinkEvidence,
  decideWithdrawEvidence,
  EVIDENCE_KEY_PART,
  type Evidence,
  type EvidenceTarget,
  evidenceStream,
  type TakenIn,
} from "@touchstone/domain";
import { intakeOf } from "../files/evidence-intake.ts";
import { actorIn } from "../store/actors.ts";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import { handler } from "./handler.ts";

type AddState = Parameters<typeof decideAddEvidence>[1];
type LinkState = Parameters<typeof decideLinkEvidence>[1];
type LinkRow = { readonly evidenceId: string; readonly unitId: string };

export const evidenceHandlers = {
  AddEvidence: handler<CommandOf<"AddEvidence">, AddState>({
    stream: ({ evidenceId }) => evidenceStream(evidenceId),
    unit: ({ unitId }) => unitId,
    load: async (tx, touchstone, log, { evidenceId, unitId }) => ({
      isThere: (await evidenceIn(tx, log, evidenceId)) !== null,
      takenIn: await takenIn(tx, touchstone, log, evidenceId),
      knowsUnit: await knowsUnit(tx, log, unitId),
      programmes: await programmesOf(tx, log),
    }),
    decide: decideAddEvidence,
  }),
  LinkEvidence: handler<CommandOf<"LinkEvidence">, LinkState>({
    stream: ({ evidenceId }) => evidenceStream(evidenceId),
    unit: ({ unitId }) => unitId,
    load: async (tx, _, log, { linkId, evidenceId, unitId, target }) => ({
      isThere: await isThere(tx, log, linkId),
      evidence: await evidenceIn(tx, log, evidenceId),
      knowsUnit: await knowsUnit(tx, log, unitId),
      knowsTarget: await knowsTarget(tx, log, target),
    }),
    decide: decideLinkEvidence,
  }),
  UnlinkEvidence: handler<CommandOf<"UnlinkEvidence">, LinkRow | null>({
    unit: ({ unitId }) => unitId,
    load: (tx, _, log, { linkId }) => standingLink(tx, log, linkId),
    decide: decideUnlinkEvidence,
  }),
  WithdrawEvidence: handler<CommandOf<"WithdrawEvidence">, Evidence | null>({
    stream: ({ evidenceId }) => evidenceStream(evidenceId),
    unit: ({ unitId }) => unitId,
    load: (tx, _, log, { evidenceId }) => evidenceIn(tx, log, evidenceId),
    decide: decideWithdrawEvidence,
  }),
};

/**
 * The file as its intake has left it, for the log that it was handed in for; null where there is none. Held until the
 * command is done, so that it is not swept away meanwhile.
 */
async function takenIn(
  tx: Tx,
  { keys }: Pick<Touchstone, "keys">,
  log: Log,
  evidenceId: string,
): Promise<TakenIn | null> {
  await tx.query("SELECT 1 FROM evidence_intake WHERE evidence_id = $1 FOR UPDATE", [evidenceId]);
  const found = await intakeOf(tx, keys, evidenceId);
  if (found === null || found.logId !== log.logId || found.file === null) return null;
  const { actorId } = await actorIn(tx, log, found.accountId);
  return { owner: actorId, file: found.file, secret: found.secret };
}

async function evidenceIn(tx: Tx, { shardKey, logId }: Log, evidenceId: string): Promise<Evidence | null> {
  const { rows } = await tx.query<Evidence>(
    `SELECT e.evidence_id AS "evidenceId", e.unit_id AS "unitId", e.media_type AS "mediaType", e.visibility,
            e.retain_until AS "retainUntil", e.withdrawn_seq IS NOT NULL AS "isWithdrawn", e.seq,
            EXISTS (SELECT FROM event_private p
                    WHERE p.shard_key = $1 AND p.log_id = $2 AND p.seq = e.seq AND p.part = $4) AS "hasKey"
     FROM evidence e WHERE e.shard_key = $1 AND e.evidence_id = $3`,
    [shardKey, logId, evidenceId, EVIDENCE_KEY_PART],
  );
  return rows[0] ?? null;
}

async function isThere(tx: Tx, { shardKey }: Log, linkId: string): Promise<boolean> {
  const { rowCount } = await tx.query("SELECT 1 FROM evidence_link WHERE shard_key = $1 AND link_id = $2", [
    shardKey,
    linkId,
  ]);
  return rowCount > 0;
}

async function standingLink(tx: Tx, { shardKey }: Log, linkId: string): Promise<LinkRow | null> {
  const { rows } = await tx.query<LinkRow>(
    `SELECT evidence_id AS "evidenceId", unit_id AS "unitId" FROM evidence_link
     WHERE shard_key = $1 AND link_id = $2 AND ended_seq IS NULL`,
    [shardKey, linkId],
  );
  return rows[0] ?? null;
}

async function knowsUnit(tx: Tx, { shardKey }: Log, unitId: string): Promise<boolean> {
  const { rowCount } = await tx.query("SELECT 1 FROM unit WHERE shard_key = $1 AND unit_id = $2", [shardKey, unitId]);
  return rowCount > 0;
}

/** An answer may still come: a form and its proofs are sent in any order. */
async function knowsTarget(tx: Tx, { shardKey }: Log, target: EvidenceTarget): Promise<boolean> {
  if (target.kind !== "submission") return true;
  const { rowCount } = await tx.query("SELECT 1 FROM submission WHERE shard_key = $1 AND submission_id = $2 LIMIT 1", [
    shardKey,
    target.submissionId,
  ]);
  return rowCount > 0;
}

async function programmesOf(tx: Tx, { organisationId }: Log): Promise<string[]> {
  const { rows } = await tx.query<{ log_id: string }>(
    "SELECT log_id FROM log WHERE organisation_id = $1 AND kind = 'programme'",
    [organisationId],
  );
  return rows.map(({ log_id }) => log_id);
}
