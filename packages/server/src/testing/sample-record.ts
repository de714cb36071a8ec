import type { EnrolmentBasis, Text, UnitRow } from "@touchstone/domain";
import { canonicalBytes, type Json } from "@touchstone/ledger";
import { executeBulk } from "../bulk.ts";
import { execute } from "../execute.ts";
import { ChunkWriter } from "../files/chunks.ts";
import type { Receipt, Refused } from "../receipt.ts";
import type { NewEvent } from "../store/append.ts";
import { type Log, logBySlug } from "../store/log.ts";
import { transaction } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import { foundOrganisation } from "./sample-organisation.ts";

/** A row of answers: a unit, and its answers in the order of the items. */
export type AnswerRow = readonly [unitId: string, answers: readonly Json[]];

/** An organisation for tests and benchmarks whose registers are filled by the gates of the record, without files to read. */
export interface SampleRecord {
  readonly organisation: Log;
  /** operator and office of the organisation and of its programmes */
  readonly account: string;
  /** a programme whose standard was in force before */
  found(slug: string, yaml: string, since?: string): Promise<Log>;
  /** registers units of a type that have no history */
  register(unitIds: readonly string[], nameOf?: (at: number) => string, type?: string): Promise<void>;
  enrol(programme: Log, unitIds: readonly string[], on?: string): Promise<void>;
  withdraw(programme: Log, unitId: string, on?: string): Promise<void>;
  /**
   * Hands in answers for a programme, as one event.
   * @param items of the rows' answers, such as `libraries/hours`
   * @param how by default as the whole record
   */
  submit(
    programme: Log,
    period: string,
    items: readonly string[],
    rows: Iterable<AnswerRow>,
    how?: Projecting,
  ): Promise<void>;
}

interface Projecting {
  /** true: rows of answers are not copied into their table, which takes long where there are many */
  readonly projected?: boolean;
}

export async function sampleRecord(
  touchstone: Touchstone,
  slug = "council",
  options: Projecting = {},
): Promise<SampleRecord> {
  const { log: organisation, account } = await foundOrganisation(touchstone, slug);
  const basis: EnrolmentBasis = { kind: "statement", statedOn: SINCE, document: null };
  const bulk = async (log: Log, command: Parameters<typeof executeBulk>[1]["command"], events: readonly NewEvent[]) =>
    done(await executeBulk(touchstone, { log, command, account }, async () => events));
  let registered = 0;
  return {
    organisation,
    account,
    found: async (programme, yaml, since = SINCE) => {
      const { newId } = touchstone;
      const log = { kind: "programme", slug: programme } as const;
      done(
        await execute(touchstone, {
          log,
          account,
          command: {
            type: "FoundProgramme",
            programmeId: newId(),
            organisationId: organisation.logId,
            slug: programme,
            names: [textOf(programme)],
            languages: ["en"],
            timeZone: "Asia/Shanghai",
            owner: [textOf("Council")],
            calendar: { weekend: [6, 7], exceptions: [], knownThrough: null },
            noticeDays: 5,
            bodies: [],
            responsibility: [],
            grantIds: [newId(), newId()],
          },
        }),
      );
      done(
        await execute(touchstone, { log, account, command: { type: "AdoptStandard", yaml, since, basis: "Order 7" } }),
      );
      const made = await transaction(touchstone, (tx) => logBySlug(tx, "programme", programme));
      if (!made) throw new Error("sampleRecord: the programme is missing");
      return made;
    },
    register: async (unitIds, nameOf = (at) => `Unit ${at + 1}`, type = "village") => {
      const importId = touchstone.newId();
      const rows = unitIds
        .map((unitId, at): UnitRow => unitRow(unitId, registered + at + 1, nameOf(at), type))
        .sort((a, b) => (a.unitId < b.unitId ? -1 : 1));
      registered += rows.length;
      const chunk = await chunkOf(touchstone, rows);
      const data = { importId, part: 1, of: 1, chunk };
      const command = { type: "ImportUnits", files: [chunk.file], scheme: "code", update: null } as const;
      await bulk(organisation, command, [{ type: "UnitsImported", stream: `import/${importId}`, data }]);
    },
    enrol: async (programme, unitIds, on = SINCE) => {
      const enrolmentId = touchstone.newId();
      const chunk = await chunkOf(
        touchstone,
        unitIds.toSorted().map((unitId) => [unitId]),
      );
      const data = { enrolmentId, basis, on, part: 1, of: 1, chunk };
      const command = { type: "EnrolUnits", enrolmentId, basis, units: chunk.file } as const;
      await bulk(programme, command, [{ type: "UnitsEnrolled", stream: `enrolment/${enrolmentId}`, data }]);
    },
    withdraw: async (programme, unitId, on = SINCE) => {
      done(await execute(touchstone, { log: programme, account, command: { type: "EndEnrolment", unitId, on } }));
    },
    submit: async (programme, period, items, rows, { projected = false } = options) => {
      const submissionId = touchstone.newId();
      let nAnswers = 0;
      const counted = function* (): Generator<AnswerRow> {
        for (const row of rows) {
          for (const answer of row[1]) if (answer !== null) nAnswers++;
          yield row;
        }
      };
      const chunk = await chunkOf(touchstone, counted());
      const about = { submissionId, programmeId: programme.logId, period, items: [...items], nAnswers };
      const source = { submissionId, programme: programme.slug, version: "1", source: chunk.file };
      await bulk(organisation, { type: "SubmitObservations", ...source }, [
        {
          type: "ObservationsSubmitted",
          stream: `submission/${submissionId}`,
          data: { ...about, part: 1, of: 1, chunk },
          ...(projected && { projected }),
        },
      ]);
    },
  };
}

const SINCE = "2020-01-01";

const textOf = (words: string): Text => ({ text: words, lang: "en", origin: "source", review: null });

function unitRow(unitId: string, no: number, name: string, type: string): UnitRow {
  const always = { from: null, until: null };
  return {
    unitId,
    no,
    type,
    opened: null,
    closed: null,
    names: [{ ...textOf(name), ...always }],
    codes: [{ scheme: "code", code: `c${no}`, ...always }],
    memberships: [],
  };
}

async function chunkOf(touchstone: Touchstone, rows: Iterable<unknown>) {
  const writer = new ChunkWriter(touchstone.files);
  for (const row of rows) writer.add(canonicalBytes(row as Json)); // plain data of a test
  return writer.finish();
}

function done(answer: Receipt | Refused): void {
  if (!answer.ok) throw new Error(`sampleRecord: ${JSON.stringify(answer.refusal)}`);
}
