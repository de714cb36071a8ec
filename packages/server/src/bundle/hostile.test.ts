import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAccount, listAccounts } from "../account.ts";
import { execute } from "../execute.ts";
import { smallDisk } from "../postgres/sample-disk.ts";
import { transaction } from "../store/tx.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import { exportBundle } from "./export-bundle.ts";
import { type Sample, sampleProgramme, unitRow } from "./sample-programme.ts";

const id = (n: number): string => `0198a000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const N_UNITS = 3000;
const SECRETS = ["whistle.blower@example.org", "+86 139 1234 5678", "Tashi Dorje of house 7", "10.99.88.77"];

const contents = (folder: string): Map<string, Buffer> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => [join(entry.parentPath, entry.name), readFileSync(join(entry.parentPath, entry.name))]),
  );

describe("a bundle, in bad hands and at bad moments", () => {
  let on: TestTouchstone;
  let sample: Sample;
  let dir = "";

  beforeAll(async () => {
    on = await testTouchstone();
    dir = mkdtempSync(join(tmpdir(), "touchstone-hostile-"));
    sample = await sampleProgramme(on.touchstone);
    const units = Array.from({ length: N_UNITS }, (_, i) => unitRow(id(i + 1), i + 1, `Village ${i}`, null));
    await sample.importUnits(units);
    const ids = units.map(({ unitId }) => unitId);
    await sample.enrol("2026-01-01", ...ids);
    const answers = ids.map(
      (unitId, i) => [unitId, [i / 7, i % 2 === 0, { value: 0.5, note: `a,"b"\n${i}` }]] as const,
    );
    await sample.submit(sample.programme, "2026", ["libraries/hours", "libraries/step_free", "forms@1"], answers);
    await sample.assess("2026", "2026-03-01", ids);
  });
  afterAll(async () => {
    rmSync(dir, { recursive: true, force: true });
    await on.end();
  });

  test("has nothing of any person or machine in it", async () => {
    const { touchstone, home } = on;
    for (const name of ["tashi.dorje", "wang-xiaoming", "auditor_7"]) await addAccount(touchstone, name);
    const grant = {
      type: "GrantRole",
      grantId: touchstone.newId(),
      account: "tashi.dorje",
      role: "oversight",
    } as const;
    const granted = await execute(touchstone, {
      log: { kind: "programme", slug: "libraries" },
      account: sample.account,
      command: { ...grant, unitId: null, from: "2026-03-01", until: null },
    });
    expect(granted).toMatchObject({ ok: true });
    const data = { objectionId: touchstone.newId(), version: "1", text: null };
    await sample.record(sample.programme, {
      type: "StandardObjectionFiled",
      stream: "standard/1",
      data,
      private: { contact: { email: SECRETS[0], phone: SECRETS[1] }, text: { text: SECRETS[2], from: SECRETS[3] } },
    });
    await exportBundle(touchstone, "libraries", join(dir, "open"), { cut: "present" });
    const accounts = await listAccounts(touchstone);
    const links = await transaction(touchstone, (tx) =>
      tx.query<{ account_id: string }>("SELECT account_id FROM account"),
    );
    const keys = readdirSync(home.keys).flatMap((name) => {
      const bytes = readFileSync(join(home.keys, name));
      const pem = bytes
        .toString()
        .split("\n")
        .filter((line) => line.length > 20 && !line.startsWith("-"));
      return pem.length > 0 ? pem : [bytes.toString("latin1")];
    });
    const searched = [
      ...SECRETS,
      ...accounts.map(({ name }) => name),
      ...links.rows.map(({ account_id: accountId }) => accountId),
      ...keys,
      home.dir,
      dir,
      process.cwd(),
      ...[hostname(), userInfo().username].filter((name) => name.length > 6), // a shorter one may be in any word
    ];
    expect(searched.length).toBeGreaterThan(12);
    const files = contents(join(dir, "open"));
    for (const what of searched)
      for (const [path, bytes] of files)
        for (const form of [
          Buffer.from(what),
          Buffer.from(what, "latin1"),
          Buffer.from(Buffer.from(what).toString("base64").slice(0, -4)),
        ])
          expect([path, what, bytes.includes(form) && form.length > 3]).toEqual([path, what, false]);
    // the search does find what is there
    expect([...files.values()].some((bytes) => bytes.includes(Buffer.from("Village 2999")))).toBe(true);
  });

  test("says the same as Parquet and as CSV", async () => {
    await exportBundle(on.touchstone, "libraries", join(dir, "both"));
    const { DuckDBInstance } = await import("@duckdb/node-api");
    const instance = await DuckDBInstance.create(":memory:");
    const db = await instance.connect();
    const csv = `read_csv('${join(dir, "both/observations.csv")}', header = true, all_varchar = true, nullstr = '')`;
    const parquet = `'${join(dir, "both/observations.parquet")}'`;
    const count = async (sql: string): Promise<unknown> => (await db.runAndReadAll(sql)).getRows()[0]?.[0];
    expect(await count(`SELECT count(*) FROM ${parquet}`)).toBe(BigInt(3 * N_UNITS));
    for (const [a, b] of [
      [csv, parquet],
      [parquet, csv],
    ])
      expect(
        await count(
          `SELECT count(*) FROM (SELECT row_number() OVER () AS n, *  REPLACE (seq::VARCHAR AS seq, error::DOUBLE AS error) FROM ${a}
           EXCEPT SELECT row_number() OVER () AS n, * REPLACE (seq::VARCHAR AS seq, error::DOUBLE AS error) FROM ${b})`,
        ),
      ).toBe(0n);
    db.closeSync();
    instance.closeSync();
  });

  test.each(["units", "observations.csv", "observations.parquet", "scorecards", "ledgers"])(
    "killed at %s it leaves no folder, and the next export clears up",
    async (moment) => {
      const place = join(dir, `killed-${moment}`);
      mkdirSync(place);
      const program = fileURLToPath(new URL("./sample-export.ts", import.meta.url));
      const asked = [program, on.home.dir, on.url, "libraries", join(place, "bundle"), moment];
      expect(spawnSync(process.execPath, asked, { stdio: "inherit" }).signal).toBe("SIGKILL");
      expect(readdirSync(place).length).toBe(1);
      expect(readdirSync(place).every((name) => name.startsWith(".bundle.part-"))).toBe(true);
      await exportBundle(on.touchstone, "libraries", join(place, "bundle"));
      expect(readdirSync(place)).toEqual(["bundle"]);
    },
  );

  const isRoot = process.platform === "linux" && process.getuid?.() === 0;
  test.skipIf(!isRoot)(
    `on a full disk it leaves nothing and says why${isRoot ? "" : " — skipped: only root can mount a small disk"}`,
    async (context) => {
      const disk = await smallDisk(1);
      if (disk === null) return context.skip("this machine lets nobody mount a disk");
      try {
        await expect(exportBundle(on.touchstone, "libraries", join(disk.path, "bundle"))).rejects.toThrow(
          "the disk is full; nothing was written.",
        );
        expect(readdirSync(disk.path)).toEqual([]);
      } finally {
        await disk.remove();
      }
    },
  );

  test("is not written over a chunk that was altered in the store", async () => {
    const { rows } = await transaction(on.touchstone, (tx) =>
      tx.query<{ file: string }>("SELECT encode(file, 'hex') AS file FROM submission WHERE shard_key = $1", [
        sample.organisation.shardKey,
      ]),
    );
    const digest = rows[0]?.file ?? "";
    const path = join(on.home.files, digest.slice(0, 2), `${digest.slice(2)}.zst`);
    const bytes = readFileSync(path);
    writeFileSync(path, Buffer.concat([bytes.subarray(0, 40), Buffer.of((bytes[40] ?? 0) ^ 1), bytes.subarray(41)]));
    await expect(exportBundle(on.touchstone, "libraries", join(dir, "altered"))).rejects.toThrow(
      `the file ${digest} was altered`,
    );
    expect(readdirSync(dir)).not.toContain("altered");
    writeFileSync(path, bytes);
  });

  test("does not go out with a figure about too few people, however it came in", async () => {
    await sample.submit(sample.programme, "2024", ["libraries/readers"], [[id(1), [400]]]);
    await exportBundle(on.touchstone, "libraries", join(dir, "enough"), { cut: "present" });
    await sample.submit(sample.programme, "2023", ["libraries/readers"], [[id(2), [4]]]);
    await expect(exportBundle(on.touchstone, "libraries", join(dir, "few"), { cut: "present" })).rejects.toThrow(
      `Unit ${id(2)}: a figure about people in 2023 must not be published (too-few) and should never have been recorded`,
    );
    expect(readdirSync(dir)).not.toContain("few");
  });
});
