/** What the public pages show, what they never show, and how they are sent. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { execute } from "@touchstone/server";
import { type TestService, testService } from "@touchstone/service/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { goodNeighbours, standardFile } from "./sample.ts";

let on: TestService;
let account: string;
beforeAll(async () => {
  on = await testService();
  account = (await goodNeighbours(on.touchstone)).account;
});
afterAll(() => on.end());

const get = (url: string, headers: Record<string, string> = {}) => on.app.inject({ url, headers });
const LANGUAGES = ["en", "zh-Hans", "bo"];
const PROGRAM = fileURLToPath(new URL("../../packages/cli/bin/touchstone.mjs", import.meta.url));

/** More than there are on the pages of the sample. */
const MOST_LINKS = 400;
const BROWSER = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

/** Codes of the villages that were scored and hold no grade, and of all that were scored. */
async function scored(): Promise<{ without: string[]; with: string[] }> {
  const { rows } = await on.touchstone.pool.query<{ code: string; grade: string | null }>(
    `SELECT c.code, s.grade FROM scorecard s JOIN unit_code c ON c.unit_id = s.unit_id ORDER BY c.code`,
  );
  return {
    without: rows.filter(({ grade }) => grade === null).map(({ code }) => code),
    with: rows.filter(({ grade }) => grade !== null).map(({ code }) => code),
  };
}

const unitsOn = (html: string): string[] => [...html.matchAll(/\/units\/([\w-]+)/g)].map(([, code = ""]) => code);

describe("the public pages", () => {
  it.each(LANGUAGES)("are all there in %s", async (lang) => {
    for (const rest of [
      "",
      "/neighbours",
      "/neighbours/units/lampfell-1",
      "/neighbours/standard",
      "/neighbours/data",
    ]) {
      const { statusCode, headers, body } = await get(`/${lang}${rest}`);
      expect([rest, statusCode, headers["content-type"]]).toEqual([rest, 200, "text/html; charset=utf-8"]);
      expect(body).toContain(`<html lang=${lang}>`);
      expect(body).not.toMatch(/<script|<style|style=|https?:\/\/(?!www\.w3\.org)/);
    }
  });

  it.each(LANGUAGES)("lead nowhere that is not there, in %s", async (lang) => {
    const seen = new Set<string>();
    const next = [`/${lang}`];
    for (let url = next.shift(); url !== undefined && seen.size < MOST_LINKS; url = next.shift()) {
      if (seen.has(url)) continue;
      seen.add(url);
      const { statusCode, headers, body } = await get(url);
      expect([url, statusCode]).toEqual([url, 200]);
      if (headers["content-type"]?.toString().startsWith("text/html"))
        for (const [, href = ""] of body.matchAll(/href="?(\/[^" >]*)/g)) next.push(href.replaceAll("&amp;", "&"));
    }
    expect([...seen].filter((url) => url.endsWith("/exports/bundle"))).toHaveLength(1);
  });

  it("say the command that checks the bundle, and it does", async () => {
    const { body } = await get("/en/neighbours/data");
    const [, command = ""] = /<code>touchstone (verify [^<]*)/.exec(body) ?? [];
    const words = command.replaceAll(/&#x27;|'/g, "").split(" ");
    const dir = mkdtempSync(join(tmpdir(), "touchstone-public-"));
    try {
      writeFileSync(join(dir, words[1] ?? ""), (await get("/api/v1/programmes/neighbours/exports/bundle")).rawPayload);
      const { status, stdout } = spawnSync(process.execPath, [PROGRAM, ...words, "--no-robustness"], {
        cwd: dir,
        encoding: "utf8",
      });
      expect([status, stdout.match(/✗.*/g)]).toEqual([0, null]);
      expect(stdout).toContain("both roots are signed by the keys of their logs");
    } finally {
      rmSync(dir, { recursive: true });
    }
  });

  it("begin in the language that the reader's browser asks for", async () => {
    const first = async (accept: string) => (await get("/", { "accept-language": accept })).headers.location;
    expect(await first("bo;q=0.9,en;q=0.5")).toBe("/bo");
    expect(await first("zh-CN,zh;q=0.9,en;q=0.8")).toBe("/zh-Hans");
    expect(await first("zh-TW,fr")).toBe("/en");
    expect(await first("")).toBe("/en");
  });

  it("are refused in a language that the programme does not have", async () => {
    expect((await get("/fr/neighbours")).statusCode).toBe(404);
    expect((await get("/fr")).statusCode).toBe(404);
  });

  it("never name an account", async () => {
    const { rows } = await on.touchstone.pool.query<{ name: string; account_id: string }>(
      "SELECT name, account_id FROM account",
    );
    const actors = await on.touchstone.pool.query<{ actor_id: string }>("SELECT actor_id FROM actor");
    const words = [
      ...rows.flatMap(({ name, account_id: id }) => [name, id]),
      ...actors.rows.map((row) => row.actor_id),
    ];
    expect(words.length).toBeGreaterThan(2);
    for (const rest of ["", "/neighbours", "/neighbours/units/lampfell-1", "/neighbours/standard", "/neighbours/data"])
      for (const word of words) expect((await get(`/en${rest}`)).body).not.toContain(word);
  });
});

