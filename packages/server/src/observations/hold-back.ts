import {
  daysOfPeriod,
  disclose,
  type HeldBack,
  type HeldCells,
  type Item,
  type Pieces,
  peopleColumnsOf,
  periodText,
  type SubmissionColumns,
  type SubmittedFigure,
  settle,
  submittedFigures,
} from "@touchstone/domain";
import type { Answer, Cells } from "@touchstone/standard";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import { figuresOnRecord } from "./figures-on-record.ts";
import type { FoundUnit } from "./find-units.ts";
import { piecesOf } from "./pieces.ts";

/** One period of what is handed in. */
export interface HandedIn {
  readonly period: number;
  readonly submissionId: string;
  readonly store: Cells;
  /** what was said without a period, where the file has that beside periods */
  readonly timeless: Cells | null;
  /** places of the units in the store, each with its unit of the register */
  readonly units: readonly (readonly [place: number, unit: FoundUnit])[];
}

/** What stands in place of cells, by `place × number of columns + column's place in the list`. */
export type InPlace = ReadonlyMap<number, Answer>;

/**
 * The door for figures about people: what may not be published is not recorded either. A share or a mean goes with the
 * number of people that it is of, in one row; without one, or where too few people would show, it becomes "insufficient".
 * @param counting all items of the organisation that count people
 */
export async function holdBack(
  tx: Tx,
  log: Log,
  columns: SubmissionColumns,
  counting: ReadonlyMap<string, Item>,
  handedIn: HandedIn,
  held: HeldBack,
): Promise<InPlace> {
  const out: HeldCells = { inPlace: new Map(), held };
  const people = peopleColumnsOf(columns);
  if (people === null) return out.inPlace;
  const { store, timeless, units: found, submissionId: submission } = handedIn;
  const said = { period: periodText(handedIn.period), submission, store, timeless };
  const own = found.flatMap(([place, { unitId: unit }]) => submittedFigures(people, said, { place, unit }, out));
  const unitIds = new Map(found.map(([, unit]) => [unit.unitNo, unit.unitId]));
  const onRecord = await figuresOnRecord(tx, log, handedIn.period, counting, unitIds);
  const units = new Set([...onRecord, ...own.map(({ figure }) => figure)].map(({ unit }) => unit));
  const pieces = await piecesOf(tx, log, [...units], daysOfPeriod(said.period));
  if (pieces !== null) own.sort((a, b) => sizeIn(pieces, a) - sizeIn(pieces, b)); // what lies within comes first
  const verdicts = disclose([...onRecord, ...own.map(({ figure }) => figure)], pieces).slice(onRecord.length);
  const isOnRecord = new Set(onRecord.map(({ family, unit }) => `${family}/${unit}`));
  settle(people, own, verdicts, ({ family, unit }) => isOnRecord.has(`${family}/${unit}`), out);
  return out.inPlace;
}

const sizeIn = (pieces: Pieces, { figure }: SubmittedFigure): number => pieces(figure.unit).size;
