/** The generated client against a service that listens: what it is typed as is what it gets. */
import { ApiProblem, type Client, clientOf, linesOf } from "@touchstone/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type SampleArea, sampleArea } from "../bulk-api/sample-area.ts";
import { standardOf } from "../bulk-api/sample-standard.ts";

let area: SampleArea;
let client: Client;
let seen: string[] = [];

beforeAll(async () => {
  area = await sampleArea();
  await area.record.found("visits", standardOf("visits", "fixed"));
  const at = await area.on.app.listen({ port: 0, host: "127.0.0.1" });
  client = clientOf({
    at,
    fetch: (input, init) => {
      seen.push(input instanceof Request ? input.url : input.toString());
      const headers = new Headers(init?.headers);
      headers.set("x-test-account", area.record.account);
      return fetch(input, { ...init, headers });
    },
  });
});
afterAll(() => area.on.end());

const CSV = { "content-type": "text/csv" };

test("reads JSON as what the service says it is", async () => {
  const found = await client.get("/api/v1/organisations/{organisation}", { path: { organisation: "council" } });
  expect(found.slug satisfies string).toBe("council");
});

test("asks for several of a kind at once, and reads what was made", async () => {
  const path = { slug: "visits" };
  const { account, link } = await client.post("/api/v1/programmes/{slug}/invitations", {
    path,
    body: { account: "helper", address: null },
  });
  expect(account satisfies string).toBe("helper");
  expect(link).toMatch(/^http/);
  const asked = { path, query: { role: ["operator", "office"] as ("operator" | "office")[] } };
  const { items } = await client.get("/api/v1/programmes/{slug}/roles", asked);
  expect(items.map(({ role }) => role).sort()).toEqual(["office", "operator"]);
});

test("throws the problem of what is refused", async () => {
  const asked = client.get("/api/v1/organisations/{organisation}", { path: { organisation: "nobody" } });
  await expect(asked).rejects.toBeInstanceOf(ApiProblem);
  await expect(asked).rejects.toMatchObject({ problem: { status: 404, type: "/problems/not-found" } });
});

test("sends tables as they are, and hears of an assessment line by line", async () => {
  const organisation = "council";
  const programme = "visits";
  const units = await client.post("/api/v1/organisations/{organisation}/units", {
    path: { organisation },
    headers: CSV,
    body: "code,type,name.en\n1,village,Mill\n2,village,Bridge\n",
  });
  expect(units.new).toBe(2);
  await client.post("/api/v1/programmes/{programme}/enrolments", {
    path: { programme },
    query: { statedOn: "2026-01-02" },
    headers: CSV,
    body: "code\n1\n2\n",
  });
  const said = await client.post("/api/v1/programmes/{programme}/observations", {
    path: { programme },
    headers: CSV,
    body: "unit,period,residents,hours,plan,minutes\n1,2025,90,30,done,yes\n2,2025,80,10,planned,no\n",
  });
  expect([said.units, said.recorded]).toEqual([2, 8]);
  const lines = [];
  const assessing = await client.post("/api/v1/programmes/{programme}/assessments", {
    path: { programme },
    body: { period: "2025" },
  });
  for await (const line of linesOf<{ readonly result?: object }>(assessing)) lines.push(line);
  expect(lines.at(-1)?.result).toMatchObject({ log: programme });
  const table = await client.get("/api/v1/programmes/{programme}/exports/scorecards", {
    path: { programme },
    query: { format: "csv" },
  });
  expect((await table.text()).split("\r\n")).toHaveLength(4);
  const { after } = await client.post("/api/v1/programmes/{programme}/preview", {
    path: { programme },
    body: { period: "2025", unit: "2", scheme: "code", changes: [{ item: "hours", value: 40 }] },
  });
  expect(after.rank).toBe(2);
});

test("keeps what it was given inside its place in the address", async () => {
  seen = [];
  const asked = client.get("/api/v1/organisations/{organisation}", { path: { organisation: "../a?b#c" } });
  await expect(asked).rejects.toBeInstanceOf(ApiProblem);
  expect(seen[0]).toMatch(/\/api\/v1\/organisations\/\.\.%2Fa%3Fb%23c$/);
});
