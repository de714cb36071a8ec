import { type Model, type Node, State, type Table, valuesFor } from "@touchstone/engine";

/** 60 indicators in 10 pillars of 6, in 3 themes of 4, 3 and 3. */
const PILLARS_OF_THEME = [4, 3, 3];
const INDICATORS = 60;

/** The numbers of bench/c/score.c, in the same order. */
export function inventedTable(nUnits: number, missingPercent: number): Table {
  let state = 7;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  const values = valuesFor(nUnits * INDICATORS);
  const states = new Uint8Array(values.length);
  for (let at = 0; at < values.length; at++) {
    const x = next();
    const missing = next() * 100 < missingPercent;
    values[at] = missing ? NaN : x * 1000;
    if (missing) states[at] = State.missing;
  }
  const digits = String(nUnits).length;
  const units = Array.from({ length: nUnits }, (_, i) => `u${String(i).padStart(digits, "0")}`);
  return { units, columns: Array.from({ length: INDICATORS }, (_, j) => `i${j}`), values, states };
}

export function inventedModel(top: "arithmetic" | "geometric"): Model {
  const node = (id: string, parent: number, first: number, count: number, column: number): Node => ({
    id,
    parent,
    first,
    count,
    weight: 1,
    aggregate: { method: parent < 0 ? top : "arithmetic" },
    dataThreshold: 0,
    redistribute: "proportional",
    applies: null,
    factor: null,
    scoreRule: null,
    input:
      column < 0
        ? null
        : {
            column,
            planned: -1,
            derive: null,
            levels: null,
            per: null,
            direction: 1,
            treat: null,
            normalise: { method: "minmax", to: [1, 100] },
          },
  });
  const nodes: Node[] = [node("score", -1, 1, PILLARS_OF_THEME.length, -1)];
  let pillar = 4;
  PILLARS_OF_THEME.forEach((count, t) => {
    nodes.push(node(`theme${t}`, 0, pillar, count, -1));
    pillar += count;
  });
  PILLARS_OF_THEME.forEach((count, t) => {
    for (let p = 0; p < count; p++) nodes.push(node(`pillar${nodes.length - 4}`, t + 1, nodes.length * 6 - 10, 6, -1));
  });
  for (let j = 0; j < INDICATORS; j++) nodes.push(node(`i${j}`, 4 + Math.floor(j / 6), 0, 0, j));
  return {
    nodes,
    columns: Array.from({ length: INDICATORS }, (_, j) => `i${j}`),
    scale: [1, 100],
    missing: "rescale",
    points: false,
    screen: 0,
    screenNonZero: 0,
    impute: { method: "none" },
    gates: [],
    grades: [],
    held: -1,
  };
}
