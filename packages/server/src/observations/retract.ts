import { type BulkCommand, type EventData, MOST_IN_CHUNK, periodNumber, type Refusal } from "@touchstone/domain";
import { State } from "@touchstone/engine";
import type { Answer } from "@touchstone/standard";
import { type BulkScene, executeBulk } from "../bulk.ts";
import { readChunk } from "../files/chunks.ts";
import { assertLeaf } from "../ledger/intact.ts";
import type { Receipt, Refused } from "../receipt.ts";
import type { NewEvent } from "../store/append.ts";
import { type Log, logBySlug } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import { overwrittenAnswers } from "./answers-stand.ts";
import { placeOf } from "./current-answers.ts";
import { numbered } from "./import-observations.ts";
import { itemNumbers } from "./items.ts";
import { PeriodWriter } from "./period-writer.ts";
import { clockActor, holdsRatings } from "./ratings-stand.ts";
import type { Submission } from "./record-rows.ts";
import { usableSubmissions } from "./usable.ts";

export interface RetractAsked {
  readonly organisation: string;
  readonly programme: string;
  readonly account: string;
  /** number of one of its events, or the id of the submission */
  readonly submission: string;
}

/** What a retraction has done. */
export interface Retracted {
  readonly ok: true;
  readonly receipt: Receipt;
  /** whose answers are taken back */
  readonly nUnits: number;
  /** answers that the submission has, and of those how many were still current and are taken back */
  readonly nSaid: number;
  readonly nRetracted: number;
  /** that answers are taken back of, sorted; empty text: any */
  readonly periods: readonly string[];
}

/**
 * Takes back what was handed in: a new submission answers "missing" wherever an answer of the old one is still current
 * for its programme. What was corrected since stays as it was corrected, and all of it stays in the record.
 * @throws {LedgerDamaged} if an event of the submission is not what its leaf says
 * @throws {FileDamaged} if a chunk of it is missing or was altered
 */
export async function retractSubmission(touchstone: Touchstone, asked: RetractAsked): Promise<Retracted | Refused> {
  const { organisation, programme, account, submission } = asked;
  const command: BulkCommand = { type: "RetractSubmission", submission, programme };
  let done = { nUnits: 0, nSaid: 0, nRetracted: 0, periods: [] as readonly string[] };
  const answer = await executeBulk(
    touchstone,
    { log: { kind: "organisation", slug: organisation }, command, account, programme },
    async (scene) => {
      const log = await logBySlug(scene.tx, "programme", programme);
      const clock = await clockActor(scene.tx, scene.log);
      const parts = log === null ? [] : await partsOf(scene, log, submission);
      if (log === null || parts.length === 0)
        return { code: "unknown", what: `submission for ${programme}`, id: submission } satisfies Refusal;
      const isByClock = parts.some(({ by }) => by === clock);
      if (isByClock && (await holdsRatings(scene.tx, touchstone.files, log, parts)))
        return { code: "ratings-stand", submission } satisfies Refusal;
      const work = new Retraction(touchstone, scene, log, parts);
      const events = await work.run();
      if (await work.isStanding()) return { code: "answers-stand", submission } satisfies Refusal;
      done = work.summary();
      return events;
    },
  );
  return answer.ok ? { ok: true, receipt: answer, ...done } : answer;
}

/** One event of a submission. */
interface Part {
  readonly seq: number;
  /** id of who handed it in */
  readonly by: string;
  readonly data: Submission;
}

/** All events of the submission for a programme that is called by the number of one of them, or by its id. */
async function partsOf({ tx, log }: BulkScene, programme: Log, called: string): Promise<Part[]> {
  const { rows } = await tx.query<{ seq: number; entry: Buffer; leaf: Buffer }>(
    `SELECT e.seq, e.entry, e.leaf FROM submission s
     JOIN event e ON e.shard_key = s.shard_key AND e.log_id = $2 AND e.seq = s.seq
     WHERE s.shard_key = $1 AND s.programme_id = $3
       AND s.submission_id IN (SELECT submission_id FROM submission
                               WHERE shard_key = $1 AND (seq::text = $4 OR submission_id::text = $4))
     ORDER BY s.seq`,
    [log.shardKey, log.logId, programme.logId, called],
  );
  return rows.map((row) => {
    assertLeaf(log, row);
    const { by, data } = JSON.parse(row.entry.toString()) as { by: string; data: EventData["ObservationsSubmitted"] }; // as its leaf says
    return { seq: row.seq, by, data };
  });
}

type Row = readonly [unitId: string, answers: readonly Answer[]];

/** One retraction within its transaction. */
class Retraction {
  readonly #touchstone: Touchstone;
  readonly #scene: BulkScene;
  readonly #programme: Log;
  readonly #parts: readonly Part[];
  readonly #submissionId: string;
  readonly #units = new Set<string>();
  readonly #periods = new Set<string>();
  #nSaid = 0;
  #nRetracted = 0;

  constructor(touchstone: Touchstone, scene: BulkScene, programme: Log, parts: readonly Part[]) {
    this.#touchstone = touchstone;
    this.#scene = scene;
    this.#programme = programme;
    this.#parts = parts;
    this.#submissionId = touchstone.newId();
  }

