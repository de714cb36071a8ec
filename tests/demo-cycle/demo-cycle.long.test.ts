/** `touchstone demo-cycle` on few villages: a whole round over HTTP, of which everything holds, and nothing is left behind. */
import { execFile } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const BIN = fileURLToPath(new URL("../../packages/cli/bin/touchstone.mjs", import.meta.url));
const run = promisify(execFile);

describe("a round that is played", { timeout: 600_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "touchstone-played-"));
  let out = "";
  beforeAll(async () => {
    chmodSync(folder, 0o711); // where root runs this, the database is somebody else's, who passes through
    const env = { ...process.env, TMPDIR: folder };
    ({ stdout: out } = await run(process.execPath, [BIN, "demo-cycle", "--units", "14", "--reviewers", "6"], {
      env,
      cwd: folder,
    }));
  }, 600_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("comes to designations, negative decisions and withdrawals, and to nothing that is left open", () => {
    expect(out).toMatch(/^14 villages applied; 6 reviewers rated; \d+ requests over HTTP\.$/m);
    const [, designated, declined, withdrawn] =
      /(\d+) designated, (\d+) declined with reasons, (\d+) withdrawn/.exec(out) ?? [];
    expect(Number(designated)).toBeGreaterThan(0);
    expect(Number(declined)).toBeGreaterThan(0);
    expect(Number(withdrawn)).toBe(2);
    expect(Number(designated) + Number(declined) + Number(withdrawn)).toBe(14);
    expect(out).not.toContain("still at");
  });

  test("holds: the ledger, the bundle from nothing but itself, the tables made again", () => {
    expect(out.match(/^holds {2}/gm)).toHaveLength(3);
    expect(out).not.toContain("FAILS");
  });

  test("leaves neither a database nor a bundle behind", () => {
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    ["--units", "3"],
    ["--units", "100000"],
    ["--reviewers", "two"],
  ])("refuses %s %s in words, and exits with 2", async (option, value) => {
    const refused = run(process.execPath, [BIN, "demo-cycle", option, value], { cwd: folder });
    await expect(refused).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`${option}: got ${value}`),
    });
  });
});
