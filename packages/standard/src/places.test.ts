import { describe, expect, it } from "vitest";
import { namesOf } from "./names.ts";
import { placesOf } from "./places.ts";
import { Standard } from "./schema.ts";

type Tree = { [id: string]: Place };
type Place = { weight?: number; points?: number; percent?: number; appliesWhen?: string; below?: Tree };

/** A tree as `{ id: { points, below } }`; what has nothing below is an indicator. */
function standardOf(tree: Tree, scoring: object = {}): Standard {
  return Standard.parse({
    touchstone: 1,
    id: "a",
    version: "1",
    title: "A",
    languages: ["en"],
    criteria: Object.entries(tree).map(([id, place]) => criterion(id, place)),
    scoring,
  });
}
function criterion(id: string, { below = {}, ...place }: Place): object {
  const parts = Object.entries(below);
  return {
    id,
    title: id,
    ...place,
    criteria: parts.flatMap(([child, inner]) => (inner.below ? [criterion(child, inner)] : [])),
    indicators: parts.flatMap(([child, { below: further, ...own }]) =>
      further ? [] : [{ id: child, title: child, kind: "status", ...own }],
    ),
  };
}
function placed(tree: Tree, scoring: object = {}): { of: Record<string, number>; codes: string[]; points: boolean } {
  const standard = standardOf(tree, scoring);
  const names = namesOf(standard);
  const { weights, findings, points } = placesOf(standard, names);
  return {
    of: Object.fromEntries(names.map(({ id }, k) => [id, weights[k] ?? Number.NaN])),
    codes: findings.map(({ level, code, path }) => `${level} ${code} ${path.join(".")}`),
    points,
  };
}

describe("a standard of weights", () => {
  it("takes weights as written, and 1 where nothing is said", () => {
    const { of, codes, points } = placed({
      a: { weight: 3, below: { x: { weight: 0.5 }, y: {} } },
      b: { below: { z: {} } },
    });
    expect(of).toEqual({ score: 1, a: 3, b: 1, x: 0.5, y: 1, z: 1 });
    expect(codes).toEqual([]);
    expect(points).toBe(false);
  });

  it("refuses siblings that all weigh nothing", () => {
    expect(placed({ a: { below: { x: { weight: 0 }, y: { weight: 0 } } } }).codes).toEqual([
      "error weightless criteria.0",
    ]);
    expect(placed({ a: { weight: 0, below: { x: {} } } }).codes).toEqual(["error weightless criteria"]);
  });
});

