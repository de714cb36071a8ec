import type { Role } from "@touchstone/domain";
import { execute, grantsOf, type Log, logById, rolesOf, transaction } from "@touchstone/server";
import { foundProgramme, sampleProgramme, sampleUnit } from "@touchstone/server/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestService, testService } from "../testing/index.ts";
import { PASSWORD, SampleBrowser, samplePerson } from "./sample-people.ts";
import { plainCode } from "./slips.ts";

let on: TestService;
let programme: Log;
let office: SampleBrowser;
/** two counties with three villages each */
const ids = { east: "", west: "", villages: [] as string[] };

beforeAll(async () => {
  on = await testService();
  const { touchstone } = on;
  const sample = await sampleProgramme(touchstone);
  programme = sample.programme;
  const made = Array.from({ length: 8 }, () => touchstone.newId());
  const [east = "", west = ""] = made;
  Object.assign(ids, { east, west, villages: made.slice(2) });
  await sample.importUnits([
    sampleUnit(east, 1, "East County", null, "E"),
    sampleUnit(west, 2, "West County", null, "W"),
    ...ids.villages.map((id, i) => sampleUnit(id, i + 3, `Village ${i}`, i < 3 ? east : west, `V-${i}`)),
  ]);
  const operator = sample.account;
  const grant = async (account: string, role: Role, unitId: string | null): Promise<void> => {
    await samplePerson(on, account);
    const command = {
      type: "GrantRole",
      grantId: touchstone.newId(),
      account,
      role,
      unitId,
      from: "2020-01-01",
      until: null,
    } as const;
    const done = await execute(touchstone, { log: programme, account: operator, command });
    if (!done.ok) throw new Error(JSON.stringify(done.refusal));
  };
  await grant("office", "office", null);
  await grant("east.coordinator", "coordinator", east);
  await grant("auditor", "auditor", null);
  await samplePerson(on, "stranger");
  office = await signedIn("office");
});
afterAll(() => on.end());

const signedIn = async (account: string): Promise<SampleBrowser> => {
  const browser = new SampleBrowser(on);
  expect((await browser.signIn(account)).json()).toEqual({ step: "signed-in" });
  return browser;
};
const accounts = () => `/api/v1/programmes/${programme.slug}/unit-accounts`;
const open = async (browser: SampleBrowser, unitId: string | undefined) => browser.post(accounts(), { unitId });
interface Slip {
  readonly grantId: string;
  readonly account: string;
  readonly code: string;
  readonly slip: string;
}
const comeIn = async ({ code, slip }: Slip, password = PASSWORD): Promise<SampleBrowser> => {
  const browser = new SampleBrowser(on);
  expect((await browser.post("/api/v1/sign-in/first", { code, slip })).statusCode).toBe(200);
  expect((await browser.post("/api/v1/sign-in/first-password", { password })).json()).toEqual({ step: "signed-in" });
  return browser;
};

