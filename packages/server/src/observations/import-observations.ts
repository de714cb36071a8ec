import {
  type BulkCommand,
  type HeldBack,
  type Item,
  MOST_IN_CHUNK,
  nothingHeld,
  periodNumber,
  type SubmissionColumns,
} from "@touchstone/domain";
import { type Cells, type Gathering, TIMELESS } from "@touchstone/standard";
import { executeBulk } from "../bulk.ts";
import { dayIn } from "../day-in.ts";
import type { Scene } from "../perform.ts";
import type { Receipt, Refused } from "../receipt.ts";
import type { NewEvent } from "../store/append.ts";
import { type Log, logBySlug } from "../store/log.ts";
import { CLOCK_ACCOUNT } from "../store/reserved.ts";
import type { Tx } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import { AnswersIn, type SaidBeside } from "./answers-in.ts";
import { overwrittenAnswers } from "./answers-stand.ts";
import { type AskedOnce, askedOnce } from "./asked-once.ts";
import { countingItems } from "./counting-items.ts";
import { liveUnits } from "./enrol-units.ts";
import { findUnits } from "./find-units.ts";
import { holdBack } from "./hold-back.ts";
import { ImportProblems, ImportRefused } from "./import-problems.ts";
import { itemNumbers } from "./items.ts";
import { PeriodWriter } from "./period-writer.ts";
import { refuseRated } from "./ratings-stand.ts";
import { unitsInPeriod } from "./units-in-period.ts";
import { submissionsOf, usableSubmissions } from "./usable.ts";
import { whyNotAnswering } from "./why-not-answering.ts";

/** A file of answers as it was read, by the columns of `submissionColumns`. */
export interface AnswersRead {
  readonly gathering: Gathering;
  /** sources and notes; `unit` as the file calls it */
  readonly remarks: readonly SaidBeside[];
  /** SHA-256 of the file */
  readonly source: string;
  /** the word "missing" is an answer: that there is none. In a file it says nothing */
  readonly saysMissing?: true;
}

export interface ImportAsked {
  readonly organisation: string;
  readonly programme: string;
  readonly account: string;
  /** version of the standard that the file was read by */
  readonly version: string;
  readonly columns: SubmissionColumns;
  /** scheme of the codes that the file calls its units by */
  readonly scheme: string;
  readonly key?: string | undefined;
  /** the one unit that all of it is of: its own account may hand that in, as long as it answers an application */
  readonly unitId?: string;
  /** told how much of the answers is on its way */
  readonly onShare?: (share: number) => void;
}

/** What an import has done. */
export interface ImportedAnswers {
  readonly ok: true;
  readonly receipt: Receipt;
  readonly submissionId: string;
  readonly nUnits: number;
  /** that the file has answers of, sorted; empty text: any */
  readonly periods: readonly string[];
  /** answers that the file has, and of those how many were on record as they are */
  readonly nSaid: number;
  readonly nSame: number;
  readonly nRecorded: number;
  readonly held: HeldBack;
  readonly askedOnce: readonly AskedOnce[];
}

export interface ImportStopped {
  readonly ok: false;
  readonly problems: ImportProblems;
}

/**
 * Records a file of answers as one submission, whole or not at all: its units found in the register and among those that
 * take part, what is on record left out, figures about people held back where they may not be published.
 */
export async function importObservations(
  touchstone: Touchstone,
  read: AnswersRead,
  asked: ImportAsked,
): Promise<ImportedAnswers | ImportStopped | Refused> {
  const submissionId = touchstone.newId();
  const command: BulkCommand = {
    type: "SubmitObservations",
    submissionId: asked.key === undefined ? submissionId : "", // with a key the same file is the same command
    programme: asked.programme,
    version: asked.version,
    source: read.source,
  };
  let done: Omit<ImportedAnswers, "ok" | "receipt"> | null = null;
  try {
    const answer = await executeBulk(
      touchstone,
      {
        log: { kind: "organisation", slug: asked.organisation },
        command,
        account: asked.account,
        programme: asked.programme,
        key: asked.key,
      },
      async ({ tx, log, at, today, firstSeq, asUnit }) => {
        const refusal = asUnit ? await whyNotAnswering(tx, touchstone, log, read, asked) : null;
        if (refusal) return refusal;
        const work = new Import(touchstone, tx, log, read, asked, { submissionId, at, today, firstSeq });
        const events = await work.run();
        done = work.summary();
        return events;
      },
      asked.unitId ?? null,
    );
    if (!answer.ok) return answer;
    const none = { nUnits: 0, periods: [], nSaid: 0, nSame: 0, nRecorded: 0, held: nothingHeld(), askedOnce: [] };
    return { ok: true, receipt: answer, ...(done ?? { submissionId, ...none }) }; // none: done before under the same key
  } catch (error) {
    if (error instanceof ImportRefused) return { ok: false, problems: error.problems };
    throw error;
  }
}

/** One import within its transaction. */
class Import {
  readonly #touchstone: Touchstone;
  readonly #tx: Tx;
  readonly #log: Log;
  readonly #read: AnswersRead;
  readonly #asked: ImportAsked;
  readonly #at: { readonly submissionId: string } & Pick<Scene, "at" | "today" | "firstSeq">;
  readonly #problems = new ImportProblems();
  readonly #held = nothingHeld();
  /** what the file calls its units, by their ids */
  readonly #names = new Map<string, string>();
  readonly #periods: string[] = [];
  #nSaid = 0;
  #nSame = 0;
  #nRecorded = 0;
  #askedOnce: readonly AskedOnce[] = [];

