import { createHash } from "node:crypto";
import { type BulkCommand, type EnrolmentBasis, type EventData, MOST_IN_CHUNK } from "@touchstone/domain";
import { canonicalBytes } from "@touchstone/ledger";
import { executeBulk } from "../bulk.ts";
import { ChunkWriter } from "../files/chunks.ts";
import { versionOn } from "../projections/standards-read.ts";
import type { Receipt, Refused } from "../receipt.ts";
import { readStandard } from "../standards/read-standard.ts";
import type { NewEvent } from "../store/append.ts";
import { type Log, logById } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import { findUnits, isThere } from "./find-units.ts";
import { ImportProblems, ImportRefused } from "./import-problems.ts";

/** Units that said that they take part. */
export interface EnrolAsked {
  readonly programme: string;
  readonly account: string;
  /** what the units are called: codes of the scheme, or ids */
  readonly units: readonly string[];
  readonly scheme: string;
  readonly basis: EnrolmentBasis;
  readonly key?: string | undefined;
}

export interface Enrolment {
  readonly ok: true;
  readonly receipt: Receipt;
  readonly nEnrolled: number;
  /** take part already */
  readonly nBefore: number;
}

/**
 * Records that units take part by their own statement: whole or not at all. A unit has to be there on the day on which it
 * said so, and of a type that the standard assesses; who has withdrawn has to have said so again since. Who takes part
 * already is left as they are. Hard rule 5.
 */
export async function enrolUnits(
  touchstone: Touchstone,
  asked: EnrolAsked,
): Promise<Enrolment | Refused | { readonly ok: false; readonly problems: ImportProblems }> {
  const enrolmentId = touchstone.newId();
  const command: BulkCommand = {
    type: "EnrolUnits",
    enrolmentId: asked.key === undefined ? enrolmentId : "", // with a key the same units are the same command
    basis: asked.basis,
    units: createHash("sha256").update(JSON.stringify(asked.units.toSorted())).digest("hex"),
  };
  let counts = { nEnrolled: 0, nBefore: 0 };
  try {
    const answer = await executeBulk(
      touchstone,
      { log: { kind: "programme", slug: asked.programme }, command, account: asked.account, key: asked.key },
      async ({ tx, log, today }) => {
        const units = await unitsToEnrol(tx, touchstone, log, asked, today);
        const live = await liveUnits(tx, log, today);
        const fresh = [...units.keys()].filter((unitId) => !live.has(unitId));
        await refuseOldStatements(tx, log, new Map(fresh.map((id) => [id, units.get(id) ?? id])), asked.basis.statedOn);
        counts = { nEnrolled: fresh.length, nBefore: units.size - fresh.length };
        return enrolmentEvents(touchstone, { enrolmentId, basis: asked.basis }, fresh.sort());
      },
    );
    return answer.ok ? { ok: true, receipt: answer, ...counts } : answer;
  } catch (error) {
    if (error instanceof ImportRefused) return { ok: false, problems: error.problems };
    throw error;
  }
}

async function enrolmentEvents(
  { files }: Touchstone,
  { enrolmentId, basis }: { readonly enrolmentId: string; readonly basis: EnrolmentBasis },
  unitIds: readonly string[],
): Promise<NewEvent[]> {
  const of = Math.ceil(unitIds.length / MOST_IN_CHUNK);
  const events: NewEvent[] = [];
  for (let part = 1; part <= of; part++) {
    const rows = new ChunkWriter(files);
    for (const unitId of unitIds.slice((part - 1) * MOST_IN_CHUNK, part * MOST_IN_CHUNK))
      rows.add(canonicalBytes([unitId]));
    const data = { enrolmentId, basis, on: basis.statedOn, part, of, chunk: await rows.finish() };
    events.push({ type: "UnitsEnrolled", stream: `enrolments/${enrolmentId}`, data });
  }
  return events;
}