describe("the account of a unit", () => {
  it("is opened with a slip, which lets its unit in, by code from then on", async () => {
    const answer = await open(office, ids.villages[0]);
    expect(answer.statusCode).toBe(201);
    const slip: Slip = answer.json();
    expect(slip).toMatchObject({ code: "V-0", account: `${programme.slug}.v-0` });
    const village = await comeIn(slip);
    expect((await village.get("/api/v1/me")).json()).toMatchObject({
      account: slip.account,
      roles: [{ kind: "programme", log: programme.slug, role: "unit", unitId: ids.villages[0] }],
    });
    const own = (await village.get("/zh-Hans/me")).body;
    expect(own).toMatch(/单位：代表一个单位办理.*<bdi lang="?en"?>Village 0<\/bdi>/s);
    const later = new SampleBrowser(on);
    expect((await later.signIn(" v-0")).json()).toEqual({ step: "signed-in" });
    expect((await open(office, ids.villages[0])).json()).toMatchObject({ status: 422, refusal: { code: "exists" } });
  });
  it("is handed over: whoever was signed in is out by every way, and the next comes in by another slip", async () => {
    const slip: Slip = (await open(office, ids.villages[1])).json();
    const village = await comeIn(slip);
    const { token } = (await village.post("/api/v1/me/tokens", { name: "sheet", scopes: ["submit"] })).json();
    const again = await office.post(`${accounts()}/${slip.grantId}/reset`);
    expect(again.statusCode).toBe(200);
    expect((await village.get("/api/v1/me")).statusCode).toBe(401);
    const byToken = await on.app.inject({ url: "/api/v1/me", headers: { authorization: `Bearer ${token}` } });
    expect(byToken.statusCode).toBe(401);
    expect((await new SampleBrowser(on).signIn(slip.account)).statusCode).toBe(401);
    expect((await new SampleBrowser(on).post("/api/v1/sign-in/first", slip)).statusCode).toBe(401);
    await comeIn(again.json(), "nine loud cranes");
  });
  it("is handed over by the record's own command too: sessions and passwords from before are nothing", async () => {
    const slip: Slip = (await open(office, ids.villages[2])).json();
    const village = await comeIn(slip);
    const command = { type: "ResetUnitAccount", grantId: slip.grantId } as const;
    const done = await execute(on.touchstone, { log: programme, account: "office", command });
    expect(done.ok).toBe(true);
    expect((await village.get("/api/v1/me")).statusCode).toBe(401);
    const late = new SampleBrowser(on);
    await late.signIn(slip.account);
    expect((await late.get("/api/v1/me")).statusCode).toBe(401);
    const again = await office.post(`${accounts()}/${slip.grantId}/reset`);
    expect((await (await comeIn(again.json())).get("/api/v1/me")).statusCode).toBe(200);
  });
  it("is closed: whoever was signed in is out", async () => {
    const slip: Slip = (await open(office, ids.villages[3])).json();
    const village = await comeIn(slip);
    expect((await office.post(`${accounts()}/${slip.grantId}/close`, { on: "2026-03-01" })).statusCode).toBe(204);
    expect((await village.get("/api/v1/me")).statusCode).toBe(401);
    const { rows } = await on.touchstone.pool.query<{ id: string }>(
      "SELECT account_id AS id FROM account WHERE name = $1",
      [slip.account],
    );
    expect(await rolesOf(on.touchstone, rows[0]?.id ?? "")).toMatchObject([{ role: "unit", until: "2026-03-01" }]);
  });
  it("is opened and handed over by the coordinator of its subtree, and by no other", async () => {
    const coordinator = await signedIn("east.coordinator");
    expect((await open(coordinator, ids.villages[5])).statusCode).toBe(403); // in the west
    const slip: Slip = (await open(office, ids.villages[5])).json();
    expect((await coordinator.post(`${accounts()}/${slip.grantId}/reset`)).statusCode).toBe(403);
    expect((await coordinator.post(`${accounts()}/${slip.grantId}/close`, { on: "2026-03-01" })).statusCode).toBe(403);
    const { rows } = await on.touchstone.pool.query<{ grant: string }>(
      `SELECT n.grant_id AS "grant" FROM sign_in_unit n WHERE n.code = $1`,
      [plainCode("V-1")],
    );
    expect((await coordinator.post(`${accounts()}/${rows[0]?.grant}/reset`)).statusCode).toBe(200);
    for (const account of ["stranger", "auditor", slip.account]) {
      const browser = account === slip.account ? await comeIn(slip) : await signedIn(account);
      expect((await open(browser, ids.villages[4])).statusCode, account).toBe(403);
      expect((await browser.post(`${accounts()}/${slip.grantId}/reset`)).statusCode, account).toBe(403);
    }
    expect((await open(new SampleBrowser(on), ids.villages[4])).statusCode).toBe(401);
    expect((await open(office, on.touchstone.newId())).statusCode).toBe(404);
    expect((await office.post(`${accounts()}/${on.touchstone.newId()}/reset`)).statusCode).toBe(404);
  });
  it("is opened by a token with the scope for it alone", async () => {
    const make = async (scopes: string[]): Promise<string> =>
      (await office.post("/api/v1/me/tokens", { name: "x", scopes })).json().token;
    const ask = (token: string) =>
      on.app.inject({
        method: "POST",
        url: accounts(),
        headers: { authorization: `Bearer ${token}` },
        payload: { unitId: ids.villages[4] },
      });
    expect((await ask(await make(["read", "submit", "private"]))).statusCode).toBe(403);
    expect((await ask(await make(["command"]))).statusCode).toBe(201);
  });
  it("leaves other accounts alone: a grant that is no unit's can't be reset", async () => {
    const { rows } = await on.touchstone.pool.query<{ id: string }>(
      "SELECT account_id AS id FROM account WHERE name = 'auditor'",
    );
    const [grant] = await rolesOf(on.touchstone, rows[0]?.id ?? "");
    expect((await office.post(`${accounts()}/${grant?.grantId}/reset`)).statusCode).toBe(404);
    expect((await new SampleBrowser(on).signIn("auditor")).statusCode).toBe(200);
  });
});

