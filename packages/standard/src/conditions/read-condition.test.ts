import { evaluate } from "@touchstone/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnsOf } from "../columns.ts";
import { namesOf } from "../names.ts";
import { Standard } from "../schema.ts";
import { readCondition, readFormula } from "./read-condition.ts";
import type { Figure, Truth } from "./reading.ts";
import { scopesOf } from "./scope.ts";
import { translate } from "./translate.ts";

const standard = Standard.parse({
  touchstone: 1,
  id: "a",
  version: "1",
  title: "T",
  languages: ["en"],
  context: [
    { id: "residents", title: "Residents", class: "size", kind: "count" },
    { id: "area", title: "Area", class: "geography", kind: "amount", unit: "km2" },
    { id: "school", title: "Has a school", class: "facility", kind: "yes-no" },
    { id: "terrain", title: "Terrain", class: "geography", kind: "choice", of: ["valley", "plateau", "island"] },
  ],
  criteria: [
    {
      id: "services",
      title: "Services",
      indicators: [
        { id: "meals", title: "Meals", kind: "yes-no" },
        {
          id: "desk",
          title: "Desk",
          kind: "choice",
          of: [
            { id: "none", title: "No desk", value: 0 },
            { id: "daily", value: 1 },
          ],
        },
        { id: "plan", title: "Plan", kind: "status" },
        { id: "hours", title: "Hours", kind: "amount", unit: "h" },
      ],
    },
  ],
  gates: [{ id: "open", title: "Open", holds: "findings.major.open == 0" }],
  grades: [
    { id: "gold", title: "Gold", atLeast: 80 },
    { id: "silver", title: "Silver", atLeast: 50 },
  ],
});
const read = (source: string): Truth => readCondition(standard, source);
const services = { id: "services", title: "Services" };
const school = { id: "school", title: "Has a school" };
const terrain = { id: "terrain", title: "Terrain" };
const value = (of: number): Figure => ({ is: "value", value: of });
const score: Figure = { is: "score", of: services };

