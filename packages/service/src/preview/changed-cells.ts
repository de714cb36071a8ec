import { randomUUID } from "node:crypto";
import { nothingHeld, periodNumber, type SubmissionColumns, submissionColumns } from "@touchstone/domain";
import { State } from "@touchstone/engine";
import {
  countingItems,
  currentOf,
  type FoundUnit,
  holdBack,
  type Log,
  observationsOf,
  type Touchstone,
  type Tx,
} from "@touchstone/server";
import {
  type Answer,
  assemble,
  CellStore,
  columnIdsOf,
  columnsOf,
  emptySaid,
  type Period,
  parsePeriod,
  readAnswer,
  type Standard,
  TIMELESS,
} from "@touchstone/standard";
import type { Fault } from "../http/problem.ts";
import type { ChangedCell } from "./preview-of.ts";

/** An answer in place of that on record: as the record writes it. */
export interface Change {
  readonly item: string;
  readonly answer: NonNullable<Answer>;
}

export interface Ground {
  readonly organisation: Log;
  readonly programme: Log;
  readonly standard: Standard;
  readonly period: Period | null;
  readonly day: string;
  readonly unit: FoundUnit;
}

/** What is wrong with changes: each where it stands. */
export function faultsIn(changes: readonly Change[], slug: string, standard: Standard): Fault[] {
  const { columns } = submissionColumns(slug, standard);
  const seen = new Set<string>();
  return changes.flatMap(({ item, answer }, at): Fault[] => {
    const spec = columns.find(({ id }) => id === item);
    if (!spec)
      return [{ pointer: `/changes/${at}/item`, detail: `got ${JSON.stringify(item)}, want an item of ${slug}` }];
    if (seen.has(item)) return [{ pointer: `/changes/${at}/item`, detail: `got ${item} again, want each item once` }];
    seen.add(item);
    const want = readAnswer(answer, spec, emptySaid());
    return want === null
      ? []
      : [{ pointer: `/changes/${at}/value`, detail: `got another answer for ${item}, want ${want}` }];
  });
}

/**
 * The cells that a submission of these changes would make of the engine's table: what asks the same changes with them,
 * what may not be published is no figure, a mean over periods is taken again.
 * @param changes without faults
 */
export async function changedCells(
  tx: Tx,
  touchstone: Touchstone,
  ground: Ground,
  changes: readonly Change[],
): Promise<ChangedCell[]> {
  const columns = submissionColumns(ground.programme.slug, ground.standard);
  const answers = withTwins(columns, changes);
  for (const [k, answer] of await heldBack(tx, touchstone, ground, columns, answers))
    if (answer === null) answers.delete(k);
    else answers.set(k, answer);
  return cellsOf(tx, touchstone, ground, answers);
}

/** Answers by the place of their column; columns that ask the same item have the same answer. */
function withTwins(
  { columns, items }: SubmissionColumns,
  changes: readonly Change[],
): Map<number, NonNullable<Answer>> {
  const answers = new Map<number, NonNullable<Answer>>();
  for (const { item, answer } of changes) {
    const key = items[columns.findIndex(({ id }) => id === item)]?.key;
    for (const [k, { key: of }] of items.entries()) if (of === key) answers.set(k, answer);
  }
  return answers;
}

/** What stands in place of figures about people, by the place of the column; null: nothing is said. */
async function heldBack(
  tx: Tx,
  { files }: Touchstone,
  { organisation, period, unit }: Ground,
  columns: SubmissionColumns,
  answers: ReadonlyMap<number, NonNullable<Answer>>,
): Promise<Map<number, Answer>> {
  const bases = new Set(columns.items.flatMap(({ base }) => (base === null ? [] : [base])));
  const isAboutPeople = [...answers.keys()].some((k) => {
    const item = columns.items[k];
    return item !== undefined && (item.people !== null || bases.has(item.key));
  });
  if (!isAboutPeople) return new Map();
  const store = storeOf(columns.columns, answers);
  const handedIn = {
    period: periodNumber(period?.text ?? TIMELESS) ?? 0,
    submissionId: randomUUID(),
    store,
    timeless: null,
    units: [[0, unit]] as const,
  };
  const counting = await countingItems(tx, files, organisation);
  return new Map(await holdBack(tx, organisation, columns, counting, handedIn, nothingHeld()));
}

function storeOf(columns: SubmissionColumns["columns"], answers: ReadonlyMap<number, NonNullable<Answer>>): CellStore {
  const nColumns = columns.reduce((most, { column, planned }) => Math.max(most, column, planned), -1) + 1;
  const store = new CellStore(nColumns, {
    left: Number.MAX_SAFE_INTEGER,
    spent: () => new RangeError("storeOf: no room"),
  });
  const said = emptySaid();
  store.touch(0);
  for (const [k, answer] of answers) {
    const spec = columns[k];
    if (!spec || readAnswer(answer, spec, said) !== null) continue;
    store.set(0, spec.column, said.state as State, said.value); // an answer says something
    if (spec.planned >= 0) store.set(0, spec.planned, said.state as State, said.planned);
  }
  return store;
}

async function cellsOf(
  tx: Tx,
  touchstone: Touchstone,
  ground: Ground,
  answers: ReadonlyMap<number, NonNullable<Answer>>,
): Promise<ChangedCell[]> {
  const { standard, period, unit } = ground;
  const columns = columnsOf(standard);
  const changed = columns.filter((_, k) => answers.has(k));
  const own = period?.text ?? TIMELESS;
  const stores = new Map([[own, storeOf(columns, answers)]]);
  const periods = new Map(period ? [[own, period]] : []);
  const means = changed.filter(({ use }) => use === "mean").map(({ id }) => id);
  if (means.length > 0 && period) await takeEarlier(tx, touchstone, ground, new Set(means), stores, periods);
  const gathering = { columns, ids: columnIdsOf(columns), units: [unit.unitId], stores, periods };
  const { table } = assemble(gathering, period);
  return changed
    .flatMap(({ column, planned }) => (planned >= 0 ? [column, planned] : [column]))
    .map((column) => ({
      column,
      state: (table.states[column] ?? State.missing) as State, // a table has nothing else
      value: table.values[column] ?? Number.NaN,
    }));
}

/** What the unit has answered of some items in other periods: a mean over periods needs them. */
async function takeEarlier(
  tx: Tx,
  { files }: Touchstone,
  { organisation, programme, standard, day, unit, period }: Ground,
  ids: ReadonlySet<string>,
  stores: Map<string, CellStore>,
  periods: Map<string, Period>,
): Promise<void> {
  const columns = columnsOf(standard);
  const { items } = submissionColumns(programme.slug, standard);
  const places = new Map(items.map(({ key, spec }, k) => [key, { k, spec }]));
  const quantities = new Set(items.flatMap(({ key, isQuantity }) => (isQuantity ? [key] : [])));
  const asked = { programmeId: programme.logId, day, size: Number.MAX_SAFE_INTEGER, quantities };
  const byPeriod = Map.groupBy(
    currentOf(await observationsOf(tx, files, organisation, [unit.unitId], asked)),
    (one) => one.period,
  );
  for (const [text, observed] of byPeriod) {
    const at = parsePeriod(text, "none");
    if (at === null || text === period?.text) continue;
    const answers = observed.flatMap(({ item, answer }) => {
      const place = places.get(item);
      return place && ids.has(place.spec.id) ? [[place.k, answer] as const] : [];
    });
    periods.set(text, at);
    stores.set(text, storeOf(columns, new Map(answers)));
  }
}
