/// <reference types="node" />
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "./canonical-json.ts";

const VECTORS = join(import.meta.dirname, "../../../../shared/data/vectors/rfc8785");

describe("the published vectors of RFC 8785", () => {
  if (!existsSync(VECTORS)) {
    test.skip(`skipped: no folder ${VECTORS}`);
    return;
  }
  test.each(readdirSync(join(VECTORS, "input")))("%s", (name) => {
    const input: unknown = JSON.parse(readFileSync(join(VECTORS, "input", name), "utf8"));
    expect(canonicalJson(input)).toBe(readFileSync(join(VECTORS, "output", name), "utf8"));
  });

  interface Numbers {
    readonly cases: readonly { readonly hex: string; readonly canonical: string }[];
    readonly mustFail: readonly string[];
  }
  const numbers = JSON.parse(readFileSync(join(VECTORS, "numbers.json"), "utf8")) as Numbers; // as its README says
  const bytes = new DataView(new ArrayBuffer(8));
  const numberOf = (hex: string): number => {
    bytes.setBigUint64(0, BigInt(`0x${hex}`));
    return bytes.getFloat64(0);
  };
  test.each(numbers.cases)("the double $hex is written $canonical", ({ hex, canonical }) => {
    expect(canonicalJson(numberOf(hex))).toBe(canonical);
  });
  test.each(numbers.mustFail)("the double %s is refused", (hex) => {
    expect(() => canonicalJson(numberOf(hex))).toThrow(/got (NaN|-?Infinity)/);
  });
});

test("keys are in the order of their UTF-16 units, at every depth", () => {
  expect(canonicalJson({ b: { "10": 1, "9": 2 }, a: [], "\ufb33": 1, "\u{1f600}": 2 })).toBe(
    '{"a":[],"b":{"10":1,"9":2},"\u{1f600}":2,"\ufb33":1}',
  );
});

test("numbers are in their shortest form, minus zero is zero", () => {
  expect(canonicalJson([1.0, 0.1, -0, 1e21, 1e-7, 1 / 3])).toBe("[1,0.1,0,1e+21,1e-7,0.3333333333333333]");
});

test.each([
  ["undefined alone", undefined, 'got undefined at ""'],
  ["undefined under a key", { a: { b: undefined } }, 'got undefined at "a.b"'],
  ["undefined in a list", { a: [1, undefined] }, 'got undefined at "a[1]"'],
  ["a hole in a list", { a: Object.assign([], { length: 1 }) }, 'got undefined at "a[0]"'],
  ["NaN", [Number.NaN], 'got NaN at "[0]"'],
  ["infinity", { a: -Infinity }, 'got -Infinity at "a"'],
  ["a bigint", { a: 1n }, 'got bigint at "a"'],
  ["a function", { a: () => 1 }, 'got function at "a"'],
  ["a symbol", { a: Symbol("x") }, 'got symbol at "a"'],
  ["a Map", { a: new Map([[1, 2]]) }, 'got object at "a"'],
  ["an object that answers for itself", { a: { toJSON: () => 1 } }, 'got object at "a"'],
  ["half of a surrogate pair", { a: "\ud800" }, 'got half of a surrogate pair at "a"'],
])("%s is refused, never dropped", (_, value, message) => {
  expect(() => canonicalJson(value)).toThrow(TypeError);
  expect(() => canonicalJson(value)).toThrow(message);
});
