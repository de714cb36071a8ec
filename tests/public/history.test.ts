/** What the pages tell of time: names, mergers, grades of earlier periods, and versions of the standard. */

import { addAccount, assess, execute, logBySlug, transaction, versionsOf } from "@touchstone/server";
import type { SampleOffice } from "@touchstone/server/testing";
import { type TestService, testService } from "@touchstone/service/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { goodNeighbours, rowsOf, standardFile } from "./sample.ts";
import { submitRows } from "./submit.ts";

let on: TestService;
let office: SampleOffice;
beforeAll(async () => {
  on = await testService();
  office = await goodNeighbours(on.touchstone);
});
afterAll(() => on.end());

const page = async (path: string): Promise<string> => (await on.app.inject({ url: `/en/neighbours${path}` })).body;
const text = (words: string, lang: string) => ({ text: words, lang, origin: "source", review: null }) as const;

async function done(
  kind: "organisation" | "programme",
  command: Parameters<typeof execute>[1]["command"],
): Promise<void> {
  const slug = kind === "organisation" ? office.organisation.slug : "neighbours";
  const answer = await execute(on.touchstone, { log: { kind, slug }, account: office.account, command });
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
}

async function idOf(code: string): Promise<string> {
  const { rows } = await on.touchstone.pool.query<{ unit_id: string }>(
    "SELECT unit_id FROM unit_code WHERE code = $1",
    [code],
  );
  return rows[0]?.unit_id ?? "";
}

/** The second key is another's: an account for oversight alone. */
async function turnKey(version: string, digest: string): Promise<void> {
  await addAccount(on.touchstone, "second-key");
  const grant = { grantId: on.touchstone.newId(), role: "oversight", account: "second-key" } as const;
  await done("programme", { type: "GrantRole", ...grant, unitId: null, from: "2026-01-01", until: null });
  const log = { kind: "programme", slug: "neighbours" } as const;
  const turned = await execute(on.touchstone, {
    log,
    account: "second-key",
    command: { type: "TurnStandardKey", version, digest },
  });
  if (!turned.ok) throw new Error(JSON.stringify(turned.refusal));
}

describe("a village", () => {
  it("has its former name with the time in which it was called so", async () => {
    const unitId = await idOf("lampfell-1");
    await done("organisation", { type: "RenameUnit", unitId, names: [text("Ash Meadow", "en")], on: "2026-02-01" });
    const html = await page("/units/lampfell-1");
    expect(html).toMatch(/<h1><bdi>Ash Meadow<\/bdi><\/h1>/);
    expect(html).toMatch(/Ashwillow<\/bdi><span>until 1 Feb 2026/);
    expect(html).toMatch(/Ash Meadow<\/bdi><span>since 1 Feb 2026/);
    expect((await on.app.inject({ url: "/en/neighbours?q=ash%20mead" })).body).toContain("lampfell-1");
  });

  it("says which villages it was merged from, also where these have no page", async () => {
    const [into, from] = [await idOf("cloudfield-4"), await idOf("cloudfield-2")];
    await done("organisation", { type: "MergeUnits", from: [from], into, on: "2026-02-10" });
    const html = await page("/units/cloudfield-4");
    expect(html).toContain("Where it comes from");
    expect(html).toMatch(/Merged from .*on 10 Feb 2026/);
    expect((await on.app.inject({ url: `/en/neighbours/units/${from}` })).statusCode).toBe(404);
  });

  it("has the grades of all periods, the latest first, of each the last assessment", async () => {
    const rows = rowsOf(standardFile("data.csv")).filter(({ period }) => period === "2026");
    const before = rows.map((row) =>
      Object.fromEntries(Object.entries({ ...row, period: "2025" }).filter(([, cell]) => cell !== "")),
    );
    await submitRows(on.touchstone, office, "neighbours", standardFile("standard.yaml"), before);
    for (const period of ["2025", "2026"]) {
      const assessed = await assess(on.touchstone, { programme: "neighbours", period, account: office.account });
      if (!assessed.ok) throw new Error(JSON.stringify(assessed.refusal));
    }
    const html = await page("/units/lampfell-1");
    const history = html.slice(html.indexOf("id=history"), html.indexOf("id=names"));
    expect([...history.matchAll(/<th scope=row>(\d{4})/g)].map(([, period]) => period)).toEqual(["2026", "2025"]);
  });
});

describe("the standard", () => {
  it("shows a version on notice only once it is, with what changes; a draft is nobody's", async () => {
    const yaml = standardFile("standard.yaml")
      .replace(
        'version: "2026.1"',
        'version: "2026.2"\nchanges: { since: "2026.1", class: clarification, note: Counting takes longer }',
      )
      .replace("minutes: 15", "minutes: 20");
    await done("programme", { type: "DraftStandard", yaml });
    expect(await page("/standard")).not.toContain("2026.2");
    const versions = await transaction(on.touchstone, async (tx) => {
      const log = await logBySlug(tx, "programme", "neighbours");
      return log ? versionsOf(tx, log) : [];
    });
    await turnKey("2026.2", versions.at(-1)?.digest ?? "");
    await done("programme", { type: "PutStandardOnNotice", version: "2026.2", until: null });
    const html = await page("/standard");
    expect(html).toContain("Version 2026.2 is on public notice");
    const changes = html.match(/<summary>Changes since.*?<\/details>/s)?.[0] ?? "";
    expect(changes).toContain("<summary>Changes since version 2026.1: 1</summary>");
    expect(changes).toContain("notices_in_languages.minutes");
    expect(changes).toContain("From: 15 · To: 20");
  });
});
