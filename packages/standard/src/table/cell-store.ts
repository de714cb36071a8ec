import type { State } from "@touchstone/engine";

/** The cells of one period, to be read: whoever keeps them in another form than `CellStore` can have them assembled. */
export interface Cells {
  /** whether the unit has a row in this period */
  has(unit: number): boolean;
  /** a `State`, or `UNSET` */
  stateOf(unit: number, column: number): number;
  /** NaN unless present */
  valueOf(unit: number, column: number): number;
  /** NaN where none was given */
  errorOf(unit: number, column: number): number;
  readonly hasErrors: boolean;
  /** a whole column, where it lies in one piece: the same cells, read faster; null where nothing is said in it */
  wholeColumn?(column: number): WholeColumn | null;
}

/** The cells of a column, unit after unit. */
export interface WholeColumn {
  /** a `State`; whatever is greater than every one of them says nothing */
  readonly states: Uint8Array;
  readonly values: Float64Array;
  readonly errors: Float64Array | null;
}

/** Cells that may still be made, over all the periods of a table. */
export interface CellBudget {
  left: number;
  /** what is thrown where no more may be made */
  readonly spent: () => Error;
}

/** Not a `State`: nothing has been read for the cell yet. */
export const UNSET = 255;

const CELLS_PER_PAGE = 1 << 14;

interface Page {
  readonly values: Float64Array;
  readonly states: Uint8Array;
  /** made when the first standard error of the page is read */
  errors: Float64Array | null;
}

/**
 * The cells of one period while they are gathered, when neither the units nor their number are
 * known: pages of whole rows that are only made where a unit has a row. Column j of the u-th unit in the order
 * of appearance lies at (u mod unitsPerPage) × nColumns + j of its page.
 */
export class CellStore implements Cells {
  readonly nColumns: number;
  readonly unitsPerPage: number;
  readonly #pages: (Page | undefined)[] = [];
  readonly #budget: CellBudget;
  #seen = new Uint8Array(1024);

  constructor(nColumns: number, budget: CellBudget) {
    this.#budget = budget;
    this.nColumns = Math.max(1, nColumns);
    this.unitsPerPage = Math.max(1, Math.min(4096, Math.floor(CELLS_PER_PAGE / this.nColumns)));
  }

  /** Notes that the unit has a row in this period, even one without a value. */
  touch(unit: number): void {
    if (unit >= this.#seen.length) {
      const grown = new Uint8Array(Math.max(unit + 1, this.#seen.length * 2));
      grown.set(this.#seen);
      this.#seen = grown;
    }
    this.#seen[unit] = 1;
  }

  has(unit: number): boolean {
    return this.#seen[unit] === 1;
  }

  /** Writes a cell. @returns false, and writes nothing, where it has been written before */
  set(unit: number, column: number, state: State, value: number): boolean {
    const page = this.#pageOf(unit);
    const at = this.#at(unit, column);
    if (page.states[at] !== UNSET) return false;
    page.states[at] = state;
    page.values[at] = value;
    return true;
  }

  setError(unit: number, column: number, error: number): void {
    const page = this.#pageOf(unit);
    page.errors ??= new Float64Array(page.values.length).fill(Number.NaN);
    page.errors[this.#at(unit, column)] = error;
  }

  /** a `State`, or `UNSET` */
  stateOf(unit: number, column: number): number {
    return this.#pages[Math.floor(unit / this.unitsPerPage)]?.states[this.#at(unit, column)] ?? UNSET;
  }

  /** NaN unless present */
  valueOf(unit: number, column: number): number {
    return this.#pages[Math.floor(unit / this.unitsPerPage)]?.values[this.#at(unit, column)] ?? Number.NaN;
  }

  /** NaN where none was given */
  errorOf(unit: number, column: number): number {
    return this.#pages[Math.floor(unit / this.unitsPerPage)]?.errors?.[this.#at(unit, column)] ?? Number.NaN;
  }

  get hasErrors(): boolean {
    return this.#pages.some((page) => page !== undefined && page.errors !== null);
  }

  #at(unit: number, column: number): number {
    return (unit % this.unitsPerPage) * this.nColumns + column;
  }

  #pageOf(unit: number): Page {
    const p = Math.floor(unit / this.unitsPerPage);
    let page = this.#pages[p];
    if (page === undefined) {
      const cells = this.unitsPerPage * this.nColumns;
      this.#budget.left -= cells;
      if (this.#budget.left < 0) throw this.#budget.spent();
      page = {
        values: new Float64Array(cells).fill(Number.NaN),
        states: new Uint8Array(cells).fill(UNSET),
        errors: null,
      };
      this.#pages[p] = page;
    }
    return page;
  }
}