/** The ids of the units that are asked for, with what they were called. @throws {ImportRefused} with everything that is wrong with them */
async function unitsToEnrol(
  tx: Tx,
  { files }: Touchstone,
  programme: Log,
  { units, scheme, basis, programme: slug }: EnrolAsked,
  today: string,
): Promise<Map<string, string>> {
  const problems = new ImportProblems();
  const add = (unit: string, code: string, got: string, want: string): void =>
    problems.add(() => ({ code, unit, period: "", column: "unit", got, want }));
  const { statedOn } = basis;
  if (statedOn > today) add("", "stated-later", `stated on ${statedOn}`, `a day that has come; today is ${today}`);
  const version = (await versionOn(tx, programme, today)) ?? (await versionOn(tx, programme, statedOn));
  if (version === null)
    add("", "no-standard", `${slug} without a standard in force`, "one, before units apply under it");
  const organisation = await logById(tx, programme.organisationId);
  if (version === null || organisation === null) problems.throwIfAny();
  const types = version === null ? [] : assessedTypes(await readStandard(files, version.file));
  const finder = await findUnits(tx, organisation ?? programme, units, scheme);
  const found = new Map<string, string>();
  for (const name of units) {
    const unit = finder.on(name, statedOn, statedOn);
    if (!isThere(unit)) {
      const got = {
        unknown: "a unit that is not in the register",
        "not-then": "a code that nobody had",
        closed: "a unit that was not there",
      };
      add(
        name,
        `unit-${unit.why}`,
        got[unit.why],
        unit.why === "unknown" ? `a code of the scheme ${scheme}` : `one of ${statedOn}`,
      );
    } else if (types.length > 0 && !types.includes(unit.type))
      add(name, "unit-type", `a unit of type ${unit.type}`, `one that the standard assesses: ${types.join(", ")}`);
    else found.set(unit.unitId, name);
  }
  problems.throwIfAny();
  return found;
}

/**
 * What a unit said before it withdrew brings nobody back in: it has to say so again.
 * @throws {ImportRefused} with every unit that withdrew after this day
 */
async function refuseOldStatements(
  tx: Tx,
  log: Log,
  called: ReadonlyMap<string, string>,
  statedOn: string,
): Promise<void> {
  const untils = await lastEnds(tx, log, [...called.keys()]);
  const problems = new ImportProblems();
  for (const [unitId, until] of untils) {
    if (until <= statedOn) continue;
    const unit = called.get(unitId) ?? unitId;
    const got = `a statement of ${statedOn}, before it withdrew on ${until}`;
    const want = `one of ${until} or later`;
    problems.add(() => ({ code: "stated-before-withdrawal", unit, period: "", column: "unit", got, want }));
  }
  problems.throwIfAny();
}

/** The latest day on which units said that their taking part ends, from the events: the table has the earliest. */
async function lastEnds(tx: Tx, { shardKey, logId }: Log, unitIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await tx.query<{ entry: Buffer }>(
    `SELECT entry FROM event
     WHERE shard_key = $1 AND log_id = $2 AND stream = ANY ($3) AND type = 'EnrolmentEnded' ORDER BY seq`,
    [shardKey, logId, unitIds.map((unitId) => `enrolment/${unitId}`)],
  );
  const ends = new Map<string, string>();
  for (const { entry } of rows) {
    const { data } = JSON.parse(entry.toString()) as { data: EventData["EnrolmentEnded"] }; // by its type
    if (data.on > (ends.get(data.unitId) ?? "")) ends.set(data.unitId, data.on);
  }
  return ends;
}

/** Types of units that a standard assesses; empty where it does not say. */
function assessedTypes({ units = [] }: Awaited<ReturnType<typeof readStandard>>): string[] {
  return units.filter(({ assessed }) => assessed).map(({ type }) => type);
}

/**
 * Ids of the units that take part on a day.
 * @param only the one unit that is of interest; null: all
 */
export async function liveUnits(
  tx: Tx,
  { shardKey }: Log,
  day: string,
  only: string | null = null,
): Promise<Set<string>> {
  const { rows } =
    only === null
      ? await tx.query<{ unit_id: string }>(
          "SELECT unit_id FROM enrolment WHERE shard_key = $1 AND (ended_seq IS NULL OR valid_until > $2)",
          [shardKey, day],
        )
      : await tx.query<{ unit_id: string }>(
          "SELECT unit_id FROM enrolment WHERE shard_key = $1 AND unit_id = $3 AND (ended_seq IS NULL OR valid_until > $2)",
          [shardKey, day, only],
        );
  return new Set(rows.map(({ unit_id }) => unit_id));
}
