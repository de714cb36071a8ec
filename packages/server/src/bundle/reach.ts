import type { AssessmentData, Cut } from "@touchstone/domain";
import { dayIn } from "../day-in.ts";
import { cutAt, cutOf } from "../ledger/cut.ts";
import { type Log, logById, logBySlug } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import { NothingToBundle } from "./bundle-problem.ts";
import { eventsOf, instantOf, type Recorded } from "./recorded.ts";

/** The two logs of a programme, how far a bundle reaches in them, and the assessment that it shows. */
export interface Reach {
  readonly organisation: Log;
  readonly programme: Log;
  readonly cut: Cut;
  readonly assessment: (AssessmentData & { readonly seq: number }) | null;
  /** day of the assessment, or of the last event of the programme's cut in its own time zone */
  readonly day: string;
  /** instant of the last event of the cut */
  readonly at: string;
  /** events of both logs that were recorded after the cut */
  readonly later: number;
}

/** What somebody wants a bundle of. */
export interface Wanted {
  /** the latest assessment of this period; without, the latest of all */
  readonly period?: string | undefined;
  /** sizes of both logs; `present`: all that is recorded; without, as far as the assessment needs */
  readonly cut?: "present" | { readonly organisation: number; readonly programme: number } | undefined;
  /** for everybody: none of an assessment in which somebody has a score who waits to be decided on, and told */
  readonly asPublic?: boolean | undefined;
}

/**
 * How far a bundle reaches: unless wanted otherwise as far as the latest assessment needs, and to what was decided in
 * public since, so that a bundle of one assessment is the same until a notice, an objection or a designation comes.
 * @throws {NothingToBundle} if there is no such programme or assessment, or the logs are not that long
 */
export async function reachOf(tx: Tx, slug: string, { period, cut, asPublic = false }: Wanted): Promise<Reach> {
  const programme = await logBySlug(tx, "programme", slug);
  if (!programme) throw new NothingToBundle(`${slug}: there is no programme of this name.`);
  const organisation = await logById(tx, programme.organisationId);
  if (!organisation) throw new Error(`reachOf: got ${slug}, whose organisation has no log`);
  const present = { organisation: (await cutOf(tx, organisation)).size, programme: (await cutOf(tx, programme)).size };
  const most = cut === undefined || cut === "present" ? present : cut;
  for (const kind of ["organisation", "programme"] as const)
    if (!Number.isSafeInteger(most[kind]) || most[kind] < 1 || most[kind] > present[kind])
      throw new NothingToBundle(
        `${slug}: the ledger of the ${kind} has ${present[kind]} events, a cut at ${most[kind]} can't be.`,
      );

  const all = await assessmentsOf(tx, programme, most);
  const asked = all.filter(({ data }) => period === undefined || data.period === period);
  const waiting = asPublic ? await withWaiting(tx, programme) : new Set<string>();
  const assessed = asked.findLast(({ data }) => !waiting.has(data.assessmentId));
  if (!assessed && asked.length > 0)
    throw new NothingToBundle(
      `${slug}: a round is being judged. Its scores are published once everybody who applied is decided on and told.`,
    );
  if (!assessed && period !== undefined)
    throw new NothingToBundle(`${slug}: there is no assessment of ${period} on record.`);
  const assessment = assessed ? { ...assessed.data, seq: assessed.seq } : null;
  const sizes = assessed && cut === undefined ? await untilDecided(tx, { organisation, programme }, assessed) : most;
  const reached: Cut = {
    organisation: await cutAt(tx, organisation, sizes.organisation),
    programme: await cutAt(tx, programme, sizes.programme),
  };
  const last = [
    await instantOf(tx, organisation, sizes.organisation - 1),
    await instantOf(tx, programme, sizes.programme - 1),
  ];
  return {
    organisation,
    programme,
    cut: reached,
    assessment,
    day: assessment?.day ?? dayIn(programme.timeZone, last[1] ?? ""),
    at: last.sort().at(-1) ?? "",
    later: present.organisation - sizes.organisation + present.programme - sizes.programme,
  };
}

