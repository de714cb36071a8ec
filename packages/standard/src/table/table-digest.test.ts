/// <reference types="node" />
import { createHash } from "node:crypto";
import type { Table } from "@touchstone/engine";
import { expect, test } from "vitest";
import { tableDigest } from "./table-digest.ts";

const digest = (table: Table): string => tableDigest(table, createHash("sha256"));

test("the digest of a table is over its ids, its values as little-endian doubles and its states", () => {
  const table: Table = {
    units: ["a", "閘"],
    columns: ["x"],
    values: Float64Array.of(1.5, Number.NaN),
    states: Uint8Array.of(0, 3),
  };
  const hash = createHash("sha256")
    .update('[["a","閘"],["x"]]\n')
    .update("000000000000f83f000000000000f87f0003", "hex");
  expect(digest(table)).toBe(hash.digest("hex"));
  expect(digest(table)).toBe("3c7a930a0d15d792411a173c5abe1a2dda3b0890dde7eeaf8c19c797b02d9f60");
});

test("one NaN is as good as another, and the table stays as it is", () => {
  const values = new Float64Array(new BigUint64Array([0xfff8000000000123n, 0x7ff8000000000000n]).buffer);
  const table: Table = { units: ["a", "b"], columns: ["x"], values, states: Uint8Array.of(1, 1) };
  expect(digest(table)).toBe(digest({ ...table, values: Float64Array.of(Number.NaN, Number.NaN) }));
  expect(new BigUint64Array(values.buffer)[0]).toBe(0xfff8000000000123n);
});

test("a table of more cells than are hashed at once has the digest of the whole", () => {
  const values = Float64Array.from({ length: 150_000 }, (_, at) => Math.sqrt(at) * (at % 2 === 0 ? 1 : -1));
  const table: Table = { units: [], columns: [], values, states: new Uint8Array(values.length) };
  const view = new DataView(new ArrayBuffer(values.length * 8));
  for (const [at, value] of values.entries()) view.setFloat64(at * 8, value, true);
  const whole = createHash("sha256").update("[[],[]]\n").update(view).update(table.states).digest("hex");
  expect(digest(table)).toBe(whole);
});

test("a state, an id or one last bit more is another digest", () => {
  const table: Table = { units: ["a"], columns: ["x"], values: Float64Array.of(0.1 + 0.2), states: Uint8Array.of(0) };
  const others: Table[] = [
    { ...table, states: Uint8Array.of(2) },
    { ...table, units: ["b"] },
    { ...table, columns: ["y"] },
    { ...table, values: Float64Array.of(0.3) },
  ];
  expect(new Set([table, ...others].map(digest)).size).toBe(5);
});
