/// <reference types="node" />
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check } from "./check.ts";

const INDEX = `touchstone: 1
id: bridges
version: "1"
title: {en: Bridges, bo: ཟམ་པ།}
languages: [en, bo]
criteria:
  - id: whole
    title: {en: Whole, bo: ཆ་ཚང་།}
    indicators:
      - {id: spans, title: {en: Spans, bo: བར་ཐག}, kind: amount, measures: facility, unit: km, goalposts: [0, 10]}
`;
const problemsOf = (source: string) => {
  const checked = check(source);
  return checked.ok ? checked.warnings : checked.problems;
};

test("a standard without a fault passes without a word", () => {
  expect(problemsOf(INDEX)).toEqual([]);
  expect(check(INDEX).ok).toBe(true);
});

test("what the rules find and what the compiler finds come together, with their places, in order", () => {
  const source = INDEX.replace("goalposts: [0, 10]", "goalposts: [10, 0]")
    .replace("{id: spans", "{id: whole")
    .replace("title: {en: Whole, bo: ཆ་ཚང་།}", "title: {bo: ཆ་ཚང་།}");
  const problems = problemsOf(source);
  expect(problems.map(({ line }) => line)).toEqual(problems.map(({ line }) => line).toSorted((a, b) => a - b));
  expect(problems).toContainEqual(
    expect.objectContaining({ code: "source-text-missing", line: 8, path: "criteria[0].title" }),
  );
  expect(new Set(problems.map(({ line }) => line))).toEqual(new Set([8, 10]));
});

describe("texts", () => {
  test("one that is not in the language of the source is an error", () => {
    expect(problemsOf(INDEX.replace("{en: Whole, bo: ཆ་ཚང་།}", "{bo: ཆ་ཚང་།}"))).toMatchObject([
      {
        level: "error",
        code: "source-text-missing",
        path: "criteria[0].title",
        line: 8,
        got: "a text in bo only",
        want: "one in en too",
      },
    ]);
    expect(problemsOf(INDEX.replace("{en: Whole, bo: ཆ་ཚང་།}", "{}"))).toMatchObject([
      { code: "source-text-missing", got: "no text" },
      { code: "text-missing" },
    ]);
  });

  test("one in a language that is not declared is an error at its place", () => {
    expect(problemsOf(INDEX.replace("bo: ཟམ་པ།", "bo: ཟམ་པ།, zh-Hans: 桥"))).toMatchObject([
      {
        code: "language-not-declared",
        path: "title.zh-Hans",
        line: 4,
        column: 42,
        got: '"zh-Hans"',
        want: "one of en, bo, or the language among `languages`",
      },
    ]);
  });

  test("those that are missing in a language are one warning, which lets it pass", () => {
    const checked = check(INDEX.replace("{en: Whole, bo: ཆ་ཚང་།}", "Whole").replace("{en: Spans, bo: བར་ཐག}", "Spans"));
    expect(checked).toMatchObject({
      ok: true,
      warnings: [{ level: "warning", code: "text-missing", line: 8, got: "1 of 3 texts in bo, and not this one" }],
    });
  });

  test("a language declared twice is an error", () => {
    expect(problemsOf(INDEX.replace("[en, bo]", "[en, bo, en]"))).toMatchObject([
      { code: "language-twice", path: "languages[2]" },
    ]);
  });
});

test("form first: what needs a whole standard to judge is told when each value has its form", () => {
  expect(
    problemsOf(INDEX.replace("goalposts: [0, 10]", "goalposts: [10, 0], wieght: 2")).map(({ code }) => code),
  ).toEqual(["unknown-key"]);
});

describe("the examples", () => {
  const folder = join(import.meta.dirname, "../../../standards");
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, "standard.yaml")));
  const sourceOf = (name: string) => readFileSync(join(folder, name, "standard.yaml"), "utf8");

  test.each(names)("%s, cut or scrambled anywhere, ends in problems and not in a fault", (name) => {
    const lines = sourceOf(name).split("\n");
    const place = fc.nat({ max: lines.length - 1 });
    const words = fc.constantFrom(
      "",
      "  - {}",
      "[",
      "x: y",
      "    id: a",
      '"',
      "null",
      "criteria: []",
      "title:",
      "weight: -1",
      ": ",
    );
    fc.assert(
      fc.property(place, fc.nat({ max: 5 }), words, (at, nLines, word) => {
        const checked = check(lines.toSpliced(at, nLines, word).join("\n"));
        for (const { line, got, want } of checked.ok ? checked.warnings : checked.problems) {
          expect(line).toBeGreaterThan(0);
          expect(`${got}${want}`).not.toMatch(/undefined|\[object/);
        }
      }),
      { numRuns: 60, seed: 2026 },
    );
  });

  test.each(names)("%s, one value replaced by another of any kind, ends in problems and not in a fault", (name) => {
    const source = sourceOf(name);
    const values = [...source.matchAll(/: *([^\s#,{}[\]]+)/g)];
    const other = fc.constantFrom(
      "0",
      "-1",
      "1e308",
      "true",
      "null",
      "x",
      "[]",
      "{}",
      "unit.x",
      "a_b",
      '"*"',
      "[1, 2]",
      "{a: 1}",
      "spans",
    );
    fc.assert(
      fc.property(fc.constantFrom(...values), other, (match, value) => {
        const at = match.index + match[0].length - match[1]!.length;
        check(source.slice(0, at) + value + source.slice(at + match[1]!.length));
      }),
      { numRuns: 100, seed: 2026 },
    );
  });
});

describe("one mistake", () => {
  const leaf = "kind: amount, measures: facility";
  const applies = (condition: string) => problemsOf(INDEX.replace(leaf, `${leaf}, appliesWhen: ${condition}`));

  test("in a condition is told once, though rules and compiler find it each by themselves", () => {
    expect(applies("unit.name == 'x'").map(({ code }) => code)).toEqual(["condition-sees-name"]);
    expect(applies("\"unit.name.startsWith('x')\"").map(({ code }) => code)).toHaveLength(1);
  });

  test("a text that a comma tears in two is told as what it is", () => {
    const source = INDEX.replace(
      "criteria:",
      "gates: [{id: g, title: {en: G, bo: G}, holds: min(score, score) >= 5}]\ncriteria:",
    );
    expect(problemsOf(source)).toMatchObject([
      { code: "unknown-key", want: "quotes around the text before it: between { and } a comma ends a text" },
    ]);
  });

  test("a formula that uses another one is told so", () => {
    const line = INDEX.split("\n").find((one) => one.includes("id: spans"))!;
    const derived = (id: string, from: string) =>
      line.replace("id: spans", `id: ${id}`).replace("kind: amount", `kind: derived, from: ${from}`);
    const source = INDEX.replace(
      line,
      [line, derived("one", "answers.spans * 2"), derived("two", "answers.one * 2")].join("\n"),
    );
    expect(problemsOf(source)).toMatchObject([
      { code: "condition-formula-of-formula", got: "answers.one, which a formula makes" },
    ]);
  });
});
