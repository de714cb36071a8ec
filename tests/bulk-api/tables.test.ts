/** Tables by the API: what goes out comes in again as it was; what is wrong is said all at once, and nothing is recorded. */
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { foundOrganisation, MOUNT, UNMOUNT } from "@touchstone/server/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type SampleArea, sampleArea, seeded } from "./sample-area.ts";
import { standardOf } from "./sample-standard.ts";

const CSV = "text/csv";
const NDJSON = "application/x-ndjson";
const PARQUET = "application/vnd.apache.parquet";

let area: SampleArea;
let other: SampleArea;
beforeAll(async () => {
  [area, other] = [await sampleArea(), await sampleArea()];
});
afterAll(async () => {
  await area.on.end();
  await other.on.end();
});

const roll = seeded(5);
const UNITS = `code,type,name.en,name.bo,parent.admin,opened,closed,code.old
10,township,Northwater,བྱང་ཆུ།,,,,
101,village,"Mill, upper",ཆུ་འཁོར།,10,2001-05-01,,M1
102,village,"=Quoted ""Bridge""",ཟམ་པ།,10,,,
103,village,Small End,,10,,,M3
`;

/** Files that are left of what was sent or asked for. */
const leftIn = async ({ on }: SampleArea): Promise<string[]> =>
  (await readdir(join(on.home.dir, "run"))).filter((name) => name.startsWith("stream-"));

describe("units", () => {
  const url = "/api/v1/organisations/council";
  test("are taken in from CSV, and go out as they can come in again", async () => {
    const taken = await area.post(`${url}/units?scheme=code`, UNITS, CSV);
    expect([taken.status, JSON.parse(taken.text)]).toEqual([200, expect.objectContaining({ new: 4, same: 0 })]);
    const out = await area.get(`${url}/exports/units`, CSV);
    expect(out.headers["content-type"]).toBe("text/csv; charset=utf-8");
    expect(out.text.split("\r\n")).toHaveLength(6);
    const again = await other.post(`${url}/units`, out.text, CSV);
    expect([again.status, again.text]).toEqual([200, expect.stringContaining('"new":4')]);
    expect((await other.get(`${url}/exports/units`, CSV)).text).toBe(out.text);
  });
  test.each([
    ["NDJSON", NDJSON, "ndjson"],
    ["Parquet", PARQUET, "parquet"],
  ])("say the same as %s", async (_, type, format) => {
    const out = await area.get(`${url}/exports/units?format=${format}`);
    expect(out.headers["content-type"]).toBe(type);
    const taken = await area.post(`${url}/units`, out.bytes, type);
    expect([taken.status, JSON.parse(taken.text)]).toEqual([200, { receipt: null, new: 0, same: 4, changed: 0 }]);
  });
  test("that differ from the register are recorded where a day is named, and a problem where none is", async () => {
    const renamed = "code,type,name.en\n101,village,Watermill\n";
    const { status, text } = await area.post(`${url}/units`, renamed, CSV);
    expect([status, JSON.parse(text)]).toEqual([
      409,
      expect.objectContaining({ errors: [expect.objectContaining({ pointer: "/2/name" })] }),
    ]);
    const done = await area.post(`${url}/units?update=2026-02-01`, renamed, CSV);
    expect([done.status, JSON.parse(done.text)]).toEqual([200, expect.objectContaining({ changed: 1 })]);
  });
  test("are renamed, moved and merged by a table of movements", async () => {
    const table = "on,kind,from,to,name\n2026-02-10,rename,103,,New Line\n";
    const done = await area.post(`${url}/movements?language=en`, table, CSV);
    expect([done.status, JSON.parse(done.text)]).toEqual([
      200,
      expect.objectContaining({ again: false, events: { UnitRenamed: 1 } }),
    ]);
    const again = await area.post(`${url}/movements?language=en`, table, CSV);
    expect(JSON.parse(again.text)).toMatchObject({ again: true });
  });
  test("with a hundred and fifty problems are refused whole, the first hundred with their places", async () => {
    const bad = Array.from({ length: 150 }, (_, at) => `b${at},village,B,nowhere`).join("\n");
    const before = await area.get(`${url}/exports/units`, CSV);
    const { status, text } = await area.post(`${url}/units`, `code,type,name.en,parent.admin\n${bad}\n`, CSV);
    const problem = JSON.parse(text) as { detail: string; errors: { pointer: string }[] };
    expect([status, problem.detail]).toEqual([
      422,
      "150 problems, of which the first 100 are listed. Nothing was recorded.",
    ]);
    expect(problem.errors).toHaveLength(100);
    expect(problem.errors[0]).toMatchObject({ pointer: "/2/parent.admin" });
    expect((await area.get(`${url}/exports/units`, CSV)).text).toBe(before.text);
    await expect.poll(() => leftIn(area)).toEqual([]);
  });
  test.each([
    ["text/html", 415],
    ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 415],
    ["text/csv", 400],
  ])("sent as %s that they are not end in %s", async (type, status) => {
    expect((await area.post(`${url}/units`, "\u0000\u0001", type)).status).toBe(status);
    await expect.poll(() => leftIn(area)).toEqual([]);
  });
  test("are for who may see them", async () => {
    await foundOrganisation(area.on.touchstone, "elsewhere");
    const headers = { "x-test-account": "elsewhere-office" };
    expect((await area.on.app.inject({ url: `${url}/exports/units`, headers })).statusCode).toBe(403);
    expect((await area.on.app.inject({ url: `${url}/exports/units` })).statusCode).toBe(401);
  });
});

