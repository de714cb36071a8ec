import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { useKernels } from "../kernels/use-kernels.ts";
import type { Aggregate, Impute, Model, Normalise } from "../model.ts";
import { type Branch, sampleModel, sampleTable } from "../sample-model.ts";
import { score } from "../score.ts";
import type { Table } from "../table.ts";
import { drawOf } from "./draw.ts";
import type { Plan, PlanFactor } from "./plan.ts";
import { ReplicateError } from "./replicate-error.ts";
import { type Drawn, type NodeSink, replicatorOf } from "./replicator.ts";
import { aggregatesOf, leaveOutLeaves, samplePlan } from "./sample-plan.ts";
import { movedTable, variantOf } from "./variant.ts";

const POSTS: Normalise = { method: "goalposts", low: 0, high: 1, to: [1, 100], truncate: true };
const leaf = (id: string, over: Omit<Branch, "id"> = {}): Branch => ({
  id,
  ...over,
  input: { normalise: POSTS, ...over.input },
});
const TREE: Branch = {
  id: "score",
  children: [
    { id: "a", weight: 2, children: [leaf("a1"), leaf("a2", { weight: 3 }), leaf("a3"), leaf("a4"), leaf("a5")] },
    { id: "b", children: [leaf("b1"), { id: "bb", children: [leaf("b2"), leaf("b3", { input: { direction: -1 } })] }] },
    { id: "c", children: [leaf("c1")] },
  ],
};
const LEAVES = ["a1", "a2", "a3", "a4", "a5", "b1", "b2", "b3", "c1"];

const cell = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
  fc.constant(null),
  fc.constant("n/a" as const),
);
const rows = fc.array(fc.tuple(...LEAVES.map(() => cell)), { minLength: 2, maxLength: 12 });
const tableFrom = (model: Model, cells: readonly (readonly (number | null | "n/a")[])[]): Table =>
  sampleTable(
    model,
    Object.fromEntries(cells.map((row, i) => [`u${i}`, Object.fromEntries(LEAVES.map((id, c) => [id, row[c]]))])),
  );

/** Every replicate scored as `score` scores its variant, compared with what the replicator makes of all together. */
function differences(model: Model, table: Table, plan: Plan): string[] {
  const scoresOf = (replicate: number) => {
    const draw = drawOf(
      model,
      table,
      plan,
      plan.factors.map(() => replicate),
    );
    return score(variantOf(model, plan, draw), movedTable(table, draw.moved));
  };
  try {
    return compared(model, table, plan);
  } catch (error) {
    if (!(error instanceof ReplicateError) || !error.message.includes("got no score for any unit")) throw error;
    // few units, all the same: min–max says nothing of any
    return scoresOf(error.replicate).ranks.some((rank) => rank > 0) ? [error.message] : [];
  }
}

function compared(model: Model, table: Table, plan: Plan): string[] {
  const drawn: Drawn[] = Array.from({ length: plan.replicates }, (_, replicate) => ({
    replicate,
    draw: drawOf(
      model,
      table,
      plan,
      plan.factors.map(() => replicate),
    ),
  }));
  const found: string[] = [];
  let seen = 0;
  const n = table.units.length;
  const given = drawn.map(() => new Float64Array(model.nodes.length * n).fill(Infinity));
  const sink: NodeSink = {
    nodes: Int32Array.from(model.nodes, (_, k) => k),
    wants: (at) => at % 3 !== 1,
    add: (at, { s, from, scores }, screened) => {
      scores.forEach((got, i) => {
        given[at][s * n + from + i] = screened[from + i] === 1 ? NaN : got;
      });
    },
  };
  replicatorOf(model, table, plan).run(
    drawn,
    (at, { exact, ranks, grades }) => {
      seen++;
      const { draw } = drawn[at];
      const want = score(variantOf(model, plan, draw), movedTable(table, draw.moved));
      for (let i = 0; i < table.units.length; i++) {
        const [got, wanted] = [exact[i], want.exact[i]];
        if (Number.isNaN(got) !== Number.isNaN(wanted) || Math.abs(got - wanted) > 1e-11)
          found.push(`replicate ${at}: ${table.units[i]} got ${got}, want ${wanted}`);
        if (ranks[i] !== want.ranks[i]) found.push(`replicate ${at}: rank ${ranks[i]}, want ${want.ranks[i]}`);
        if (grades && grades[i] !== want.grades[i])
          found.push(`replicate ${at}: grade ${grades[i]}, want ${want.grades[i]}`);
      }
      for (let place = 0; place < given[at].length; place++) {
        const [got, wanted] = [given[at][place], sink.wants(at) ? want.exact[place] : Infinity];
        const node = model.nodes[Math.floor(place / n)].id;
        if (!(Object.is(got, wanted) || Math.abs(got - wanted) <= 1e-11))
          found.push(`replicate ${at}: ${node} of ${table.units[place % n]} got ${got}, want ${wanted}`);
      }
    },
    sink,
  );
  if (seen !== plan.replicates) found.push(`${seen} replicates seen`);
  return found;
}

