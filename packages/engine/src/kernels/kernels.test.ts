import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { exp, ln } from "../elementary.ts";
import { rankDescending } from "../methods/rank.ts";
import { published } from "../methods/round.ts";
import { type Kernels, LINE, type Line, rankScratch, Shape, writeLine } from "./kernels.ts";
import { twinKernels } from "./twin.ts";
import { kernels, useKernels } from "./use-kernels.ts";
import { wasmKernels } from "./wasm.ts";

const wasm = wasmKernels();
const twin = twinKernels();
if (!wasm) throw new Error("this Node has no WebAssembly with SIMD: the kernels can't be compared");

/** Bits, so that −0 and 0, and one NaN and another, are told apart. */
function bitsOf(numbers: Float64Array): string[] {
  const words = new Uint32Array(numbers.slice().buffer);
  return Array.from(numbers, (x, i) => `${x} ${words[2 * i + 1].toString(16)} ${words[2 * i].toString(16)}`);
}

const cell = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: -1000, max: 1000, noNaN: true }) },
  { weight: 2, arbitrary: fc.constant(NaN) },
  { weight: 1, arbitrary: fc.constantFrom(0, -0, 1, 100, Infinity, -Infinity, 5e-324, 1e308) },
);
/** Children of 1 to 40 units, so that every remainder of a vector occurs. */
const block = fc.integer({ min: 1, max: 40 }).chain((n) =>
  fc.record({
    n: fc.constant(n),
    children: fc.array(fc.array(cell, { minLength: n, maxLength: n }), { minLength: 1, maxLength: 5 }),
  }),
);
const line: fc.Arbitrary<Line> = fc.record({
  from: fc.double({ min: -100, max: 100, noNaN: true }),
  span: fc.constantFrom(1, -1, 0.1, 250, -250, NaN),
  low: fc.constantFrom(0, 1, -3.3),
  gain: fc.constantFrom(1, 99, 100, 0.1),
  high: fc.constantFrom(1, 100, 7.7),
  weight: fc.constantFrom(0, 1, 0.3, 12.5),
  least: fc.constantFrom(0, -Infinity),
  most: fc.constantFrom(1, Infinity),
});

interface Case {
  readonly n: number;
  readonly children: readonly (readonly number[])[];
  readonly lines: readonly Line[];
}
const lined: fc.Arbitrary<Case> = block.chain((of) =>
  fc.array(line, { minLength: of.children.length, maxLength: of.children.length }).map((lines) => ({ ...of, lines })),
);

const WIDTH = 48; // places between blocks: 40 units and padding
const RESULT = 100;
const CHILDREN = RESULT + WIDTH;

/** Writes a case into the kernels' memory, its rest filled with what no result may read. */
function load(of: Kernels, { children, lines }: Case): void {
  const memory = of.reserve(CHILDREN + 6 * WIDTH);
  memory.numbers.fill(-77);
  children.forEach((values, c) => {
    memory.numbers.set(values, CHILDREN + c * WIDTH);
    writeLine(memory, c * LINE, CHILDREN + c * WIDTH, lines[c]);
  });
}

function meansOf(of: Kernels, how: "arithmetic" | "geometric", shape: Shape, given: Case): string[] | "refused" {
  load(of, given);
  const took = of[how](shape, 0, given.children.length, given.n, RESULT);
  if (took === false) return "refused";
  return bitsOf(of.reserve(0).numbers.subarray(RESULT, RESULT + given.n));
}

/** The same lines as an open shape has them: held nowhere, the end where low + gain is. */
function opened(given: Case): Case {
  const lines = given.lines.map((of) => ({ ...of, high: of.low + of.gain, least: -Infinity, most: Infinity }));
  return { ...given, lines };
}
function asTheyAre(given: Case): Case {
  const plain = { from: 0, span: 1, low: 0, gain: 1, high: 1, least: -Infinity, most: Infinity };
  return { ...given, lines: given.lines.map(({ weight }) => ({ ...plain, weight })) };
}

/** Values above 0 where a geometric mean is taken of them as they are. */
function aboveZero(given: Case): Case {
  const children = given.children.map((values) => values.map((x) => (x === 0 ? 1 : Math.abs(x))));
  return asTheyAre({ ...given, children });
}