describe("answers", () => {
  const url = "/api/v1/programmes/visits";
  const ids = ["residents", "school", "hours", "rooms", "lessons", "plan", "minutes", "respect", "respect.base"];
  const cells = (): string[] => [
    String(60 + Math.floor(roll() * 100)),
    roll() < 0.5 ? "yes" : "no",
    String(roll() * 40),
    roll() < 0.3 ? "refused" : "7.25",
    "n/a",
    ["done", "planned", "not_done", "0.5/0.25/0.25"][Math.floor(roll() * 4)] ?? "",
    roll() < 0.5 ? "yes" : "",
    "0.4",
    "100",
  ];
  const villages = ["101", "102", "103"];
  const table = `unit,period,${ids.join(",")}\n${villages
    .flatMap((unit) => ["2024", "2025"].map((period) => [unit, period, ...cells()].join(",")))
    .join("\n")}\n`;

  test("are taken from who takes part alone", async () => {
    for (const { record } of [area, other]) await record.found("visits", standardOf("visits", "fixed"));
    const { status, text } = await area.post(`${url}/observations`, table, CSV);
    expect([status, JSON.parse(text)]).toEqual([
      422,
      expect.objectContaining({ detail: expect.stringMatching(/^6 problems/) }),
    ]);
    for (const one of [area, other]) {
      const codes = `code\n${villages.join("\n")}\n`;
      const done = await one.post(`${url}/enrolments?statedOn=2026-01-02`, codes, CSV);
      expect([done.status, JSON.parse(done.text)]).toEqual([200, expect.objectContaining({ enrolled: 3, before: 0 })]);
    }
  });
  test("are recorded once, however often they are sent under one key", async () => {
    const first = await area.post(`${url}/observations`, table, CSV, "key-1");
    expect([first.status, first.text]).toEqual([200, expect.stringContaining('"units":3')]);
    const second = await area.post(`${url}/observations`, table, CSV, "key-1");
    expect(JSON.parse(second.text)).toMatchObject({ receipt: (JSON.parse(first.text) as { receipt: object }).receipt });
    const other = await area.post(`${url}/observations`, table.replace("7.25", "8"), CSV, "key-1");
    expect([other.status, other.text]).toEqual([409, expect.stringContaining("key-used")]);
  });
  test.each([
    ["CSV", CSV],
    ["NDJSON", NDJSON],
    ["Parquet", PARQUET],
  ])("go out as %s and come in as they were", async (_, type) => {
    const out = await area.get(`${url}/exports/observations`, type);
    expect(out.status).toBe(200);
    const done = await area.post(`${url}/observations`, out.bytes, type);
    const { said, same, recorded } = JSON.parse(done.text) as { said: number; same: number; recorded: number };
    expect([done.status, same, recorded]).toEqual([200, said, 0]);
    const there = await other.post(`${url}/observations`, out.bytes, type);
    expect([there.status, there.text]).toEqual([200, expect.any(String)]);
    const [here, copied] = await Promise.all([area, other].map((one) => one.get(`${url}/exports/observations`, CSV)));
    expect(lines(copied?.text)).toEqual(lines(here?.text));
  });
  test("that are wrong are all named, and none is recorded", async () => {
    const wrong = "unit,period,hours,plan\n101,2025,many,begun\n102,2025,few,done\n";
    const { status, text } = await area.post(`${url}/observations`, wrong, CSV);
    const { errors } = JSON.parse(text) as { errors: { pointer: string }[] };
    expect([status, errors.map(({ pointer }) => pointer)]).toEqual([400, ["/2/hours", "/2/plan", "/3/hours"]]);
    await expect.poll(() => leftIn(area)).toEqual([]);
  });
  test("are taken back by who may", async () => {
    const sent = await other.post(`${url}/observations`, "unit,period,hours\n101,2025,1\n", CSV);
    const { submissionId } = JSON.parse(sent.text) as { submissionId: string };
    const done = await other.post(`${url}/retractions`, { submission: submissionId });
    expect([done.status, JSON.parse(done.text)]).toEqual([200, expect.objectContaining({ units: 1, retracted: 1 })]);
  });
});

