import { expect, test } from "vitest";
import { formatProblem } from "./format-problem.ts";

const problem = {
  level: "error",
  code: "out-of-range",
  path: "indicators[3].weight",
  line: 41,
  column: 7,
  got: "-0.2",
  want: "a number ≥ 0",
} as const;

test("an error is one line: place, path, got, want", () => {
  expect(formatProblem(problem, "standard.yaml")).toBe(
    "standard.yaml:41:7  indicators[3].weight: got -0.2, want a number ≥ 0",
  );
});

test("a refusal and a warning say so, with the code to look up", () => {
  expect(formatProblem({ ...problem, level: "refused", code: "fewer-complaints" }, "s.yaml")).toBe(
    "s.yaml:41:7  refused [fewer-complaints] indicators[3].weight: got -0.2, want a number ≥ 0",
  );
  expect(formatProblem({ ...problem, level: "warning" }, "s.yaml")).toContain("warning [out-of-range]");
});

test("what would be long is two lines", () => {
  const long = formatProblem({ ...problem, want: "one of a very long list of words ".repeat(4) }, "standard.yaml");
  expect(long.split("\n")).toEqual([
    "standard.yaml:41:7  indicators[3].weight: got -0.2",
    `    want ${"one of a very long list of words ".repeat(4)}`,
  ]);
});

test("without a place the file alone is named, without a path the document", () => {
  expect(formatProblem({ ...problem, line: 0, column: 0, path: "" }, "s.yaml")).toBe(
    "s.yaml  got -0.2, want a number ≥ 0",
  );
});

test("nothing in a file can steer the terminal", () => {
  const got = "\u001b[2J\u009b31m\u202eev\n";
  expect(formatProblem({ ...problem, got }, "s\u0007.yaml")).toBe(
    "s\\u0007.yaml:41:7  indicators[3].weight: got \\u001b[2J\\u009b31m\\u202eev\\u000a, want a number ≥ 0",
  );
});