describe("the kernels in WebAssembly and their twin", () => {
  test("give the same bytes for means on any lines, missing values and remainders included", () => {
    fc.assert(
      fc.property(lined, fc.constantFrom("arithmetic" as const, "geometric" as const), (given, how) => {
        expect(meansOf(wasm, how, Shape.any, given)).toEqual(meansOf(twin, how, Shape.any, given));
      }),
      { numRuns: 1500, seed: 1 },
    );
  });

  test("give the same bytes for a shape that leaves steps out as for the one that takes them all", () => {
    fc.assert(
      fc.property(lined, fc.constantFrom("arithmetic" as const, "geometric" as const), (given, how) => {
        const open = opened(given);
        const asIs = asTheyAre(given);
        for (const of of [wasm, twin]) {
          expect(meansOf(of, how, Shape.open, open)).toEqual(meansOf(twin, how, Shape.any, open));
          expect(meansOf(of, how, Shape.asIs, asIs)).toEqual(meansOf(twin, how, Shape.any, asIs));
        }
      }),
      { numRuns: 1000, seed: 2 },
    );
  });

  test("give the same bytes for geometric means of scores above 0, from the smallest double to the greatest", () => {
    fc.assert(
      fc.property(lined, (given) => {
        const scores = aboveZero(given);
        const means = meansOf(wasm, "geometric", Shape.asIs, scores);
        expect(means).not.toBe("refused");
        expect(means).toEqual(meansOf(twin, "geometric", Shape.asIs, scores));
      }),
      { numRuns: 1000, seed: 3 },
    );
  });

  test("read the same extent off a column, whatever comes first of two zeros", () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 40 }), (values) => {
        const read = (of: Kernels): string[] => {
          const { numbers } = of.reserve(100);
          numbers.set([Infinity, -Infinity]);
          numbers.set(values, 10);
          of.extent(10, values.length, 0);
          return bitsOf(numbers.subarray(0, 2));
        };
        expect(read(wasm)).toEqual(read(twin));
      }),
      { numRuns: 1000, seed: 4 },
    );
  });

  test("publish the same bytes, and those of published", () => {
    const score = fc.oneof(
      cell,
      fc.double(),
      fc.integer({ min: -2e8, max: 2e8 }).map((x) => (x + 0.5) / 1e6),
    );
    fc.assert(
      fc.property(fc.array(score, { minLength: 1, maxLength: 41 }), (scores) => {
        const read = (of: Kernels): string[] => {
          const { numbers } = of.reserve(100);
          numbers.set(scores);
          of.publish(0, scores.length, 50);
          return bitsOf(numbers.subarray(50, 50 + scores.length));
        };
        const want = bitsOf(Float64Array.from(scores, (x) => (Number.isNaN(x) ? NaN : published(x))));
        expect(read(wasm)).toEqual(want);
        expect(read(twin)).toEqual(want);
      }),
      { numRuns: 2000, seed: 5 },
    );
  });

  test("rank alike, and as sorting does, or both decline", () => {
    const score = fc.oneof(
      { weight: 8, arbitrary: fc.integer({ min: -3000, max: 3000 }).map((x) => x / 1e6) },
      { weight: 3, arbitrary: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((x) => x / 1e6) },
      { weight: 2, arbitrary: fc.constant(NaN) },
    );
    const odd = fc.constantFrom(4000, 1e-9, 1e300, Infinity);
    fc.assert(
      fc.property(fc.array(score, { maxLength: 300 }), fc.option(odd), (scores, extra) => {
        const values = extra === null ? scores : [...scores, extra];
        const read = (of: Kernels): number[] | "declined" => {
          const n = values.length;
          const { numbers, words } = of.reserve(1000 + rankScratch(n));
          numbers.set(values);
          const ranked = of.rank(0, n, 1000, 400);
          return ranked ? Array.from(words.subarray(800, 800 + n)) : "declined";
        };
        const ranks = read(wasm);
        expect(ranks).toEqual(read(twin));
        const sorted = Array.from(rankDescending(Float64Array.from(values)), (rank) => (Number.isNaN(rank) ? 0 : rank));
        if (extra === null || ranks !== "declined") expect(ranks).toEqual(sorted);
        if (extra === 1e-9) expect(ranks).toBe("declined");
      }),
      { numRuns: 1000, seed: 6 },
    );
  });

  test("have logarithm and exponential to the last bit, one by one and two by two", () => {
    const wide = fc.oneof(cell, fc.double(), fc.double({ min: -760, max: 720 }), fc.double({ min: 0, max: 2 }));
    fc.assert(
      fc.property(fc.array(wide, { minLength: 1, maxLength: 9 }), (values) => {
        for (const [name, of] of [
          ["lnAll", ln],
          ["expAll", exp],
        ] as const) {
          const { numbers } = wasm.reserve(100);
          numbers.set(values);
          wasm[name](0, values.length);
          const want = bitsOf(Float64Array.from(values, (x) => (Number.isNaN(of(x)) ? NaN : of(x))));
          expect(bitsOf(numbers.subarray(0, values.length))).toEqual(want);
        }
      }),
      { numRuns: 5000, seed: 7 },
    );
  });
});

describe("the choice of kernels", () => {
  afterAll(() => useKernels("wasm"));

  test("is WebAssembly where there is some, and the twin where it is asked for", () => {
    expect(kernels().name).toBe("wasm");
    expect(useKernels("twin")).toBe("twin");
    expect(kernels().name).toBe("twin");
    expect(useKernels("wasm")).toBe("wasm");
  });
});
