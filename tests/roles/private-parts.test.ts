/**
 * Private parts: opened one at a time, for a purpose that is recorded, which the person behind them sees; and nobody, by
 * no function, table or file of the record, reads them in bulk. Hard rules 6 and 7.
 */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Command, type Purpose, ROLES } from "@touchstone/domain";
import {
  addAccount,
  checkStore,
  eventsOf,
  execute,
  exportBundle,
  keptParts,
  type Log,
  objectionsOf,
  publish,
  readingsOf,
  readPrivate,
  rebuild,
  transaction,
  versionsOf,
} from "@touchstone/server";
import { dumpProjections, sampleStandard, type TestTouchstone, testTouchstone } from "@touchstone/server/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Council, holder, sampleCouncil } from "./council.ts";

const SECRETS = ["pema@example.org", "the hall is locked when I come", "tashi@example.org"];
let on: TestTouchstone;
let council: Council;
let folder = "";
/** numbers of the objections: of pema, who keeps the words private too, and of tashi */
let pema = 0;
let tashi = 0;

beforeAll(async () => {
  on = await testTouchstone();
  folder = await mkdtemp(join(tmpdir(), "touchstone-private-"));
  council = await sampleCouncil(on.touchstone);
  await onNotice("2");
  pema = await objected("pema", { publish: false, contact: "pema@example.org" });
  tashi = await objected("tashi", { publish: true, contact: "tashi@example.org" });
}, 240_000);
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await on.end();
});

async function done(account: string, command: Command, log: Log = council.programme): Promise<number> {
  const answer = await execute(on.touchstone, { log, account, command });
  if (!answer.ok || answer.first === null) throw new Error(`${command.type}: ${JSON.stringify(answer)}`);
  return answer.first;
}

/** Drafts a version, has its second key turned, and puts it on notice. */
async function onNotice(version: string): Promise<void> {
  const { touchstone } = on;
  const { account, programme } = council;
  const yaml = sampleStandard("neighbours")
    .replace('version: "1"', `version: "${version}"\nchanges: { since: "1", class: substantive }`)
    .replace("[0, 40]", "[0, 50]");
  await done(account, { type: "DraftStandard", yaml });
  const drafted = (await transaction(touchstone, (tx) => versionsOf(tx, programme))).find(
    (one) => one.version === version,
  );
  const watching = await holder(touchstone, { log: programme, role: "oversight", by: account });
  await done(watching, { type: "TurnStandardKey", version, digest: drafted?.digest ?? "" });
  await done(account, { type: "PutStandardOnNotice", version, until: null });
}

async function objected(name: string, how: { readonly publish: boolean; readonly contact: string }): Promise<number> {
  await addAccount(on.touchstone, name);
  const text = { text: "the hall is locked when I come", lang: "en", origin: "source", review: null } as const;
  const words = how.publish ? { ...text, text: "Open it on Sundays." } : text;
  const objectionId = on.touchstone.newId();
  return done(name, { type: "FileStandardObjection", objectionId, version: "2", text: words, ...how });
}

const open = (account: string, seq: number, part = "contact", purpose: Purpose = "contact") =>
  readPrivate(on.touchstone, {
    log: council.programme,
    account,
    command: { type: "ReadPrivatePart", seq, part, purpose },
  });

async function idOf(name: string): Promise<string> {
  const { rows } = await on.touchstone.pool.query<{ id: string }>(
    "SELECT account_id AS id FROM account WHERE name = $1",
    [name],
  );
  return rows[0]?.id ?? "";
}

describe("the person behind a private part", () => {
  test("sees when it was opened, by which role and what for, and not by whom", async () => {
    const { touchstone } = on;
    const { organisation, programme, account } = council;
    expect(await readingsOf(touchstone, await idOf("pema"))).toEqual([]);
    const near = await holder(touchstone, { log: programme, role: "office", by: account });
    const far = await holder(touchstone, { log: organisation, role: "office", by: account });
    const first = await open(near, pema);
    const second = await open(far, pema, "text", "answer");
    expect(first).toMatchObject({ ok: true, content: { contact: "pema@example.org" } });
    expect(second).toMatchObject({ ok: true });

    const seen = await readingsOf(touchstone, await idOf("pema"));
    const of = {
      log: { kind: "programme", slug: "neighbours" },
      seq: pema,
      of: "StandardObjectionFiled",
      role: "office",
    };
    expect(seen).toEqual([
      { ...of, part: "text", purpose: "answer", heldIn: "organisation", at: expect.any(Date) },
      { ...of, part: "contact", purpose: "contact", heldIn: "programme", at: expect.any(Date) },
    ]);
    expect(seen.map(({ at }) => at.toISOString())).toEqual([second, first].map((one) => one.ok && one.receipt.at));
    const actors = await touchstone.pool.query<{ id: string }>("SELECT actor_id AS id FROM actor");
    for (const name of [near, far, await idOf(near), await idOf(far), ...actors.rows.map(({ id }) => id)])
      expect(JSON.stringify(seen)).not.toContain(name);
  });

  test("is the only one who does: neither the reader, nor who runs it, nor another sees it as theirs", async () => {
    for (const name of [council.account, "tashi"])
      expect(await readingsOf(on.touchstone, await idOf(name))).toEqual([]);
    await open(council.account, tashi);
    expect(await readingsOf(on.touchstone, await idOf("tashi"))).toMatchObject([{ seq: tashi, part: "contact" }]);
    expect(await readingsOf(on.touchstone, await idOf("pema"))).toHaveLength(2);
  });

  test("sees it after the part is erased too, and after the tables are made again", async () => {
    await done(council.account, { type: "ErasePrivatePart", seq: tashi, part: "contact", reason: "time-over" });
    const before = await dumpProjections(on.touchstone);
    await rebuild(on.touchstone);
    expect(await dumpProjections(on.touchstone)).toEqual(before);
    expect(await readingsOf(on.touchstone, await idOf("tashi"))).toHaveLength(1);
  });
});