const MEANS: readonly Aggregate[] = [
  { method: "geometric" },
  { method: "harmonic" },
  { method: "power", p: 2 },
  { method: "median" },
  { method: "minimum" },
  { method: "copeland" },
];

function everyFactor(model: Model): PlanFactor[] {
  const minmax: Normalise = { method: "minmax", to: [1, 100] };
  const imputes: readonly (readonly [string, Impute])[] = [
    ["none", { method: "none" }],
    ["median", { method: "median", group: null }],
    ["siblings", { method: "rowMean", siblings: true }],
  ];
  const treat = { skew: 0.5, kurtosis: 1, winsorise: 2, otherwise: null, combine: false };
  const own = model.nodes.map(({ input }) => input?.normalise ?? null);
  return [
    { kind: "weights", by: 0.5 },
    { kind: "impute", options: imputes.map(([name, value]) => ({ name, value })) },
    {
      kind: "treat",
      options: [
        { name: "none", value: model.nodes.map(() => null) },
        { name: "winsorise", value: model.nodes.map(() => treat) },
      ],
    },
    {
      kind: "normalise",
      options: [
        { name: "own", value: { of: own, scale: model.scale } },
        { name: "minmax", value: { of: own.map((how) => (how ? minmax : null)), scale: [1, 100] } },
      ],
    },
    leaveOutLeaves(model),
    { kind: "error", columns: LEAVES.slice(0, 4).map((_, column) => ({ column, error: 0.1, low: 0, high: 1 })) },
  ];
}

