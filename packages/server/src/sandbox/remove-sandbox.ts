import { type BulkCommand, sandboxStream } from "@touchstone/domain";
import { executeBulk } from "../bulk.ts";
import type { Receipt, Refused } from "../receipt.ts";
import { lockHead } from "../store/head.ts";
import { type Log, logById, logBySlug } from "../store/log.ts";
import { type Tx, transaction } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import { clearRemoved, type EvidenceOf } from "./clear-removed.ts";
import { namedFiles } from "./named-files.ts";

export interface RemovalAsked {
  readonly slug: string;
  readonly account: string;
  /** where files of evidence lie, if not in the data folder */
  readonly evidenceOf?: EvidenceOf | undefined;
}

/**
 * Removes a rehearsal: every row of it and the event that says so in one transaction, so that a kill leaves all of it or
 * nothing; then its files that nobody else names, its keys and what was published, which is gone on with later where it
 * is broken off. What counts can't be removed: the database refuses it too (`remove_sandbox`).
 */
export async function removeSandbox(
  touchstone: Touchstone,
  { slug, account, evidenceOf }: RemovalAsked,
): Promise<Receipt | Refused> {
  const { log, original } = await transaction(touchstone, (tx) => sandboxNamed(tx, slug), { readOnly: true });
  if (log === null) return { ok: false, refusal: { code: "unknown", what: "rehearsal", id: slug } };
  if (original === null) return { ok: false, refusal: { code: "not-a-sandbox", slug } };
  const command: BulkCommand = { type: "RemoveSandbox", slug };
  const asked = { log: { kind: "programme", slug: original.slug }, account, command } as const;
  const done = await executeBulk(touchstone, asked, async ({ tx, at }) => {
    const found = await sandboxNamed(tx, slug);
    if (found.log?.logId !== log.logId) return { code: "unknown", what: "rehearsal", id: slug };
    const files = await filesOf(tx, found.logs);
    await tx.query("SELECT remove_sandbox($1, $2, $3)", [log.logId, JSON.stringify(files), at]);
    const sandboxId = found.logs.find(({ kind }) => kind === "programme")?.logId ?? log.logId;
    const data = { sandboxId, organisationId: log.logId, slug };
    return [{ type: "SandboxRemoved", stream: sandboxStream(sandboxId), data }];
  });
  if (done.ok) await clearRemoved(touchstone, evidenceOf);
  return done;
}

interface Found {
  /** of its organisation; null: there is none of this name */
  readonly log: Log | null;
  /** the programme that was copied; null: this is no rehearsal */
  readonly original: Log | null;
  /** that of the organisation, and those of its programmes */
  readonly logs: readonly Log[];
}

/** A rehearsal by its name, or what else is called so. */
async function sandboxNamed(tx: Tx, slug: string): Promise<Found> {
  const programme = await logBySlug(tx, "programme", slug);
  const log = (await logBySlug(tx, "organisation", slug)) ?? programme;
  if (log === null || log.sandboxOf === null) return { log, original: null, logs: [] };
  const logs = programme !== null && programme.organisationId === log.logId ? [log, programme] : [log];
  return { log, original: await logById(tx, log.sandboxOf), logs };
}

/** The files that a rehearsal names: its heads are locked, so that no more are added. */
async function filesOf(tx: Tx, logs: readonly Log[]): Promise<{ record: string[]; evidence: string[] }> {
  const [record, evidence] = [new Set<string>(), new Set<string>()];
  for (const log of logs) {
    await lockHead(tx, log);
    const named = await namedFiles(tx, log);
    for (const digest of named.record) record.add(digest);
    for (const digest of named.evidence) evidence.add(digest);
    for (const digest of await unnamedEvidence(tx, log)) evidence.add(digest);
  }
  return { record: [...record].sort(), evidence: [...evidence].sort() };
}

/** Files that may lie where its evidence lies though no event names them: taken in, about to be put, given up. */
async function unnamedEvidence(tx: Tx, { logId }: Log): Promise<string[]> {
  const { rows } = await tx.query<{ digest: string }>(
    `SELECT encode(digest, 'hex') AS digest FROM evidence_loose WHERE log_id = $1
     UNION SELECT file->>'digest' FROM evidence_intake WHERE log_id = $1 AND file IS NOT NULL
     UNION SELECT smaller->>'digest' FROM evidence_intake, jsonb_array_elements(file->'thumbnails') AS smaller
       WHERE log_id = $1 AND file IS NOT NULL`,
    [logId],
  );
  return rows.map(({ digest }) => digest);
}
