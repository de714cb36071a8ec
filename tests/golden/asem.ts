import { type Aggregate, aggregate } from "@touchstone/engine";
import { parse } from "csv-parse/sync";
import {
  at,
  columnIn,
  type Golden,
  type listOf,
  loadFixture,
  numberOf,
  numbersOf,
  readGolden,
  tableOf,
  textsOf,
} from "./fixtures.ts";

/** What the cases are about: units and indicators in the order of case 01, and the tree above them. */
export interface Asem {
  readonly units: readonly string[];
  readonly indicators: readonly string[];
  readonly raw: Golden;
  /** by indicator, 1 or −1 */
  readonly directions: ReadonlyMap<string, 1 | -1>;
  /** inner nodes, leaves up; the level of their children counts from 1 */
  readonly parents: readonly Parent[];
  readonly weights: ReadonlyMap<string, number>;
}
interface Parent {
  readonly id: string;
  readonly level: number;
  readonly children: readonly string[];
}

export function loadAsem(): Asem {
  const output = at(loadFixture("01_new_coin_raw"), "output");
  const raw = tableOf(at(output, "Raw"));
  const meta = at(output, "Meta_Ind");
  const level = numbersOf(at(meta, "Level"));
  const direction = numbersOf(at(meta, "Direction"));
  const weight = numbersOf(at(meta, "Weight"));
  const codes = textsOf(at(meta, "iCode"));
  const parentOf = textsOf(at(meta, "Parent"));
  const nodes = codes
    .map((id, m) => ({ id, level: level[m]!, parent: parentOf[m]! }))
    .filter((node) => node.level >= 1);
  const inner = nodes.filter((node) => node.level >= 2).sort((a, b) => a.level - b.level);
  return {
    units: raw.units,
    indicators: [...raw.columns.keys()].filter((id) => nodes.some((node) => node.id === id)),
    raw,
    directions: new Map(codes.map((id, m) => [id, direction[m] === -1 ? -1 : 1])),
    parents: inner.map(({ id, level }) => ({
      id,
      level: level - 1,
      children: nodes.filter(({ parent }) => parent === id).map((node) => node.id),
    })),
    weights: new Map(codes.map((id, m) => [id, weight[m]!])),
  };
}

/** A stage of the default pipeline, as case 08a stores it. */
export function loadStage(name: "Denominated" | "Imputed" | "Screened" | "Treated" | "Normalised"): Golden {
  return tableOf(at(loadFixture("08a_default_pipeline_scores_ranks"), "output", name));
}

/** The weights that a case brings along. */
export function weightsOf(fixture: string): Map<string, number> {
  const w = at(loadFixture(fixture), "parameters", "w");
  const values = numbersOf(at(w, "Weight"));
  return new Map(textsOf(at(w, "iCode")).map((id, m) => [id, values[m]!]));
}

/** Columns one after the other, as the kernels want them. */
export function block(table: Golden, names: readonly string[]): Float64Array {
  return Float64Array.from(names.flatMap((name) => [...columnIn(table, name)]));
}

/** The tree above a normalised table, level by level; how and threshold by the level of the children, from 1. */
export function aggregateTree(
  normalised: Golden,
  asem: Pick<Asem, "parents" | "weights">,
  howOf: (level: number) => Aggregate,
  thresholdOf: (level: number) => number = () => 0,
): Golden {
  const columns = new Map(normalised.columns);
  const table = { units: normalised.units, columns };
  for (const { id, level, children } of asem.parents) {
    const out = new Float64Array(table.units.length);
    const weights = Float64Array.from(children, (child) => asem.weights.get(child) ?? NaN);
    aggregate(howOf(level), block(table, children), weights, thresholdOf(level), out);
    columns.set(id, out);
  }
  return table;
}

/** Rows of a CSV file by column name; "" where a cell is empty or NA. */
export function readCsv(path: string): Map<string, string[]> {
  const [header = [], ...body] = parse(readGolden(path)) as string[][]; // without options: rows of cells
  return new Map(header.map((name, c) => [name, body.map((row) => (row[c] === "NA" ? "" : (row[c] ?? "")))]));
}

/** A numeric column of a CSV file; NaN where a cell is empty. */
export function numbersIn(csv: ReadonlyMap<string, readonly string[]>, name: string): Float64Array {
  const cells = csv.get(name);
  if (!cells) throw new Error(`numbersIn: got no column ${name}`);
  return Float64Array.from(cells, (cell) => (cell === "" ? NaN : numberOf(cell)));
}

/** Groups as numbers, NaN where a unit has none. */
export function codesOf(groups: ReturnType<typeof listOf>): Float64Array {
  const names = [...new Set(groups)];
  return Float64Array.from(groups, (group) => (group === null ? NaN : names.indexOf(group)));
}
