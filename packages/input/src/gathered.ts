import type { SubmissionColumns } from "@touchstone/domain";
import { State } from "@touchstone/engine";
import {
  type Cell,
  type CellBudget,
  CellStore,
  type ColumnSpec,
  type Gathering,
  isPlainNumber,
  type Period,
  type PeriodLength,
  parsePeriod,
  readCell,
  STATE_WORDS,
  TIMELESS,
  wantOfNumber,
  wantOneOf,
  wantPeriod,
} from "@touchstone/standard";
import type { Mapping } from "./mapping.ts";
import { type Problems, printable, Unreadable } from "./problems.ts";
import type { Register } from "./register.ts";
import { UnitIds } from "./unit-ids.ts";

/** What is asked of a table of data, and how it is written. */
export interface Asked {
  readonly columns: readonly ColumnSpec[];
  /** ids of nodes that the standard computes itself: a cell for one of them is a mistake */
  readonly computed: readonly string[];
  /** ids of the table's columns, those of shares planned included */
  readonly ids: readonly string[];
  readonly periodLength: PeriodLength;
  /** the period to score, where it was named */
  readonly period: Period | null;
  readonly decimalComma: boolean;
  /** the units that may occur; null: any */
  readonly allowed: ReadonlySet<string> | null;
  /** id or name of the one unit whose sources and notes are kept */
  readonly notesOf: string | null;
  /** keep the sources and notes of all units */
  readonly allNotes?: boolean;
  /** name or number, from 1, of a workbook's sheet; the first that is not hidden where none is named */
  readonly sheet?: string;
  /** what the file's own names mean, where somebody has written that down */
  readonly map?: Mapping;
  /** the units that may occur with their names, where a list has them; `allowed` are its ids */
  readonly register?: Register;
  /** which of the columns count people, and of how many: the columns are then those of a submission */
  readonly people?: SubmissionColumns;
  /** ids by the titles that the standard gives them, plain, in all its languages */
  readonly titles?: ReadonlyMap<string, readonly string[]>;
}

export interface Note {
  readonly unit: string;
  readonly period: string;
  readonly indicator: string;
  readonly source: string;
  readonly note: string;
}

/** More than any register has. */
export const MOST_UNITS = 10_000_000;
const MOST_CELLS = 1 << 28;

/** Everything that was read from a file so far, whichever way it is laid out. */
export class Gathered {
  readonly asked: Asked;
  readonly problems: Problems;
  /** in the order of appearance */
  readonly units: string[] = [];
  readonly names: (string | undefined)[] = [];
  /** by the text of the period */
  readonly stores = new Map<string, CellStore>();
  readonly periods = new Map<string, Period>();
  readonly notes: Note[] = [];
  readonly unitIds: UnitIds;
  /** how near to the scored period the one is that `names` is from */
  readonly #nameNearness: number[] = [];
  readonly #indexOf = new Map<string, number>();
  readonly #refusedPeriods = new Set<string>();
  readonly #needsHistory: boolean;
  readonly #budget: CellBudget = { left: MOST_CELLS, spent: tooManyCells };
  readonly #cell: Cell = { state: State.missing, value: Number.NaN, planned: Number.NaN };
  #lastText = "";
  #lastUnit = -1;

  constructor(asked: Asked, problems: Problems) {
    this.asked = asked;
    this.problems = problems;
    this.unitIds = new UnitIds(asked);
    this.#needsHistory = asked.columns.some(({ use }) => use !== "same");
  }

  /** The cells that were read, to be put in order. */
  get gathering(): Gathering {
    const { asked, units, stores, periods } = this;
    return { columns: asked.columns, ids: asked.ids, units, stores, periods };
  }

