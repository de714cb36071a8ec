/** What is recorded of an example is what `touchstone score` says of the same file, digit for digit. */

import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sampleRecord, type TestTouchstone, testTouchstone } from "@touchstone/server/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const bin = join(root, "packages/cli/bin/touchstone.mjs");
let on: TestTouchstone;

beforeAll(async () => {
  on = await testTouchstone(() => new Date());
  await sampleRecord(on.touchstone, "council");
});
afterAll(() => on.end());

function touchstone(...args: string[]): string {
  const env = { ...process.env, DATABASE_URL: on.url, TOUCHSTONE_HOME: on.home.dir };
  const options = { cwd: root, encoding: "utf8", env, timeout: 120_000, maxBuffer: 1 << 26 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], options);
  if (status !== 0) throw new Error(`touchstone ${args.join(" ")}: ${status}\n${stderr}`);
  return stdout;
}

/** What `score --json` and a scorecard say alike. */
interface Same {
  readonly rank: number | null;
  readonly score: number | null;
  readonly grade: string | null;
  readonly gradeByScore: string | null;
  readonly screened: boolean;
  readonly gates: Readonly<Record<string, string>>;
  readonly scores: Readonly<Record<string, number | null>>;
}

interface Scored extends Same {
  readonly unit: string;
  readonly dataPresent: number | null;
  readonly without: Readonly<Record<string, string>>;
  readonly points?: Readonly<Record<string, Readonly<Record<string, number | null>>>>;
  readonly uncertainty: { readonly hangsOn?: unknown; readonly [key: string]: unknown };
}

interface Card extends Same {
  readonly unit: string;
  readonly present: number | null;
  readonly states: Readonly<Record<string, string>>;
  readonly points?: Scored["points"];
  readonly uncertainty: Readonly<Record<string, unknown>>;
}

const POINTS = ["done", "notDone", "planned", "potential", "unfilled"] as const;

/** A unit as `score` prints it, in the words of a scorecard. */
function cardOf({
  dataPresent,
  without,
  points,
  uncertainty,
  ...scored
}: Scored): Omit<Card, "unit"> & { unit?: string } {
  const { unit: _unit, ...same } = { ...scored, name: undefined };
  const { hangsOn: _hangsOn, ...sure } = uncertainty;
  const states = Object.entries(without).map(([id, state]) => [id, state === "not_applicable" ? "n/a" : state]);
  const pointsOf = Object.entries(points ?? {}).map(([id, of]) => [
    id,
    Object.fromEntries(POINTS.map((part) => [part, of[part] ?? null])),
  ]);
  return {
    ...same,
    present: dataPresent,
    states: Object.fromEntries(states),
    ...(points && { points: Object.fromEntries(pointsOf) }),
    uncertainty: sure,
  };
}

describe.each([
  { example: "good-neighbours", type: "village", period: "2026" },
  { example: "green-office", type: "office", period: "2026" },
  { example: "short", type: "library", period: null },
])("$example", ({ example, type, period }) => {
  const standard = `standards/${example}/standard.yaml`;
  const data = `standards/${example}/data.csv`;
  let scored: { readonly data: { readonly table: string }; readonly units: readonly Scored[] };
  let cards: Map<string, Card>;
  let assessment: { readonly inputs: string; readonly sealed: object[]; readonly uncertainty: object };

  beforeAll(() => {
    const codes = readFileSync(join(root, data), "utf8")
      .split("\n")
      .slice(1)
      .map((line) => line.split(",")[0] ?? "");
    const sorted = [...new Set(codes.filter((code) => code !== ""))].sort(); // ids are given in this order
    const units = join(on.home.dir, `${example}.csv`);
    writeFileSync(units, `code,type,name\n${sorted.map((code) => `${code},${type},${code}`).join("\n")}\n`);
    const as = ["--as", "council-office"];
    touchstone("programme", "new", example, "--title", example, "--owner", "Council", ...as);
    touchstone("import", "units", units, "--scheme", example, ...as);
    const since = ["--in-force-since", "2026-01-01", "--basis", "Order 7"];
    touchstone("import", "standard", standard, "--programme", example, ...since, ...as);
    const scheme = ["--programme", example, "--scheme", example];
    touchstone("enrol", ...scheme, "--units", units, "--stated-on", "2026-01-02", ...as);
    touchstone("import", "observations", data, ...scheme, ...as);
    touchstone("assess", example, ...(period === null ? [] : ["--period", period]), "--threads", "1", ...as);
    const told = JSON.parse(touchstone("scorecards", example, "--json")) as {
      readonly assessment: typeof assessment;
      readonly scorecards: readonly Card[];
    };
    assessment = told.assessment;
    const csv = touchstone("scorecards", example, "--csv")
      .split("\r\n")
      .slice(1, -1)
      .map((line) => line.split(","));
    const codeOf = new Map(csv.map(([id = "", code = ""]) => [id, code]));
    cards = new Map(told.scorecards.map((card) => [codeOf.get(card.unit) ?? "", card]));
    scored = JSON.parse(
      touchstone("score", standard, data, "--json", "--robustness", "--threads", "1"),
    ) as typeof scored;
  });

  test("has the same scorecards", () => {
    expect(cards.size).toBe(scored.units.length);
    for (const unit of scored.units) {
      const { unit: _id, ...card } = cards.get(unit.unit) ?? { unit: "" };
      expect([unit.unit, card]).toEqual([unit.unit, cardOf(unit)]);
    }
  });

  test("says the same of what was varied, and what moves the ranks", () => {
    expect({ uncertainty: assessment.uncertainty, sealed: assessment.sealed }).toEqual({
      uncertainty: (scored as unknown as typeof assessment).uncertainty, // both are what the engine said
      sealed: (scored as unknown as typeof assessment).sealed,
    });
  });
});