describe("what a condition asks", () => {
  it.each(["<", "<=", "==", "!=", ">", ">="] as const)("a score %s a number", (op) =>
    expect(read(`criteria.services ${op} 75`)).toEqual({ is: "compare", op, left: score, right: value(75) }),
  );

  it.each([
    ["75 <= criteria.services", ">="],
    ["75 < criteria.services", ">"],
    ["75 == criteria.services", "=="],
    ["!(criteria.services < 75)", ">="],
    ["!(criteria.services <= 75)", ">"],
    ["!(criteria.services == 75)", "!="],
    ["!(criteria.services != 75)", "=="],
    ["!!(75.0 > criteria.services)", "<"],
  ] as const)("%s is a score %s a number", (source, op) =>
    expect(read(source)).toEqual({ is: "compare", op, left: score, right: value(75) }),
  );

  it("a yes-no, or that it is not", () => {
    for (const source of ["unit.school", "unit.school == true", "!(unit.school == false)", "true == unit.school"])
      expect(read(source)).toEqual({ is: "answer", of: school, yes: true });
    for (const source of ["!unit.school", "unit.school != true", "false == unit.school"])
      expect(read(source)).toEqual({ is: "answer", of: school, yes: false });
  });

  it("one option, several, or none of them, with their titles where they have some", () => {
    const [valley, plateau] = [
      { id: "valley", title: null },
      { id: "plateau", title: null },
    ];
    expect(read("unit.terrain == 'valley'")).toEqual({ is: "choice", of: terrain, options: [valley], among: true });
    expect(read("'valley' != unit.terrain")).toEqual({ is: "choice", of: terrain, options: [valley], among: false });
    expect(read("!(unit.terrain in ['valley', 'plateau', 'valley'])")).toEqual({
      is: "choice",
      of: terrain,
      options: [valley, plateau],
      among: false,
    });
    expect(read("answers.desk in ['none', 'daily']")).toMatchObject({
      options: [
        { id: "none", title: "No desk" },
        { id: "daily", title: null },
      ],
    });
  });

  it("parts in a row as one list, and what is denied as its opposite", () => {
    const all = read("score > 1 && (score > 2 && score > 3)");
    expect(all).toMatchObject({ is: "all", of: [{}, {}, {}] });
    expect(read("!(unit.school || score > 1)")).toEqual({
      is: "all",
      of: [
        { is: "answer", of: school, yes: false },
        { is: "compare", op: "<=", left: { is: "whole" }, right: value(1) },
      ],
    });
    expect(read("!(unit.school && score > 1)")).toMatchObject({ is: "any", of: [{ yes: false }, { op: "<=" }] });
  });

  it("gates, grades of units within, findings", () => {
    expect(read("!gates.open")).toEqual({ is: "gate", of: { id: "open", title: "Open" }, holds: false });
    expect(read("gradeAtLeast('silver')")).toEqual({
      is: "grade",
      of: { id: "silver", title: "Silver" },
      reached: true,
    });
    expect(read("findings.minor.open <= 2")).toMatchObject({ left: { is: "findings", severity: "minor" } });
  });

  it("two truths that are alike, and one or the other by a third", () => {
    expect(read("unit.school == (score > 1)")).toMatchObject({ is: "same", same: true });
    expect(read("!(unit.school == (score > 1))")).toMatchObject({ is: "same", same: false });
    expect(read("!(unit.school ? score > 1 : score > 2)")).toMatchObject({
      is: "if",
      test: { is: "answer", yes: true },
      yes: { op: "<=" },
      no: { op: "<=" },
    });
    expect(read("unit.school ? true : score > 1")).toMatchObject({ yes: { is: "always" } });
  });

  it("formulas: signs, least and greatest, shares done and planned, answers with their units", () => {
    expect(readFormula(standard, "-answers.hours + min(done.plan, planned.plan, 3) * 2")).toEqual({
      is: "+",
      left: { is: "negative", of: { is: "item", of: { id: "hours", title: "Hours" }, kind: "amount", unit: "h" } },
      right: {
        is: "*",
        left: {
          is: "least",
          of: [
            { is: "done", of: { id: "plan", title: "Plan" } },
            { is: "planned", of: { id: "plan", title: "Plan" } },
            value(3),
          ],
        },
        right: value(2),
      },
    });
    expect(readFormula(standard, "unit.school ? -1 : max(score, 1)")).toMatchObject({
      is: "if",
      yes: value(-1),
      no: { is: "greatest" },
    });
  });

  it("what can't be read stands as it is written, beside what can", () => {
    expect(read("score > 1 && unit.rivers")).toMatchObject({ of: [{}, { is: "unread", source: "unit.rivers" }] });
    expect(read("!unit.name.startsWith('A')")).toEqual({ is: "unread", source: "!(unit.name.startsWith('A'))" });
    expect(read("score >")).toEqual({ is: "unread", source: "score >" });
    expect(readFormula(standard, "unit.terrain + 1")).toMatchObject({ left: { is: "unread", source: "unit.terrain" } });
    expect(readFormula(standard, "{")).toEqual({ is: "unread", source: "{" });
  });
});

