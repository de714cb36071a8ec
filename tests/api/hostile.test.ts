/** What strangers send: no operation breaks on it, and what is refused leaves nothing behind. */
import { transaction } from "@touchstone/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Operation, operationsOf } from "./operations.ts";
import { type Body, OFFICE, type SampleApi, sampleApi } from "./sample-api.ts";

let on: SampleApi;
let operations: Operation[];
beforeAll(async () => {
  on = await sampleApi();
  operations = (await operationsOf(on)).filter(
    ({ tag }) => !["bulk", "evidence", "me", "unit-accounts", "sign-in"].includes(tag),
  );
});
afterAll(() => on.end());

const HOSTILE = [
  "",
  " ",
  "0",
  "-1",
  "null",
  "'; DROP TABLE event; --",
  "../../../etc/passwd",
  "..",
  "%00",
  "\u0000",
  "\ud800",
  "\u202e\u2066",
  "𠜎བོད་",
  "A".repeat(5000),
  "9999999999999999999999",
  "2026-02-30",
  "00000000-0000-0000-0000-000000000000",
  "__proto__",
  "constructor",
];
const ODD: readonly unknown[] = [null, true, -1, 1e308, 2 ** 53, [], {}, [[]], { $ne: null }, ...HOSTILE];

/** Events in all ledgers. */
const nEvents = async (): Promise<number> =>
  transaction(on.touchstone, async (tx) => {
    const { rows } = await tx.query<{ size: number }>("SELECT size FROM event_head WHERE shard_key > 0");
    return rows.reduce((sum, { size }) => sum + size, 0);
  });

const encoded = (text: string): string => (text.isWellFormed() ? encodeURIComponent(text) : "%ed%a0%80");

/** Asks, and says what is wrong with how it was answered; null: nothing. */
async function wrongIn(method: string, path: string, body?: unknown): Promise<string | null> {
  const { status, type, json } = await on.ask(OFFICE, method, path, body === undefined ? {} : { body });
  if (status >= 500) return `${method} ${path.slice(0, 120)}: ${status}`;
  if (status < 400) return null;
  const isProblem = type === "application/problem+json; charset=utf-8" && json.status === status && json.detail !== "";
  return isProblem ? null : `${method} ${path.slice(0, 120)}: ${status} as ${type}`;
}

/** How many events an answer says that it has made: of a command, or of the opening of a private part. */
const eventsIn = ({ first, last, receipt }: Body): number => {
  const [from, to] = receipt ? [receipt.first, receipt.last] : [first, last];
  return typeof from === "number" && typeof to === "number" ? to - from + 1 : 0;
};

describe("a hostile", () => {
  it("place in an address is refused", async () => {
    const wrong: unknown[] = [];
    for (const { method, places, at, body } of operations)
      for (const name of places)
        for (const text of HOSTILE)
          if (text.isWellFormed()) wrong.push(await wrongIn(method, at({ [name]: text }), body ?? undefined));
    expect(wrong.filter((one) => one !== null)).toEqual([]);
  });

  it("query is refused", async () => {
    const wrong: unknown[] = [];
    for (const { method, queries, at, body } of operations)
      for (const name of queries)
        for (const text of HOSTILE) {
          const path = at();
          const to = `${path}${path.includes("?") ? "&" : "?"}${name}=${encoded(text)}`;
          if (method === "get") wrong.push(await wrongIn(method, to, body ?? undefined));
        }
    expect(wrong.filter((one) => one !== null)).toEqual([]);
  });

  it("field of a body is refused, and nothing is recorded but by 200", async () => {
    const wrong: unknown[] = [];
    const before = await nEvents();
    let recorded = 0;
    for (const { method, at, body } of operations)
      for (const key of Object.keys(body ?? {}))
        for (const odd of ODD) {
          const { status, json } = await on.ask(OFFICE, method, at(), { body: { ...body, [key]: odd } });
          if (status >= 500) wrong.push(`${at()} ${key} ${JSON.stringify(odd).slice(0, 60)}: ${status}`);
          if (status === 200) recorded += eventsIn(json);
        }
    expect(await nEvents()).toBe(before + recorded);
    expect(wrong).toEqual([]);
  });

  it.each([
    ["no JSON", "{"],
    ["an empty body", ""],
    ["a list", "[]"],
    ["a text", '"x"'],
    ["a prototype", '{"__proto__":{"x":1}}'],
    ["a NUL", '{"a":"\\u0000"}'],
    ["half a pair", '{"yaml":"\\ud800"}'],
    ["deep nesting", `${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`],
    ["many keys", JSON.stringify(Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`k${i}`, i])))],
  ])("body that is %s is refused", async (_, body) => {
    const wrong: unknown[] = [];
    for (const { method, at, body: fits } of operations)
      if (fits !== null) {
        const { status } = await on.ask(OFFICE, method, at(), { body });
        if (status < 400 || status >= 500) wrong.push(`${at()}: ${status}`);
      }
    expect(wrong).toEqual([]);
  });

  it("kind of content is not read", async () => {
    const path = "/organisations/larkwater/commands/CloseUnit";
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "application/xml",
    ]) {
      const told = await on.ask(OFFICE, "POST", path, { body: "{}", headers: { "content-type": type } });
      expect(told).toMatchObject({ status: 415, json: { type: "/problems/wrong-media-type" } });
    }
  });

  it("length is refused before it is read", async () => {
    const body = { yaml: "x".repeat(2_000_000) };
    const told = await on.ask(OFFICE, "POST", "/programmes/libraries/commands/DraftStandard", { body });
    expect(told).toMatchObject({ status: 413, json: { type: "/problems/too-large" } });
  });

  it("id that nobody has is not there", async () => {
    const none = "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88";
    for (const path of [
      `/organisations/larkwater/units/${none}`,
      `/organisations/larkwater/units/${none}/boundaries?day=2026-01-01&other=2025-01-01`,
      `/programmes/libraries/scorecards/${none}`,
      `/programmes/libraries/scorecards/${none}/explanation`,
      `/programmes/libraries/scorecards/${none}/history`,
      `/programmes/libraries/assessments/${none}`,
      `/programmes/libraries/documents/${none}/file`,
      "/programmes/libraries/standards/99",
      "/programmes/libraries/standards/1/overlays/bo/file",
      "/programmes/none",
      "/organisations/none",
      "/organisations/libraries",
      "/ledgers/programme/none",
      "/ledgers/programme/libraries/tile/0/999",
      "/ledgers/programme/libraries/tile/../../keys",
      "/ledgers/programme/libraries/inclusion?index=100000",
      "/ledgers/programme/libraries/consistency?from=0",
    ])
      expect([path, (await on.ask(OFFICE, "GET", path)).status]).toEqual([path, 404]);
  });
});
