/** Removing a rehearsal takes all of it and nothing else; whatever counts can't be removed, by whomever, in whatever way. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import {
  allLogs,
  checkStore,
  clearRemoved,
  execute,
  type Log,
  ledgerFolder,
  logBySlug,
  makeSandbox,
  openFiles,
  publish,
  rebuild,
  removeSandbox,
  sandboxesOf,
  type TableSum,
  tableSums,
  transaction,
} from "@touchstone/server";
import { dumpProjections, foundOrganisation, withClient } from "@touchstone/server/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OFFICE, type SampleApi, sampleApi } from "../api/sample-api.ts";

let on: SampleApi;
beforeAll(async () => {
  on = await sampleApi();
}, 120_000);
afterAll(() => on.end());

const reading = <T>(work: Parameters<typeof transaction<T>>[1]): Promise<T> =>
  transaction(on.touchstone, work, { readOnly: true });
const filesThere = async (): Promise<string[]> => {
  const found: string[] = [];
  for await (const digest of on.touchstone.files.list()) found.push(digest);
  return found.sort();
};
const logsOf = async (slug: string): Promise<Log[]> => (await reading(allLogs)).filter((log) => log.slug === slug);

async function made(slug: string): Promise<Log[]> {
  const answer = await makeSandbox(on.touchstone, { programme: "libraries", account: OFFICE, slug });
  expect(answer).toMatchObject({ ok: true, slug });
  return logsOf(slug);
}

/** Rows of every table that are of these logs. */
async function rowsOf(logs: readonly Log[]): Promise<Record<string, number>> {
  return withClient(on.url, async (client) => {
    const { rows: tables } = await client.query<{ name: string; by: string }>(
      `SELECT c.relname AS name, min(a.attname::text COLLATE "C") FILTER (WHERE a.attname IN ('shard_key', 'log_id')) AS by
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname IN ('shard_key', 'log_id')
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
         AND c.relname <> 'sandbox_gone' GROUP BY c.relname`,
    );
    const found: Record<string, number> = {};
    for (const { name, by } of tables) {
      const values = by === "log_id" ? logs.map(({ logId }) => logId) : logs.map(({ shardKey }) => shardKey);
      const { rows } = await client.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM "${name}" WHERE "${by}" = ANY ($1)`,
        [values],
      );
      const n = rows[0]?.n ?? 0;
      if (n > 0) found[name] = n;
    }
    return found;
  });
}

/** Sums of all tables but those that tell of what was made and removed. */
const sums = async (): Promise<readonly TableSum[]> => tableSums(on.touchstone);

describe("removing", () => {
  test("leaves no row, key, file or published ledger of it, and all that there was before", async () => {
    const files = await filesThere();
    const keys = (await readdir(on.home.keys)).sort();
    const logs = await made("rehearsal-a");
    expect(logs.map(({ kind }) => kind)).toEqual(["organisation", "programme"]);
    for (const log of logs) await publish(on.touchstone, log);
    const there = await rowsOf(logs);
    for (const table of [
      "event",
      "event_head",
      "unit",
      "unit_code",
      "observation",
      "enrolment",
      "role_grant",
      "checkpoint",
      "actor",
    ])
      expect([table, there[table] ?? 0]).not.toEqual([table, 0]);
    expect((await filesThere()).length).toBeGreaterThan(files.length);

    const done = await removeSandbox(on.touchstone, { slug: "rehearsal-a", account: OFFICE });
    expect(done).toMatchObject({ ok: true, log: "libraries" });
    expect(await rowsOf(logs)).toEqual({});
    expect(await logsOf("rehearsal-a")).toEqual([]);
    expect(await filesThere()).toEqual(files);
    expect((await readdir(on.home.keys)).sort()).toEqual(keys);
    for (const log of logs) await expect(readdir(ledgerFolder(on.home, log.logId))).rejects.toThrow("ENOENT");
    expect(await checkStore(on.touchstone, { files: true })).toMatchObject({ faults: [] });
  });

  test("takes nothing from what is rebuilt from the events that are left", async () => {
    const before = await dumpProjections(on.touchstone);
    await made("rehearsal-b");
    await removeSandbox(on.touchstone, { slug: "rehearsal-b", account: OFFICE });
    expect(await dumpProjections(on.touchstone)).toEqual(before);
    await rebuild(on.touchstone);
    expect(await dumpProjections(on.touchstone)).toEqual(before);
  });

  test("uses neither its name nor its number again", async () => {
    const logs = await made("rehearsal-c");
    await removeSandbox(on.touchstone, { slug: "rehearsal-c", account: OFFICE });
    const again = await makeSandbox(on.touchstone, { programme: "libraries", account: OFFICE, slug: "rehearsal-c" });
    expect(again).toMatchObject({ refusal: { code: "exists" } });
    const { log } = await foundOrganisation(on.touchstone, "later");
    expect(log.shardKey).toBeGreaterThan(Math.max(...logs.map(({ shardKey }) => shardKey)));
  });

  test("leaves a file that somebody else names, though the rehearsal named it too", async () => {
    const [, programme] = await made("rehearsal-d");
    const { digest } = await on.touchstone.files.put(Buffer.from("Order 9"));
    const { digest: own } = await on.touchstone.files.put(Buffer.from("Order 10, of the rehearsal"));
    const document = (file: string) =>
      ({
        type: "AddProgrammeDocument",
        documentId: on.touchstone.newId(),
        kind: "rules",
        title: [{ text: "Order", lang: "en", origin: "source", review: null }],
        file,
        url: null,
        from: "2026-01-01",
        until: null,
      }) as const;
    const add = async (log: Log, file: string) => {
      const named = { kind: log.kind, slug: log.slug };
      const command = { ...document(file), title: [...document(file).title] };
      expect(await execute(on.touchstone, { log: named, account: OFFICE, command })).toMatchObject({ ok: true });
    };
    if (!programme) throw new Error("no programme");
    await add(programme, digest);
    await add(programme, own);
    await add(on.programme, digest);
    await removeSandbox(on.touchstone, { slug: "rehearsal-d", account: OFFICE });
    expect([await on.touchstone.files.has(digest), await on.touchstone.files.has(own)]).toEqual([true, false]);
    const { versions } = await reading(async (tx) => ({
      versions: (
        await tx.query<{ file: string }>(
          "SELECT encode(file, 'hex') AS file FROM standard_version WHERE shard_key = $1",
          [on.programme.shardKey],
        )
      ).rows,
    }));
    for (const { file } of versions) expect(await on.touchstone.files.has(file)).toBe(true);
  });

  test("that was broken off after its rows were gone is gone on with", async () => {
    const files = await filesThere();
    const [organisation] = await made("rehearsal-e");
    const named = (await filesThere()).filter((digest) => !files.includes(digest));
    await transaction(on.touchstone, (tx) =>
      tx.query("SELECT remove_sandbox($1, $2, $3)", [
        organisation?.logId,
        JSON.stringify({ record: named, evidence: [] }),
        new Date(),
      ]),
    );
    expect(await filesThere()).not.toEqual(files);
    await clearRemoved(on.touchstone);
    expect(await filesThere()).toEqual(files);
  });

  test("leaves evidence to who knows where it lies, and is done once that is gone too", async () => {
    const [organisation] = await made("rehearsal-i");
    const evidence = openFiles(join(on.home.dir, "elsewhere"));
    const { digest } = await evidence.put(Buffer.from("proof"));
    const files = JSON.stringify({ record: [], evidence: [digest] });
    await transaction(on.touchstone, (tx) =>
      tx.query("SELECT remove_sandbox($1, $2, $3)", [organisation?.logId, files, new Date()]),
    );
    const waiting = async () =>
      reading(async (tx) => (await tx.query("SELECT 1 FROM sandbox_gone WHERE cleared_at IS NULL")).rowCount);
    await clearRemoved(on.touchstone);
    expect([await waiting(), await evidence.has(digest)]).toEqual([1, true]);
    await clearRemoved(on.touchstone, (logId) => {
      expect(logId).toBe(organisation?.logId);
      return evidence;
    });
    expect([await waiting(), await evidence.has(digest)]).toEqual([0, false]);
  });

  test("takes what was broken off while it was made: it is listed as not whole, and goes as any other", async () => {
    const { newId } = on.touchstone;
    const founding = {
      type: "FoundOrganisation",
      organisationId: newId(),
      slug: "rehearsal-j",
      names: [{ text: "REHEARSAL: half", lang: "en", origin: "source", review: null }],
      timeZone: "UTC",
      grantIds: [newId(), newId()],
      sandboxOf: on.programme.logId,
    } as const;
    const log = { kind: "organisation", slug: "rehearsal-j" } as const;
    expect(await execute(on.touchstone, { log, account: OFFICE, command: founding })).toMatchObject({ ok: true });
    const listed = () => reading((tx) => sandboxesOf(tx, on.programme));
    expect(await listed()).toMatchObject([{ slug: "rehearsal-j", filled: null }]);
    const logs = await logsOf("rehearsal-j");
    expect(await removeSandbox(on.touchstone, { slug: "rehearsal-j", account: OFFICE })).toMatchObject({ ok: true });
    expect([await listed(), await rowsOf(logs)]).toEqual([[], {}]);
  });

  test("that is killed amid its work leaves all of it, and is done again whole", async () => {
    const logs = await made("rehearsal-f");
    const before = await rowsOf(logs);
    await withClient(on.url, async (client) => {
      await client.query("BEGIN");
      await client.query("SELECT 1 FROM event_head WHERE shard_key = $1 FOR UPDATE", [logs[1]?.shardKey]);
      const removing = removeSandbox(on.touchstone, { slug: "rehearsal-f", account: OFFICE });
      const waiting = async (): Promise<number | undefined> => {
        const { rows } = await client.query<{ pid: number }>(
          "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND pid <> pg_backend_pid()",
        );
        return rows[0]?.pid;
      };
      let pid = await waiting();
      while (pid === undefined) pid = await waiting();
      await client.query("SELECT pg_terminate_backend($1)", [pid]);
      let other = await waiting();
      while (other === undefined || other === pid) other = await waiting();
      expect(await rowsOf(logs)).toEqual(before); // of what was killed nothing has happened
      await client.query("COMMIT");
      expect(await removing).toMatchObject({ ok: true });
    });
    expect(await rowsOf(logs)).toEqual({});
  }, 60_000);

  test("is for the programme's office and the organisation's operator, and is not there twice", async () => {
    await made("rehearsal-g");
    for (const account of ["mei", "u-v1", "watcher", "nobody", "elsewhere-office"])
      expect(await removeSandbox(on.touchstone, { slug: "rehearsal-g", account })).toMatchObject({
        refusal: { code: "not-allowed" },
      });
    expect(await removeSandbox(on.touchstone, { slug: "rehearsal-g", account: OFFICE })).toMatchObject({ ok: true });
    expect(await removeSandbox(on.touchstone, { slug: "rehearsal-g", account: OFFICE })).toMatchObject({
      refusal: { code: "unknown" },
    });
  });
});

describe("what counts can't be removed", () => {
  const asApp = (sql: string, values: readonly unknown[] = []) =>
    transaction(on.touchstone, (tx) => tx.query(sql, values));
  const remove = (id: string) =>
    asApp("SELECT remove_sandbox($1, $2, $3)", [id, '{"record":[],"evidence":[]}', new Date()]);

  test("by the command, under any of its names", async () => {
    const before = await sums();
    for (const slug of ["libraries", "larkwater", "elsewhere"])
      expect(await removeSandbox(on.touchstone, { slug, account: OFFICE })).toMatchObject({
        ok: false,
        refusal: { code: "not-a-sandbox", slug },
      });
    expect(await sums()).toEqual(before);
  });

  test("by the function of the database, asked for it directly", async () => {
    const before = await sums();
    for (const { logId } of [on.organisation, on.programme])
      await expect(remove(logId)).rejects.toMatchObject({ code: "42501" });
    await expect(remove(on.touchstone.newId())).rejects.toMatchObject({ code: "42501" });
    expect(await sums()).toEqual(before);
  });

  test("by making it a rehearsal first, or putting one beside it", async () => {
    const before = await sums();
    const { logId, shardKey } = on.organisation;
    const denied = { code: "42501" };
    await expect(asApp("UPDATE log SET sandbox_of = $1 WHERE log_id = $1", [logId])).rejects.toMatchObject(denied);
    await expect(asApp("DELETE FROM log WHERE log_id = $1", [logId])).rejects.toMatchObject(denied);
    await expect(asApp("DELETE FROM event WHERE shard_key = $1", [shardKey])).rejects.toMatchObject(denied);
    await expect(asApp("TRUNCATE log")).rejects.toMatchObject(denied);
    const insert = `INSERT INTO log (log_id, no, shard_key, kind, slug, organisation_id, created_at, sandbox_of, time_zone)
                    VALUES ($1, $2, $3, 'organisation', 'beside', $4, $5, $1, 'UTC')`;
    const id = on.touchstone.newId();
    // a rehearsal that says it is of the organisation that counts takes neither itself nor that along
    await expect(
      transaction(on.touchstone, async (tx) => {
        await tx.query(insert, [id, 9000, 9000 * 64, logId, new Date()]);
        await tx.query("SELECT remove_sandbox($1, $2, $3)", [logId, "{}", new Date()]);
      }),
    ).rejects.toMatchObject(denied);
    await expect(
      transaction(on.touchstone, async (tx) => {
        await tx.query(insert, [id, 9000, 9000 * 64, logId, new Date()]);
        await tx.query("SELECT remove_sandbox($1, $2, $3)", [id, "{}", new Date()]);
      }),
    ).rejects.toMatchObject(denied);
    // nor is there room for one where the rows of what counts lie
    await expect(asApp(insert, [id, shardKey / 64, shardKey, id, new Date()])).rejects.toMatchObject({ code: "23505" });
    await expect(asApp(insert, [id, 9000, shardKey, id, new Date()])).rejects.toMatchObject({ code: "23514" });
    expect(await sums()).toEqual(before);
  });

  test("by a programme of the rehearsal's name, or a table of another name, put before ours", async () => {
    const logs = await made("rehearsal-h");
    const before = await rowsOf([on.organisation, on.programme]);
    await transaction(on.touchstone, async (tx) => {
      await tx.query(
        "CREATE TEMPORARY TABLE log (log_id uuid, shard_key int, organisation_id uuid, sandbox_of uuid, no int, kind text, slug text)",
      );
      await tx.query("INSERT INTO pg_temp.log SELECT $1, $2, $3, $1, 1, 'organisation', 'x'", [
        on.organisation.logId,
        on.organisation.shardKey,
        logs[0]?.logId,
      ]);
      await tx.query("SELECT remove_sandbox($1, $2, $3)", [logs[0]?.logId, '{"record":[],"evidence":[]}', new Date()]);
      await tx.query("DROP TABLE pg_temp.log");
    });
    expect(await rowsOf([on.organisation, on.programme])).toEqual(before);
    expect(await rowsOf(logs)).toEqual({});
    await clearRemoved(on.touchstone);
    expect(await reading((tx) => logBySlug(tx, "programme", "libraries"))).toEqual(on.programme);
  });
});
