import { type ColumnSpec, columnsOf, type Standard } from "@touchstone/standard";
import { baseIdOf } from "./disclosure/people-rule.ts";
import { type Item, itemsOf } from "./item.ts";

/** What a submission for a programme may answer: the columns of a file, and the item that each belongs to. */
export interface SubmissionColumns {
  /** those of the standard, and behind them the numbers of people that shares and means are of */
  readonly columns: readonly ColumnSpec[];
  /** in the same order */
  readonly items: readonly Item[];
}

/** The columns of a submission by one version of a programme's standard. */
export function submissionColumns(slug: string, standard: Standard): SubmissionColumns {
  const asked = columnsOf(standard);
  const items = itemsOf(slug, standard, asked);
  let column = asked.reduce((most, spec) => Math.max(most, spec.column, spec.planned), -1) + 1;
  const bases = items.flatMap((item): { spec: ColumnSpec; item: Item }[] => {
    if (item.base === null) return [];
    const spec: ColumnSpec = { ...BASE, id: baseIdOf(item.spec.id), column: column++ };
    return [{ spec, item: { key: item.base, spec, people: null, base: null, isQuantity: item.isQuantity } }];
  });
  return { columns: [...asked, ...bases.map(({ spec }) => spec)], items: [...items, ...bases.map(({ item }) => item)] };
}

/** a number of people, which may stand without a period as context does */
const BASE = {
  role: "fact",
  kind: "count",
  range: [0, Number.POSITIVE_INFINITY],
  options: null,
  weights: null,
  planned: -1,
  unit: "person",
  use: "same",
  error: null,
} as const;
