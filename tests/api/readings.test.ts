import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Body, ELSEWHERE, LIBRARIES, OFFICE, type SampleApi, sampleApi } from "./sample-api.ts";

let on: SampleApi;
beforeAll(async () => {
  on = await sampleApi();
});
afterAll(() => on.end());

const unitsOf = ({ items }: Body): string[] => items.map(({ unit }) => unit);
const codesOf = ({ items }: Body): string[] => items.map(({ code }) => code);

describe("scorecards", () => {
  it("show the public who holds a grade and takes part, by rank, and nobody else", async () => {
    const { status, json } = await on.ask(null, "GET", "/programmes/libraries/scorecards");
    expect(status).toBe(200);
    expect(unitsOf(json)).toEqual([on.units.v1, on.units.v4]);
    expect(json).toMatchObject({ note: expect.stringContaining("designations follow"), next: null });
  });
  it("show the office everybody", async () => {
    const { json } = await on.ask(OFFICE, "GET", "/programmes/libraries/scorecards");
    expect(new Set(unitsOf(json))).toEqual(new Set([on.units.v1, on.units.v2, on.units.v3, on.units.v4]));
  });
  it("come page by page, each once", async () => {
    const seen: unknown[] = [];
    let cursor = "";
    for (let pages = 0; pages < 5; pages++) {
      const { json } = await on.ask(OFFICE, "GET", `/programmes/libraries/scorecards?limit=1${cursor}`);
      seen.push(...unitsOf(json));
      if (json.next === null) break;
      cursor = `&cursor=${json.next}`;
    }
    expect(seen).toHaveLength(4);
    expect(new Set(seen).size).toBe(4);
  });
  it.each([
    [null, "v1", 200],
    [null, "v2", 404],
    [null, "v3", 404],
    ["nobody", "v2", 404],
    [ELSEWHERE, "v2", 404],
    ["u-v1", "v2", 404],
    ["u-v2", "v2", 200],
    ["mei", "v2", 200],
    ["mei", "v3", 200],
    ["watcher", "v2", 200],
    [OFFICE, "v3", 200],
  ] as const)("as %s, that of %s answers %i", async (as, code, status) => {
    const told = await on.ask(as, "GET", `/programmes/libraries/scorecards/${on.units[code]}`);
    expect(told.status).toBe(status);
  });
  it("of who is not shown answer as if there were no such unit", async () => {
    const words = async (unit: string) => {
      const { json } = await on.ask(null, "GET", `/programmes/libraries/scorecards/${unit}`);
      return json.detail.replace(unit, "X");
    };
    expect(await words(on.units.v2)).toBe(await words("0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88"));
  });
  it("hold what was recorded, beside the unit and the assessment", async () => {
    const { json } = await on.ask(null, "GET", `/programmes/libraries/scorecards/${on.units.v1}`);
    expect(json).toMatchObject({
      unit: { unitId: on.units.v1, code: "v1", type: "village" },
      assessment: { period: "2026", version: "1", nUnits: 4 },
      scorecard: { unit: on.units.v1, grade: "open", rank: 1 },
    });
  });
  it("are explained from the answers, with the score on record", async () => {
    const { status, json } = await on.ask(null, "GET", `/programmes/libraries/scorecards/${on.units.v4}/explanation`);
    expect(status).toBe(200);
    expect(json).toMatchObject({ isRecorded: true, grade: "open" });
    expect(json.nodes.find(({ node }) => node === "hours")?.stages?.raw).toBe(30);
  });
  it("have a history of grades", async () => {
    const { json } = await on.ask(null, "GET", `/programmes/libraries/scorecards/${on.units.v1}/history`);
    expect(json).toMatchObject({ items: [{ period: "2026", grade: "open" }], next: null });
  });
  it("of a period that was not assessed are not there", async () => {
    expect(await on.ask(null, "GET", "/programmes/libraries/scorecards?period=2025")).toMatchObject({ status: 404 });
  });
});

