import { boundariesOn, countUnits, holdersOfCode, lineageOfUnit, listUnits, readUnit } from "@touchstone/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { communesOf2024, inseeFiles } from "./insee.ts";
import { TestRegister } from "./register.ts";
import { hasSharedUnits, NO_SHARED } from "./shared-data.ts";

/** Communes on 1 January, as the README of the data states them. */
const COUNTS: readonly (readonly [number, number])[] = [
  [1944, 38_128],
  [1950, 38_129],
  [1960, 38_120],
  [1965, 37_965],
  [1970, 37_800],
  [1972, 37_690],
  [1973, 36_878],
  [1975, 36_519],
  [1980, 36_540],
  [1990, 36_679],
  [2000, 36_695],
  [2010, 36_699],
  [2013, 36_681],
  [2014, 36_682],
  [2015, 36_658],
  [2016, 35_885],
  [2017, 35_416],
  [2018, 35_357],
  [2019, 34_970],
  [2020, 34_968],
  [2021, 34_965],
  [2022, 34_955],
  [2023, 34_945],
  [2024, 34_935],
];

describe.skipIf(!hasSharedUnits)(`French communes since 1943${NO_SHARED}`, () => {
  let register: TestRegister;
  let nFirst = 0;
  beforeAll(async () => {
    register = await TestRegister.begin();
    const { units, movements, nFirst: count } = inseeFiles();
    nFirst = count;
    const first = await register.units([register.file("communes.csv", units)], { language: "fr", type: "commune" });
    expect(first).toMatchObject({ outcome: "recorded", nNew: count });
    const replayed = await register.movements(register.file("movements.csv", movements), "fr");
    if (replayed.outcome === "problems")
      throw new Error(JSON.stringify([replayed.count, replayed.problems.slice(0, 10)], null, 1));
    expect(replayed.outcome).toBe("recorded");
  }, 300_000);
  afterAll(() => register.end());

  const idOf = async (code: string, on: string): Promise<string> => {
    const [holder] = await register.read((tx, log) => holdersOfCode(tx, log, { scheme: "code", code, on }));
    if (!holder) throw new Error(`nobody has ${code} on ${on}`);
    return holder.unitId;
  };
  const codesOf = async (unitIds: readonly string[], on: string): Promise<string[]> => {
    const units = await Promise.all(unitIds.map((unitId) => register.read((tx, log) => readUnit(tx, log, unitId))));
    return units
      .map((unit) => unit?.codes.find(({ from, until }) => (from ?? "") <= on && (until ?? "9999") > on)?.code ?? "")
      .sort();
  };

  it("begins with the 38,136 communes that were there before the first movement", () => {
    expect(nFirst).toBe(38_136);
  });

  it.each(COUNTS)("on 1 January %i there are %i", async (year, count) => {
    const counts = await register.read((tx, log) => countUnits(tx, log, `${year}-01-01`));
    expect(counts).toEqual(new Map([["commune", count]]));
  });

  it("at the end it has exactly the codes and names of the list", async () => {
    const page = await register.read((tx, log) =>
      listUnits(tx, log, { on: "2024-01-01", scheme: "code", type: null, among: null, after: null, limit: 100_000 }),
    );
    const list = communesOf2024();
    expect(page.map(({ code }) => code)).toEqual([...list.keys()].sort());
    const { rows } = await register.touchstone.pool.query<{ code: string; name: string }>(
      `SELECT unit_code.code, unit_name.name FROM unit_code JOIN unit_name USING (shard_key, unit_id)
       WHERE shard_key = 64 AND unit_code.ended_seq IS NULL AND unit_code.valid_until IS NULL
         AND unit_name.ended_seq IS NULL AND unit_name.valid_until IS NULL`,
    );
    const others = rows.filter(({ code, name }) => list.get(code) !== name);
    expect(others).toEqual([]);
    expect(rows).toHaveLength(34_935);
  });

  it("Livarot-Pays-d'Auge has 22 predecessors, whose figures can be summed", async () => {
    const unitId = await idOf("14371", "2016-01-01");
    const edges = await register.read((tx, log) => lineageOfUnit(tx, log, unitId));
    expect(edges.filter(({ to, on }) => to === unitId && on === "2016-01-01")).toHaveLength(22);
    const back = await register.read((tx, log) =>
      boundariesOn(tx, log, unitId, { day: "2016-01-01", other: "2015-12-31" }),
    );
    expect(back).toMatchObject({ kind: "together", sources: [unitId] });
    expect(await codesOf(back.units, "2015-12-31")).toHaveLength(22);
    const livarot = await idOf("14371", "2015-12-31");
    const days = { day: "2015-12-31", other: "2016-01-01" };
    const forth = await register.read((tx, log) => boundariesOn(tx, log, livarot, days));
    expect(forth).toMatchObject({ kind: "within", units: [unitId] });
    expect(forth.sources).toEqual(back.units);
  });

  it("the largest mergers are those that the README names", async () => {
    const { rows } = await register.touchstone.pool.query<{ code: string; n: number }>(
      `SELECT unit_code.code, count(*) AS n FROM unit_lineage
       JOIN unit_code ON unit_code.shard_key = unit_lineage.shard_key AND unit_code.unit_id = unit_lineage.to_id
       WHERE unit_lineage.shard_key = 64 AND kind = 'merge' AND unit_code.ended_seq IS NULL
         AND unit_code.valid_from = unit_lineage.on_day
       GROUP BY unit_code.code, unit_lineage.seq ORDER BY n DESC, code LIMIT 3`,
    );
    expect(rows).toEqual([
      { code: "14371", n: 22 },
      { code: "14061", n: 20 },
      { code: "50041", n: 19 },
    ]);
  });

  it("60054 is a code of two communes, and of one of them twice", async () => {
    const holders = await register.read((tx, log) =>
      holdersOfCode(tx, log, { scheme: "code", code: "60054", on: null }),
    );
    const named = await Promise.all(
      holders.map(async ({ unitId, from, until }) => {
        const unit = await register.read((tx, log) => readUnit(tx, log, unitId));
        return [unit?.names[0]?.text, from, until];
      }),
    );
    expect(named).toEqual([
      ["Beaumont-les-Nonains", "2024-01-01", null],
      ["Les Hauts-Talican", "2019-01-01", "2024-01-01"],
      ["Beaumont-les-Nonains", null, "2019-01-01"],
    ]);
    expect(holders[0]?.unitId).toBe(holders[2]?.unitId);
    const talican = await register.read((tx, log) => readUnit(tx, log, holders[1]?.unitId ?? ""));
    expect(talican?.codes.map(({ code }) => code)).toEqual(["60054", "60694"]);
  });

  it("49144 became 44225 and merged into 44180 on the same day", async () => {
    const unit = await register.read(async (tx, log) => readUnit(tx, log, await idOf("49144", "2017-12-31")));
    expect(unit).toMatchObject({ closed: "2018-01-01" });
    const on = { day: "2017-12-31", other: "2018-01-01" };
    const where = await register.read((tx, log) => boundariesOn(tx, log, unit?.unitId ?? "", on));
    expect(await codesOf(where.units, "2018-01-01")).toEqual(["44180"]);
  });

  it("as it was recorded before the movements, nothing has moved", async () => {
    const livarot = await idOf("14371", "2015-12-31");
    const [now, before] = await register.read(async (tx, log) => [
      await readUnit(tx, log, livarot),
      await readUnit(tx, log, livarot, 4),
    ]);
    expect(now).toMatchObject({ closed: "2016-01-01" });
    expect(before).toMatchObject({ closed: null, names: [{ text: "Livarot", until: null }], codes: [{ until: null }] });
  });

  it("the very file again records nothing", async () => {
    const { movements } = inseeFiles();
    const before = await register.counts();
    expect(await register.movements(register.file("again.csv", movements), "fr")).toMatchObject({ outcome: "same" });
    expect(await register.counts()).toEqual(before);
  });
});
