import type { TreeNode } from "@touchstone/engine";
import { at, columnIn, type Golden, listOf, loadFixture, numbersOf, tableOf, textsOf } from "./fixtures.ts";

/** The ASEM index as the engine sees it: nodes breadth-first, and their codes. */
export interface Asem {
  readonly codes: readonly string[];
  readonly nodes: readonly TreeNode[];
  /** the indicators in the order of the golden metadata, with their pillar and direction */
  readonly indicators: readonly string[];
  readonly pillarOf: ReadonlyMap<string, string>;
  readonly directionOf: ReadonlyMap<string, 1 | -1>;
}

export function loadAsem(): Asem {
  const meta = at(loadFixture("01_new_coin_raw"), "output", "Meta_Ind");
  const code = textsOf(at(meta, "iCode"));
  const parent = textsOf(at(meta, "Parent"));
  const weight = numbersOf(at(meta, "Weight"));
  const level = numbersOf(at(meta, "Level"));
  const direction = numbersOf(at(meta, "Direction"));
  const rows = code.map((_, row) => row);

  const codes = ["Index"];
  const nodes: TreeNode[] = [];
  for (let k = 0; k < codes.length; k++) {
    const children = rows.filter((row) => parent[row] === codes[k]);
    nodes.push({
      parent: codes.indexOf(parent[code.indexOf(codes[k] ?? "")] ?? ""),
      first: codes.length,
      count: children.length,
      weight: weight[code.indexOf(codes[k] ?? "")] ?? Number.NaN,
      aggregate: { method: "arithmetic" },
      dataThreshold: 0,
    });
    codes.push(...children.map((row) => code[row] ?? ""));
  }
  const indicators = rows.filter((row) => level[row] === 1);
  return {
    codes,
    nodes,
    indicators: indicators.map((row) => code[row] ?? ""),
    pillarOf: new Map(indicators.map((row) => [code[row] ?? "", parent[row] ?? ""])),
    directionOf: new Map(indicators.map((row) => [code[row] ?? "", direction[row] === -1 ? -1 : 1])),
  };
}

/** A stage of the default pipeline, or the raw table. */
export function stageOf(name: "Raw" | "Denominated" | "Treated" | "Normalised" | "Scores" | "Ranks"): Golden {
  return tableOf(
    name === "Raw"
      ? at(loadFixture("01_new_coin_raw"), "output", "Raw")
      : at(loadFixture("08a_default_pipeline_scores_ranks"), "output", name),
  );
}

/** Columns of a table one after the other. */
export function columnsIn(table: Golden, codes: readonly string[]): Float64Array {
  const values = new Float64Array(codes.length * table.units.length);
  for (const [j, code] of codes.entries()) values.set(columnIn(table, code), j * table.units.length);
  return values;
}

/** The rows of a stored matrix, one after the other. */
export function matrixOf(json: Parameters<typeof at>[0]): { names: string[]; values: Float64Array } {
  const rows = listOf(at(json, "rows")).map(numbersOf);
  return { names: textsOf(at(json, "rownames")), values: Float64Array.from(rows.flatMap((row) => [...row])) };
}
