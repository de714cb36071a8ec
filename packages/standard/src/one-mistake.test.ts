import { expect, test } from "vitest";
import { oneMistakeOnce } from "./one-mistake.ts";
import type { Finding } from "./problem.ts";

const finding = (code: string, level: Finding["level"] = "refused", path: Finding["path"] = ["gates", 0]): Finding => {
  return { level, code, path, got: code, want: "" };
};

test("what the rules and the compiler both refuse of one condition is told once", () => {
  const name = finding("condition-sees-name");
  const all = [
    finding("lower-score-rewarded"),
    name,
    finding("condition-compares-text"),
    finding("condition-sees-identity"),
    finding("condition-unknown-function", "error"),
  ];
  expect(oneMistakeOnce(all)).toEqual([name]);
});

test("a refusal goes before an error that is found first", () => {
  const all = [finding("condition-unknown-name", "error"), finding("condition-sees-identity")];
  expect(oneMistakeOnce(all)).toEqual([all[1]]);
});

test("another place, another matter, and errors that are no refusals stay", () => {
  const all = [
    finding("condition-sees-name"),
    finding("gate-class"),
    finding("condition-sees-name", "refused", ["gates", 1]),
    finding("condition-type", "error", ["gates", 2]),
    finding("condition-unknown-name", "error", ["gates", 2]),
    finding("lower-score-rewarded", "refused", ["gates", 3]),
    finding("condition-singles-out", "refused", ["gates", 3]),
  ];
  expect(oneMistakeOnce(all)).toEqual(all);
});
