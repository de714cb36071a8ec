import { State } from "@touchstone/engine";
import { type Cells, type ColumnSpec, type Said, UNSET, type WholeColumn } from "@touchstone/standard";

/** Greater than every `State`: an answer is on record that the standard can't take; it counts as missing. */
const UNFIT = 254;

/** One column of a layer, a cell per unit. */
export interface LayerColumn {
  /** `State`, `UNSET` or `UNFIT` */
  readonly states: Uint8Array;
  /** NaN unless present */
  readonly values: Float64Array;
  /** made when the first standard error is read; NaN where none was given */
  errors: Float64Array | null;
}

/**
 * The current answers of one period, of units that are known beforehand: column after column, and only the columns of
 * which something was said. What is said later takes the place of what was said before.
 */
export class Layer implements Cells {
  readonly nUnits: number;
  /** 1 where the unit has an answer in the period */
  readonly touched: Uint8Array;
  readonly columns: (LayerColumn | undefined)[];

  constructor(nUnits: number, touched: Uint8Array = new Uint8Array(nUnits), columns: (LayerColumn | undefined)[] = []) {
    this.nUnits = nUnits;
    this.touched = touched;
    this.columns = columns;
  }

  /** Takes an answer in place of any before. @param isFit false: it is on record, and can't be taken */
  take(unit: number, spec: ColumnSpec, said: Readonly<Said>, isFit: boolean): void {
    this.touched[unit] = 1;
    const state = isFit ? said.state : UNFIT;
    const column = this.#columnAt(spec.column);
    column.states[unit] = state;
    column.values[unit] = said.value;
    if (!Number.isNaN(said.error)) column.errors ??= new Float64Array(this.nUnits).fill(Number.NaN);
    if (column.errors) column.errors[unit] = said.error;
    if (spec.planned < 0) return;
    const planned = this.#columnAt(spec.planned);
    planned.states[unit] = state;
    planned.values[unit] = said.planned;
  }

  has(unit: number): boolean {
    return this.touched[unit] === 1;
  }

  stateOf(unit: number, column: number): number {
    const state = this.columns[column]?.states[unit] ?? UNSET;
    return state === UNFIT ? State.missing : state;
  }

  valueOf(unit: number, column: number): number {
    return this.columns[column]?.values[unit] ?? Number.NaN;
  }

  errorOf(unit: number, column: number): number {
    return this.columns[column]?.errors?.[unit] ?? Number.NaN;
  }

  wholeColumn(column: number): WholeColumn | null {
    return this.columns[column] ?? null;
  }

  get hasErrors(): boolean {
    return this.columns.some((column) => column !== undefined && column.errors !== null);
  }

  /** Leaves out columns of which nothing is said, and errors where none is given. */
  settle(): void {
    for (const [at, column] of this.columns.entries()) {
      if (column === undefined) continue;
      if (column.states.every((state) => state === UNSET)) this.columns[at] = undefined;
      else if (column.errors?.every((error) => Number.isNaN(error))) column.errors = null;
    }
  }

  /** How many of the units have an answer in a column that can't be taken. */
  countUnfit(column: number, isCounted: (unit: number) => boolean): number {
    const states = this.columns[column]?.states;
    let n = 0;
    for (let unit = states?.indexOf(UNFIT) ?? -1; states && unit >= 0; unit = states.indexOf(UNFIT, unit + 1))
      if (isCounted(unit)) n++;
    return n;
  }

  #columnAt(at: number): LayerColumn {
    const known = this.columns[at];
    if (known) return known;
    const made: LayerColumn = {
      states: new Uint8Array(this.nUnits).fill(UNSET),
      values: new Float64Array(this.nUnits).fill(Number.NaN),
      errors: null,
    };
    this.columns[at] = made;
    return made;
  }
}
