import { type Model, type Node, type Plan, type Robustness, robustness, State, type Table } from "@touchstone/engine";

/** Everything that comes out of a plan on an invented table, each array as the hexadecimal digits of its bytes. */
export function sampleRun(): Record<string, string> {
  const model = sampleModel();
  const table = sampleTable(model);
  const found = robustness(model, table, samplePlan(model));
  const arrays = ["rankLow", "rankMedian", "rankHigh", "gradeShares", "kept", "certain"] as const;
  const bytes = Object.fromEntries(arrays.map((name) => [name, hexOf(found[name])]));
  const rest: Omit<Robustness, (typeof arrays)[number]> = found;
  const numbers = [...rest.flips, ...(rest.influence ?? []), ...rest.convergence].flatMap((one) => Object.values(one));
  const { nodes, low, high } = found.scores;
  const scores = { scoreNodes: nodes.join(" "), scoreLow: hexOf(low), scoreHigh: hexOf(high) };
  return { ...bytes, ...scores, rest: hexOf(Float64Array.from(numbers)), count: String(numbers.length) };
}

const UNITS = 40;
const LEAVES = 9;

function sampleModel(): Model {
  const inner = {
    dataThreshold: 0,
    redistribute: "proportional",
    applies: null,
    factor: null,
    scoreRule: null,
  } as const;
  const node = (id: string, parent: number, first: number, count: number): Node => ({
    ...inner,
    id,
    parent,
    first,
    count,
    weight: 1 + (first % 3),
    aggregate: { method: parent < 0 ? "geometric" : "arithmetic" },
    input: null,
  });
  const nodes = [node("score", -1, 1, 3), node("a", 0, 4, 3), node("b", 0, 7, 3), node("c", 0, 10, 3)];
  for (let j = 0; j < LEAVES; j++)
    nodes.push({
      ...node(`i${j}`, 1 + Math.floor(j / 3), 0, 0),
      input: {
        column: j,
        planned: -1,
        derive: null,
        levels: j === 8 ? [0, 1, 2, 3] : null,
        per: null,
        direction: j === 4 ? -1 : 1,
        treat: null,
        normalise: { method: "goalposts", low: 0, high: j === 8 ? 3 : 1, to: [1, 100], truncate: true },
      },
    });
  const grade = (id: string, atLeast: number) => ({ id, atLeast, holds: null, requires: [], after: -1 });
  return {
    nodes,
    columns: Array.from({ length: LEAVES }, (_, j) => `i${j}`),
    scale: [1, 100],
    missing: "rescale",
    points: false,
    screen: 0.4,
    screenNonZero: 0,
    impute: { method: "none" },
    gates: [{ id: "g", holds: { op: ">=", left: { op: "score", node: 2 }, right: { op: "value", value: 20 } } }],
    grades: [grade("high", 60), grade("low", 40)],
    held: -1,
  };
}

function sampleTable({ columns }: Model): Table {
  let state = 12345;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  const values = new Float64Array(UNITS * LEAVES);
  const states = new Uint8Array(values.length);
  for (let at = 0; at < values.length; at++) {
    const level = Math.floor(at / UNITS) === 8;
    const value = level ? Math.floor(next() * 4) : next();
    const missing = next() < 0.07;
    values[at] = missing ? NaN : value;
    states[at] = missing ? State.missing : State.present;
  }
  return { units: Array.from({ length: UNITS }, (_, i) => `u${String(i).padStart(2, "0")}`), columns, values, states };
}

function samplePlan({ nodes, scale }: Model): Plan {
  const own = nodes.map(({ input }) => input?.normalise ?? null);
  const minmax = own.map((how) => (how ? ({ method: "minmax", to: [1, 100] } as const) : null));
  return {
    seed: 20260101,
    replicates: 500,
    certainAt: 0.9,
    influence: 100,
    still: 200,
    factors: [
      { kind: "weights", by: 0.25 },
      {
        kind: "impute",
        options: [
          { name: "none", value: { method: "none" } },
          { name: "siblings", value: { method: "rowMean", siblings: true } },
        ],
      },
      {
        kind: "normalise",
        options: [
          { name: "goalposts", value: { of: own, scale } },
          { name: "minmax", value: { of: minmax, scale } },
        ],
      },
      {
        kind: "aggregate",
        options: [
          { name: "as written", value: nodes.map(({ aggregate }) => aggregate) },
          { name: "power", value: nodes.map(() => ({ method: "power", p: 0.5 })) },
          { name: "harmonic", value: nodes.map(() => ({ method: "harmonic" })) },
        ],
      },
      { kind: "leaveOut", options: [-1, 4, 5, 6, 12].map((value) => ({ name: `${value}`, value })) },
      { kind: "error", columns: [0, 1, 2].map((column) => ({ column, error: 0.08, low: 0, high: 1 })) },
      { kind: "reviewers", columns: [{ column: 8, levels: 4, reviewers: 3 }] },
    ],
  };
}

function hexOf(array: Float64Array | Int32Array | Uint8Array): string {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
