import type { Tx } from "./tx.ts";

/** A ledger and where its rows lie: one per organisation, one per programme. */
export interface Log {
  readonly shardKey: number;
  /** the organisation's or the programme's id */
  readonly logId: string;
  readonly kind: "organisation" | "programme";
  readonly slug: string;
  /** of a programme, who runs it; of an organisation, itself */
  readonly organisationId: string;
  /** of a rehearsal the programme that it was copied from; null: it counts */
  readonly sandboxOf: string | null;
  /** IANA name: its days are by it */
  readonly timeZone: string;
}

/** A log by name. */
export type LogName = Pick<Log, "kind" | "slug">;

interface LogRow {
  shard_key: number;
  log_id: string;
  kind: Log["kind"];
  slug: string;
  organisation_id: string;
  sandbox_of: string | null;
  time_zone: string;
}

const COLUMNS = "shard_key, log_id, kind, slug, organisation_id, sandbox_of, time_zone";

export async function logBySlug(tx: Tx, kind: Log["kind"], slug: string): Promise<Log | null> {
  const { rows } = await tx.query<LogRow>(`SELECT ${COLUMNS} FROM log WHERE kind = $1 AND slug = $2`, [kind, slug]);
  return rows[0] ? logOf(rows[0]) : null;
}

export async function logById(tx: Tx, logId: string): Promise<Log | null> {
  const { rows } = await tx.query<LogRow>(`SELECT ${COLUMNS} FROM log WHERE log_id = $1`, [logId]);
  return rows[0] ? logOf(rows[0]) : null;
}

/** Remembers a log by name and by id: none changes, once it is there. A rehearsal may be removed, and is looked up each time. */
export function rememberLog({ logs }: { readonly logs: Map<string, Log> }, log: Log): void {
  if (log.sandboxOf !== null) return;
  logs.set(`${log.kind}/${log.slug}`, log);
  logs.set(log.logId, log);
}

/** All logs, an organisation before its programmes. */
export async function allLogs(tx: Tx): Promise<Log[]> {
  const { rows } = await tx.query<LogRow>(`SELECT ${COLUMNS} FROM log ORDER BY kind, no`); // 'organisation' < 'programme'
  return rows.map(logOf);
}

/**
 * Makes the log of what is being founded, and its empty head.
 * @returns null if there is one of this name, or of this id, already
 */
export async function foundLog(tx: Tx, log: Omit<Log, "shardKey">, createdAt: string): Promise<Log | null> {
  // one founding after the other, so that none has to be given up: that no number is given twice, its constraint sees to
  await tx.query("SELECT pg_advisory_xact_lock($1)", [FOUNDING]);
  const taken = await tx.query(
    `SELECT 1 FROM log WHERE kind = $1 AND slug = $2 OR log_id = $3
     UNION ALL SELECT 1 FROM sandbox_gone WHERE kind = $1 AND slug = $2 OR log_id = $3`,
    [log.kind, log.slug, log.logId],
  );
  if (taken.rowCount > 0) return null;
  const { rows } = await tx.query<{ no: number }>(
    `SELECT greatest((SELECT coalesce(max(no), 0) FROM log), (SELECT coalesce(max(no), 0) FROM sandbox_gone)) + 1 AS no`,
  );
  const no = rows[0]?.no ?? 1;
  const shardKey = no * SHARDS_PER_LOG;
  await tx.query(
    `INSERT INTO log (log_id, no, shard_key, kind, slug, organisation_id, created_at, sandbox_of, time_zone)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [log.logId, no, shardKey, log.kind, log.slug, log.organisationId, createdAt, log.sandboxOf, log.timeZone],
  );
  await tx.query("INSERT INTO event_head (shard_key, log_id, size, frontier) VALUES ($1, $2, 0, '')", [
    shardKey,
    log.logId,
  ]);
  return { ...log, shardKey };
}

/** any number that nobody else takes on this database */
const FOUNDING = 7_318_003;

/** Room for spreading the units of one huge programme. */
const SHARDS_PER_LOG = 64;

const logOf = (row: LogRow): Log => ({
  shardKey: row.shard_key,
  logId: row.log_id,
  kind: row.kind,
  slug: row.slug,
  organisationId: row.organisation_id,
  sandboxOf: row.sandbox_of,
  timeZone: row.time_zone,
});
