import fc from "fast-check";
import { expect, test } from "vitest";
import { effectiveWeights } from "./effective-weights.ts";

const nodes = (...list: readonly (readonly [parent: number, weight: number])[]) =>
  list.map(([parent, weight]) => ({ parent, weight }));

test("shares multiply down the tree", () => {
  // whole → a 1, b 3; a → 2 leaves of 1 and 4; b → one leaf
  const got = effectiveWeights(nodes([-1, 7], [0, 1], [0, 3], [1, 1], [1, 4], [2, 9]));
  expect([...got]).toEqual([1, 0.25, 0.75, 0.05, 0.2, 0.75]);
});

test("siblings without any weight count nothing", () => {
  expect([...effectiveWeights(nodes([-1, 1], [0, 0], [0, 0], [1, 5]))]).toEqual([1, 0, 0, 0]);
});

test("a child before its parent and a negative weight are refused", () => {
  expect(() => effectiveWeights(nodes([1, 1], [-1, 1]))).toThrow("effectiveWeights: got node 0 before its parent 1");
  expect(() => effectiveWeights(nodes([-1, 1], [0, -2]))).toThrow(
    "effectiveWeights: got weight -2 at node 1, want ≥ 0",
  );
});

test("leaves add up to 1, whatever the weights add up to", () => {
  const tree = fc.array(fc.tuple(fc.nat(), fc.double({ min: 0.01, max: 1000, noNaN: true })), { maxLength: 40 });
  fc.assert(
    fc.property(tree, (list) => {
      const all = [{ parent: -1, weight: 1 }, ...list.map(([pick, weight], k) => ({ parent: pick % (k + 1), weight }))];
      const effective = effectiveWeights(all);
      const leaves = all.flatMap((_, k) => (all.some(({ parent }) => parent === k) ? [] : [effective[k]!]));
      return Math.abs(leaves.reduce((sum, share) => sum + share, 0) - 1) < 1e-12;
    }),
    { seed: 20 },
  );
});