describe("the register", () => {
  it("has every village that holds a grade, and no other", async () => {
    const { with: graded, without } = await scored();
    expect(graded.length).toBeGreaterThan(5);
    expect(without.length).toBeGreaterThan(3);
    for (const sort of ["name", "score"]) {
      const { body } = await get(`/en/neighbours?sort=${sort}`);
      expect([...new Set(unitsOn(body))].sort()).toEqual(graded);
      for (const code of without) expect(body).not.toContain(`>${code}<`);
    }
  });

  it("finds by letters of a name in any language, and by code", async () => {
    const found = async (q: string) => unitsOn((await get(`/en/neighbours?q=${encodeURIComponent(q)}`)).body);
    expect(await found("ashwill")).toContain("lampfell-1");
    expect(await found("ASH")).toContain("lampfell-1");
    expect(await found("cloudfield-4")).toEqual(["cloudfield-4"]);
    expect(await found("半坡")).toEqual(["lampfell-5"]);
    expect(await found("<script>alert(1)</script>")).toEqual([]);
  });

  it("says what to do where nothing is found, and shows letters as letters", async () => {
    const { body } = await get(`/en/neighbours?q=${encodeURIComponent('"><b>x')}`);
    expect(body).toContain("No unit in the register matches.");
    expect(body).not.toContain("<b>x");
  });

  it("filters by grade and by region, and counts what is left", async () => {
    const { body } = await get("/en/neighbours?grade=outstanding");
    expect(unitsOn(body)).toEqual(["cloudfield-4"]);
    expect(body).toContain("1 entry");
    const region = body.match(/<option value="?([0-9a-f-]{36})"?[^>]*>Cloudfield/)?.[1] ?? "";
    const there = unitsOn((await get(`/en/neighbours?region=${region}`)).body);
    expect(there.length).toBeGreaterThan(1);
    for (const code of there) expect(code).toMatch(/^cloudfield-/);
  });

  it("is given as CSV too, with the same villages", async () => {
    const { with: graded } = await scored();
    const { body, headers } = await get("/en/neighbours/register.csv");
    expect(headers["content-type"]).toBe("text/csv; charset=utf-8");
    const [head, ...lines] = body.split("\r\n").filter(Boolean);
    expect(head).toBe(
      "\uFEFFcode,unit,name.en,name.zh-Hans,name.bo,lies_in,grade,score,rank,rank_5,rank_95,kept,certain,period,assessment",
    );
    expect(lines.map((line) => line.split(",")[0] ?? "").toSorted()).toEqual(graded);
    expect((await get("/en/neighbours/register.csv?grade=outstanding")).body.trim().split("\r\n")).toHaveLength(2);
  });

  it.each(["page=0", "page=x", "sort=rank", `q=${"x".repeat(101)}`])("refuses %s in words", async (query) => {
    const { statusCode, body } = await get(`/en/neighbours?${query}`, BROWSER);
    expect(statusCode).toBe(400);
    expect(body).toContain("Something did not work");
  });
});

describe("the page of a village", () => {
  it("is reached by code and by id, and tells every step to its grade", async () => {
    const { body } = await get("/en/neighbours/units/lampfell-1");
    expect(body).toContain("Ashwillow");
    expect(body).toContain("Show every answer and step");
    expect(body).toContain("Share of public notices in every service language");
    const id = body.match(/<code>([0-9a-f-]{36})<\/code>/)?.[1] ?? "";
    expect((await get(`/en/neighbours/units/${id}`)).body).toContain("Ashwillow");
  });

  it("is not there for who holds no grade, who never applied, and what the villages lie in", async () => {
    const { without } = await scored();
    const ids = await on.touchstone.pool.query<{ unit_id: string; code: string }>(
      "SELECT unit_id, code FROM unit_code",
    );
    const { with: graded } = await scored();
    const others = ids.rows.filter(({ code }) => !graded.includes(code));
    expect(others.length).toBeGreaterThan(without.length);
    for (const { unit_id: id, code } of others)
      for (const named of [id, id.toUpperCase(), code, encodeURIComponent(`${code}%00`), `${code}/`])
        for (const lang of LANGUAGES)
          expect((await get(`/${lang}/neighbours/units/${named}`)).statusCode).not.toBe(200);
  });

  it("goes, with the row, when the village withdraws; at once", async () => {
    expect((await get("/en/neighbours/units/kettleridge-1")).statusCode).toBe(200);
    const { rows } = await on.touchstone.pool.query<{ unit_id: string }>(
      "SELECT unit_id FROM unit_code WHERE code = 'kettleridge-1'",
    );
    const log = { kind: "programme", slug: "neighbours" } as const;
    const command = { type: "EndEnrolment", unitId: rows[0]?.unit_id ?? "", on: "2026-03-01" } as const;
    expect(await execute(on.touchstone, { log, account, command })).toMatchObject({ ok: true });
    for (const lang of LANGUAGES) {
      expect((await get(`/${lang}/neighbours/units/kettleridge-1`)).statusCode).toBe(404);
      expect((await get(`/${lang}/neighbours/units/${rows[0]?.unit_id}`)).statusCode).toBe(404);
      expect((await get(`/${lang}/neighbours`)).body).not.toContain("kettleridge-1");
    }
    expect((await get("/en/neighbours/register.csv")).body).not.toContain("kettleridge-1");
  });
});