  summary(): Omit<Retracted, "ok" | "receipt"> {
    const periods = [...this.#periods].sort();
    return { nUnits: this.#units.size, nSaid: this.#nSaid, nRetracted: this.#nRetracted, periods };
  }

  async run(): Promise<NewEvent[]> {
    const events: NewEvent[] = [];
    for (const { data } of this.#parts) events.push(...(await this.#retract(data, events.length)));
    return events.map((event, at) => numbered(event, at + 1, events.length));
  }

  /** Whether some of what was taken back is what a unit has handed in, and is not decided on yet. */
  async isStanding(): Promise<boolean> {
    const { tx, log: organisation, firstSeq, today } = this.#scene;
    const recorded = { organisation, programme: this.#programme, units: this.#units, firstSeq, today };
    return (await overwrittenAnswers(tx, this.#touchstone, recorded)).length > 0;
  }

  /** Takes back a part, of at most 250,000 answers. @param nBefore events of this retraction before it */
  async #retract({ items, chunk, period, nAnswers }: Submission, nBefore: number): Promise<NewEvent[]> {
    const { tx, log, firstSeq } = this.#scene;
    const { files } = this.#touchstone;
    this.#nSaid += nAnswers;
    const rows = (await readChunk(files, chunk)).map(
      (row) => JSON.parse(Buffer.from(row.buffer, row.byteOffset, row.byteLength).toString()) as Row, // ours, by its digest
    );
    const known = await itemNumbers(tx, log, items);
    const unitNos = await numbersOf(
      tx,
      log,
      rows.map(([unitId]) => unitId),
    );
    const current = await this.#current(periodNumber(period) ?? 0, items, known, [...unitNos.values()]);
    const isTaken = (place: number, k: number): boolean => {
      const [unitId = "", answers = []] = rows[place] ?? [];
      return (
        (answers[k] ?? null) !== null && current.has(placeOf(unitNos.get(unitId) ?? 0, known.get(items[k] ?? "") ?? 0))
      );
    };
    const writer = new PeriodWriter({
      tx,
      log,
      files,
      text: period,
      items: items.map((key) => ({ key, base: null })),
      submissionId: this.#submissionId,
      programmeId: this.#programme.logId,
      firstSeq: firstSeq + nBefore,
      usable: [], // what is on record was looked at above
      known,
      mostAnswers: MOST_IN_CHUNK,
      onShare: () => {},
    });
    const said = items.flatMap((_, k) => (rows.some((_row, place) => isTaken(place, k)) ? [k] : []));
    const units = rows.flatMap(([unitId], place): [number, { unitId: string; unitNo: number }][] => {
      if (!said.some((k) => isTaken(place, k))) return [];
      this.#units.add(unitId);
      return [[place, { unitId, unitNo: unitNos.get(unitId) ?? 0 }]];
    });
    const fill = (place: number, out: Answer[]): void => {
      for (const [n, k] of said.entries()) out[n] = isTaken(place, k) ? MISSING : null;
    };
    const events = await writer.write({ said, fill }, units);
    if (events.length > 0) this.#periods.add(period);
    this.#nRetracted += writer.nRecorded;
    return events;
  }

  /** Places of units and items whose current answer in a period is of the submission, and says something. */
  async #current(
    period: number,
    items: readonly string[],
    known: ReadonlyMap<string, number>,
    unitNos: readonly number[],
  ): Promise<Set<number>> {
    const { tx, log, firstSeq: size, today: day } = this.#scene;
    const reading = { programmeId: this.#programme.logId, day, size };
    const usable = await usableSubmissions(tx, log, [period], reading, new Set(items));
    const itemsOf = new Map(usable.map(({ seq, items: keys }) => [seq, new Set(keys.map((key) => known.get(key)))]));
    const own = new Set(this.#parts.map(({ seq }) => seq));
    const current = new Set<number>();
    for (let from = 0; from < unitNos.length; from += UNITS_AT_ONCE) {
      const { rows } = await tx.query<{ unit_no: number; item_no: number; seq: number; state: State }>(
        `SELECT unit_no, item_no, seq, state FROM observation
         WHERE shard_key = $1 AND period = $2 AND unit_no = ANY($3) AND item_no = ANY($4) AND seq = ANY($5) ORDER BY seq`,
        [log.shardKey, period, unitNos.slice(from, from + UNITS_AT_ONCE), [...known.values()], [...itemsOf.keys()]],
      );
      for (const { unit_no, item_no, seq, state } of rows) {
        if (itemsOf.get(seq)?.has(item_no) !== true) continue;
        if (own.has(seq) && state !== State.missing) current.add(placeOf(unit_no, item_no));
        else current.delete(placeOf(unit_no, item_no));
      }
    }
    return current;
  }
}

const MISSING: Answer = { state: "missing" };
const UNITS_AT_ONCE = 2000;

async function numbersOf(tx: Tx, { shardKey }: Log, unitIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await tx.query<{ unit_id: string; unit_no: number }>(
    "SELECT unit_id, unit_no FROM unit WHERE shard_key = $1 AND unit_id = ANY($2::uuid[])",
    [shardKey, unitIds],
  );
  return new Map(rows.map(({ unit_id, unit_no }) => [unit_id, unit_no]));
}
