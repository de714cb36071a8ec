import type { Grade, Input, Model, Node } from "./model.ts";
import { State, type Table } from "./table.ts";

/** For tests: a criteria tree written as it is read, turned into a breadth-first model. */
export interface Branch {
  readonly id: string;
  readonly weight?: number;
  readonly children?: readonly Branch[];
  readonly node?: Partial<Node>;
  /** a leaf's column defaults to its id; an inner node has none unless given */
  readonly input?: Partial<Input>;
}

const POSTS: Input["normalise"] = { method: "goalposts", low: 0, high: 1, to: [0, 100], truncate: true };

export function sampleModel(root: Branch, over: Partial<Model> = {}): Model {
  const nodes: Node[] = [];
  const columns: string[] = [...(over.columns ?? [])];
  const queue: { branch: Branch; parent: number }[] = [{ branch: root, parent: -1 }];
  for (let k = 0; k < queue.length; k++) {
    const { branch, parent } = queue[k];
    const children = branch.children ?? [];
    nodes.push({
      id: branch.id,
      parent,
      first: queue.length,
      count: children.length,
      weight: branch.weight ?? 1,
      aggregate: { method: "arithmetic" },
      dataThreshold: 0,
      redistribute: "proportional",
      applies: null,
      factor: null,
      scoreRule: null,
      input: children.length === 0 || branch.input ? inputOf(branch, columns) : null,
      ...branch.node,
    });
    for (const child of children) queue.push({ branch: child, parent: k });
  }
  return {
    nodes,
    scale: [0, 100],
    missing: "rescale",
    points: false,
    screen: 0,
    screenNonZero: 0,
    impute: { method: "none" },
    gates: [],
    grades: [],
    held: -1,
    ...over,
    columns,
  };
}

function inputOf(branch: Branch, columns: string[]): Input {
  if (!columns.includes(branch.id)) columns.push(branch.id);
  return {
    column: columns.indexOf(branch.id),
    planned: -1,
    derive: null,
    levels: null,
    per: null,
    direction: 1,
    treat: null,
    normalise: POSTS,
    ...branch.input,
  };
}

/** For tests: a table from rows by unit; a missing key or null is missing, "n/a" not applicable. */
export function sampleTable(
  model: Model,
  rows: Readonly<Record<string, Readonly<Record<string, number | null | "n/a">>>>,
): Table {
  const units = Object.keys(rows).sort();
  const values = new Float64Array(units.length * model.columns.length).fill(NaN);
  const states = new Uint8Array(values.length).fill(State.missing);
  model.columns.forEach((column, j) => {
    units.forEach((unit, i) => {
      const cell = rows[unit][column] ?? null;
      const at = j * units.length + i;
      if (typeof cell === "number") {
        values[at] = cell;
        states[at] = State.present;
      } else if (cell === "n/a") states[at] = State.notApplicable;
    });
  });
  return { units, columns: model.columns, values, states };
}

/** For tests: a grade that asks for a score and whatever else is said. */
export function sampleGrade(id: string, atLeast: number, over: Partial<Grade> = {}): Grade {
  return { id, atLeast, holds: null, requires: [], after: -1, ...over };
}
