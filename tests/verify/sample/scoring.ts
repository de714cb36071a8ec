import {
  type Model,
  type Plan,
  type Robustness,
  robustness,
  type Scored,
  State,
  score,
  type Table,
} from "@touchstone/engine";
import {
  assemble,
  CellStore,
  columnIdsOf,
  columnsOf,
  compile,
  emptySaid,
  parsePeriod,
  planOf,
  readAnswer,
  type Standard,
  UNSET,
} from "@touchstone/standard";
import { itemOf } from "./answers.ts";
import type { Draft } from "./draft.ts";
import { type Observed, standing } from "./observed.ts";

/** What was scored, and what came out. */
export interface Scoring {
  readonly model: Model;
  readonly table: Table;
  readonly plan: Plan;
  readonly scored: Scored;
  readonly sure: Robustness;
}

/** Scores the units on what was observed of them, as the standard says. */
export function scoreUnits(
  draft: Draft,
  standard: Standard,
  units: readonly string[],
  observed: readonly Observed[],
): Scoring {
  const columns = columnsOf(standard);
  const ids = columnIdsOf(columns);
  const budget = { left: 1e6, spent: () => new Error("too many cells") };
  const stores = new Map<string, CellStore>();
  for (const { unit, period, item, answer } of standing(observed)) {
    const spec = columns.find((column) => itemOf(column) === item);
    if (spec === undefined) continue;
    const said = emptySaid();
    const toScore = draft.tamper.scored ? draft.tamper.scored(unit, item, answer) : answer;
    const wanted = readAnswer(toScore, spec, said);
    if (wanted !== null) throw new Error(`${item}: want ${wanted}`);
    if (said.state === UNSET) continue;
    const store = stores.get(period) ?? new CellStore(ids.length, budget);
    stores.set(period, store);
    const i = units.indexOf(unit);
    if (i < 0) continue;
    store.touch(i);
    store.set(i, spec.column, said.state, said.value);
    if (spec.planned >= 0) store.set(i, spec.planned, said.state, said.planned);
    if (said.state === State.present && !Number.isNaN(said.error)) store.setError(i, spec.column, said.error);
  }
  const periods = new Map(["2024", "2025"].map((text) => [text, periodOf(text, "year")]));
  const { model } = compile(standard);
  const { table } = assemble({ columns, ids, units, stores, periods }, periodOf("2025", standard.period));
  const plan = planOf(standard, model, columns, { errors: table.errors !== undefined });
  return { model, table, plan, scored: score(model, table), sure: robustness(model, table, plan) };
}

function periodOf(...said: Parameters<typeof parsePeriod>): NonNullable<ReturnType<typeof parsePeriod>> {
  const period = parsePeriod(...said);
  if (period === null) throw new Error(`periodOf: got ${said.join(", ")}`);
  return period;
}
