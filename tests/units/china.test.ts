import { ancestorsOn, countUnits, holdersOfCode, type UnitLine, unitLines } from "@touchstone/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHINA_COLUMNS, CHINA_LEVELS, chinaRows } from "./china.ts";
import { TestRegister } from "./register.ts";
import { csvOf } from "./shared-data.ts";

const PROVINCE = "54"; // Tibet; all 665,276 units of the country are loaded by the benchmark

describe("a province of five levels, of the 665,276 units of China", () => {
  let register: TestRegister;
  const counts = new Map<string, number>();
  beforeAll(async () => {
    register = await TestRegister.begin();
    const files: string[] = [];
    for (const [level, { type }] of CHINA_LEVELS.entries()) {
      const rows = chinaRows(level).filter(({ code }) => code.startsWith(PROVINCE));
      counts.set(type, rows.length);
      const columns = Object.keys(rows[0] ?? {});
      files.push(
        register.file(
          `${type}.csv`,
          csvOf(
            columns,
            rows.map((row) => columns.map((column) => row[column] ?? "")),
          ),
        ),
      );
    }
    const type = CHINA_LEVELS.map((level) => level.type).join(",");
    const ended = await register.units(files, { columns: CHINA_COLUMNS, language: "zh-Hans", type });
    expect(ended).toMatchObject({ outcome: "recorded" });
  });
  afterAll(() => register.end());

  it("the files have as many units as they are said to have", () => {
    for (const [level, { count }] of CHINA_LEVELS.entries()) expect(chinaRows(level)).toHaveLength(count);
    expect(CHINA_LEVELS.reduce((sum, { count }) => sum + count, 0)).toBe(665_276);
  });

  it("each level has its units", async () => {
    const found = await register.read((tx, log) => countUnits(tx, log, "2026-01-01"));
    expect(found).toEqual(counts);
  });

  it("every unit but the province has the parent that its file names", async () => {
    const { rows } = await register.touchstone.pool.query<{ child: string; parent: string }>(
      `SELECT child.code AS child, parent.code AS parent FROM unit_membership
       JOIN unit_code child ON child.shard_key = 64 AND child.unit_id = unit_membership.unit_id
       JOIN unit_code parent ON parent.shard_key = 64 AND parent.unit_id = unit_membership.parent_id
       WHERE unit_membership.shard_key = 64`,
    );
    const stored = new Map(rows.map(({ child, parent }) => [child, parent]));
    const columns = ["", "provinceCode", "cityCode", "areaCode", "streetCode"];
    const named = CHINA_LEVELS.flatMap((_, level) =>
      level === 0 ? [] : chinaRows(level).map((row) => [row.code, row[columns[level] ?? ""] ?? ""] as const),
    ).filter(([code]) => code.startsWith(PROVINCE));
    expect(named.length).toBeGreaterThan(5_000);
    expect(stored).toEqual(new Map(named));
  });

  it("from a village up to the province", async () => {
    const [village] = chinaRows(4).filter(({ code }) => code.startsWith(PROVINCE));
    const path = await register.read(async (tx, log): Promise<UnitLine[]> => {
      const on = "2026-01-01";
      const [holder] = await holdersOfCode(tx, log, { scheme: "code", code: village?.code ?? "", on });
      const above = await ancestorsOn(tx, log, holder?.unitId ?? "", { hierarchy: "admin", on });
      return unitLines(tx, log, [holder?.unitId ?? "", ...above], { scheme: "code", on });
    });
    expect(path.map(({ type }) => type)).toEqual(["village", "township", "county", "prefecture", "province"]);
    expect(path.at(-1)).toMatchObject({ code: "54", names: [{ lang: "zh-Hans", text: "西藏自治区" }] });
  });
});
