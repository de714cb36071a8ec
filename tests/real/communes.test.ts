/** Two real French communes merge between their answers and their scores: nothing of theirs is added up or lost. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sourceOf } from "../examples/bundled.ts";
import { hasSharedUnits, NO_SHARED, sharedRows } from "../units/shared-data.ts";
import { cardsOf } from "./cards.ts";
import { DataFolder, hasPython } from "./data-folder.ts";
import { rowsOf } from "./programmes.ts";

const ON = "2019-01-01";
type Commune = readonly [code: string, name: string];

/** The first two communes that became one new commune on the day, by INSEE, and the new one. */
function merger(): { readonly before: readonly Commune[]; readonly after: Commune } {
  const rows = sharedRows("fr-communes/mouvements-communes.csv").filter(
    (row) => row.MOD === "32" && row.DATE_EFF === ON && row.TYPECOM_AV === "COM" && row.TYPECOM_AP === "COM",
  );
  const [code = "", of = []] =
    [...Map.groupBy(rows, ({ COM_AP = "" }) => COM_AP)].find(([, parts]) => parts.length === 2) ?? [];
  return {
    before: of.map(({ COM_AV = "", LIBELLE_AV = "" }) => [COM_AV, LIBELLE_AV]),
    after: [code, of[0]?.LIBELLE_AP ?? ""],
  };
}

describe.skipIf(!hasSharedUnits)(`communes that merge${NO_SHARED}`, () => {
  const { before, after } = hasSharedUnits ? merger() : { before: [], after: ["", ""] as const };
  const codes = before.map(([code]) => code);
  const P = ["--programme", "libraries"];
  let record: DataFolder;
  let bundle = "";

  beforeAll(() => {
    record = DataFolder.begin("insee");
    record.found("libraries", sourceOf("short").replace("languages: [en]", "languages: [en]\nperiod: year"));
    record.register("communes.csv", "commune", before);
    record.done("enrol", ...P, "--code", ...codes, "--stated-on", "2018-01-10");
    record.answers("libraries", csvOf("2018", codes));
    const row = [ON, "merge", codes.join(";"), after[0], after[0], `"${after[1]}"`];
    const movements = record.file("movements.csv", `on,kind,from,to,begins,name\n${row.join(",")}\n`);
    expect(record.done("import", "movements", movements)).toContain("recorded as");
  });
  afterAll(() => record.end());

  const csvOf = (period: string, units: readonly string[]): string =>
    `unit,period,hours,step_free,forms,wait\n${units.map((unit, at) => `${unit},${period},${30 + 10 * at},yes,0.5,9\n`).join("")}`;
  const table = (name: string): Record<string, string>[] => rowsOf(readFileSync(join(bundle, name), "utf8"));
  const scored = (period: string): void => {
    record.done("assess", "libraries", "--period", period);
    bundle = record.bundle("libraries", `of-${period}`);
  };

  test("are two in the source, and one after; the new one takes the code of one of them", () => {
    expect(before).toHaveLength(2);
    expect(codes).toContain(after[0]);
  });

  test("are scored each for the year in which they were two, under their own names", () => {
    scored("2018");
    expect(new Set(table("scorecards.csv").map(({ code = "", name = "" }) => `${code} ${name}`))).toEqual(
      new Set(before.map(([code, name]) => `${code} ${name}`)),
    );
    const hours = new Map([...cardsOf(bundle)].map(([code, { scores }]) => [code, scores.hours]));
    expect(hours).toEqual(new Map(codes.map((code, at) => [code, round((100 * (30 + 10 * at)) / 60)])));
  });

  test("stand in the bundle with the new one and how they came to it, and verify agrees", () => {
    const closed = table("units.csv").filter((unit) => unit.closed === ON);
    expect(table("units.csv")).toHaveLength(3);
    expect(closed).toHaveLength(2);
    const [born] = table("units.csv").filter(({ opened }) => opened === ON);
    expect(table("unit-lineage.csv").map((line) => [line.from_id, line.to_id, line.kind, line.on])).toEqual(
      closed.map((unit) => [unit.unit_id, born?.unit_id, "merge", ON]),
    );
    expect(record.faults(bundle)).toEqual([]);
    if (hasPython) expect(record.verifiedAgain(bundle).fails).toEqual([]);
  });

  test("leave the new one nothing: it answers for itself, and only once it has applied", () => {
    const file = record.file("later.csv", csvOf("2019", [after[0]]));
    expect(record.refused("import", "observations", file, ...P)).toContain(
      `${after[0]} 2019  unit: got a unit that does not take part in libraries`,
    );
    const [gone = ""] = codes.filter((code) => code !== after[0]);
    const late = record.file("late.csv", csvOf("2019", [gone]));
    expect(record.refused("import", "observations", late, ...P)).toMatch(new RegExp(`${gone} 2019 +unit: got `));
    record.done("enrol", ...P, "--code", after[0], "--stated-on", "2019-02-01");
    record.done("import", "observations", file, ...P);
    scored("2019");
    expect(table("scorecards.csv").map(({ code, name }) => [code, name])).toEqual([[after[0], after[1]]]);
    expect(record.faults(bundle)).toEqual([]);
  });
});

const round = (score: number): number => Math.round(score * 1e6) / 1e6;
