import { expect, it } from "vitest";
import { BoundedCache } from "./bounded-cache.ts";

it("forgets what was used longest ago once it holds too much", () => {
  const cache = new BoundedCache<string>(10);
  cache.set("a", "A", 4);
  cache.set("b", "B", 4);
  cache.get("a");
  cache.set("c", "C", 4);
  expect(["a", "b", "c"].map((key) => cache.get(key))).toEqual(["A", undefined, "C"]);
  expect(cache.size).toBe(8);
});

it("holds a key once, whatever it was", () => {
  const cache = new BoundedCache<number>(10);
  for (let n = 0; n < 100; n++) cache.set("a", n, 5);
  expect([cache.get("a"), cache.size]).toEqual([99, 5]);
});

it("does not keep what is too large by itself, nor what it replaces", () => {
  const cache = new BoundedCache<string>(10);
  cache.set("a", "small", 2);
  cache.set("a", "large", 11);
  expect([cache.get("a"), cache.size]).toEqual([undefined, 0]);
});