describe("a private part", () => {
  test("is opened by the office and by no other role", async () => {
    const { touchstone } = on;
    const { programme, account, unit } = council;
    for (const role of ROLES) {
      const unitId = role === "unit" ? unit.mill : null;
      const name = await holder(touchstone, { log: programme, role, unitId, by: account });
      expect((await open(name, pema)).ok, role).toBe(role === "office");
    }
    for (const log of [council.sister, council.otherProgramme, council.otherOrganisation]) {
      const by = log === council.sister ? account : "elsewhere-office";
      expect((await open(await holder(touchstone, { log, role: "office", by }), pema)).ok, log.slug).toBe(false);
    }
  });

  test("is not opened by the office over a part of the units: it is about nobody's unit", async () => {
    const { programme: log, account: by, unit } = council;
    const name = await holder(on.touchstone, { log, role: "office", unitId: unit.county, by });
    expect(await open(name, pema)).toMatchObject({ ok: false, refusal: { code: "not-allowed" } });
  });

  test("is not told by the gate of commands, which records that it was opened and answers with a receipt", async () => {
    const command: Command = { type: "ReadPrivatePart", seq: pema, part: "contact", purpose: "contact" };
    const answer = await execute(on.touchstone, { log: council.programme, account: council.account, command });
    expect(Object.keys(answer).sort()).toEqual(["at", "first", "kind", "last", "log", "ok"]);
  });

  test.each<[string, object]>([
    ["a list of events", { seq: [0, 1, 2] }],
    ["a pattern of parts", { part: "%" }],
    ["every part", { part: ["contact", "text"] }],
    ["a purpose in words of one's own", { purpose: "curiosity" }],
    ["no purpose", { purpose: undefined }],
  ])("is not opened by asking for %s, whatever the types say", async (_, wrong) => {
    const size = async () => (await on.touchstone.pool.query("SELECT 1 FROM event")).rowCount;
    const before = await size();
    const command = { type: "ReadPrivatePart", seq: pema, part: "contact", purpose: "contact", ...wrong } as never; // an attack
    const answer = await readPrivate(on.touchstone, {
      log: council.programme,
      account: council.account,
      command,
    }).catch((error: unknown) => ({ ok: false, error }));
    expect(answer.ok).toBe(false);
    expect(await size()).toBe(before);
  });
});

describe("in bulk", () => {
  const shown = async (work: (tx: Parameters<Parameters<typeof transaction>[1]>[0]) => Promise<unknown>) =>
    JSON.stringify(await transaction(on.touchstone, work, { readOnly: true }), (_, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : value,
    );
  const expectNothingOf = (text: string) => {
    for (const secret of SECRETS) expect(text.includes(secret), secret).toBe(false);
  };

  test("nothing that lists or checks the record has a word of what is private", async () => {
    const { programme } = council;
    const entries = async (tx: Parameters<typeof eventsOf>[0]) => {
      const found = [];
      for await (const event of eventsOf(tx, programme, 0, 10_000)) found.push(event);
      return found;
    };
    expect(await shown((tx) => keptParts(tx, programme))).toContain('"part":"contact"');
    expectNothingOf(await shown((tx) => keptParts(tx, programme)));
    expectNothingOf(await shown(entries));
    expectNothingOf(await shown((tx) => objectionsOf(tx, programme, "2")));
    expectNothingOf(JSON.stringify(await checkStore(on.touchstone)));
    expectNothingOf(JSON.stringify(await dumpProjections(on.touchstone)));
  });

  test("no bundle and no published ledger has it, nor any file that is kept", async () => {
    const { touchstone, home } = on;
    await publish(touchstone, council.programme);
    const bundle = join(folder, "bundle");
    await exportBundle(touchstone, council.programme.slug, bundle);
    let nFiles = 0;
    for (const root of [bundle, home.files])
      for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        nFiles++;
        expectNothingOf((await readFile(join(entry.parentPath, entry.name))).toString("latin1"));
      }
    expect(nFiles).toBeGreaterThan(10);
  });

  test("nobody reads them with a table: the database has them encrypted, each under its own place", async () => {
    const { rows } = await on.touchstone.pool.query<{ cipher: Buffer }>("SELECT cipher FROM event_private");
    expect(rows.length).toBeGreaterThan(1);
    expectNothingOf(rows.map(({ cipher }) => cipher.toString("latin1")).join("\n"));
    await on.touchstone.pool.query(
      `UPDATE event_private SET cipher = (SELECT cipher FROM event_private WHERE seq = $1 AND part = 'text')
       WHERE seq = $1 AND part = 'contact'`,
      [pema],
    );
    await expect(open(council.account, pema)).rejects.toThrow("can't be opened");
  });
});
