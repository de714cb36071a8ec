import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { valuesFor } from "./kernels/in-place.ts";
import { useKernels } from "./kernels/use-kernels.ts";
import type { Aggregate, Model, Node, Normalise } from "./model.ts";
import { type Branch, sampleModel, sampleTable } from "./sample-model.ts";
import { ScoreError, score } from "./score.ts";
import { isPlain, scoreInner } from "./score-inner.ts";
import { State, type Table } from "./table.ts";

afterAll(() => useKernels("wasm"));

const method: fc.Arbitrary<Normalise> = fc.oneof(
  fc.constant<Normalise>({ method: "none" }),
  fc.constantFrom<Normalise>(
    { method: "goalposts", low: 2, high: 9, to: [0, 100], truncate: true },
    { method: "goalposts", low: 2, high: 9, to: [1, 50.3], truncate: false },
    { method: "scaled", from: [0, 10], factor: 100 },
  ),
  fc.constantFrom<Normalise>(
    { method: "minmax", to: [1, 100] },
    { method: "minmax", to: [0.1, 0.7] },
    { method: "zscore", mean: 10, sd: 3 },
    { method: "distanceToMax" },
    { method: "distanceToTarget", target: 8, cap: true },
    { method: "target", target: 5, tolerance: 3, to: [1, 100] },
    { method: "rank", ties: "average" },
  ),
);
const above: fc.Arbitrary<Aggregate["method"]> = fc.constantFrom("arithmetic", "geometric", "harmonic");

function treeOf(
  ways: readonly Normalise[],
  methods: readonly Aggregate["method"][],
  weights: readonly number[],
): Branch {
  const leaf = (j: number): Branch => ({
    id: `a${j}`,
    weight: weights[j],
    input: { normalise: ways[j], direction: weights[j] === 3 ? -1 : 1 },
  });
  const how = (at: number): Partial<Node> => ({ aggregate: { method: methods[at] } as Aggregate });
  return {
    id: "whole",
    node: how(0),
    children: [
      { id: "one", weight: weights[6], node: how(1), children: [leaf(0), leaf(1), leaf(2)] },
      { id: "two", weight: 2, node: how(2), children: [leaf(3), { id: "deep", node: how(3), children: [leaf(4)] }] },
      leaf(5),
    ],
  };
}

const cell = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: 0, max: 12, noNaN: true }) },
  { weight: 1, arbitrary: fc.constant(NaN) },
  { weight: 1, arbitrary: fc.constantFrom(0, -0, 2, 9) },
);
const drawn = fc.integer({ min: 1, max: 9 }).chain((n) =>
  fc.record({
    ways: fc.array(method, { minLength: 6, maxLength: 6 }),
    methods: fc.array(above, { minLength: 4, maxLength: 4 }),
    weights: fc.array(fc.constantFrom(0, 1, 2.5, 3), { minLength: 7, maxLength: 7 }),
    cells: fc.array(cell, { minLength: 6 * n, maxLength: 6 * n }),
  }),
);

function tableOf(model: Model, values: Float64Array): Table {
  const n = values.length / model.columns.length;
  const states = Uint8Array.from(values, (x) => (Number.isNaN(x) ? State.missing : State.present));
  const digits = String(n).length;
  const units = Array.from({ length: n }, (_, i) => `u${String(i).padStart(digits, "0")}`);
  return { units, columns: model.columns, values, states };
}

/** What `score` says of the inner nodes, or what it refuses with. */
function expected(model: Model, table: Table): unknown {
  const n = table.units.length;
  const { exact, scores, ranks } = score(model, table);
  const nodes = model.nodes.flatMap(({ count }, k) => (count > 0 ? [k] : []));
  return {
    nodes,
    exact: nodes.flatMap((k) => [...exact.subarray(k * n, (k + 1) * n)]),
    scores: [...scores.subarray(0, n)],
    ranks: [...ranks],
  };
}
function got(model: Model, table: Table): unknown {
  const { nodes, exact, scores, ranks } = scoreInner(model, table);
  return { nodes: [...nodes], exact: [...exact], scores: [...scores], ranks: [...ranks] };
}
function answer(of: () => unknown): unknown {
  try {
    return of();
  } catch (fault) {
    return String(fault);
  }
}

