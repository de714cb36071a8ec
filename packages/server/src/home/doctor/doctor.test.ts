import { execFileSync } from "node:child_process";
import { chmod, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { publish } from "../../ledger/publish.ts";
import { withClient } from "../../postgres/client.ts";
import { kill, saidBy, sampleFolder, startHolder } from "../../postgres/sample-folder.ts";
import { foundOrganisation } from "../../testing/sample-organisation.ts";
import { type TestTouchstone, testTouchstone } from "../../testing/test-database.ts";
import { createHome } from "../home.ts";
import type { Check } from "./check.ts";
import { doctor } from "./doctor.ts";
import { nodeCheck } from "./machine-checks.ts";

let on: TestTouchstone;
beforeEach(async () => {
  on = await testTouchstone();
  const { log } = await foundOrganisation(on.touchstone, "larkwater");
  await publish(on.touchstone, log);
});
afterEach(() => on.end());

const examined = (deep = false): Promise<Check[]> =>
  doctor(on.home, { databaseUrl: on.url, deep, now: () => new Date("2026-11-22T04:00:00Z") });

async function named(name: string, deep = false): Promise<Check | undefined> {
  return (await examined(deep)).find((check) => check.name === name);
}

const owner = (sql: string): Promise<unknown> => withClient(on.url, (client) => client.query(sql));

test("an installation that is well has nothing wrong, looked at quickly or deeply", async () => {
  for (const deep of [false, true]) {
    const checks = (await examined(deep)).filter(({ name }) => name !== "clock"); // the database's clock is the machine's
    expect(checks.filter(({ ok }) => ok !== "yes")).toEqual([]);
    expect(checks.map(({ name }) => name)).toEqual([
      "Node",
      "disk",
      "access",
      "lock",
      "database",
      "tables",
      ...(deep ? ["pages"] : []),
      "files",
      "files of events",
      "ledgers",
    ]);
  }
});

test("a file that was altered is named, and what to do", async () => {
  const { digest } = await on.touchstone.files.put(Buffer.from("rows\n"));
  await writeFile(join(on.home.files, digest.slice(0, 2), `${digest.slice(2)}.zst`), "other");
  expect(await named("files")).toMatchObject({
    ok: "no",
    found: expect.stringContaining(`the file ${digest} was altered`) as unknown,
    wayOut: expect.stringContaining("restore the last backup") as unknown,
  });
});

test("a file that no open event names is counted and harms nobody", async () => {
  await on.touchstone.files.put(Buffer.from("left by an import that was broken off\n"));
  expect(await named("files of events")).toMatchObject({
    ok: "yes",
    found: "0 named; 1 that no open event names, which harm nobody",
  });
});

test("an event that was altered is named", async () => {
  await owner("UPDATE event SET leaf = decode(repeat('00', 32), 'hex') WHERE seq = 1");
  const check = await named("ledgers");
  expect(check?.ok).toBe("no");
  expect(check?.found).toContain("larkwater: event 1 was altered: its entry and its leaf hash disagree.");
});

test("a table that is missing is named, and nothing that needs it is looked at", async () => {
  await owner("DROP TABLE cosignature");
  expect(await named("tables")).toMatchObject({
    ok: "no",
    found: expect.stringContaining("missing: cosignature") as unknown,
  });
  expect(await named("ledgers")).toMatchObject({ ok: "unknown" });
});

test("a key that others can read is named with its rights", async () => {
  const [key = ""] = await readdir(on.home.keys);
  const path = join(on.home.keys, key);
  await chmod(path, 0o640);
  expect(await named("access")).toMatchObject({ ok: "no", found: `${path} is 640` });
});

test("a clock before the last event is wrong", async () => {
  const [check] = (await doctor(on.home, { databaseUrl: on.url, now: () => new Date("2020-01-01T00:00:00Z") })).filter(
    ({ name }) => name === "clock",
  );
  expect(check).toMatchObject({
    ok: "no",
    found: expect.stringContaining("2020-01-01T00:00:00.000Z; last event 2026-03-01T12") as unknown,
  });
});

test("a Node that is too old is told from one that is not", () => {
  expect(nodeCheck("22.14.9").ok).toBe("no");
  expect(nodeCheck("9.99.0").ok).toBe("no");
  expect(nodeCheck("22.15.0").ok).toBe("yes");
  expect(nodeCheck("24.0.0").ok).toBe("yes");
});

test("an embedded database that is in use is not looked at; one that can't start says why", async () => {
  const { directory, remove } = await sampleFolder();
  try {
    const home = await createHome(directory);
    await chmod(directory, 0o711);
    const holder = startHolder(directory, "import units");
    await saidBy(holder);
    const busy = await doctor(home);
    expect(busy.find(({ name }) => name === "lock")).toMatchObject({
      ok: "unknown",
      found: expect.stringContaining("(import units, since") as unknown,
    });
    expect(busy.at(-1)).toMatchObject({ name: "database", ok: "unknown", found: "in use, not looked at" });
    await kill(holder);
    const fresh = await doctor(home); // it adopts the server that was left; there are no tables yet
    expect(fresh.find(({ name }) => name === "tables")).toMatchObject({ ok: "no", found: "none" });
    await writeFile(join(home.database, "PG_VERSION"), "16\n");
    const old = await doctor(home);
    expect(old.at(-1)).toMatchObject({
      name: "database",
      ok: "no",
      found: expect.stringContaining("made by PostgreSQL 16") as unknown,
    });
  } finally {
    await remove();
  }
});

test("a page that the disk has changed is found", async () => {
  const { directory, remove } = await sampleFolder();
  try {
    const home = await createHome(directory);
    const { openTouchstone } = await import("../../touchstone.ts");
    const touchstone = await openTouchstone(home);
    await foundOrganisation(touchstone, "larkwater");
    const { rows } = await touchstone.pool.query<{ path: string }>("SELECT pg_relation_filepath('actor') AS path");
    await touchstone.close();
    const path = join(home.database, rows[0]?.path ?? "");
    // one byte in the middle of the last row, written past the database
    execFileSync("dd", [`of=${path}`, "bs=1", "seek=8150", "conv=notrunc", "status=none"], { input: "\u00ff" });
    const checks = await doctor(home, { deep: true });
    expect(checks.find(({ name }) => name === "pages")).toMatchObject({
      ok: "no",
      found: expect.stringContaining("invalid page") as unknown,
    });
  } finally {
    await remove();
    await rm(directory, { recursive: true, force: true });
  }
});