describe("slips for many units", () => {
  it("come as a page to print, by place, each with code, slip and square; accounts in use get none", async () => {
    const other = await foundProgramme(on.touchstone, await organisation(), (await operatorOf()) ?? "", "gardens");
    await addRole("gardens-office", other);
    const browser = await signedIn("gardens-office");
    const url = `/api/v1/programmes/${other.slug}/unit-slips`;
    const sheet = await browser.post(url, { scheme: "code", type: "village", language: "zh-Hans" });
    expect(sheet.statusCode).toBe(200);
    expect(sheet.headers["content-type"]).toBe("text/html; charset=utf-8");
    const slips = [...sheet.body.matchAll(/class="words">([^<]+)</g)].map(([, words = ""]) => words);
    expect(slips).toHaveLength(6);
    expect(sheet.body.match(/<section class="place">/g)).toHaveLength(2);
    expect(sheet.body.indexOf("East County")).toBeLessThan(sheet.body.indexOf("West County"));
    expect(sheet.body).toContain("Village 0");
    expect(sheet.body.match(/data:image\/svg\+xml;base64,/g)).toHaveLength(6);
    await comeIn({ grantId: "", account: "", code: "v-0", slip: slips[0] ?? "" });
    const again = await browser.post(url, { scheme: "code", under: ids.east });
    const second = [...again.body.matchAll(/class="words">([^<]+)</g)].map(([, words = ""]) => words);
    expect(second).toHaveLength(2); // the county's three villages, less the one that came in
    expect(again.body).toContain("No slip, the account is in use: V-0");
    expect(
      (await new SampleBrowser(on).post("/api/v1/sign-in/first", { code: "V-1", slip: slips[1] })).statusCode,
    ).toBe(401);
    expect(
      (await new SampleBrowser(on).post("/api/v1/sign-in/first", { code: "V-1", slip: second[0] })).statusCode,
    ).toBe(200);
  });
  it("are for whoever runs that part", async () => {
    const coordinator = await signedIn("east.coordinator");
    const url = `/api/v1/programmes/${programme.slug}/unit-slips`;
    expect((await coordinator.post(url, { scheme: "code" })).statusCode).toBe(403); // of all units
    expect((await coordinator.post(url, { scheme: "code", under: ids.west })).statusCode).toBe(403);
    expect((await coordinator.post(url, { scheme: "code", under: ids.east, type: "village" })).statusCode).toBe(200);
    expect((await (await signedIn("stranger")).post(url, { scheme: "code" })).statusCode).toBe(403);
  });

  async function organisation(): Promise<Log> {
    const log = await transaction(on.touchstone, (tx) => logById(tx, programme.organisationId));
    if (!log) throw new Error("the organisation is missing");
    return log;
  }
  async function operatorOf(): Promise<string | null> {
    const grants = await transaction(on.touchstone, (tx) => grantsOf(tx, programme));
    return grants.find(({ role }) => role === "operator")?.account ?? null;
  }
  async function addRole(account: string, log: Log): Promise<void> {
    await samplePerson(on, account);
    const command = {
      type: "GrantRole",
      grantId: on.touchstone.newId(),
      account,
      role: "office",
      unitId: null,
      from: "2020-01-01",
      until: null,
    } as const;
    const done = await execute(on.touchstone, { log, account: (await operatorOf()) ?? "", command });
    if (!done.ok) throw new Error(JSON.stringify(done.refusal));
  }
});
