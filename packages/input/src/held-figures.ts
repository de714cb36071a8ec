import {
  baseIdOf,
  disclose,
  type HeldBack,
  type HeldCells,
  nothingHeld,
  type PeopleColumns,
  peopleColumnsOf,
  settle,
  submittedFigures,
} from "@touchstone/domain";
import { State } from "@touchstone/engine";
import { type CellStore, type Cells, type Gathering, TIMELESS } from "@touchstone/standard";
import type { Gathered } from "./gathered.ts";

/** A figure about people that may not be published. */
export interface HeldFigure {
  readonly unit: string;
  readonly period: string;
  /** id of its column */
  readonly indicator: string;
}

/** What of a file's figures about people may not be published. */
export interface HeldFigures {
  /** whether they are held back: where the file says of how many people its figures are. Otherwise the record would do so */
  readonly isHeld: boolean;
  readonly why: HeldBack;
  readonly figures: readonly HeldFigure[];
  /** columns of numbers of people that would tell of how many these are */
  readonly bases: readonly string[];
}

/** What a table is made of, once figures about people have been looked at. */
export interface Publishable {
  /** of the standard's own columns: how many people are behind a figure is no answer of its own */
  readonly gathering: Gathering;
  /** null where all may be published */
  readonly people: HeldFigures | null;
}

/**
 * Looks at the figures about people in a file as an import does, by the same rule. What may not be published becomes
 * "insufficient" where the file says of how many people its figures are; one that says so of none is left as it is. Borders
 * and what was published before are on record only: a file's units are taken to be apart, and its figures to be the first.
 */
export function publishable(gathered: Gathered, saysBases: boolean): Publishable {
  const { people: all, columns } = gathered.asked;
  const { gathering } = gathered;
  const asked = all && peopleColumnsOf(all);
  if (!asked) return { gathering, people: null };
  const bases = new Set(asked.people.flatMap(({ item, k }) => (item.base === null ? [] : [columns[k]?.id ?? ""])));
  const isBase = new Set([...bases].map(baseIdOf));
  const own: Gathering = {
    ...gathering,
    columns: gathering.columns.filter(({ id }) => !isBase.has(id)),
    ids: gathering.ids.filter((id) => !isBase.has(id)),
  };
  const why = nothingHeld();
  const found = [...gathered.stores].map(([period, store]) => ({
    period,
    store,
    cells: heldIn(asked, gathered, period, store, why),
  }));
  const figures = found.flatMap(({ period, cells }) =>
    [...cells].flatMap(([column, units]) =>
      [...units].map((unit) => ({
        unit: gathered.units[unit] ?? "",
        period,
        indicator: gathering.ids[column] ?? "",
      })),
    ),
  );
  if (figures.length === 0) return { gathering: own, people: null };
  const people = {
    isHeld: saysBases,
    why,
    figures,
    bases: [...bases].filter((id) => figures.some(({ indicator }) => indicator === id)).map(baseIdOf),
  };
  if (!saysBases) return { gathering: own, people };
  const stores = found.map(
    ({ period, store, cells }) => [period, cells.size === 0 ? store : new HeldStore(store, cells)] as const,
  );
  return { gathering: { ...own, stores: new Map(stores) }, people };
}

/** Places of the units whose cell may not be published, by column. */
type Held = ReadonlyMap<number, ReadonlySet<number>>;

function heldIn(asked: PeopleColumns, gathered: Gathered, period: string, store: CellStore, why: HeldBack): Held {
  const { columns } = gathered.asked;
  const timeless = period === TIMELESS ? null : (gathered.stores.get(TIMELESS) ?? null);
  const said = { period, submission: "", store, timeless };
  const out: HeldCells = { inPlace: new Map(), held: why };
  const held = new Map<number, Set<number>>();
  for (let place = 0; place < gathered.units.length; place++) {
    if (!store.has(place)) continue;
    // units that are apart have nothing to do with each other, so one at a time saves memory
    const figures = submittedFigures(asked, said, { place, unit: String(place) }, out);
    const verdicts = disclose(
      figures.map(({ figure }) => figure),
      null,
    );
    settle(asked, figures, verdicts, () => false, out);
    for (const [at, answer] of out.inPlace) {
      if (answer === null || typeof answer === "number") continue; // of how many people a figure is
      const column = columns[at % columns.length]?.column ?? -1;
      const units = held.get(column) ?? new Set();
      held.set(column, units.add(place));
    }
    out.inPlace.clear();
  }
  return held;
}

/** The cells of a period, those that may not be published as "insufficient". */
class HeldStore implements Cells {
  readonly #store: Cells;
  readonly #held: Held;

  constructor(store: Cells, held: Held) {
    this.#store = store;
    this.#held = held;
  }

  get hasErrors(): boolean {
    return this.#store.hasErrors;
  }

  has(unit: number): boolean {
    return this.#store.has(unit);
  }

  stateOf(unit: number, column: number): number {
    return this.#isHeld(unit, column) ? State.insufficientEvidence : this.#store.stateOf(unit, column);
  }

  valueOf(unit: number, column: number): number {
    return this.#isHeld(unit, column) ? Number.NaN : this.#store.valueOf(unit, column);
  }

  errorOf(unit: number, column: number): number {
    return this.#isHeld(unit, column) ? Number.NaN : this.#store.errorOf(unit, column);
  }

  #isHeld(unit: number, column: number): boolean {
    return this.#held.get(column)?.has(unit) === true;
  }
}
