import type { TakenIn } from "@touchstone/domain";
import type { Keys } from "../keys/keys.ts";
import type { Tx } from "../store/tx.ts";
import { openSealedFile, sealFile } from "./sealed-file.ts";

/** A file that was handed in, and what its intake found: either a fault, or what it is. */
export interface Intake {
  readonly evidenceId: string;
  readonly accountId: string;
  /** of the organisation that it was handed in for */
  readonly logId: string;
  /** why it is not taken, in words; null: it is */
  readonly fault: string | null;
  readonly file: TakenIn["file"] | null;
  readonly secret: TakenIn["secret"];
}

/** Keeps what the intake found, once: what is there stays. */
export async function recordIntake(tx: Tx, keys: Keys, intake: Intake, at: Date): Promise<void> {
  const { evidenceId, accountId, logId, fault, file, secret } = intake;
  const hidden =
    secret && sealFile(await keys.privatePartKey(logId), `intake/${evidenceId}`, Buffer.from(JSON.stringify(secret)));
  await tx.query(
    `INSERT INTO evidence_intake (evidence_id, account_id, log_id, fault, file, secret, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (evidence_id) DO NOTHING`,
    [evidenceId, accountId, logId, fault, file && JSON.stringify(file), hidden, at],
  );
}

/** What the intake of a file found; null where there was none. */
export async function intakeOf(tx: Tx, keys: Keys, evidenceId: string): Promise<Intake | null> {
  const { rows } = await tx.query<Omit<Intake, "secret"> & { secret: Uint8Array | null }>(
    `SELECT evidence_id AS "evidenceId", account_id AS "accountId", log_id AS "logId", fault, file, secret
     FROM evidence_intake WHERE evidence_id = $1`,
    [evidenceId],
  );
  const [row] = rows;
  if (!row) return null;
  const opened = row.secret && openSealedFile(await keys.privatePartKey(row.logId), `intake/${evidenceId}`, row.secret);
  const secret = opened && (JSON.parse(opened.toString()) as TakenIn["secret"]); // we wrote it
  return { ...row, secret };
}

/** The files that an intake has put where evidence lies. */
export const filesOfIntake = ({ file }: Pick<Intake, "file">): string[] =>
  file === null ? [] : [file.digest, ...file.thumbnails.map(({ digest }) => digest)];

/** Forgets what the intake found: nobody made it evidence. */
export async function forgetIntake(tx: Tx, evidenceId: string): Promise<void> {
  await tx.query("DELETE FROM evidence_intake WHERE evidence_id = $1", [evidenceId]);
}

/** The files that were taken in before an instant. */
export async function intakesBefore(tx: Tx, before: Date): Promise<string[]> {
  const { rows } = await tx.query<{ evidence_id: string }>(
    "SELECT evidence_id FROM evidence_intake WHERE at < $1 ORDER BY at LIMIT 1000",
    [before],
  );
  return rows.map(({ evidence_id }) => evidence_id);
}

/** How many files of an account were taken in, or refused, and are not forgotten yet. */
export async function countIntakes(tx: Tx, accountId: string): Promise<number> {
  const { rows } = await tx.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM evidence_intake WHERE account_id = $1",
    [accountId],
  );
  return rows[0]?.n ?? 0;
}
