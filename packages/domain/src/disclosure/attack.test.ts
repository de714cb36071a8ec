/**
 * The attack on the one disclosure function. An attacker who has every figure that was ever shown, of every unit, at
 * any time and with any boundaries, and who even knows which people each figure is about, looks for sums and
 * differences (with any rational factors) that give the number of some group of people. A long story in one file: the
 * world, the door, the attacker.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { disclose, type Pieces } from "./disclose.ts";
import { countsOf, type Figure, isSafe } from "./figure.ts";
import type { PeopleRule } from "./people-rule.ts";

const SHARE: PeopleRule = { kind: "share", baseFrom: null };
const NUMBER: PeopleRule = { kind: "number", least: 10, noun: "pupils", whole: false };

/** Some people who always come together: of a village, first or late, or who left again. */
interface Atom {
  readonly counted: number;
  readonly rest: number;
}

/** What is handed in of one unit, about these people. */
interface HandedIn {
  readonly unit: string;
  readonly submission: string;
  readonly atoms: ReadonlySet<number>;
}

interface World {
  readonly atoms: readonly Atom[];
  readonly pieces: ReadonlyMap<string, ReadonlySet<string>>;
  readonly handedIn: readonly HandedIn[];
}

/** few or many: the counts that the rule turns on are what is tried most */
const people = fc.oneof(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 8, max: 45 }), fc.constant(0));
const atom = fc.record({ counted: people, rest: people });

/**
 * A small register: villages in two townships (one also in a school district across them, where `crossing`), a region
 * around them, and a village that two others were merged into. Of each village some people answer first, some late,
 * some are taken out again; what is handed in together is about who is there at that moment.
 */
const worlds: fc.Arbitrary<World> = fc
  .record({
    villages: fc.array(fc.record({ first: atom, late: atom, left: atom }), { minLength: 2, maxLength: 4 }),
    own: fc.array(atom, { minLength: 2, maxLength: 2 }),
    split: fc.integer({ min: 1, max: 3 }),
    crossing: fc.boolean(),
    steps: fc.array(
      fc.oneof(
        { weight: 4, arbitrary: fc.record({ does: fc.constant("add" as const), which: fc.nat(20) }) },
        { weight: 1, arbitrary: fc.record({ does: fc.constant("submit" as const), which: fc.nat(3) }) },
        { weight: 1, arbitrary: fc.record({ does: fc.constant("late" as const), which: fc.nat(3) }) },
        { weight: 1, arbitrary: fc.record({ does: fc.constant("leave" as const), which: fc.nat(3) }) },
      ),
      { minLength: 3, maxLength: 18 },
    ),
  })
  .map(({ villages, own, split, crossing, steps }) => {
    const atoms = [...villages.flatMap(({ first, late, left }) => [first, late, left]), ...own];
    const n = villages.length;
    const firstOf = Math.min(split, n - 1);
    const members: Record<string, number[]> = {}; // unit → its villages
    villages.forEach((_, v) => {
      members[`v${v}`] = [v];
    });
    members.t0 = villages.map((_, v) => v).filter((v) => v < firstOf);
    members.t1 = villages.map((_, v) => v).filter((v) => v >= firstOf);
    members.region = villages.map((_, v) => v);
    members.merged = [0, 1];
    if (crossing && n > 2) members.district = [0, n - 1];
    const units = Object.keys(members);
    const ownOf = (unit: string): number[] =>
      unit === "t0" ? [n * 3] : unit === "t1" ? [n * 3 + 1] : unit === "region" ? [n * 3, n * 3 + 1] : [];
    const pieces = new Map(
      units.map((unit) => {
        const of = (members[unit] ?? []).map((v) => `v${v}`);
        const above = ownOf(unit).map((a) => `own ${a}`);
        return [unit, new Set([...of, ...above, ...(unit === "region" ? ["region"] : [])])] as const;
      }),
    );
    const here = villages.map(() => new Set([0, 2])); // first and those who will leave
    const handedIn: HandedIn[] = [];
    let submission = 0;
    for (const { does, which } of steps) {
      const village = here[which % n];
      if (does !== "add") submission++;
      if (does === "late") village?.add(1);
      else if (does === "leave") village?.delete(2);
      else if (does === "add") {
        const unit = units[which % units.length] ?? "";
        const inside = (members[unit] ?? []).flatMap((v) => [...(here[v] ?? [])].map((k) => v * 3 + k));
        handedIn.push({ unit, submission: String(submission), atoms: new Set([...inside, ...ownOf(unit)]) });
      }
    }
    return { atoms, pieces, handedIn };
  });

function figureOf({ atoms }: World, { unit, submission, atoms: those }: HandedIn, rule: PeopleRule): Figure {
  let counted = 0;
  let rest = 0;
  for (const a of those) {
    counted += atoms[a]?.counted ?? 0;
    rest += atoms[a]?.rest ?? 0;
  }
  if (rule.kind === "number") return { family: "f", unit, submission, rule, counted, rest: null };
  const base = counted + rest;
  const counts = countsOf(rule, base === 0 ? 0 : counted / base, base);
  if (counts === null) throw new Error("a base that is no number of people");
  return { family: "f", unit, submission, rule, ...counts };
}

