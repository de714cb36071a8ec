import type { AssessmentData, CommandOf, DomainEvent, Text, UnitRow } from "@touchstone/domain";
import { canonicalBytes, type Json } from "@touchstone/ledger";
import { check, digestOf } from "@touchstone/standard";
import { execute } from "../execute.ts";
import { ChunkWriter } from "../files/chunks.ts";
import { cutOf } from "../ledger/cut.ts";
import { sha256Text } from "../standards/sha256-text.ts";
import { accountId, actorIn, makeActor } from "../store/actors.ts";
import { append } from "../store/append.ts";
import { lockHead } from "../store/head.ts";
import { type Log, logBySlug } from "../store/log.ts";
import { type Tx, transaction } from "../store/tx.ts";
import { foundOrganisation } from "../testing/sample-organisation.ts";
import type { Touchstone } from "../touchstone.ts";

/** For tests: an organisation with a programme, on record event by event, so that each test can go on from there. */
export interface Sample {
  readonly organisation: Log;
  readonly programme: Log;
  readonly account: string;
  /** records events in one of the logs */
  record(log: Log, ...events: readonly DomainEvent[]): Promise<void>;
  /** registers units by a bulk event; rows are sorted by their ids */
  importUnits(units: readonly UnitRow[]): Promise<void>;
  enrol(on: string, ...unitIds: readonly string[]): Promise<void>;
  /** the same in another programme */
  enrolIn(programme: Log, on: string, ...unitIds: readonly string[]): Promise<void>;
  /** hands in answers for a programme: rows are `[unitId, answers]` */
  submit(
    programme: Log,
    period: string,
    items: readonly string[],
    rows: readonly (readonly [string, readonly Json[]])[],
  ): Promise<void>;
  /** records an assessment of the present cut, with a scorecard for each unit */
  assess(period: string, day: string, unitIds: readonly string[]): Promise<AssessmentData>;
}

export const text = (words: string, lang = "en"): Text => ({ text: words, lang, origin: "source", review: null });

const SAMPLE_STANDARD = `touchstone: 1
id: open-libraries
version: "1"
title: Open libraries
languages: [en]
criteria:
  - id: doors
    title: Open doors
    indicators:
      - { id: hours, title: Opening hours, measures: service, kind: amount, unit: h/week, goalposts: [0, 60] }
      - { id: step_free, title: A step-free entrance, measures: facility, kind: yes-no }
  - id: help
    title: Help
    indicators:
      - { id: forms, title: Forms in every language, measures: service, kind: share, counts: forms, asks: forms@1 }
      - { id: readers, title: Readers who came, measures: service, kind: count, counts: households_served, goalposts: [0, 900] }
`;

/** A unit without history. */
export function unitRow(unitId: string, no: number, name: string, parent: string | null, code = `c${no}`): UnitRow {
  const always = { from: null, until: null };
  return {
    unitId,
    no,
    type: parent === null ? "county" : "village",
    opened: null,
    closed: null,
    names: [{ ...text(name), ...always }],
    codes: [{ scheme: "code", code, ...always }],
    memberships: parent === null ? [] : [{ hierarchy: "admin", parent, ...always }],
  };
}

/** Founds an organisation and one programme of it, whose standard was in force before. */
export async function sampleProgramme(touchstone: Touchstone, slug = "libraries"): Promise<Sample> {
  const { log: organisation, account } = await foundOrganisation(touchstone, `${slug}-council`);
  const programme = await foundProgramme(touchstone, organisation, account, slug);
  const record: Sample["record"] = (log, ...events) => recordAs(touchstone, account, log, events);
  const chunked = (rows: readonly unknown[]) => chunkOf(touchstone, rows);
  const sample: Sample = {
    organisation,
    programme,
    account,
    record,
    importUnits: async (units) => {
      const rows = units.toSorted((a, b) => (a.unitId < b.unitId ? -1 : 1));
      const importId = touchstone.newId();
      const data = { importId, part: 1, of: 1, chunk: await chunked(rows) };
      await record(organisation, { type: "UnitsImported", stream: `import/${importId}`, data });
    },
    enrol: (on, ...unitIds) => sample.enrolIn(programme, on, ...unitIds),
    enrolIn: async (where, on, ...unitIds) => {
      const enrolmentId = touchstone.newId();
      const chunk = await chunked(unitIds.toSorted().map((unitId) => [unitId]));
      const basis = { kind: "statement", statedOn: on, document: null } as const;
      const data = { enrolmentId, basis, on, part: 1, of: 1, chunk };
      await record(where, { type: "UnitsEnrolled", stream: `enrolment/${enrolmentId}`, data });
    },
    submit: async (forProgramme, period, items, rows) => {
      const submissionId = touchstone.newId();
      const chunk = await chunked(rows.toSorted(([a], [b]) => (a < b ? -1 : 1)));
      const nAnswers = rows.reduce((sum, [, answers]) => sum + answers.filter((answer) => answer !== null).length, 0);
      const about = { submissionId, programmeId: forProgramme.logId, period, items: [...items], nAnswers };
      const data = { ...about, part: 1, of: 1, chunk };
      await record(organisation, { type: "ObservationsSubmitted", stream: `submission/${submissionId}`, data });
    },
    assess: async (period, day, unitIds) => {
      const data = await assessmentOf(touchstone, sample, { period, day, nUnits: unitIds.length });
      const stream = `assessment/${data.assessmentId}`;
      const rows = unitIds.toSorted().map((unit, at) => cardOf(unit, at + 1));
      const part = { assessmentId: data.assessmentId, part: 1, of: 1, chunk: await chunked(rows) };
      await record(
        programme,
        { type: "AssessmentRecorded", stream, data },
        { type: "ScorecardsRecorded", stream, data: part },
      );
      return data;
    },
  };
  return sample;
}