describe("a standard of points", () => {
  it("takes points as written and adds them up where nothing is said", () => {
    const { of, codes, points } = placed({
      one: { points: 30, below: { x11: { points: 10 }, x12: { points: 20 } } },
      two: { below: { x20: { points: 0 }, x21: { points: 65 }, x22: { points: 5 } } },
    });
    expect(of).toEqual({ score: 100, one: 30, two: 70, x11: 10, x12: 20, x20: 0, x21: 65, x22: 5 });
    expect(codes).toEqual([]);
    expect(points).toBe(true);
  });

  it("takes a percentage of the parent's points, level by level", () => {
    const { of } = placed({
      a: {
        points: 80,
        below: { b: { percent: 25, below: { x: { percent: 40 }, y: { percent: 60 } } }, z: { percent: 75 } },
      },
    });
    expect(of).toEqual({ score: 80, a: 80, b: 20, z: 60, x: 8, y: 12 });
  });

  it("shares the parent's points equally among siblings that say nothing; an explicit 0 stays 0", () => {
    const { of, codes } = placed({
      a: { points: 20, below: { x0: { percent: 0 }, x1: {}, x2: {}, x3: { below: { y1: {}, y2: {} } } } },
    });
    for (const id of ["x1", "x2", "x3"]) expect(of[id]).toBeCloseTo(20 / 3, 12);
    for (const id of ["y1", "y2"]) expect(of[id]).toBeCloseTo(10 / 3, 12);
    expect(of.x0).toBe(0);
    expect(codes).toEqual([]);
  });

  it("shares 0 equally", () => {
    const { of, codes } = placed({
      a: { points: 10, below: { x: { percent: 100 }, b: { percent: 0, below: { y: {}, z: {} } } } },
    });
    expect([of.y, of.z]).toEqual([0, 0]);
    expect(codes).toEqual([]);
  });

  it("takes the points of the whole from scoring.total, and shares them", () => {
    expect(placed({ a: { below: { x: {} } }, b: { below: { y: {}, z: {} } } }, { total: 100 }).of).toEqual({
      score: 100,
      a: 50,
      b: 50,
      x: 50,
      y: 25,
      z: 25,
    });
    expect(
      placed({ a: { percent: 30, below: { x: {} } }, b: { percent: 70, below: { y: {} } } }, { total: 200 }).of,
    ).toEqual({ score: 200, a: 60, b: 140, x: 60, y: 140 });
  });

  it("believes what is said below rather than sharing equally above", () => {
    const { of, codes } = placed(
      { a: { below: { x: { points: 3 } } }, b: { below: { y: { points: 7 } } } },
      { total: 10 },
    );
    expect(of).toEqual({ score: 10, a: 3, b: 7, x: 3, y: 7 });
    expect(codes).toEqual([]);
  });

  it("refuses percentages that don't add up to 100, and takes rounding for what it is", () => {
    const wrong = placed({ a: { points: 10, below: { x: { percent: 50 }, y: { percent: 40 } } } });
    expect(wrong.codes).toEqual(["error percent-sum criteria.0"]);
    const thirds = { x: { percent: 33.3333333 }, y: { percent: 33.3333333 }, z: { percent: 33.3333334 } };
    expect(placed({ a: { points: 10, below: thirds } }).codes).toEqual([]);
    expect(placed({ a: { percent: 50, below: { x: {} } }, b: { below: { y: {} } } }, { total: 9 }).codes).toEqual([
      "error percent-sum criteria",
      "error points-unsaid criteria.1",
    ]);
  });

  it("refuses a percentage of nothing", () => {
    expect(placed({ a: { below: { x: { percent: 100 } } }, b: { points: 5, below: { y: {} } } }).codes).toEqual([
      "error percent-of-nothing criteria.0.indicators.0.percent",
    ]);
  });

  it("refuses a sibling that says nothing beside others that do", () => {
    expect(placed({ a: { points: 10, below: { x: { points: 4 }, y: {} } } }).codes).toEqual([
      "error points-unsaid criteria.0.indicators.1",
    ]);
    expect(placed({ a: { below: { x: { points: 4 }, y: {} } } }).codes).toEqual([
      "error points-unsaid criteria.0.indicators.1",
    ]);
  });

  it("refuses weights among points, and points beside a percentage", () => {
    expect(placed({ a: { points: 5, weight: 2, below: { x: { weight: 1 } } } }).codes).toEqual([
      "error weight-among-points criteria.0.weight",
      "error weight-among-points criteria.0.indicators.0.weight",
    ]);
    expect(placed({ a: { points: 5, below: { x: { points: 5, percent: 100 } } } }).codes).toEqual([
      "error points-and-percent criteria.0.indicators.0.percent",
    ]);
  });

  it("warns of children worth more or less than their parent, unless some exclude one another", () => {
    const below = { x: { points: 5 }, y: { points: 5 } };
    expect(placed({ a: { points: 8, below } }).codes).toEqual(["warning points-sum criteria.0"]);
    expect(placed({ a: { points: 12, below } }).codes).toEqual(["warning points-sum criteria.0"]);
    expect(placed({ a: { below } }, { total: 8 }).codes).toEqual(["warning points-sum scoring.total"]);
    const alternatives = { x: { points: 5, appliesWhen: "true" }, y: { points: 5 } };
    expect(placed({ a: { points: 5, below: alternatives } }).codes).toEqual([]);
  });

  it("refuses a standard worth nothing", () => {
    expect(placed({ a: { points: 0, below: { x: { points: 0 } } } }).codes).toEqual(["error pointless criteria"]);
  });
});
