import { type Item, periodNumber, yearOfPeriod } from "@touchstone/domain";
import type { Answer } from "@touchstone/standard";
import { ChunkWriter } from "../files/chunks.ts";
import type { FileStore } from "../files/file-store.ts";
import type { NewEvent } from "../store/append.ts";
import type { Log } from "../store/log.ts";
import { ensurePartition } from "../store/partition.ts";
import type { Tx } from "../store/tx.ts";
import type { PeriodAnswers } from "./answers-in.ts";
import { currentAnswers, placeOf } from "./current-answers.ts";
import type { FoundUnit } from "./find-units.ts";
import { ensureItems } from "./items.ts";
import { ObservationCopy } from "./observation-copy.ts";
import { copyAnswers, type Remark, recordSubmission, type Submission, writeRemarks } from "./record-rows.ts";
import { rowBytes } from "./row-bytes.ts";
import type { UsableSubmission } from "./usable.ts";

/** Where and what for the answers of a period are written. */
interface Writing {
  readonly tx: Tx;
  readonly log: Log;
  readonly files: FileStore;
  /** the period */
  readonly text: string;
  readonly items: readonly Pick<Item, "key" | "base">[];
  readonly submissionId: string;
  readonly programmeId: string;
  /** number of the event of the first chunk */
  readonly firstSeq: number;
  /** submissions that say what is on record */
  readonly usable: readonly UsableSubmission[];
  /** numbers of items that are there */
  readonly known: ReadonlyMap<string, number>;
  readonly mostAnswers: number;
  readonly onShare: (share: number) => void;
}

/** Writes the answers of one period: rows of the table, files of chunks, and the events that will say so. */
export class PeriodWriter {
  readonly period: number;
  nSaid = 0;
  nSame = 0;
  nRecorded = 0;
  readonly #writing: Writing;
  readonly #remarks: Remark[] = [];
  #copy: ObservationCopy | null = null;

  constructor(writing: Writing) {
    this.#writing = writing;
    this.period = periodNumber(writing.text) ?? 0;
  }

