import { boundariesOn, childrenOn, countUnits, holdersOfCode, lineageOfUnit, readUnit } from "@touchstone/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestRegister } from "./register.ts";
import { csvOf, hasSharedUnits, NO_SHARED, sharedRows } from "./shared-data.ts";

/** The first day without it: up to 2020 the file has the last day with it (31 March), later the first without. */
const closedOn = (end: string): string => end.replace("-03-31", "-04-01");

/** The authorities as files of ours: those that ended without a successor closed, the others by movements. */
function files(): { readonly units: string; readonly movements: string } {
  const rows = sharedRows("uk-authorities/uk_local_authorities_future.csv");
  const units = rows.map((row) => [
    row["local-authority-code"] ?? "",
    row["official-name"] ?? "",
    (row["local-authority-type"] ?? "").toLowerCase(),
    row["start-date"] ?? "",
    row["replaced-by"] === "" ? closedOn(row["end-date"] ?? "") : "",
    row["county-la"] ?? "",
    row["combined-authority"] ?? "",
    row["gss-code"] ?? "",
  ]);
  const merged = new Map<string, string[]>();
  const split: string[][] = [];
  for (const row of rows) {
    const { "local-authority-code": code = "", "replaced-by": by = "", "end-date": end = "" } = row;
    if (by.includes(",")) split.push([closedOn(end), "split", code, by.replaceAll(",", ";")]);
    else if (by !== "") merged.set(by, [...(merged.get(by) ?? [closedOn(end)]), code]);
  }
  const mergers = [...merged].map(([into, [on = "", ...from]]) => [on, "merge", from.join(";"), into]);
  const columns = ["code", "name", "type", "opened", "closed", "parent.county", "parent.combined", "code.gss"];
  return {
    units: csvOf(columns, units),
    movements: csvOf(["on", "kind", "from", "to"], [...mergers, ...split]),
  };
}

describe.skipIf(!hasSharedUnits)(`UK local authorities${NO_SHARED}`, () => {
  let register: TestRegister;
  const total = (on: string) =>
    register.read(async (tx, log) => [...(await countUnits(tx, log, on)).values()].reduce((sum, n) => sum + n, 0));
  const idOf = async (code: string): Promise<string> => {
    const [holder] = await register.read((tx, log) => holdersOfCode(tx, log, { scheme: "code", code, on: null }));
    return holder?.unitId ?? "";
  };

  beforeAll(async () => {
    register = await TestRegister.begin();
    const { units, movements } = files();
    expect(await register.units([register.file("units.csv", units)])).toMatchObject({ outcome: "recorded", nNew: 470 });
    const ended = await register.movements(register.file("movements.csv", movements));
    if (ended.outcome === "problems") throw new Error(JSON.stringify(ended.problems, null, 1));
    expect(ended.outcome).toBe("recorded");
  });
  afterAll(() => register.end());

  it("397 of the 470 are there today, 73 have ended", async () => {
    expect(await total("2026-01-01")).toBe(397);
    const { rows } = await register.touchstone.pool.query(
      "SELECT closed_on, count(*) AS n FROM unit WHERE closed_on IS NOT NULL GROUP BY 1 ORDER BY 1",
    );
    expect(rows).toEqual([
      { closed_on: "2015-04-01", n: 25 },
      { closed_on: "2019-04-01", n: 15 },
      { closed_on: "2020-04-01", n: 5 },
      { closed_on: "2021-04-01", n: 8 },
      { closed_on: "2023-04-01", n: 20 },
    ]);
  });

  it("Northern Ireland had 25 districts without a successor, and has 11 others since", async () => {
    const districts = async (on: string) =>
      register.read(async (tx, log) => (await countUnits(tx, log, on)).get("nid"));
    expect([await districts("2015-03-31"), await districts("2015-04-01")]).toEqual([25, 11]);
  });

  it.each([
    ["NYE", 8],
    ["DST", 6],
    ["BUC", 5],
    ["NNT", 5],
    ["SMT", 5],
    ["CBD", 4],
    ["WAF", 4],
    ["WNT", 4],
  ])("%s has %i predecessors", async (code, count) => {
    const unitId = await idOf(code);
    const edges = await register.read((tx, log) => lineageOfUnit(tx, log, unitId));
    expect(new Set(edges.filter(({ to }) => to === unitId).map(({ from }) => from)).size).toBe(count);
  });

  it("Buckinghamshire is its county and its four districts together, and nothing else", async () => {
    const unitId = await idOf("BUC");
    const days = { day: "2024-01-01", other: "2020-03-31" };
    const where = await register.read((tx, log) => boundariesOn(tx, log, unitId, days));
    const ids = await Promise.all(["AYL", "BKM", "CHN", "SBU", "WYO"].map(idOf));
    expect(where).toEqual({ kind: "together", units: ids.sort(), sources: [unitId] });
  });

  it("Somerset of today is five districts and a county of 2018, through one that was there for four years", async () => {
    const days = { day: "2024-01-01", other: "2018-01-01" };
    const where = await register.read(async (tx, log) => boundariesOn(tx, log, await idOf("SMT"), days));
    const ids = await Promise.all(["MEN", "SEG", "SOM", "SSO", "TAU", "WSO"].map(idOf));
    expect(where).toMatchObject({ kind: "together", units: ids.sort() });
  });

  it("Cumbria went to two: which share of it is where is not known", async () => {
    const [cma, all] = [await idOf("CMA"), await idOf("ALL")];
    const days = { day: "2022-01-01", other: "2024-01-01" };
    const cumbria = await register.read((tx, log) => boundariesOn(tx, log, cma, days));
    expect(cumbria.kind).toBe("divided");
    expect(cumbria.units).toEqual([await idOf("CBD"), await idOf("WAF")].sort());
    const allerdale = await register.read((tx, log) => boundariesOn(tx, log, all, days));
    expect(allerdale).toMatchObject({ kind: "within", units: [await idOf("CBD")] });
    expect(allerdale.sources).toHaveLength(4);
  });

  it("a district lies in a county and in a combined authority: two hierarchies", async () => {
    const unit = await register.read(async (tx, log) => readUnit(tx, log, await idOf("CAB")));
    expect(unit?.memberships.map(({ hierarchy, from }) => [hierarchy, from])).toEqual([
      ["county", null],
      ["combined", "2014-04-01"],
    ]);
    const { rows } = await register.touchstone.pool.query(
      "SELECT hierarchy, count(DISTINCT unit_id) AS n FROM unit_membership WHERE ended_seq IS NULL GROUP BY 1 ORDER BY 1",
    );
    expect(rows).toEqual([
      { hierarchy: "combined", n: 98 },
      { hierarchy: "county", n: 204 },
    ]);
  });

  it("a county's districts are those of the day", async () => {
    const somerset = await idOf("SOM");
    const districts = async (on: string) =>
      (await register.read((tx, log) => childrenOn(tx, log, [somerset], { hierarchy: "county", on }))).length;
    expect([await districts("2019-03-31"), await districts("2019-04-01"), await districts("2023-04-01")]).toEqual([
      5, 4, 0,
    ]);
  });

  it("the same file again: what was recorded since is not undone, and said", async () => {
    const again = await register.units([register.file("again.csv", files().units)]);
    expect(again).toMatchObject({ outcome: "problems", count: 48 });
  });
});
