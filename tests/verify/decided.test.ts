import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportBundle } from "@touchstone/server";
import { type CheckId, type Report, verifyBundle } from "@touchstone/verify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Decided, sampleDecided } from "./sample-decided.ts";

const folder = mkdtempSync(join(tmpdir(), "touchstone-decided-"));
const dir = join(folder, "good");
let decided: Decided;
beforeAll(async () => {
  decided = await sampleDecided();
  await exportBundle(decided.on.touchstone, "round", dir, { cut: "present" });
}, 240_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await decided.on.end();
});

const wrong = ({ checks }: Report): string[] =>
  checks.flatMap(({ id, faults }) =>
    faults.map(({ where, found, wanted }) => `${id}: ${where}: got ${found}, want ${wanted}`),
  );
const foundOf = ({ checks }: Report, id: CheckId): string => checks.find((check) => check.id === id)?.found ?? "";

describe("a bundle of a round that is decided", () => {
  test("holds: every rating, notice and designation comes out of the ledger and of the scores", async () => {
    const report = await verifyBundle(dir);
    expect(wrong(report)).toEqual([]);
    expect(foundOf(report, "notices")).toBe("1 notices with 2 decisions, 1 rounds");
    expect(foundOf(report, "ratings")).toBe("5 ratings of 2 applications");
    expect(foundOf(report, "designations")).toBe("2 granted, 1 from before Touchstone");
    expect(report.limits.map(({ id }) => id)).toContain("earlier designations");
  }, 60_000);
});
