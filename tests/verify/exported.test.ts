import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assess, exportBundle } from "@touchstone/server";
import {
  type AnswerRow,
  type SampleRecord,
  sampleRecord,
  type TestTouchstone,
  testTouchstone,
} from "@touchstone/server/testing";
import { type Report, verifyBundle } from "@touchstone/verify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { INDEX, POINTS } from "./sample-standards.ts";

const id = (n: number): string => `0198a000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const UNITS = Array.from({ length: 7 }, (_, i) => id(i + 1));

/** Everything that is wrong, one a line. */
function wrong({ checks }: Report): string[] {
  return checks.flatMap(({ id: check, faults }) =>
    faults.map(({ where, found, wanted }) => `${check}: ${where}: got ${found}, want ${wanted}`),
  );
}

/** One story: each test goes on from the one before. */
describe("a bundle that touchstone itself has written", () => {
  let on: TestTouchstone;
  let record: SampleRecord;
  const dir = mkdtempSync(join(tmpdir(), "touchstone-exported-"));
  beforeAll(async () => {
    on = await testTouchstone();
    record = await sampleRecord(on.touchstone);
  });
  afterAll(async () => {
    await on.end();
    rmSync(dir, { recursive: true, force: true });
  });

  const verified = async (programme: string, name: string): Promise<Report> => {
    await exportBundle(on.touchstone, programme, join(dir, name), { cut: undefined });
    return verifyBundle(join(dir, name));
  };
  const assessed = async (programme: string, period: string): Promise<void> => {
    const receipt = await assess(on.touchstone, { programme, period, account: record.account });
    if (!receipt.ok) throw new Error(JSON.stringify(receipt.refusal));
  };

  test("without units and without an assessment holds", async () => {
    await record.found("open-villages", INDEX);
    const report = await verified("open-villages", "empty");
    expect(wrong(report)).toEqual([]);
    expect(report.bundle.nUnits).toBeNull();
    expect(report.limits.map(({ text }) => text).join("\n")).toContain("it was adopted (“Order 7”)");
  });

  test("of an index with corrections, withdrawals and shared quantities holds, uncertainty and all", async () => {
    const programme = await record.found("villages", INDEX);
    const other = await record.found("libraries", POINTS);
    await record.register(UNITS);
    await record.enrol(programme, UNITS);
    await record.enrol(other, UNITS.slice(0, 2));
    await record.withdraw(programme, UNITS[5] ?? "");
    const items = [
      "villages/residents",
      "opening_hours@1",
      "villages/step_free",
      "villages/desk",
      "villages/forms",
      "villages/plan",
      "villages/treated_well",
      "villages/treated_well.base",
    ];
    const rows = UNITS.map(
      (unit, i): AnswerRow => [
        unit,
        [
          500 + i,
          i === 1 ? null : 10 + 5 * i,
          i % 2 === 0,
          ["none", "weekly", "daily"][i % 3] ?? "none",
          i === 2 ? { state: "n/a" } : 0.3 + i / 20,
          i % 3,
          0.4 + i / 30,
          120 + i,
        ],
      ],
    );
    await record.submit(programme, "2025", items, rows);
    await record.submit(
      programme,
      "2024",
      ["villages/forms"],
      UNITS.slice(1, 4).map((unit): AnswerRow => [unit, [0.61]]),
    );
    await record.submit(
      programme,
      "2025",
      ["villages/desk"],
      [
        [UNITS[3] ?? "", ["daily"]],
        [UNITS[4] ?? "", [{ state: "missing" }]],
      ],
    );
    await assessed("villages", "2025");
    const report = await verified("villages", "index");
    expect(wrong(report)).toEqual([]);
    expect(report.bundle).toMatchObject({ programme: "villages", period: "2025", nUnits: 6 });
  });

  test("of a points standard holds", async () => {
    const programme = await record.found("halls", POINTS);
    await record.enrol(programme, UNITS);
    const items = ["residents", "owns_hall", "ramp", "light", "seats", "board", "words"].map((of) => `halls/${of}`);
    const status = ["done", "planned", "not_done", [0.5, 0.25]] as const;
    await record.submit(
      programme,
      "2025",
      items,
      UNITS.map(
        (unit, i): AnswerRow => [
          unit,
          [
            300,
            i % 2 === 0,
            status[i % 4] ?? null,
            status[(i + 1) % 4] ?? null,
            i % 3 === 0,
            i === 6 ? { state: "refused" } : "done",
            i % 2,
          ],
        ],
      ),
    );
    await assessed("halls", "2025");
    const report = await verified("halls", "points");
    expect(wrong(report)).toEqual([]);
    expect(report.bundle.nUnits).toBe(7);
  });
});
