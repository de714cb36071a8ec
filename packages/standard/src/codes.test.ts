/// <reference types="node" />
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const here = import.meta.dirname;
const inTicks = new Set(
  ["refusals.md", "format.md", "versions.md"]
    .map((name) => readFileSync(join(here, "../../../docs", name), "utf8"))
    .flatMap((page) => Array.from(page.matchAll(/`([a-z-]+)`/g), ([, word]) => word!)),
);
const sources = readdirSync(here, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
  .map((name) => ({ name, source: readFileSync(join(here, name), "utf8") }));

/** Functions whose first argument is a code. */
const MAKERS = ["wrong", "tell", "problem", "error", "report", "unknownIn", "isUsedElsewhere"];
const made = new RegExp(String.raw`\b(${MAKERS.join("|")})\(\s*"([a-z-]+)"`, "g");
const literal = /\bcode: (?:[^",;{}]*(?:"size" )?\? )?"([a-z-]+)"(?: : "([a-z-]+)")?/g;
const table = /^ {2}[a-z_]+: "([a-z-]+)",$|"(missing-key|wrong-value)"/gm;

function codesIn(name: string, source: string): string[] {
  const codes = Array.from(source.matchAll(literal)).flatMap(([, one, other]) => [one, other]);
  for (const [, maker, code] of source.matchAll(made)) codes.push(maker === "report" ? `condition-${code}` : code);
  if (name === "schema-problems.ts") for (const [, one, other] of source.matchAll(table)) codes.push(one ?? other);
  return codes.filter((code) => code !== undefined);
}

test("every code that checking or comparing standards can give stands in the documents", () => {
  const codes = new Set(sources.flatMap(({ name, source }) => codesIn(name, source)));
  expect(codes.size).toBeGreaterThan(150);
  expect([...codes].filter((code) => !inTicks.has(code)).toSorted()).toEqual([]);
  for (const what of ["body", "unit-type", "unit-type-or-body"]) expect(inTicks).toContain(`${what}-unknown`);
});

test("no function takes a code that is not looked at here", () => {
  const takers = sources.flatMap(({ source }) =>
    Array.from(source.matchAll(/(\w+)(?:: \w+)? ?(?:= )?\(\s*code: (?:string|Code)/g), ([, taker]) => taker!),
  );
  expect([...new Set(takers)].filter((taker) => !MAKERS.includes(taker) && taker !== "Report")).toEqual([]);
});