describe("the standard's page", () => {
  it("asks every question once, with who answers it", async () => {
    const { body } = await get("/en/neighbours/standard");
    const ids = [...standardFile("standard.yaml").matchAll(/^\s*- id: (\w+)\n\s+title: \{ en: ([^,}"]+),/gm)];
    expect(ids.length).toBeGreaterThan(10);
    for (const [, , title = ""] of ids) expect(body).toContain(title.trim());
    expect(body).toContain("a survey");
  });
});

describe("how pages are sent", () => {
  it("not again to who has them, and anew once something changed", async () => {
    const { headers } = await get("/bo/neighbours");
    const again = await get("/bo/neighbours", { "if-none-match": String(headers.etag) });
    expect([again.statusCode, again.body]).toEqual([304, ""]);
    expect(headers["cache-control"]).toBe("public, max-age=60");
    expect((await get("/en/neighbours", { "if-none-match": String(headers.etag) })).statusCode).toBe(200);
  });

  it("packed as the reader's browser takes them", async () => {
    const plain = (await get("/en/neighbours")).rawPayload;
    const packed = async (encoding: string) => {
      const { headers, rawPayload } = await get("/en/neighbours", { "accept-encoding": encoding });
      return [headers["content-encoding"], rawPayload] as const;
    };
    const [br, brBytes] = await packed("gzip, br");
    expect([br, brotliDecompressSync(brBytes).equals(plain)]).toEqual(["br", true]);
    const [gzip, gzipBytes] = await packed("gzip, br;q=0");
    expect([gzip, gunzipSync(gzipBytes).equals(plain)]).toEqual(["gzip", true]);
  });

  it("in at most 50 kB for a first page in English, with its fonts", async () => {
    for (const path of ["/en", "/en/neighbours", "/en/neighbours/units/lampfell-1", "/en/neighbours/standard"]) {
      const html = await get(path, { "accept-encoding": "br" });
      const address =
        brotliDecompressSync(html.rawPayload)
          .toString()
          .match(/\/assets\/[\w-]+\.css/)?.[0] ?? "";
      const sheet = await get(address, { "accept-encoding": "br" });
      expect(sheet.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
      const css = brotliDecompressSync(sheet.rawPayload).toString();
      const fonts = ["source-serif-4-600-", "source-sans-3-400-", "source-sans-3-600-", "label-zh-", "label-bo-"].map(
        (name) => css.match(new RegExp(`/assets/${name}[0-9a-f]{12}\\.woff2`))?.[0] ?? name,
      );
      const sizes = await Promise.all(fonts.map(async (font) => (await get(font)).rawPayload.length));
      const total = html.rawPayload.length + sheet.rawPayload.length + sizes.reduce((sum, size) => sum + size, 0);
      expect(Math.min(...sizes), fonts.join()).toBeGreaterThan(500);
      expect(total, path).toBeLessThanOrEqual(50_000);
    }
  });
});

describe("problems", () => {
  it("are pages for browsers, in their language, and problems for programs", async () => {
    const page = await get("/en/neighbours/units/nobody", { ...BROWSER, "accept-language": "bo" });
    expect([page.statusCode, page.headers["content-type"]]).toEqual([404, "text/html; charset=utf-8"]);
    expect(page.body).toContain("<html lang=en>");
    expect((await get("/nothing/here/at/all", { ...BROWSER, "accept-language": "bo" })).body).toContain(
      "<html lang=bo>",
    );
    expect((await get("/en/neighbours/units/nobody")).headers["content-type"]).toContain("application/problem+json");
    expect((await get("/api/v1/nothing", BROWSER)).headers["content-type"]).toContain("application/problem+json");
  });

  it("each have a page that explains them, in each language", async () => {
    const { body, statusCode } = await get("/problems/not-found?lang=zh-Hans", BROWSER);
    expect([statusCode, body.includes("出现问题")]).toEqual([200, true]);
    expect((await get("/problems/constructor")).statusCode).toBe(404);
  });
});
