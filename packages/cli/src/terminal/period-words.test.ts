import { expect, it } from "vitest";
import { periodWords } from "./period-words.ts";

it("a few periods are named, many are counted with the first and the last", () => {
  expect(periodWords([])).toBe("");
  expect(periodWords(["2026"])).toBe(" for 2026");
  expect(periodWords(["", "2025", "2026"])).toBe(" for 2025, 2026 and any period");
  expect(periodWords([""])).toBe(" for any period");
  const months = Array.from({ length: 12 }, (_, i) => `2026-${String(i + 1).padStart(2, "0")}`);
  expect(periodWords(months)).toBe(" for 12 periods from 2026-01 to 2026-12");
});
