import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestRegister } from "./register.ts";
import { csvOf } from "./shared-data.ts";

const UNITS = ["code", "name", "type", "parent", "opened", "closed", "code.post"];
const MOVEMENTS = ["on", "kind", "from", "to", "begins", "name", "parent"];
const GOOD = [
  ["r", "Region", "region", "", "", "", ""],
  ["a", "A", "village", "r", "", "", "100"],
  ["b", "B", "village", "r", "2000-01-01", "", ""],
  ["c", "C", "village", "r", "", "2010-01-01", ""],
];

describe("a register that contradicts itself is not stored", () => {
  let register: TestRegister;
  let before: Record<string, number>;
  beforeAll(async () => {
    register = await TestRegister.begin();
    const stored = await register.units([register.file("good.csv", csvOf(UNITS, GOOD))]);
    expect(stored).toMatchObject({ outcome: "recorded", nNew: 4 });
    before = await register.counts();
  });
  afterAll(() => register.end());

  /** What is said of these rows, each as `line column: got, want`; nothing may be stored. */
  async function saidOf(rows: readonly (readonly string[])[]): Promise<readonly string[]> {
    const ended = await register.units([register.file("broken.csv", csvOf(UNITS, rows))]);
    expect(await register.counts()).toEqual(before);
    if (ended.outcome !== "problems") throw new Error(`want problems, got ${ended.outcome}`);
    expect(ended.count).toBe(ended.problems.length);
    return ended.problems.map(({ line, column, got, want }) => `${line} ${column}: ${got}, ${want}`);
  }

  it("a circle of parents", async () => {
    const rows = [
      ["x", "X", "village", "y", "", "", ""],
      ["y", "Y", "village", "z", "", "", ""],
      ["z", "Z", "village", "x", "", "", ""],
      ["w", "W", "village", "w", "", "", ""],
    ];
    expect(await saidOf(rows)).toEqual([
      "2 parent.admin: x in y in z in x, parents that lead to no circle",
      "5 parent.admin: w in w, parents that lead to no circle",
    ]);
  });

  it("a parent that is nowhere, and one that is there at another time", async () => {
    const rows = [
      ["x", "X", "village", "nowhere", "", "", ""],
      ["y", "Y", "village", "c", "2010-01-01", "", ""],
      ["z", "Z", "village", "y2", "", "2000-01-01", ""],
      ["y2", "Y2", "village", "", "2000-01-01", "", ""],
    ];
    expect(await saidOf(rows)).toEqual([
      '2 parent.admin: "nowhere", the code of a unit in the file or the register',
      '3 parent.admin: "c", a parent that is there at some time that the unit is',
      '4 parent.admin: "y2", a parent that is there at some time that the unit is',
    ]);
  });

  it("two holders of one code on the same day, in the file or against the register", async () => {
    const rows = [
      ["x", "X", "village", "", "", "", "200"],
      ["x", "Other", "village", "", "2020-01-01", "", ""],
      ["y", "Y", "village", "", "", "", "200"],
      ["z", "Z", "village", "", "", "", "100"],
    ];
    const said = await saidOf(rows);
    expect(said.map((line) => line.replace(/\(\/.*\/broken/, "(broken"))).toEqual([
      '3 code: "x", a code that no other unit has on the same day (broken.csv:2 has it)',
      '4 code.post: "200", a code that no other unit has on the same day (broken.csv:2 has it)',
      '5 code.post: "100", a code that no unit of the register has meanwhile',
    ]);
  });

  it("a code that another unit had before is no problem", async () => {
    const again = await TestRegister.begin();
    const rows = [...GOOD, ["c", "New C", "village", "r", "2010-01-01", "", ""]];
    const ended = await again.units([again.file("reused.csv", csvOf(UNITS, rows))]);
    await again.end();
    expect(ended).toMatchObject({ outcome: "recorded", nNew: 5 });
  });

  it("households, persons and places of worship", async () => {
    const types = ["household", "person", "family", "monastery", "temple", "Village", "care_home"];
    const said = await saidOf(types.map((type, at) => [`t${at}`, "T", type, "", "", "", ""]));
    expect(said).toEqual([
      '2 type: "household", a type of unit (a household or a person as a unit is none)',
      '3 type: "person", a type of unit (a household or a person as a unit is none)',
      '4 type: "family", a type of unit (a household or a person as a unit is none)',
      '5 type: "monastery", a type of unit (a place of worship as a unit is none)',
      '6 type: "temple", a type of unit (a place of worship as a unit is none)',
      '7 type: "Village", a type as standards name it: lower-case letters, digits and _, from a letter',
    ]);
  });

  it("5,000 problems in 50,000 rows are all reported", async () => {
    const rows = Array.from({ length: 50_000 }, (_, at) => {
      const day = at % 10 === 3 ? "2021-02-29" : "2021-02-28";
      return [`u${at}`, `Unit ${at}`, "village", "r", day, "", ""];
    });
    const said = await saidOf(rows);
    expect(said).toHaveLength(5_000);
    expect(said[0]).toBe('5 opened: "2021-02-29", a day such as 2026-01-31');
    expect(said.at(-1)).toBe('49995 opened: "2021-02-29", a day such as 2026-01-31');
  });

  it("movements before birth, after death, of nobody; all of them named, none recorded", async () => {
    const rows = [
      ["1999-12-31", "rename", "b", "", "", "Too Early", ""],
      ["2015-01-01", "rename", "c", "", "", "Too Late", ""],
      ["2015-01-01", "merge", "a;nobody", "b", "", "", ""],
      ["2015-01-01", "recode", "a", "b", "", "", ""],
      ["2015-01-01", "close", "r", "", "", "", ""],
      ["2016-01-01", "move", "r", "", "", "", "a"],
    ];
    const ended = await register.movements(register.file("moves.csv", csvOf(MOVEMENTS, rows)));
    expect(await register.counts()).toEqual(before);
    if (ended.outcome !== "problems") throw new Error(ended.outcome);
    expect(
      ended.problems.map(({ line, column, got, want, refusal }) => [line, refusal ?? `${column}: ${got}, ${want}`]),
    ).toEqual([
      [2, 'from: "b", the code of a unit that is there on 1999-12-31'],
      [5, { code: "code-held", scheme: "code", held: "b", by: "b B", from: "2000-01-01", until: null }],
      [3, 'from: "c", the code of a unit that is there on 2015-01-01'],
      [4, 'from: "nobody", the code of a unit that is there on 2015-01-01'],
      [6, { code: "has-children", unitId: "r Region", on: "2015-01-01", children: 2 }],
      [7, { code: "cycle", unitId: "r Region", parent: "a A", hierarchy: "admin" }],
    ]);
  });

  it("one bad row among good ones: none of them is recorded", async () => {
    const rows = [
      ["2015-01-01", "rename", "a", "", "", "Better A", ""],
      ["2016-01-01", "rename", "nobody", "", "", "Nobody", ""],
    ];
    const ended = await register.movements(register.file("mixed.csv", csvOf(MOVEMENTS, rows)));
    expect(ended).toMatchObject({ outcome: "problems", count: 1 });
    expect(await register.counts()).toEqual(before);
  });
});
