import { describe, expect, test } from "vitest";
import { ln } from "../elementary.ts";
import { streamOf } from "./stream.ts";

const take = (n: number, of: () => number): number[] => Array.from({ length: n }, of);

describe("streamOf", () => {
  test("the same address gives the same numbers, for ever", () => {
    const stream = streamOf(7, 0, 1);
    expect(take(4, stream.next)).toEqual([82193294, 2144977194, 2373556687, 622301825]);
  });

  test("a neighbouring seed, replicate or factor gives other numbers", () => {
    const firsts = new Set<number>();
    for (let seed = 0; seed < 10; seed++)
      for (let replicate = 0; replicate < 100; replicate++)
        for (let factor = 1; factor <= 8; factor++) firsts.add(streamOf(seed, replicate, factor).next());
    expect(firsts.size).toBe(8000);
  });

  test("uniform numbers fill 0 to 1 evenly, also the first of each stream", () => {
    const one = streamOf(1, 0, 1);
    for (const numbers of [take(20_000, one.uniform), take2(20_000, (r) => streamOf(1, r, 1).uniform())]) {
      expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...numbers)).toBeLessThan(1);
      const bins = Array.from({ length: 20 }, () => 0);
      for (const u of numbers) bins[Math.floor(u * 20)]++;
      const chiSquare = bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
      expect(chiSquare).toBeLessThan(43.8); // 99.9 % of χ² with 19 degrees
    }
  });

  test("normal numbers have mean 0, deviation 1, no skew, the normal's share beyond 1.96", () => {
    const stream = streamOf(3, 5, 7);
    const numbers = take(40_000, () => stream.normal(ln));
    const mean = numbers.reduce((a, b) => a + b, 0) / numbers.length;
    const square = numbers.reduce((a, b) => a + b * b, 0) / numbers.length;
    const cube = numbers.reduce((a, b) => a + b ** 3, 0) / numbers.length;
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(Math.abs(square - 1)).toBeLessThan(0.03);
    expect(Math.abs(cube)).toBeLessThan(0.08);
    const beyond = numbers.filter((x) => Math.abs(x) > 1.96).length / numbers.length;
    expect(Math.abs(beyond - 0.05)).toBeLessThan(0.005);
  });

  test("below gives each whole number its share", () => {
    const stream = streamOf(9, 9, 9);
    const counts = [0, 0, 0];
    for (let at = 0; at < 30_000; at++) counts[stream.below(3)]++;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(300);
  });
});

function take2(n: number, of: (r: number) => number): number[] {
  return Array.from({ length: n }, (_, r) => of(r));
}