describe("the register", () => {
  it("is listed by code, also below one unit", async () => {
    const all = await on.ask(OFFICE, "GET", "/organisations/larkwater/units");
    const below = await on.ask("mei", "GET", `/organisations/larkwater/units?programme=libraries&under=${on.units.c1}`);
    expect(codesOf(all.json)).toEqual(["c1", "c2", "v1", "v2", "v3", "v4"]);
    expect(codesOf(below.json)).toEqual(["v1", "v2", "v3"]);
  });
  it("is not listed for a coordinator beyond the own part", async () => {
    const all = await on.ask("mei", "GET", "/organisations/larkwater/units?programme=libraries");
    const other = await on.ask("mei", "GET", `/organisations/larkwater/units?programme=libraries&under=${on.units.c2}`);
    expect([all.status, other.status]).toEqual([403, 403]);
  });
  it("says of a unit its history, what is above and below it, and where it went", async () => {
    const { v1, c1, c2 } = on.units;
    const base = "/organisations/larkwater/units";
    expect((await on.ask(OFFICE, "GET", `${base}/${v1}`)).json).toMatchObject({
      unitId: v1,
      codes: [{ scheme: "code", code: "v1", from: null, until: null }],
      memberships: [{ hierarchy: "admin", parent: c1 }],
      revision: 0,
    });
    expect((await on.ask(OFFICE, "GET", `${base}/${v1}/ancestors`)).json).toMatchObject({ items: [{ code: "c1" }] });
    expect((await on.ask(OFFICE, "GET", `${base}/${c2}/children`)).json).toMatchObject({ items: [{ code: "v4" }] });
    const boundaries = await on.ask(OFFICE, "GET", `${base}/${v1}/boundaries?day=2026-01-01&other=2025-01-01`);
    expect(boundaries.json).toEqual({ kind: "same", units: [v1], sources: [v1] });
    const holders = await on.ask(OFFICE, "GET", "/organisations/larkwater/codes/code/v1");
    expect(holders.json).toEqual({ items: [{ unitId: v1, from: null, until: null }] });
    const counts = await on.ask(OFFICE, "GET", "/organisations/larkwater/unit-counts");
    expect(counts.json).toMatchObject({ counts: { county: 2, village: 4 } });
  });
  it("is seen by a unit as far as itself", async () => {
    const at = (code: "v1" | "v2") => `/organisations/larkwater/units/${on.units[code]}?programme=libraries`;
    expect((await on.ask("u-v1", "GET", at("v1"))).status).toBe(200);
    expect((await on.ask("u-v1", "GET", at("v2"))).status).toBe(403);
  });
});

describe("what was handed in", () => {
  it("is listed for who runs the programme", async () => {
    const { json } = await on.ask("watcher", "GET", "/programmes/libraries/submissions");
    expect(json).toMatchObject({ items: [{ period: "2026", nRows: 4, nAnswers: 8 }] });
  });
  it("is shown to the unit itself, and to no other", async () => {
    const at = (code: "v1" | "v2") => `/programmes/libraries/units/${on.units[code]}/observations`;
    const { json } = await on.ask("u-v1", "GET", at("v1"));
    expect(json).toMatchObject({
      items: [{ item: "libraries/hours", answer: 38 }, { item: "libraries/step_free" }],
    });
    expect((await on.ask("u-v1", "GET", at("v2"))).status).toBe(403);
    expect((await on.ask(null, "GET", at("v1"))).status).toBe(401);
  });
  it("is part of who took part, and when", async () => {
    const { json } = await on.ask(OFFICE, "GET", "/programmes/libraries/enrolments?on=2026-03-01");
    const units = json.items.map(({ unitId }) => unitId);
    expect(units.toSorted()).toEqual([on.units.v1, on.units.v2, on.units.v4].toSorted());
    const own = await on.ask("mei", "GET", `/programmes/libraries/enrolments/${on.units.v3}`);
    expect(own.json).toMatchObject({ items: [{ until: "2026-02-01" }] });
  });
});