type Door = (figures: readonly Figure[], pieces: Pieces) => boolean[];

const product: Door = (figures, pieces) => disclose(figures, pieces).map((verdict) => verdict === "shown");
/** The door as many would build it: each figure by itself. */
const eachByItself: Door = (figures) => figures.map((figure) => isSafe(figure.rule, figure));
/** The product's door, blind to one thing. */
const blindToOthers: Door = (figures) => disclose(figures, null).map((verdict) => verdict === "shown");

/** A group of people whose number can be worked out from what is shown, and is too small. */
interface Derived {
  readonly group: readonly number[];
  readonly counted: number;
  readonly rest: number;
}

/** Looks through every group of people for one whose number follows from the figures shown. */
function attack(world: World, rule: PeopleRule, door: Door): Derived | null {
  const figures = world.handedIn.map((one) => figureOf(world, one, rule));
  const shown = door(figures, (unit) => world.pieces.get(unit) ?? new Set());
  const rows = world.handedIn.filter((_, at) => shown[at]).map(({ atoms }) => atoms);
  const occurring = world.atoms.map((_, a) => a).filter((a) => rows.some((row) => row.has(a)));
  const empty = nullSpace(rows.map((row) => occurring.map((a) => (row.has(a) ? 1n : 0n))));
  for (let group = 1; group < 1 << occurring.length; group++) {
    const follows = empty.every((vector) => {
      let sum = 0n;
      for (let at = 0; at < vector.length; at++) if (group & (1 << at)) sum += vector[at] ?? 0n;
      return sum === 0n;
    });
    if (!follows) continue;
    const those = occurring.filter((_, at) => group & (1 << at));
    const counted = those.reduce((sum, a) => sum + (world.atoms[a]?.counted ?? 0), 0);
    const rest = those.reduce((sum, a) => sum + (world.atoms[a]?.rest ?? 0), 0);
    const isFew = (n: number): boolean => n >= 1 && n <= 9;
    if (isFew(counted) || (rule.kind === "share" && isFew(rest))) return { group: those, counted, rest };
  }
  return null;
}

/**
 * Whole-number vectors that span all that the rows are orthogonal to: a group follows from the rows by linear algebra
 * exactly where it is orthogonal to each of these. Elimination in fractions, without rounding.
 */
function nullSpace(rows: readonly (readonly bigint[])[]): bigint[][] {
  const width = rows[0]?.length ?? 0;
  const left = rows.map((row) => [...row]);
  const pivots: number[] = [];
  for (let column = 0; column < width; column++) {
    const at = left.findIndex((row, r) => r >= pivots.length && row[column] !== 0n);
    if (at < 0) continue;
    const top = pivots.length;
    [left[top], left[at]] = [left[at] ?? [], left[top] ?? []];
    const pivotRow = left[top] ?? [];
    const pivot = pivotRow[column] ?? 1n;
    for (let r = 0; r < left.length; r++) {
      const factor = left[r]?.[column] ?? 0n;
      if (r !== top && factor !== 0n) left[r] = (left[r] ?? []).map((x, c) => x * pivot - factor * (pivotRow[c] ?? 0n));
    }
    pivots.push(column);
  }
  const free = Array.from({ length: width }, (_, c) => c).filter((c) => !pivots.includes(c));
  return free.map((column) => {
    const common = pivots.reduce((product, c, r) => product * (left[r]?.[c] ?? 1n), 1n);
    const vector = Array.from({ length: width }, () => 0n);
    vector[column] = common;
    pivots.forEach((c, r) => {
      vector[c] = (-(left[r]?.[column] ?? 0n) * common) / (left[r]?.[c] ?? 1n);
    });
    return vector;
  });
}

const RUNS = 4000;

test("nobody works out how many people count, or don't, where that is from 1 to 9: shares", () => {
  fc.assert(
    fc.property(worlds, (world) => {
      expect(attack(world, SHARE, product)).toBeNull();
    }),
    { seed: 31, numRuns: RUNS },
  );
});

test("nobody works out how many people count where that is from 1 to 9: numbers", () => {
  fc.assert(
    fc.property(worlds, (world) => {
      expect(attack(world, NUMBER, product)).toBeNull();
    }),
    { seed: 32, numRuns: RUNS },
  );
});

test("the same attack succeeds where each figure is looked at by itself, and where units around it are not seen", () => {
  for (const door of [eachByItself, blindToOthers])
    for (const rule of [SHARE, NUMBER]) {
      const found = fc.sample(worlds, { seed: 33, numRuns: 400 }).filter((world) => attack(world, rule, door) !== null);
      expect(found.length).toBeGreaterThan(5);
    }
});

test("enough is shown to be worth it", () => {
  const all = fc.sample(worlds, { seed: 34, numRuns: 400 }).flatMap((world) => {
    const figures = world.handedIn.map((one) => figureOf(world, one, SHARE)).filter((figure) => isSafe(SHARE, figure));
    return product(figures, (unit) => world.pieces.get(unit) ?? new Set());
  });
  expect(all.filter(Boolean).length / all.length).toBeGreaterThan(0.4);
});
