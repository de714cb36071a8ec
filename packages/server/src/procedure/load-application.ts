import type { Application, Cycle, LoadedCase } from "@touchstone/domain";
import type { Standard } from "@touchstone/standard";
import { dayIn } from "../day-in.ts";
import { programmeOf } from "../projections/programme-read.ts";
import { versionsOf } from "../projections/standards-read.ts";
import { readStandard } from "../standards/read-standard.ts";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";

interface CycleRow extends Omit<Cycle, "standard"> {
  readonly version: string;
  readonly digest: string;
}

/** A round as it was opened; null where there is none of this id. */
export async function cycleOf(tx: Tx, { shardKey }: Log, cycleId: string): Promise<Cycle | null> {
  const { rows } = await tx.query<CycleRow>(
    `SELECT cycle_id AS "cycleId", titles, period, version, encode(digest, 'hex') AS digest, opens, closes, stages,
            valid_for AS "validFor", appeal
     FROM cycle WHERE shard_key = $1 AND cycle_id = $2`,
    [shardKey, cycleId],
  );
  const [row] = rows;
  if (!row) return null;
  const { version, digest, ...cycle } = row;
  return { ...cycle, standard: { version, digest } };
}

interface ApplicationRow extends Omit<Application, "deadline"> {
  readonly until: string | null;
  readonly days: number | null;
  readonly provisional: boolean;
  readonly since: Date;
}

/** An application as it stands, and since when; null where there is none of this id. */
export async function applicationOf(
  tx: Tx,
  { shardKey }: Log,
  applicationId: string,
): Promise<{ readonly application: Application; readonly since: Date } | null> {
  const { rows } = await tx.query<ApplicationRow>(
    `SELECT application_id AS "applicationId", cycle_id AS "cycleId", unit_id AS "unitId", grade, state, until, days,
            provisional, made_by AS "madeBy", handed_in AS "handedIn", to_mend AS "toMend", third_items AS "thirdItems",
            settled, score, recommendation, decision, notice_id AS "noticeId", designation_id AS "designationId",
            changed_seq AS "changedSeq", since
     FROM application WHERE shard_key = $1 AND application_id = $2`,
    [shardKey, applicationId],
  );
  const [row] = rows;
  if (!row) return null;
  const { until, days, provisional, since, ...rest } = row;
  return { application: { ...rest, deadline: until === null ? null : { until, days, provisional } }, since };
}

/** Everything that a decider of one application needs of the tables; null where there is none of this id. */
export async function loadCase(
  tx: Tx,
  touchstone: Pick<Touchstone, "files">,
  log: Log,
  applicationId: string,
): Promise<LoadedCase | null> {
  const found = await applicationOf(tx, log, applicationId);
  if (found === null) return null;
  const { application, since } = found;
  const [cycle, programme] = await Promise.all([cycleOf(tx, log, application.cycleId), programmeOf(tx, log)]);
  if (cycle === null)
    throw new RangeError(
      `loadCase: got the application ${applicationId}, whose round ${application.cycleId} is missing`,
    );
  return {
    application,
    cycle,
    calendar: programme.calendar,
    standard: await standardOfCycle(tx, touchstone, log, cycle),
    since: dayIn(programme.timeZone, since.toISOString()),
    languages: programme.languages,
  };
}

/** The version of the standard that a round was opened by. */
export async function standardOfCycle(
  tx: Tx,
  { files }: Pick<Touchstone, "files">,
  log: Log,
  { cycleId, standard }: Cycle,
): Promise<Standard> {
  const version = (await versionsOf(tx, log)).find(({ digest }) => digest === standard.digest);
  if (!version) throw new RangeError(`standardOfCycle: got the round ${cycleId}, whose standard is not on record`);
  return readStandard(files, version.file);
}

/** The unit of an application: for rights over a part of the units; null where there is none of this id. */
export async function unitOfApplication(
  tx: Tx,
  { shardKey }: Log,
  { applicationId }: { readonly applicationId: string },
): Promise<string | null> {
  const { rows } = await tx.query<{ unit_id: string }>(
    "SELECT unit_id FROM application WHERE shard_key = $1 AND application_id = $2",
    [shardKey, applicationId],
  );
  return rows[0]?.unit_id ?? null;
}