  /**
   * Index of a unit by its id; −1 where the id was refused, which is reported once.
   * @param byName its `name / parent`, to suggest a unit where the id is not in the list
   */
  unitOf(text: string, line: number, byName = ""): number {
    if (text === this.#lastText && this.#lastUnit >= 0) return this.#lastUnit; // long files come unit by unit
    const known = this.#indexOf.get(text);
    const unit = known ?? this.#intern(text, line, byName);
    this.#lastText = text;
    this.#lastUnit = unit;
    return unit;
  }

  /** Keeps the name of a unit; of several that of the scored period, else of the latest before it. */
  nameUnit(unit: number, name: string, period: string | null): void {
    if (unit < 0 || name === "") return;
    const nearness = this.#nearnessOf(period);
    if (nearness < (this.#nameNearness[unit] ?? Number.NEGATIVE_INFINITY)) return;
    this.#nameNearness[unit] = nearness;
    this.names[unit] = name;
  }

  /** Larger is nearer to the scored period: the latest up to it, then the earliest after it, then none. */
  #nearnessOf(period: string | null): number {
    const at = this.periods.get(period ?? TIMELESS);
    if (at === undefined) return Number.NEGATIVE_INFINITY;
    const time = at.endDay * 1e6 + at.startDay; // of two that end together the longer one comes first
    const wanted = this.asked.period;
    return wanted === null || at.endDay <= wanted.endDay ? time : -1e15 - time;
  }

  #intern(text: string, line: number, byName: string): number {
    const written = text.trim().normalize("NFC");
    const id = this.unitIds.idOf(written);
    const want = this.unitIds.wantUnit(id, byName);
    if (want !== null) {
      this.problems.add(want.code, line, "unit", text, want.want);
      if (text !== "") this.#indexOf.set(text, -1);
      return -1;
    }
    const unit = this.#indexOf.get(id) ?? this.units.length;
    if (unit === this.units.length) {
      if (unit >= MOST_UNITS)
        throw new Unreadable("too-many-units", line, `more than ${MOST_UNITS} units`, "fewer units in one file");
      this.units.push(id);
      this.#indexOf.set(id, unit);
    }
    if (id !== text) this.#indexOf.set(text, unit);
    return unit;
  }

  /** Key of the period of a row, or null where it is not one, which is reported. */
  periodOf(text: string, line: number): string | null {
    if (this.periods.has(text)) return text;
    if (this.#refusedPeriods.has(text) && text !== "") return null;
    const period = parsePeriod(text, this.asked.periodLength);
    if (period) this.periods.set(text, period);
    else {
      this.#refusedPeriods.add(text);
      this.problems.add("period", line, "period", text, wantPeriod(this.asked.periodLength));
    }
    return period && text;
  }

  /** Where the cells of a period go; null where nothing will need them. */
  storeOf(period: string): CellStore | null {
    const wanted = this.asked.period;
    if (wanted && period !== TIMELESS && period !== wanted.text) {
      const { endDay } = this.periods.get(period) ?? wanted;
      if (!this.#needsHistory || endDay > wanted.endDay) return null;
    }
    let store = this.stores.get(period);
    if (store === undefined) {
      store = new CellStore(this.asked.ids.length, this.#budget);
      this.stores.set(period, store);
    }
    return store;
  }

  /**
   * Reads a cell's text and keeps it.
   * @param stateText the word of a long table's column `state`; empty where the value speaks for itself
   */
  take(store: CellStore | null, unit: number, spec: ColumnSpec, text: string, stateText: string, line: number): void {
    const cell = this.#cell;
    const refused =
      stateText === "" || stateText === "present"
        ? this.#readValue(spec, text, stateText)
        : this.#readState(text, stateText);
    if (refused !== null) {
      const { column = spec.id, got = text, want } = refused;
      this.problems.add("value", line, column, got, want);
    } else if (store !== null) {
      const isNew = store.set(unit, spec.column, cell.state, cell.value);
      if (!isNew) this.#reportTwice(unit, spec, line);
      else if (spec.planned >= 0) store.set(unit, spec.planned, cell.state, cell.planned);
    }
  }

  /** Keeps a cell of a typed column: a number, where NaN is an empty cell and an infinity one that says nothing. */
  takeNumber(store: CellStore | null, unit: number, spec: ColumnSpec, value: number, line: number): void {
    if (Math.abs(value) === Number.POSITIVE_INFINITY) {
      this.problems.addFact("value", line, spec.id, "NaN or infinity", "a number, or an empty cell");
      return;
    }
    if (!isPlainNumber(spec) || Number.isNaN(value)) {
      this.take(store, unit, spec, Number.isNaN(value) ? "" : this.#written(value), "", line);
      return;
    }
    const want = wantOfNumber(value, spec);
    if (want !== null) this.problems.add("value", line, spec.id, String(value), want);
    else if (store !== null && !store.set(unit, spec.column, State.present, value)) this.#reportTwice(unit, spec, line);
  }

  /** A number as this file's texts would write it. */
  #written(value: number): string {
    return this.asked.decimalComma ? String(value).replace(".", ",") : String(value);
  }

  #reportTwice(unit: number, spec: ColumnSpec, line: number): void {
    const got = `a second value for ${printable(this.units[unit] ?? "")}`;
    this.problems.addFact("duplicate", line, spec.id, got, "one value per unit and period");
  }

  #readValue(spec: ColumnSpec, text: string, stateText: string): Refused | null {
    if (text === "" && stateText === "present") return { want: "a value, as the state is present" };
    const want = readCell(text, spec, this.asked.decimalComma, this.#cell);
    return want === null ? null : { want };
  }

  #readState(text: string, stateText: string): Refused | null {
    const state = STATE_WORDS.get(stateText);
    if (state === undefined)
      return { column: "state", got: stateText, want: wantOneOf(stateText, [...STATE_WORDS.keys()]) };
    if (text !== "") return { want: `no value, as the state is ${stateText}` };
    Object.assign(this.#cell, { state, value: Number.NaN, planned: Number.NaN });
    return null;
  }
}

function tooManyCells(): Unreadable {
  const want = "fewer units, or one period at a time (--period)";
  return new Unreadable("too-many-cells", 0, "more cells than fit in memory", want);
}

/** What is wrong with a cell; its own column and text where nothing else is said. */
interface Refused {
  readonly column?: string;
  readonly got?: string;
  readonly want: string;
}
