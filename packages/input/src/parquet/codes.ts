import { type CellStore, type ColumnSpec, TIMELESS } from "@touchstone/standard";
import type { Gathered } from "../gathered.ts";
import type { Rows } from "../rows.ts";

const UNKNOWN = -2;

/** What the numbers of the dictionaries stand for; each text is looked at when its first row comes, and reported there. */
export class Codes {
  readonly #units: readonly string[];
  readonly #indicators: readonly string[];
  readonly #periods: readonly string[];
  readonly #rows: Rows;
  readonly #gathered: Gathered;
  readonly #specs: readonly (ColumnSpec | undefined)[];
  readonly #unitAt: Int32Array;
  readonly #storeAt = new Map<number, CellStore | null>();
  #lastPeriod = -1;
  #lastStanding = false;
  #lastStore: CellStore | null = null;

  constructor(
    units: readonly string[],
    indicators: readonly string[],
    periods: readonly string[],
    rows: Rows,
    gathered: Gathered,
  ) {
    this.#units = units;
    this.#indicators = indicators;
    this.#periods = periods;
    this.#rows = rows;
    this.#gathered = gathered;
    this.#specs = indicators.map((text) => rows.header.specOf(text.trim()));
    this.#unitAt = new Int32Array(units.length).fill(UNKNOWN);
  }

  specOf(indicator: number, row: number): ColumnSpec | undefined {
    const spec = this.#specs[indicator];
    if (spec === undefined) this.#rows.reportUnknown(this.#indicators[indicator]?.trim() ?? "", row);
    return spec;
  }

  /** −1 where the unit was refused, which is reported once; an empty id in every row. */
  unitOf(code: number, row: number): number {
    const known = this.#unitAt[code] ?? UNKNOWN;
    if (known !== UNKNOWN) return known;
    const text = this.#units[code] ?? "";
    const unit = this.#gathered.unitOf(text, row);
    if (text !== "") this.#unitAt[code] = unit;
    return unit;
  }

  /** Where the cells of a period go; null where nothing will need them, or it is no period, which is reported. */
  storeOf(period: number, spec: ColumnSpec | undefined, row: number): CellStore | null {
    const isStanding = spec?.role === "context" || spec?.role === "fact"; // may hold for any period
    if (period === this.#lastPeriod && isStanding === this.#lastStanding && this.#lastStore) return this.#lastStore;
    this.#lastPeriod = period;
    this.#lastStanding = isStanding;
    this.#lastStore = this.#findStore(period, isStanding, row);
    return this.#lastStore;
  }

  #findStore(period: number, isStanding: boolean, row: number): CellStore | null {
    const text = this.#periods[period]?.trim() ?? "";
    if (isStanding && this.#rows.header.at.period >= 0 && text === "") return this.#gathered.storeOf(TIMELESS);
    const known = this.#storeAt.get(period);
    if (known !== undefined) return known;
    const own = this.#rows.periodOf(text, row);
    const store = own === null ? null : this.#gathered.storeOf(own);
    if (own !== null) this.#storeAt.set(period, store);
    return store;
  }
}