/** Rows of a table, in an order that does not hang on ids. */
const lines = (text = ""): string[] => text.split("\r\n").sort();

describe("assessing", () => {
  const url = "/api/v1/programmes/visits";
  test("tells how far it is, and what was recorded; the tables of it go out", async () => {
    const { status, text } = await area.post(`${url}/assessments`, { period: "2025" });
    const told = text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect([status, told.at(-1)]).toEqual([200, { result: expect.objectContaining({ log: "visits" }) }]);
    expect(told.length).toBeGreaterThan(2);
    expect(told[0]).toMatchObject({ progress: expect.any(String) });
    const cards = await area.get(`${url}/exports/scorecards`, CSV);
    expect(cards.text.split("\r\n")).toHaveLength(5);
    const register = await area.on.app.inject({ url: `${url}/exports/register`, headers: { accept: CSV } });
    expect(register.body).toMatch(/^code,name,grade,score,rank/);
    expect((await area.on.app.inject({ url: `${url}/exports/scorecards` })).statusCode).toBe(401);
  });
  test("ends in a problem where it is refused", async () => {
    const { status, text } = await area.post(`${url}/assessments`, { period: "someday" });
    const last = JSON.parse(text.trim().split("\n").at(-1) ?? "") as { problem?: { refusal?: object } };
    expect([status, last.problem?.refusal]).toEqual([200, expect.objectContaining({ code: "not-a-period" })]);
  });
  test("goes on where whoever asked has gone", async () => {
    const { on, record } = area;
    const address = await on.app.listen({ port: 0, host: "127.0.0.1" });
    const count = async (): Promise<number> =>
      Number((await on.touchstone.pool.query("SELECT count(*) AS n FROM assessment")).rows[0]?.n);
    const before = await count();
    const gone = new AbortController();
    const answer = await fetch(`${address}${url}/assessments`, {
      method: "POST",
      signal: gone.signal,
      headers: { "x-test-account": record.account, "content-type": "application/json" },
      body: JSON.stringify({ period: "2025" }),
    });
    expect(answer.status).toBe(200);
    gone.abort();
    await expect.poll(count, { timeout: 60_000, interval: 200 }).toBe(before + 1);
  });
  test("simulates another version without recording anything", async () => {
    const yaml = standardOf("visits", "fixed")
      .replace('version: "1"', 'version: "2"')
      .replace("atLeast: 50", "atLeast: 10");
    const { status, text } = await area.post(`${url}/simulate`, { yaml });
    const last = JSON.parse(text.trim().split("\n").at(-1) ?? "") as { result?: object };
    expect([status, last.result]).toEqual([200, expect.objectContaining({ version: "2" })]);
  });
  test("has a bundle, the same bytes until something is recorded", async () => {
    const first = await area.on.app.inject({ url: `${url}/exports/bundle` });
    const second = await area.on.app.inject({ url: `${url}/exports/bundle` });
    expect([first.statusCode, first.headers["content-type"]]).toEqual([200, "application/zip"]);
    expect(first.rawPayload.subarray(0, 2).toString()).toBe("PK");
    expect(second.rawPayload.equals(first.rawPayload)).toBe(true);
    const headers = { "if-none-match": String(first.headers.etag) };
    expect((await area.on.app.inject({ url: `${url}/exports/bundle`, headers })).statusCode).toBe(304);
  });
  test("a disk that has no room for a bundle is told as such, without a path of the machine", async (context) => {
    const { touchstone, app } = area.on;
    const folder = join(touchstone.home.dir, "run", "bundles");
    mkdirSync(folder, { recursive: true });
    try {
      execFileSync(MOUNT, ["-t", "tmpfs", "-o", "size=16k", "tmpfs", folder], { stdio: "pipe" });
    } catch {
      context.skip("only root may mount a small disk");
    }
    try {
      const { statusCode, body } = await app.inject({ url: `${url}/exports/bundle` });
      expect([statusCode, JSON.parse(body)]).toEqual([503, expect.objectContaining({ type: "/problems/read-only" })]);
      expect(body).not.toContain(touchstone.home.dir);
    } finally {
      execFileSync(UNMOUNT, ["-l", folder]);
    }
    expect((await app.inject({ url: `${url}/exports/bundle` })).statusCode).toBe(200);
  });
});
