import {
  daysOfPeriod,
  disclose,
  type Figure,
  figureOf,
  HELD_BACK,
  type Item,
  type Pieces,
  periodText,
  type SubmissionColumns,
  sizesToHold,
} from "@touchstone/domain";
import { State } from "@touchstone/engine";
import type { Answer, Cells } from "@touchstone/standard";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import { figuresOnRecord } from "./figures-on-record.ts";
import type { FoundUnit } from "./find-units.ts";
import { piecesOf } from "./pieces.ts";

/** Why figures about people were held back, counted. */
export interface HeldBack {
  /** nothing says of how many people they are */
  withoutBase: number;
  tooFew: number;
  /** a correction that would tell too few people apart; the figure on record stands */
  tooNear: number;
  throughOthers: number;
}

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
export type InPlace = Map<number, Answer>;

/** A figure that would be safe by itself, and its place. */
interface Own {
  readonly figure: Figure;
  readonly place: number;
  readonly k: number;
  /** of how many people it is; null for a number */
  readonly base: number | null;
}

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
  const inPlace: InPlace = new Map();
  if (!columns.items.some(({ people }) => people !== null)) return inPlace;
  const own = figuresIn(columns, handedIn, inPlace, held);
  const unitIds = new Map(handedIn.units.map(([, unit]) => [unit.unitNo, unit.unitId]));
  const onRecord = await figuresOnRecord(tx, log, handedIn.period, counting, unitIds);
  const units = new Set([...onRecord, ...own.map(({ figure }) => figure)].map(({ unit }) => unit));
  const pieces = await piecesOf(tx, log, [...units], daysOfPeriod(periodText(handedIn.period)));
  if (pieces !== null) own.sort((a, b) => sizeIn(pieces, a) - sizeIn(pieces, b)); // what lies within comes first
  const verdicts = disclose([...onRecord, ...own.map(({ figure }) => figure)], pieces).slice(onRecord.length);
  const isOnRecord = new Set(onRecord.map(({ family, unit }) => `${family}/${unit}`));
  const places = placesOf(columns);
  for (const [n, { figure, place, k, base }] of own.entries()) {
    const baseAt = places.baseOf[k] ?? -1;
    const at = place * columns.columns.length;
    if (verdicts[n] === "shown") {
      if (baseAt >= 0) inPlace.set(at + baseAt, base);
      continue;
    }
    if (verdicts[n] === "too-near") held.tooNear++;
    else if (verdicts[n] === "through-others") held.throughOthers++;
    else held.tooFew++;
    inPlace.set(at + k, isOnRecord.has(`${figure.family}/${figure.unit}`) ? null : HELD_BACK);
    if (baseAt >= 0) inPlace.set(at + baseAt, null);
  }
  return inPlace;
}

const sizeIn = (pieces: Pieces, { figure }: Own): number => pieces(figure.unit).size;

/** For each column the places of the column that says of how many people it is, and of the context that may; −1: none. */
function placesOf({ columns, items }: SubmissionColumns) {
  const byKey = new Map(items.map(({ key }, k) => [key, k]));
  const byId = new Map(columns.map(({ id }, k) => [id, k]));
  return {
    baseOf: items.map(({ base }) => byKey.get(base ?? "") ?? -1),
    contextOf: items.map(({ people }) => (people?.kind === "share" ? (byId.get(people.baseFrom ?? "") ?? -1) : -1)),
  };
}

/** The figures about people that are handed in; what shows too few of its unit by itself is put in place at once. */
function figuresIn(all: SubmissionColumns, handedIn: HandedIn, inPlace: InPlace, held: HeldBack): Own[] {
  const { columns, items } = all;
  const { store, timeless, units, submissionId: submission } = handedIn;
  const period = periodText(handedIn.period);
  const { baseOf, contextOf } = placesOf(all);
  const people = items.flatMap(({ people: rule }, k) => (rule === null ? [] : [{ rule, k }]));
  const numberAt = (place: number, k: number): number => {
    const column = columns[k]?.column ?? -1;
    if (column < 0) return Number.NaN;
    if (store.stateOf(place, column) === State.present) return store.valueOf(place, column);
    return timeless?.stateOf(place, column) === State.present ? timeless.valueOf(place, column) : Number.NaN;
  };
  const own: Own[] = [];
  for (const [place, { unitId: unit }] of units) {
    const at = place * columns.length;
    const tooFewLeft = sizesToHold(
      new Map(
        people.flatMap(({ rule, k }) => (rule.kind === "number" ? [[rule.noun, numberAt(place, k)] as const] : [])),
      ),
    );
    for (const { rule, k } of people) {
      const baseAt = baseOf[k] ?? -1;
      if (baseAt >= 0) inPlace.set(at + baseAt, null); // said only beside a figure that is shown
      if (store.stateOf(place, columns[k]?.column ?? -1) !== State.present) continue;
      const [said, known] = [numberAt(place, baseAt), numberAt(place, contextOf[k] ?? -1)];
      const base = Number.isNaN(said) ? known : said;
      const item = items[k];
      const figure = item ? figureOf(item, { unit, period, submission }, numberAt(place, k), base) : null;
      const fewLeft = rule.kind === "number" && tooFewLeft.has(rule.noun);
      if (figure !== null && !fewLeft) own.push({ figure, place, k, base: rule.kind === "number" ? null : base });
      else {
        if (fewLeft) held.tooFew++;
        else held.withoutBase++;
        inPlace.set(at + k, HELD_BACK);
      }
    }
  }
  return own;
}