/** Whether there is a bundle of a programme that everybody may have at the moment. */
export async function hasPublicBundle(tx: Tx, slug: string): Promise<boolean> {
  try {
    await reachOf(tx, slug, { asPublic: true });
    return true;
  } catch (error) {
    if (error instanceof NothingToBundle) return false;
    throw error;
  }
}

/**
 * Assessments that have a scorecard of somebody who had applied in a round of their period and waits to be decided on, or
 * for the notice of it: their score is theirs to know first. Who was on notice once waits no more.
 */
async function withWaiting(tx: Tx, { shardKey }: Log): Promise<Set<string>> {
  const { rows } = await tx.query<{ id: string }>(
    `SELECT DISTINCT a.assessment_id AS id FROM application p
     JOIN cycle c ON c.shard_key = p.shard_key AND c.cycle_id = p.cycle_id
     JOIN assessment a ON a.shard_key = p.shard_key AND a.period = c.period AND a.seq > p.seq
     JOIN scorecard s ON s.shard_key = a.shard_key AND s.assessment_id = a.assessment_id AND s.unit_id = p.unit_id
     WHERE p.shard_key = $1 AND p.notice_id IS NULL AND p.state NOT IN ('declined', 'withdrawn', 'lapsed')`,
    [shardKey],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Assessments whose scorecards and whose cut lie within these sizes; `end` is the first event after each. */
async function assessmentsOf(
  tx: Tx,
  programme: Log,
  most: { readonly organisation: number; readonly programme: number },
) {
  const events = await eventsOf(tx, programme, most.programme, ["AssessmentRecorded", "ScorecardsRecorded"]);
  const cards = events.filter((event) => event.type === "ScorecardsRecorded");
  return events.flatMap((event) => {
    if (event.type !== "AssessmentRecorded" || event.data.cut.organisation.size > most.organisation) return [];
    const own = cards.filter(({ data }) => data.assessmentId === event.data.assessmentId);
    const isWhole = own.reduce((sum, { data }) => sum + data.chunk.nRows, 0) === event.data.nUnits;
    return isWhole ? [{ ...event, end: (own.at(-1)?.seq ?? event.seq) + 1 }] : [];
  });
}

const IN_PUBLIC = [
  "NoticePublished",
  "EventDisclosed",
  "ObjectionFiled",
  "ObjectionAnswered",
  "DesignationGranted",
  "EarlierDesignationRecorded",
] as const;

/**
 * As far as an assessment needs in the organisation's log; in the programme's to the last thing that was decided in
 * public. It stops before anybody takes part who was not on the register then: of them nothing could be shown.
 */
async function untilDecided(
  tx: Tx,
  { organisation, programme }: Pick<Reach, "organisation" | "programme">,
  { data, end }: { readonly data: AssessmentData; readonly end: number },
): Promise<{ organisation: number; programme: number }> {
  const { size } = data.cut.organisation;
  const types = [...IN_PUBLIC, "UnitsEnrolled", "UnitEnrolled"];
  const { rows } = await tx.query<{ seq: number; type: string; entry: Buffer }>(
    "SELECT seq, type, entry FROM event WHERE shard_key = $1 AND log_id = $2 AND seq >= $3 AND type = ANY($4) ORDER BY seq",
    [programme.shardKey, programme.logId, end, types],
  );
  let decided = end;
  for (const { seq, type, entry } of rows) {
    if (type === "UnitsEnrolled") break; // many at once: who they are is in another file
    if (type === "UnitEnrolled") {
      const { unitId } = (JSON.parse(entry.toString()) as Recorded<"UnitEnrolled">).data; // as it was recorded
      const { rowCount } = await tx.query("SELECT 1 FROM unit WHERE shard_key = $1 AND unit_id = $2 AND seq < $3", [
        organisation.shardKey,
        unitId,
        size,
      ]);
      if (rowCount === 0) break;
    } else decided = seq + 1;
  }
  return { organisation: size, programme: decided };
}