/** What a reading comes to, by its own words: 1, 0, or NaN where it can't be known. */
function worth(part: Truth | Figure, cell: (id: string) => number): number {
  const of = (inner: Truth | Figure): number => worth(inner, cell);
  switch (part.is) {
    case "value":
      return part.value;
    case "item":
      return cell(part.of.id);
    case "answer":
      return part.yes ? cell(part.of.id) : 1 - cell(part.of.id);
    case "choice": {
      const is = cell(part.of.id);
      if (Number.isNaN(is)) return Number.NaN;
      const places = part.options.map(({ id }) => ["valley", "plateau", "island"].indexOf(id));
      return Number(places.includes(is) === part.among);
    }
    case "all":
    case "any": {
      const parts = part.of.map(of);
      const absorbs = part.is === "all" ? 0 : 1;
      return parts.includes(absorbs) ? absorbs : parts.some(Number.isNaN) ? Number.NaN : 1 - absorbs;
    }
    case "same": {
      const [a, b] = part.of.map(of);
      return Number.isNaN(a! + b!) ? Number.NaN : Number((a === b) === part.same);
    }
    case "if": {
      const test = of(part.test);
      return Number.isNaN(test) ? Number.NaN : of(test === 1 ? part.yes : part.no);
    }
    case "compare": {
      const [a, b] = [of(part.left), of(part.right)];
      if (Number.isNaN(a + b)) return Number.NaN;
      const holds = { "<": a < b, "<=": a <= b, "==": a === b, "!=": a !== b, ">": a > b, ">=": a >= b };
      return Number(holds[part.op]);
    }
    case "+":
      return of(part.left) + of(part.right);
    case "-":
      return of(part.left) - of(part.right);
    case "*":
      return of(part.left) * of(part.right);
    case "negative":
      return -of(part.of);
    case "least":
      return Math.min(...part.of.map(of));
    case "greatest":
      return Math.max(...part.of.map(of));
    case "always":
    case "never":
    case "gate":
    case "grade":
    case "whole":
    case "score":
    case "done":
    case "planned":
    case "findings":
    case "unread":
    case "/":
      throw new Error(`${part.is} in a condition about context`);
  }
}

describe("a reading", () => {
  const { truth } = fc.letrec<{ truth: string; number: string }>((tie) => {
    const [number, truth] = [tie("number"), tie("truth")];
    return {
      number: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        fc.constantFrom("unit.residents", "unit.area", "0", "1", "-2", "0.5"),
        fc.tuple(number, fc.constantFrom("+", "-", "*"), number).map(([a, op, b]) => `(${a} ${op} ${b})`),
        number.map((a) => `-(${a})`),
        fc.tuple(fc.constantFrom("min", "max"), number, number).map(([of, a, b]) => `${of}(${a}, ${b})`),
        fc.tuple(truth, number, number).map(([t, a, b]) => `(${t} ? ${a} : ${b})`),
      ),
      truth: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        fc.constantFrom("unit.school", "unit.terrain == 'plateau'", "unit.terrain in ['valley', 'island']"),
        fc.constantFrom("unit.terrain != 'valley'", "!unit.school", "unit.school == false"),
        fc
          .tuple(number, fc.constantFrom("<", "<=", "==", "!=", ">", ">="), number)
          .map(([a, op, b]) => `${a} ${op} ${b}`),
        fc.tuple(truth, fc.constantFrom("&&", "||"), truth).map(([a, op, b]) => `(${a} ${op} ${b})`),
        fc.tuple(truth, fc.constantFrom("==", "!="), truth).map(([a, op, b]) => `((${a}) ${op} (${b}))`),
        truth.map((a) => `!(${a})`),
        fc.tuple(truth, truth, truth).map(([t, a, b]) => `(${t} ? ${a} : ${b})`),
      ),
    };
  });
  const maybe = (of: fc.Arbitrary<number>): fc.Arbitrary<number> => fc.oneof(of, fc.constant(Number.NaN));
  const unit = fc.record({
    residents: maybe(fc.integer({ min: -4, max: 4 })),
    area: maybe(fc.integer({ min: -4, max: 4 })),
    school: maybe(fc.constantFrom(0, 1)),
    terrain: maybe(fc.constantFrom(0, 1, 2)),
  });

  it("says the same as the condition, of what is unknown too", () => {
    const columns = columnsOf(standard);
    const scopes = scopesOf(standard, namesOf(standard), columns);
    let compared = 0;
    fc.assert(
      fc.property(truth, unit, (source, cells) => {
        const { expression } = translate(source, "truth", scopes.unit, []);
        if (!expression) return; // too long, or always so: refused before anybody reads it
        const cell = (id: string): number => cells[id as keyof typeof cells]; // the context's ids are the record's keys
        const column = (j: number): Float64Array =>
          Float64Array.of(cell(columns.find((spec) => spec.column === j)?.id ?? ""));
        const [want] = evaluate(expression, { nUnits: 1, column });
        expect(worth(read(source), cell)).toBe(want);
        compared++;
      }),
      { seed: 11, numRuns: 4000 },
    );
    expect(compared).toBeGreaterThan(2000);
  });
});