  /**
   * Writes what differs from the record. While one chunk is packed into its file, the next is on its way to the database.
   * @returns the events, whose parts are not numbered yet; none where all is on record
   */
  async write(
    answers: PeriodAnswers,
    units: readonly (readonly [place: number, unit: Pick<FoundUnit, "unitId" | "unitNo">])[],
  ): Promise<NewEvent[]> {
    const { items, mostAnswers, onShare } = this.#writing;
    if (answers.said.length === 0) return [];
    const keys = answers.said.map((k) => items[k]?.key ?? "");
    const perChunk = Math.max(1, Math.floor(mostAnswers / keys.length));
    const chunks: Promise<Submission>[] = [];
    try {
      for (let from = 0; from < units.length; from += perChunk) {
        const written = await this.#chunk(answers, units.slice(from, from + perChunk), keys, chunks.length);
        if (written !== null) {
          const packed = this.#submission(written.rows, keys, written.nAnswers);
          packed.catch(() => {}); // heard of below, where it is waited for
          chunks.push(packed);
        }
        if (chunks.length > AT_ONCE) await chunks[chunks.length - AT_ONCE];
        onShare(Math.min(1, (from + perChunk) / units.length));
      }
      await this.#copy?.finish();
    } catch (error) {
      await this.#copy?.abandon();
      await Promise.allSettled(chunks);
      throw error;
    }
    const { tx, log, firstSeq } = this.#writing;
    await writeRemarks(tx, log, this.#remarks);
    const events: NewEvent[] = [];
    for (const [n, submission] of (await Promise.all(chunks)).entries()) {
      await recordSubmission(tx, log, firstSeq + n, submission);
      const stream = `submission/${submission.submissionId}`;
      events.push({ type: "ObservationsSubmitted", stream, data: submission, projected: true });
    }
    return events;
  }

  /** Sends the rows of a chunk on their way. @returns null where all of it is on record */
  async #chunk(
    answers: PeriodAnswers,
    units: readonly (readonly [place: number, unit: Pick<FoundUnit, "unitId" | "unitNo">])[],
    keys: readonly string[],
    n: number,
  ): Promise<{ readonly rows: ChunkWriter; readonly nAnswers: number } | null> {
    const { tx, log, files, firstSeq, usable, known } = this.#writing;
    const hasRecord = usable.length > 0 && keys.some((key) => known.has(key));
    const seq = firstSeq + n;
    const onRecord = hasRecord
      ? await currentAnswers(tx, log, {
          period: this.period,
          unitNos: units.map(([, { unitNo }]) => unitNo),
          items: new Map(keys.flatMap((key) => (known.has(key) ? [[key, known.get(key) ?? 0]] : []))),
          submissions: usable,
        })
      : null;
    const rows = new ChunkWriter(files);
    const row: Answer[] = keys.map(() => null);
    const numberOf = (k: number): number => known.get(keys[k] ?? "") ?? 0;
    let itemNos: number[] | null = null;
    let nAnswers = 0;
    for (const [place, { unitId, unitNo }] of units) {
      answers.fill(place, row);
      const said = countSaid(row);
      this.nSaid += said;
      const left =
        onRecord === null ? said : this.#leaveOut(row, keys, (k) => onRecord.get(placeOf(unitNo, numberOf(k))));
      this.nSame += said - left;
      if (left === 0) continue;
      itemNos ??= await this.#ready(keys, seq);
      this.#copy ??= new ObservationCopy(tx, log.shardKey);
      rows.add(rowBytes(unitId, row));
      await copyAnswers(this.#copy, this.#remarks, { period: this.period, unitNo, seq }, row, itemNos);
      nAnswers += left;
    }
    if (nAnswers === 0) return null;
    this.nRecorded += nAnswers;
    if (hasRecord) {
      await this.#copy?.finish(); // what is on record is read over the same connection
      this.#copy = null;
    }
    return { rows, nAnswers };
  }

  /**
   * Takes out of a row what is on record as it is. A figure about people and the number of people that it is of stay
   * together: where one has changed, both are said again.
   * @returns how many answers are left
   */
  #leaveOut(row: Answer[], keys: readonly string[], before: (k: number) => Answer | undefined): number {
    const isSame = row.map((answer, k) => {
      if (answer === null) return true; // nothing is said, such as of how many people a figure is that is held back
      const recorded = before(k);
      return recorded !== undefined && JSON.stringify(recorded) === JSON.stringify(answer);
    });
    this.#pairs ??= pairsIn(this.#writing.items, keys);
    for (const [a, b] of this.#pairs)
      if (!(isSame[a] && isSame[b])) {
        isSame[a] = false;
        isSame[b] = false;
      }
    for (let k = 0; k < row.length; k++) if (isSame[k]) row[k] = null;
    return countSaid(row);
  }

  #pairs: readonly (readonly [number, number])[] | null = null;
  #itemNos: number[] | null = null;

  /** Makes items and partition ready, before the first row. */
  async #ready(keys: readonly string[], seq: number): Promise<number[]> {
    if (this.#itemNos !== null) return this.#itemNos;
    const { tx, log } = this.#writing;
    await ensurePartition(tx, yearOfPeriod(this.period));
    const numbers = await ensureItems(tx, log, keys, seq);
    this.#itemNos = keys.map((key) => numbers.get(key) ?? 0);
    return this.#itemNos;
  }

  async #submission(rows: ChunkWriter, items: readonly string[], nAnswers: number): Promise<Submission> {
    const { submissionId, programmeId, text: period } = this.#writing;
    const chunk = await rows.finish();
    return { submissionId, programmeId, period, items: [...items], nAnswers, part: 0, of: 0, chunk };
  }
}

/** Chunks that are packed into files while the next is written. */
const AT_ONCE = 3;

function countSaid(answers: readonly Answer[]): number {
  let n = 0;
  for (const answer of answers) if (answer !== null) n++;
  return n;
}

/** Places of figures about people, each with that of the number of people that it is of. */
function pairsIn(items: Writing["items"], keys: readonly string[]): (readonly [number, number])[] {
  return items.flatMap(({ key, base }) => {
    const [a, b] = [keys.indexOf(key), base === null ? -1 : keys.indexOf(base)];
    return a < 0 || b < 0 ? [] : [[a, b] as const];
  });
}
