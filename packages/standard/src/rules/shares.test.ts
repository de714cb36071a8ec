import fc from "fast-check";
import { expect, test } from "vitest";
import { sharesOf } from "./shares.ts";
import { villages } from "./villages.ts";

const status = (id: string, place: object = {}): object => ({
  id,
  title: id,
  kind: "status",
  measures: "procedure",
  ...place,
});
const shares = (criteria: object[]): Record<string, number> =>
  Object.fromEntries(
    sharesOf(villages({ criteria, cycle: undefined, grades: [] })).map(({ node, share }) => [
      node.id,
      Math.round(share * 1e6) / 1e6,
    ]),
  );
const criterion = (id: string, indicators: object[], place: object = {}): object => ({
  id,
  title: id,
  indicators,
  ...place,
});

test("weights among siblings, 1 where nothing is said, multiply down the tree", () => {
  expect(
    shares([
      criterion("a", [status("a1", { weight: 3 }), status("a2")], { weight: 3 }),
      criterion("b", [status("b1")]),
    ]),
  ).toEqual({ score: 1, a: 0.75, b: 0.25, a1: 0.5625, a2: 0.1875, b1: 0.25 });
});

test("points count upwards and are shared downwards", () => {
  expect(
    shares([
      criterion("a", [status("a1", { points: 10 }), status("a2", { points: 20 })]),
      criterion("b", [status("b1"), status("b2")], { points: 70 }),
    ]),
  ).toEqual({ score: 1, a: 0.3, b: 0.7, a1: 0.1, a2: 0.2, b1: 0.35, b2: 0.35 });
});

test("percents are of the parent, what is left is shared alike", () => {
  expect(shares([criterion("a", [status("a1", { percent: 60 }), status("a2"), status("a3")])])).toMatchObject({
    a1: 0.6,
    a2: 0.2,
    a3: 0.2,
  });
  expect(shares([criterion("a", [status("a1", { percent: 0 }), status("a2"), status("a3")])])).toMatchObject({
    a1: 0,
    a2: 0.5,
    a3: 0.5,
  });
});

test("a leaf of which nothing is said has what the others leave of the parent's points", () => {
  expect(shares([criterion("a", [status("a1", { points: 10 }), status("a2")], { points: 40 })])).toMatchObject({
    a1: 0.25,
    a2: 0.75,
  });
});

test("zero points stay zero beside others", () => {
  expect(shares([criterion("a", [status("a1", { points: 0 }), status("a2", { points: 25 })])])).toMatchObject({
    a1: 0,
    a2: 1,
  });
});

test("leaves decide the whole between them, whatever is said", () => {
  const place = fc.oneof(fc.record({ weight: fc.integer({ min: 1, max: 9 }) }), fc.constant({}));
  const points = fc.record({ points: fc.integer({ min: 1, max: 9 }) });
  for (const family of [place, points])
    fc.assert(
      fc.property(
        fc.array(fc.array(family, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        (tree) => {
          const criteria = tree.map((leaves, at) =>
            criterion(
              `c${at}`,
              leaves.map((one, j) => status(`i${at}_${j}`, one)),
            ),
          );
          const all = sharesOf(villages({ criteria, cycle: undefined, grades: [] }));
          const sum = all
            .filter(({ node }) => node.role === "indicator")
            .reduce((total, { share }) => total + share, 0);
          expect(sum).toBeCloseTo(1, 9);
        },
      ),
      { seed: 3, numRuns: 200 },
    );
});