describe("a standard", () => {
  const draft =
    LIBRARIES.replace('version: "1"', 'version: "2"').replace("[0, 40]", "[0, 35]") +
    'changes: { since: "1", class: substantive }\n';
  it("is seen by everybody, its drafts by the staff alone", async () => {
    const made = await on.ask(OFFICE, "POST", "/programmes/libraries/commands/DraftStandard", {
      body: { yaml: draft },
    });
    expect(made).toMatchObject({ status: 200, json: { log: "libraries", first: expect.any(Number) } });
    const versions = async (as: string | null) => {
      const { json } = await on.ask(as, "GET", "/programmes/libraries/standards");
      return json.items.map(({ version }) => version);
    };
    expect(await versions(null)).toEqual(["1"]);
    expect((await on.ask(null, "GET", "/programmes/libraries/standards")).text).not.toMatch(/draftedBy|keyTurnedBy/);
    expect(await versions(ELSEWHERE)).toEqual(["1"]);
    expect(await versions("watcher")).toEqual(["1", "2"]);
    expect((await on.ask(null, "GET", "/programmes/libraries/standards/2")).status).toBe(404);
    expect((await on.ask(null, "GET", "/programmes/libraries/standards/2/file")).status).toBe(404);
    expect((await on.ask(OFFICE, "GET", "/programmes/libraries/standards/2")).json).toMatchObject({
      state: "draft",
      revision: 1,
    });
  });
  it("comes as it was published", async () => {
    const { text, type } = await on.ask(null, "GET", "/programmes/libraries/standards/1/file");
    expect(type).toBe("application/yaml; charset=utf-8");
    expect(text).toBe(LIBRARIES);
  });
  it("is checked without the record", async () => {
    const good = await on.ask("nobody", "POST", "/check", { body: { yaml: LIBRARIES } });
    expect(good.json).toMatchObject({ ok: true, digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const bad = await on.ask("nobody", "POST", "/check", { body: { yaml: "touchstone: 1\n" } });
    expect(bad.json).toMatchObject({ ok: false, digest: null });
    expect(bad.json.problems.length).toBeGreaterThan(2);
  });
});

describe("an answer", () => {
  it("has a tag, and is not sent again to who has it", async () => {
    const first = await on.ask(null, "GET", "/programmes/libraries");
    const tag = String(first.headers.etag);
    expect(tag).toMatch(/^"[\w-]{27}"$/);
    const again = await on.ask(null, "GET", "/programmes/libraries", { headers: { "if-none-match": tag } });
    expect([again.status, again.text]).toEqual([304, ""]);
    const other = await on.ask(null, "GET", "/programmes/libraries", { headers: { "if-none-match": '"x"' } });
    expect(other.status).toBe(200);
  });
  it.each(["x", "W10", "WyJhIl0", "eyJhIjoxfQ"])("refuses the cursor %s", async (cursor) => {
    const told = await on.ask(OFFICE, "GET", `/organisations/larkwater/units?cursor=${cursor}`);
    expect(told).toMatchObject({ status: 400, json: { errors: [{ pointer: "/cursor" }] } });
  });
  it("is at most 200 things long", async () => {
    expect((await on.ask(null, "GET", "/programmes?limit=201")).status).toBe(400);
    expect((await on.ask(null, "GET", "/programmes?limit=0")).status).toBe(400);
  });
  it("names no account to the public", async () => {
    for (const path of [
      "/programmes/libraries",
      "/programmes/libraries/standards/1",
      "/programmes/libraries/scorecards",
    ])
      expect((await on.ask(null, "GET", path)).text).not.toContain("larkwater-office");
  });
});

describe("a unit that withdraws", () => {
  it("is shown no more from that moment, though it was asked for just before", async () => {
    const path = `/programmes/libraries/scorecards/${on.units.v4}`;
    expect((await on.ask(null, "GET", path)).status).toBe(200);
    const body = { unitId: on.units.v4, on: "2026-02-01" };
    const ended = await on.ask(OFFICE, "POST", "/programmes/libraries/commands/EndEnrolment", { body });
    expect(ended.status).toBe(200);
    expect((await on.ask(null, "GET", path)).status).toBe(404);
    expect(unitsOf((await on.ask(null, "GET", "/programmes/libraries/scorecards")).json)).toEqual([on.units.v1]);
  });
});