describe("scoreInner", () => {
  test.each(["wasm", "twin"] as const)(
    "says to the last bit what score says of inner nodes, with the kernels in %s",
    (name) => {
      useKernels(name);
      let plain = 0;
      fc.assert(
        fc.property(drawn, ({ ways, methods, weights, cells }) => {
          const model = sampleModel(treeOf(ways, methods, weights));
          const table = tableOf(model, Float64Array.from(cells));
          if (isPlain(model)) plain++;
          expect(answer(() => got(model, table))).toEqual(answer(() => expected(model, table)));
        }),
        { numRuns: 1500, seed: 1 },
      );
      expect(plain).toBeGreaterThan(100);
    },
  );

  test("says the same of several blocks of units, whether the values lie in the kernels' memory or not", () => {
    useKernels("wasm");
    const ways: Normalise[] = Array.from({ length: 6 }, () => ({ method: "minmax", to: [1, 100] }));
    const model = sampleModel(
      treeOf(ways, ["geometric", "arithmetic", "arithmetic", "geometric"], [1, 2.5, 3, 1, 1, 3, 1]),
    );
    const n = 174_763; // odd, and with 6 columns just enough for a memory of its own
    const values = valuesFor(6 * n);
    let state = 1;
    for (let at = 0; at < values.length; at++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      values[at] = state % 11 === 0 ? NaN : state / 2 ** 32;
    }
    const inPlace = scoreInner(model, tableOf(model, values));
    const copied = scoreInner(model, tableOf(model, values.slice()));
    useKernels("twin");
    const twin = scoreInner(model, tableOf(model, values));
    const full = score(model, tableOf(model, values));
    for (const one of [inPlace, copied, twin]) {
      expect(one.ranks).toEqual(full.ranks);
      expect(one.scores).toEqual(full.scores.slice(0, n));
      expect(one.exact.subarray(0, 3 * n)).toEqual(full.exact.subarray(0, 3 * n));
    }
  });

  test("writes over an earlier result where it is given one, and only of the same size", () => {
    const ways: Normalise[] = Array.from({ length: 6 }, () => ({ method: "none" }));
    const model = sampleModel(
      treeOf(ways, ["arithmetic", "arithmetic", "arithmetic", "arithmetic"], [1, 1, 1, 1, 1, 1, 1]),
    );
    const first = scoreInner(
      model,
      tableOf(
        model,
        Float64Array.from({ length: 12 }, (_, at) => at),
      ),
    );
    const other = tableOf(
      model,
      Float64Array.from({ length: 12 }, (_, at) => 30 - at * at),
    );
    const second = scoreInner(model, other, first);
    expect(second.exact).toBe(first.exact);
    expect(second).toEqual(scoreInner(model, other));
    expect(() => scoreInner(model, tableOf(model, new Float64Array(18)), first)).toThrow(
      new RangeError("scoreInner: got a result for 2 units, want one for 3 of this model"),
    );
  });

  test("refuses with the unit and the node where a geometric mean can't be taken", () => {
    const model = sampleModel({
      id: "whole",
      node: { aggregate: { method: "geometric" } },
      children: [
        { id: "a", input: { normalise: { method: "none" } } },
        { id: "b", input: { normalise: { method: "none" } } },
      ],
    });
    const table = sampleTable(model, { first: { a: 3, b: 4 }, second: { a: 3, b: 0 } });
    expect(() => scoreInner(model, table)).toThrow(ScoreError);
    expect(() => scoreInner(model, table)).toThrow("geometric mean: got 0 for b of second, want above 0");
  });

  test("goes the long way where units differ by more than their values", () => {
    const model = sampleModel({ id: "whole", children: [{ id: "a" }, { id: "b" }] }, { missing: "zero" });
    expect(isPlain(model)).toBe(false);
    const table = sampleTable(model, { first: { a: 1, b: null }, second: { a: 1, b: "n/a" } });
    expect([...scoreInner(model, table).exact]).toEqual([50, 100]);
  });

  test("has a result for no units", () => {
    const model = sampleModel({ id: "whole", children: [{ id: "a" }] });
    expect(scoreInner(model, sampleTable(model, {})).scores.length).toBe(0);
  });
});
