import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { published } from "@touchstone/engine";
import { describe, expect, it } from "vitest";
import { type Cells, cellsOf, csvOf } from "./data.ts";
import { type Ready, readyOf, scoreCells, yamlOf } from "./road.ts";
import { isHere, loadCases, type Name, named } from "./source.ts";

const touchstone = fileURLToPath(new URL("../../packages/cli/bin/touchstone.mjs", import.meta.url));

/** What the test reads of `touchstone score --json`. */
interface Printed {
  readonly units: readonly {
    readonly unit: string;
    readonly grade: string | null;
    readonly gradeByScore: string | null;
    readonly scores: Readonly<Record<string, number | null>>;
    readonly points: Readonly<Record<string, Readonly<Record<string, number | null>>>>;
  }[];
}

describe.skipIf(!isHere).each<Name>(["eci", "te"])(named("%s through YAML, CSV and the command line"), (standard) => {
  it("gives the digits that the library gives", () => {
    const source = yamlOf(standard);
    const ready = readyOf(source);
    const units = new Map(loadCases(standard).map((one) => [one.name, cellsOf(one)]));
    const { scored, of, gradeOf, gradeByScoreOf } = scoreCells(ready, units);
    const printed = printedOf(source, ready, units);

    expect(printed.units.map(({ unit }) => unit).sort()).toEqual(scored.units);
    for (const { unit, grade, gradeByScore, scores, points } of printed.units) {
      expect([grade, gradeByScore], unit).toEqual([gradeOf(unit), gradeByScoreOf(unit)]);
      const i = scored.units.indexOf(unit);
      ready.model.nodes.forEach(({ id }, k) => {
        expect(scores[id] ?? NaN, `${unit} ${id}`).toBe(scored.scores[k * scored.units.length + i]);
        const { applies: _, answered, leaves, ...columns } = of(unit, id);
        const rounded = Object.entries(columns).map(([column, value]) => [column, published(value)]);
        expect(points[id], `${unit} ${id}`).toEqual({ ...Object.fromEntries(rounded), answered, leaves });
      });
    }
  });
});

/** The same units as files, scored by the command as a user would run it. */
function printedOf(source: string, { columns }: Ready, units: ReadonlyMap<string, Cells>): Printed {
  const folder = mkdtempSync(join(tmpdir(), "touchstone-tet-"));
  try {
    writeFileSync(join(folder, "standard.yaml"), source);
    writeFileSync(join(folder, "data.csv"), csvOf(columns, units));
    const args = [touchstone, "score", "standard.yaml", "data.csv", "--json"];
    const run = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8", maxBuffer: 2 ** 28 });
    expect(run.status, run.stderr).toBe(0);
    return JSON.parse(run.stdout) as Printed; // every field that is used is compared
  } finally {
    rmSync(folder, { recursive: true });
  }
}
