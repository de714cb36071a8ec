import { State } from "@touchstone/engine";
import {
  type CellBudget,
  CellStore,
  type ColumnSpec,
  columnIdsOf,
  columnsOf,
  emptySaid,
  type Gathering,
  isReadFrom,
  type Period,
  parsePeriod,
  readAnswer,
  type Standard,
  TIMELESS,
  UNSET,
} from "@touchstone/standard";
import type { Observation } from "../observations/check-observations.ts";

/** More cells than this machine should be asked to hold. */
export class TooManyCells extends Error {
  override readonly name = "TooManyCells";
}

const MOST_CELLS = 400_000_000;

/** Takes the answers of units, and gives the cells of which the table is made. */
export interface Gatherer {
  readonly take: (unitId: string, observations: readonly Observation[]) => void;
  readonly gathering: Gathering;
  /** answers of the units in a table that the standard can't take, of each item that has such, in the order of its columns */
  readonly unfitAmong: (units: readonly string[]) => { readonly item: string; readonly answers: number }[];
}

/** Which columns of a standard an item answers, by the item; several where they ask the same quantity: the quantity that it asks, else the programme's own. */
export function columnsByItem(standard: Standard, slug: string): Map<string, ColumnSpec[]> {
  const asks = new Map<string, string>();
  type Criteria = readonly Standard["criteria"][number][];
  const add = (criteria: Criteria): void => {
    for (const { indicators = [], criteria: inner = [] } of criteria) {
      for (const indicator of indicators) if (indicator.asks !== undefined) asks.set(indicator.id, indicator.asks);
      add(inner);
    }
  };
  add(standard.criteria);
  return Map.groupBy(columnsOf(standard), ({ id }) => asks.get(id) ?? `${slug}/${id}`);
}

/**
 * Gathers the current answers at a size of the organisation's log, as far as the table of a period is made of them.
 * @throws {TooManyCells} while taking
 */
export function gatherer(standard: Standard, slug: string, of: Period | null, size: number): Gatherer {
  const columns = columnsOf(standard);
  const byItem = columnsByItem(standard, slug);
  const ids = columnIdsOf(columns);
  const units: string[] = [];
  const stores = new Map<string, CellStore>();
  const periods = new Map<string, Period>();
  const budget: CellBudget = { left: MOST_CELLS, spent: () => new TooManyCells() };
  const said = emptySaid();
  const unfit: { unit: string; column: string }[] = [];

  /** null: for any period; undefined: what is none is never read */
  const known = new Map<string, Period | null | undefined>([[TIMELESS, null]]);
  const periodOf = (text: string): Period | null | undefined => {
    if (!known.has(text)) known.set(text, parsePeriod(text, "none") ?? undefined);
    return known.get(text);
  };
  const storeOf = (text: string): CellStore => {
    let store = stores.get(text);
    if (store === undefined) {
      store = new CellStore(ids.length, budget);
      stores.set(text, store);
      const period = periodOf(text);
      if (period) periods.set(text, period);
    }
    return store;
  };

  return {
    gathering: { columns, ids, units, stores, periods },
    unfitAmong(scored) {
      const inTable = new Set(scored);
      const counts = new Map<string, number>();
      for (const { unit, column } of unfit) if (inTable.has(unit)) counts.set(column, (counts.get(column) ?? 0) + 1);
      return columns.flatMap(({ id }) => {
        const answers = counts.get(id);
        const item = [...byItem].find(([, specs]) => specs.some((spec) => spec.id === id))?.[0] ?? id;
        return answers === undefined ? [] : [{ item, answers }];
      });
    },
    take(unitId, observations) {
      let unit = -1;
      for (const [i, { period, item, seq, answer }] of observations.entries()) {
        if (seq >= size) continue;
        const after = observations[i + 1];
        if (after?.item === item && after.period === period && after.seq < size) continue; // it was corrected
        const at = periodOf(period);
        if (at === undefined) continue;
        for (const spec of byItem.get(item) ?? []) {
          if (!isReadFrom(spec, of, at)) continue;
          if (unit < 0) unit = units.push(unitId) - 1;
          const store = storeOf(period);
          store.touch(unit);
          if (readAnswer(answer, spec, said) !== null) unfit.push({ unit: unitId, column: spec.id });
          const { state } = said;
          if (state === UNSET) continue;
          store.set(unit, spec.column, state, said.value);
          if (spec.planned >= 0) store.set(unit, spec.planned, state, said.planned);
          if (state === State.present && !Number.isNaN(said.error)) store.setError(unit, spec.column, said.error);
        }
      }
    },
  };
}
