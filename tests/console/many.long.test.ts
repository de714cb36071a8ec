/**
 * Fifty thousand applications, and the units that made them, in a browser: only the rows in sight are on the page, and every
 * one can be gone to.
 */
import { readFileSync } from "node:fs";
import { assess } from "@touchstone/server";
import { sampleRound } from "@touchstone/server/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumPath } from "../report/browser.ts";
import { type ConsoleService, consoleService } from "./console-service.ts";

const why = chromiumPath === undefined ? " (left out: no Chromium here; TOUCHSTONE_CHROMIUM names one)" : "";
const PATIENCE_MS = 600_000;
const MANY = 50_000;
/** of rows in sight and those kept ready above and below them */
const MOST_DRAWN = 60;

describe.skipIf(chromiumPath === undefined)(`fifty thousand rows in a browser${why}`, () => {
  let at: ConsoleService;
  beforeAll(async () => {
    at = await consoleService("2026-03-02");
    const round = await sampleRound(at.on.touchstone, { opens: "2026-03-02", closes: "2026-04-06" });
    await round.applied("mill");
    const assessed = await assess(at.on.touchstone, { programme: "round", period: "2025", account: round.office });
    if (!assessed.ok) throw new Error(JSON.stringify(assessed.refusal));
    await copies(round.unit.mill);
  }, PATIENCE_MS);
  afterAll(() => at.end());

  /** As many villages as the first, with all that is shown of it, written straight to the tables that are read. */
  async function copies(first: string): Promise<void> {
    const { pool } = at.on.touchstone;
    await pool.query(
      `INSERT INTO unit (shard_key, unit_id, unit_no, type, seq)
       SELECT shard_key, gen_random_uuid(), 1000 + n, type, seq FROM unit, generate_series(2, $2::int) n WHERE unit_id = $1`,
      [first, MANY],
    );
    await pool.query(
      `INSERT INTO unit_name (shard_key, unit_id, row_no, lang, name, origin, seq)
       SELECT shard_key, unit_id, 1, 'en', 'Village ' || (unit_no - 1000), 'source', seq FROM unit WHERE unit_no > 1000`,
    );
    await pool.query(
      `INSERT INTO unit_code (shard_key, unit_id, row_no, scheme, code, seq)
       SELECT shard_key, unit_id, 1, 'code', 'v' || (unit_no - 1000), seq FROM unit WHERE unit_no > 1000`,
    );
    await pool.query(
      `INSERT INTO application
       SELECT (jsonb_populate_record(a, jsonb_build_object(
         'application_id', gen_random_uuid(), 'unit_id', u.unit_id, 'state', 'deciding', 'until', null,
         'seq', a.seq + u.unit_no,
         'score', jsonb_build_object('assessmentId', u.unit_id, 'score', (u.unit_no * 7919) % 100,
           'grade', 'gold', 'certainty', 0.9)))).*
       FROM application a, unit u WHERE u.unit_no > 1000`,
    );
    await pool.query(
      `INSERT INTO unit_membership
       SELECT (jsonb_populate_record(m, jsonb_build_object('unit_id', u.unit_id))).*
       FROM unit_membership m, unit u WHERE m.unit_id = $1 AND u.unit_no > 1000`,
      [first],
    );
    await pool.query(
      `INSERT INTO enrolment
       SELECT (jsonb_populate_record(e, jsonb_build_object('unit_id', u.unit_id, 'valid_from', DATE '2020-01-01' + u.unit_no % 365))).*
       FROM enrolment e, unit u WHERE e.unit_id = $1 AND u.unit_no > 1000`,
      [first],
    );
    await pool.query(
      `INSERT INTO scorecard
       SELECT (jsonb_populate_record(c, jsonb_build_object('unit_id', u.unit_id, 'score', (u.unit_no * 7919) % 100,
         'grade', 'gold', 'kept', 0.9, 'rank', u.unit_no))).*
       FROM scorecard c, unit u WHERE c.unit_id = $1 AND u.unit_no > 1000`,
      [first],
    );
    await pool.query("ANALYZE unit, unit_name, unit_code, unit_membership, enrolment, application, scorecard");
  }

  it(
    "of applications are gone down, sorted and searched, with a few rows on the page at any time",
    async () => {
      const { page, context } = await at.open("round-council-office");
      await page.goto(`${at.base}/en/app/round/applications`);
      await page.getByRole("button", { name: "Village 2", exact: true }).waitFor();
      const drawn = (): Promise<number> => page.locator("tbody tr[data-index]").count();
      expect(await drawn()).toBeLessThan(MOST_DRAWN);

      await page.getByRole("button", { name: "Score" }).click();
      await page.getByText("50\u202f000 found.").waitFor({ timeout: PATIENCE_MS });
      const scores = (): Promise<string[]> => page.locator("tbody td.score").allTextContents();
      await expect.poll(async () => (await scores())[0]).toMatch(/^99\.00/);
      expect(await drawn()).toBeLessThan(MOST_DRAWN);

      await page.locator("tbody tr[data-index='0'] .opens").focus();
      await page.keyboard.press("End");
      await expect.poll(async () => (await scores()).at(-1)).toBe("");
      await expect.poll(() => page.evaluate("document.activeElement.textContent")).toBe("mill");
      expect(await page.locator("table").getAttribute("aria-rowcount")).toBe(String(MANY + 1));
      expect(await page.locator("tr:has(:focus)").getAttribute("aria-rowindex")).toBe(String(MANY + 1));
      expect(await drawn()).toBeLessThan(MOST_DRAWN);

      await page.getByLabel("Name or code").fill("Village 49999");
      await page.getByText("1 found.").waitFor();
      await page.getByRole("button", { name: "Village 49999" }).click();
      await page.getByRole("dialog", { name: "Village 49999" }).waitFor();
      expect(at.said).toEqual([]);
      await context.close();
    },
    PATIENCE_MS,
  );

  it(
    "of units are gone down, sorted, narrowed to one, and taken along whole",
    async () => {
      const { page, context } = await at.open("round-council-office");
      await page.goto(`${at.base}/en/app/round/units`);
      await page.locator("tbody tr[data-index='0']").waitFor();
      const drawn = (): Promise<number> => page.locator("tbody tr[data-index]").count();
      expect(await drawn()).toBeLessThan(MOST_DRAWN);

      await page.getByRole("button", { name: "Score" }).click();
      await page.getByText(`${(MANY / 1000).toFixed(0)}\u202f001 found.`).waitFor({ timeout: PATIENCE_MS });
      const scores = (): Promise<string[]> => page.locator("tbody td.score").allTextContents();
      await expect.poll(async () => (await scores())[0]).toMatch(/^100\.00|^99\.00/);
      expect(await drawn()).toBeLessThan(MOST_DRAWN);

      await page.locator("tbody tr[data-index='0'] .opens").focus();
      await page.keyboard.press("End");
      await expect.poll(() => page.locator("tr:has(:focus)").getAttribute("aria-rowindex")).toBe(String(MANY + 2));
      expect(await drawn()).toBeLessThan(MOST_DRAWN);

      const coming = page.waitForEvent("download", { timeout: PATIENCE_MS });
      await page.getByRole("button", { name: "Download as CSV" }).click();
      const lines = readFileSync(await (await coming).path(), "utf8")
        .trimEnd()
        .split("\r\n");
      expect(lines).toHaveLength(MANY + 2);
      expect(new Set(lines.slice(1).map((line) => line.split(",")[1])).size).toBe(MANY + 1);

      await page.getByLabel("Name or code").fill("Village 49999");
      await page.getByText("1 found.").waitFor();
      await page.getByRole("button", { name: "Village 49999" }).click();
      await page.getByRole("dialog", { name: "Village 49999" }).waitFor();
      expect(at.said).toEqual([]);
      await context.close();
    },
    PATIENCE_MS,
  );
});