describe("replicatorOf", () => {
  test("a replicate is scored as its variant of the standard would be, whatever is missing", () => {
    fc.assert(
      fc.property(rows, fc.constantFrom("rescale", "zero"), fc.boolean(), (cells, missing, screened) => {
        const model = sampleModel(TREE, { scale: [1, 100], missing, screen: screened ? 0.6 : 0 });
        const table = tableFrom(model, cells);
        if (score(model, table).ranks.every((rank) => rank === 0)) return;
        const means = MEANS.filter(({ method }) => missing === "rescale" || method !== "copeland");
        const factors = [...everyFactor(model), aggregatesOf(model, means)];
        expect(differences(model, table, samplePlan(factors, { replicates: 60, influence: 0, still: 0 }))).toEqual([]);
      }),
      { seed: 2, numRuns: 25 },
    );
  });

  test("gates, conditions and requirements are judged on the replicate's own scores", () => {
    const k = (id: string): number => sampleModel(TREE).nodes.findIndex((node) => node.id === id);
    const above = (id: string, value: number) =>
      ({ op: ">=", left: { op: "score", node: k(id) }, right: { op: "value", value } }) as const;
    const model = sampleModel(TREE, {
      scale: [1, 100],
      gates: [{ id: "fair", holds: above("b", 30) }],
      grades: [
        {
          id: "high",
          atLeast: 60,
          holds: above("a", 50),
          requires: [{ node: k("bb"), done: 40, doneOrPlanned: null }],
          after: -1,
        },
        { id: "low", atLeast: 35, holds: null, requires: [], after: -1 },
      ],
    });
    fc.assert(
      fc.property(rows, (cells) => {
        const table = tableFrom(model, cells);
        if (score(model, table).ranks.every((rank) => rank === 0)) return;
        const plan = samplePlan([...everyFactor(model), aggregatesOf(model, [{ method: "geometric" }])], {
          replicates: 40,
          influence: 0,
          still: 0,
        });
        expect(differences(model, table, plan)).toEqual([]);
      }),
      { seed: 3, numRuns: 15 },
    );
  });

  test("a standard of points takes the long way to the same scores", () => {
    const points: Branch = { id: "score", weight: 9, children: [leaf("a1", { weight: 4 }), leaf("a2", { weight: 5 })] };
    const model = sampleModel(points, {
      points: true,
      missing: "zero",
      grades: [{ id: "g", atLeast: 50, holds: null, requires: [], after: -1 }],
    });
    const table = sampleTable(model, { u: { a1: 0.4, a2: 0.7 }, v: { a1: 0.9, a2: null }, w: { a1: "n/a", a2: 0.5 } });
    const plan = samplePlan([{ kind: "weights", by: 0.4 }, leaveOutLeaves(model)]);
    expect(differences(model, table, plan)).toEqual([]);
  });

  test("more units than one block holds", () => {
    const model = sampleModel(TREE, { scale: [1, 100] });
    const cells = Array.from({ length: 2500 }, (_, i) =>
      LEAVES.map((_id, c) => ((i * 31 + c * 17) % 101 === 0 ? null : ((i * 7919 + c * 104729) % 1009) / 1009)),
    );
    const table = tableFrom(model, cells);
    const plan = samplePlan([{ kind: "weights", by: 0.5 }, aggregatesOf(model, [{ method: "geometric" }])], {
      replicates: 20,
      influence: 0,
      still: 0,
    });
    expect(differences(model, table, plan)).toEqual([]);
  });

  test("the same bytes by the WebAssembly kernels, by the twin's way, and whatever is drawn together", () => {
    const model = sampleModel(
      { ...TREE, node: { aggregate: { method: "geometric" } } },
      { scale: [1, 100], grades: [{ id: "g", atLeast: 50, holds: null, requires: [], after: -1 }] },
    );
    const cells = Array.from({ length: 1500 }, (_, i) =>
      LEAVES.map((_id, c) => ((i * 31 + c * 17) % 11 === 0 ? null : ((i * 7919 + c * 104729) % 1009) / 1009)),
    );
    const table = tableFrom(model, cells);
    const factors = [...everyFactor(model), aggregatesOf(model, [{ method: "geometric" }, { method: "arithmetic" }])];
    const plan = samplePlan(factors, { replicates: 40, influence: 0, still: 0 });
    const drawn = Array.from({ length: 40 }, (_, replicate) => ({
      replicate,
      draw: drawOf(
        model,
        table,
        plan,
        plan.factors.map(() => replicate),
      ),
    }));
    const bytesBy = (name: "wasm" | "twin", together: number): string[] => {
      useKernels(name);
      const out: string[] = [];
      const nodes: string[] = [];
      const sink = (first: number): NodeSink => ({
        nodes: Int32Array.from(model.nodes, (_, k) => k),
        wants: () => true,
        add: (at, { s, from, scores }) => {
          nodes[((first + at) * model.nodes.length + s) * 2 + from / 1024] = scores.join(" ");
        },
      });
      for (let first = 0; first < 40; first += together)
        replicatorOf(model, table, plan).run(
          drawn.slice(first, first + together),
          (at, { exact, ranks, grades }) => {
            out[first + at] = [exact, ranks, grades].map((array) => array?.join(" ")).join(" | ");
          },
          sink(first),
        );
      return [...out, ...nodes];
    };
    const whole = bytesBy("wasm", 40);
    expect(whole).toHaveLength(40 + 40 * model.nodes.length * 2);
    expect(whole.every((line) => line.length > 1000)).toBe(true);
    expect(bytesBy("twin", 40)).toEqual(whole);
    expect(bytesBy("wasm", 3)).toEqual(whole);
    useKernels("wasm");
  });

  test("a replicate that fails names itself, its options and the cause", () => {
    const zero: Normalise = { method: "goalposts", low: 0, high: 1, to: [0, 100], truncate: true };
    const model = sampleModel({ id: "score", children: [{ id: "x", input: { normalise: zero } }, leaf("y")] });
    const table = sampleTable(model, { u: { x: 0, y: 0.5 }, v: { x: 1, y: 0.5 } });
    const plan = samplePlan([aggregatesOf(model, [{ method: "geometric" }])]);
    expect(() => differences(model, table, plan)).toThrow(
      /^replicate \d+ of seed 7 \(aggregate: geometric\): geometric mean: got 0 for x of u, want above 0$/,
    );
  });

  test("a replicate that leaves nobody a score has failed", () => {
    const model = sampleModel({ id: "score", children: [leaf("x")] });
    const table = sampleTable(model, { u: { x: 0.5 } });
    expect(() => compared(model, table, samplePlan([leaveOutLeaves(model)]))).toThrow(
      /^replicate \d+ of seed 7 \(leaveOut: without x\): replicate: got no score for any unit, want one for some$/,
    );
  });
});