  constructor(
    touchstone: Touchstone,
    tx: Tx,
    log: Log,
    read: AnswersRead,
    asked: ImportAsked,
    at: { readonly submissionId: string } & Pick<Scene, "at" | "today" | "firstSeq">,
  ) {
    this.#touchstone = touchstone;
    this.#tx = tx;
    this.#log = log;
    this.#read = read;
    this.#asked = asked;
    this.#at = at;
  }

  summary(): Omit<ImportedAnswers, "ok" | "receipt"> {
    return {
      submissionId: this.#at.submissionId,
      nUnits: this.#names.size,
      periods: this.#periods,
      nSaid: this.#nSaid,
      nSame: this.#nSame,
      nRecorded: this.#nRecorded,
      held: this.#held,
      askedOnce: this.#askedOnce,
    };
  }

  async run(): Promise<NewEvent[]> {
    const programme = await logBySlug(this.#tx, "programme", this.#asked.programme);
    if (programme === null || programme.organisationId !== this.#log.logId)
      throw new RangeError(`importObservations: got ${this.#asked.programme}, want a programme of ${this.#log.slug}`);
    const { gathering, remarks } = this.#read;
    const answers = new AnswersIn(gathering, this.#asked.columns, remarks, this.#problems, this.#read.saysMissing);
    const enrolled = await liveUnits(this.#tx, programme, this.#at.today, this.#asked.unitId);
    const finder = await findUnits(this.#tx, this.#log, gathering.units, this.#asked.scheme);
    const periods = [...gathering.stores.keys()].sort();
    const today = dayIn(programme.timeZone, this.#at.at); // the programme's: it says when a period begins
    const among = { gathering, finder, enrolled, today, ...this.#asked };
    const byPeriod = periods.map((text) => ({ text, units: unitsInPeriod(text, among, this.#problems) }));
    for (const { units } of byPeriod)
      for (const [place, { unitId }] of units) this.#names.set(unitId, gathering.units[place] ?? unitId);
    answers.findContradictions(this.#problems);
    if (this.#asked.account !== CLOCK_ACCOUNT)
      await refuseRated(this.#tx, this.#touchstone, programme, this.#read, byPeriod, this.#problems);
    this.#problems.throwIfAny();
    const counting = this.#asked.columns.items.some(({ people }) => people !== null)
      ? await countingItems(this.#tx, this.#touchstone.files, this.#log)
      : new Map<string, Item>();
    const parts: NewEvent[] = [];
    for (const { text, units } of byPeriod) {
      const unitNos = units.map(([, { unitNo }]) => unitNo);
      const writer = await this.#writerFor({ text, unitNos }, programme, this.#at.firstSeq + parts.length);
      const store = gathering.stores.get(text) as Cells; // one of its keys
      const timeless = text === TIMELESS ? null : (gathering.stores.get(TIMELESS) ?? null);
      const handedIn = { period: writer.period, submissionId: this.#at.submissionId, store, timeless, units };
      const inPlace = await holdBack(this.#tx, this.#log, this.#asked.columns, counting, handedIn, this.#held);
      for (const event of await writer.write(answers.of(store, text, inPlace), units)) parts.push(event);
      if (writer.nSaid > 0) this.#periods.push(text);
      this.#nSaid += writer.nSaid;
      this.#nSame += writer.nSame;
      this.#nRecorded += writer.nRecorded;
    }
    await this.#refuseOverwriting(programme);
    this.#askedOnce = await askedOnce(this.#tx, this.#log, programme, this.#asked.columns, answers, byPeriod, this.#at);
    return parts.map((event, at) => numbered(event, at + 1, parts.length));
  }

  /** @throws {ImportRefused} with every answer in whose place another stands, that its unit handed in and that is not decided on */
  async #refuseOverwriting(programme: Log): Promise<void> {
    const { firstSeq, today } = this.#at;
    const recorded = { organisation: this.#log, programme, units: new Set(this.#names.keys()), firstSeq, today };
    const found = await overwrittenAnswers(this.#tx, this.#touchstone, recorded);
    if (found.length === 0) return;
    const { items } = this.#asked.columns;
    for (const { unitId, period, item } of found)
      this.#problems.add(() => ({
        code: "answers-stand",
        unit: this.#names.get(unitId) ?? unitId,
        period,
        column: items.find(({ key }) => key === item)?.spec.id ?? item,
        got: "another answer than the unit has handed in",
        want: "the one it has handed in, until that is decided on or there is something to mend",
      }));
    this.#problems.throwIfAny();
  }

  async #writerFor(
    { text, unitNos }: { readonly text: string; readonly unitNos: readonly number[] },
    programme: Log,
    firstSeq: number,
  ): Promise<PeriodWriter> {
    const { items } = this.#asked.columns;
    const quantities = new Set(items.filter(({ isQuantity }) => isQuantity).map(({ key }) => key));
    const reading = { programmeId: programme.logId, day: this.#at.today, size: this.#at.firstSeq };
    const period = periodNumber(text) ?? 0;
    const among = await submissionsOf(this.#tx, this.#log, [period], unitNos);
    return new PeriodWriter({
      tx: this.#tx,
      log: this.#log,
      files: this.#touchstone.files,
      text,
      items,
      submissionId: this.#at.submissionId,
      programmeId: programme.logId,
      firstSeq,
      usable: await usableSubmissions(this.#tx, this.#log, [period], reading, quantities, among),
      known: await itemNumbers(
        this.#tx,
        this.#log,
        items.map(({ key }) => key),
      ),
      mostAnswers: MOST_IN_CHUNK,
      onShare: this.#asked.onShare ?? (() => {}),
    });
  }
}

/** Which part of its submission an event is, once it is known how many there are. */
export function numbered(event: NewEvent, part: number, of: number): NewEvent {
  if (event.type !== "ObservationsSubmitted") return event;
  return { ...event, data: { ...event.data, part, of } };
}