/** Another programme of the same organisation. */
export async function foundProgramme(
  touchstone: Touchstone,
  organisation: Log,
  account: string,
  slug: string,
): Promise<Log> {
  const { newId } = touchstone;
  const log = { kind: "programme", slug } as const;
  const programmeId = newId();
  const founding: CommandOf<"FoundProgramme"> = {
    type: "FoundProgramme",
    programmeId,
    organisationId: organisation.logId,
    slug,
    names: [text("Open Libraries")],
    languages: ["en", "bo"],
    timeZone: "Asia/Shanghai",
    owner: [text("Council")],
    calendar: { weekend: [6, 7], exceptions: [], knownThrough: null },
    noticeDays: 5,
    bodies: [],
    responsibility: [],
    grantIds: [newId(), newId()],
  };
  const founded = await execute(touchstone, { log, account, command: founding });
  if (!founded.ok) throw new Error(JSON.stringify(founded.refusal));
  const made = await transaction(touchstone, (tx) => logBySlug(tx, "programme", slug));
  if (!made) throw new Error("no programme");
  const { digest: file } = await touchstone.files.put(Buffer.from(SAMPLE_STANDARD));
  const data = {
    version: "1",
    standardId: "open-libraries",
    digest: standardDigest(),
    file,
    since: "2020-01-01",
    needsSecondKey: [],
  };
  await recordAs(touchstone, account, made, [
    { type: "StandardAdopted", stream: "standard/1", data: { ...data, basis: "Order 7" } },
  ]);
  return made;
}

function standardDigest(): string {
  const checked = check(SAMPLE_STANDARD);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return digestOf(checked.value, sha256Text);
}

async function recordAs(touchstone: Touchstone, account: string, log: Log, events: readonly DomainEvent[]) {
  await transaction(touchstone, async (tx) => {
    await lockHead(tx, log);
    await append(
      tx,
      touchstone,
      log,
      events,
      { actorId: await actorOf(tx, log, account) },
      touchstone.now().toISOString(),
    );
  });
}

async function actorOf(tx: Tx, log: Log, account: string): Promise<string> {
  const id = await accountId(tx, account);
  if (id === null) throw new Error(`no account ${account}`);
  const { actorId } = await actorIn(tx, log, id);
  return actorId ?? makeActor(tx, log, id);
}

async function chunkOf(touchstone: Touchstone, rows: readonly unknown[]) {
  const writer = new ChunkWriter(touchstone.files);
  for (const row of rows) writer.add(canonicalBytes(row as Json)); // plain data of a test
  return writer.finish();
}

async function assessmentOf(
  touchstone: Touchstone,
  { organisation, programme }: Sample,
  about: Pick<AssessmentData, "period" | "day" | "nUnits">,
): Promise<AssessmentData> {
  const [first, second] = await transaction(touchstone, async (tx) => [
    await cutOf(tx, organisation),
    await cutOf(tx, programme),
  ]);
  if (!first || !second) throw new Error("no cut");
  return {
    assessmentId: touchstone.newId(),
    ...about,
    standard: { version: "1", digest: standardDigest() },
    engine: "0.1.0",
    cut: { organisation: first, programme: second },
    inputs: "00".repeat(32),
    uncertainty: null,
    withoutUncertainty: "a test",
    sealed: [],
    unfit: [],
  };
}

const cardOf = (unit: string, rank: number): object => ({
  unit,
  rank,
  score: 100 - rank / 3,
  grade: null,
  gradeByScore: null,
  screened: false,
  present: 1,
  gates: {},
  scores: { score: 100 - rank / 3 },
  states: {},
  uncertainty: null,
});
