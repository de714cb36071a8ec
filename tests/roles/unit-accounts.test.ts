/** Accounts of units through a real database: who opens, hands over and closes them, and what becomes of them. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Command } from "@touchstone/domain";
import {
  addAccount,
  execute,
  exportBundle,
  listAccounts,
  mayRead,
  type Receipt,
  type Refused,
  rebuild,
  rolesOf,
  transaction,
  unitAccountsOf,
} from "@touchstone/server";
import { dumpProjections, type TestTouchstone, testTouchstone } from "@touchstone/server/testing";
import { verifyBundle } from "@touchstone/verify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Council, holder, sampleCouncil } from "./council.ts";

const TODAY = "2026-03-01";
let on: TestTouchstone;
let council: Council;
let north = ""; // coordinates what lies in the township of that name
let nth = 0;
beforeAll(async () => {
  on = await testTouchstone();
  council = await sampleCouncil(on.touchstone);
  const { programme: log, account: by } = council;
  north = await holder(on.touchstone, { log, role: "coordinator", unitId: council.unit.north, by });
}, 240_000);
afterAll(() => on.end());

const carryOut = (account: string, command: Command, log = council.programme): Promise<Receipt | Refused> =>
  execute(on.touchstone, { log, account, command });

async function newAccount(): Promise<string> {
  const name = `unit-${++nth}`;
  await addAccount(on.touchstone, name);
  return name;
}

interface Opened {
  readonly grantId: string;
  readonly account: string;
  readonly answer: Receipt | Refused;
}

/** Opens the account of a unit, for a new account unless one is named. */
async function open(by: string, unitId: string, name?: string, log = council.programme): Promise<Opened> {
  const account = name ?? (await newAccount());
  const grantId = on.touchstone.newId();
  const command = { type: "OpenUnitAccount", grantId, account, unitId, from: TODAY, until: null } as const;
  return { grantId, account, answer: await carryOut(by, command, log) };
}

async function opened(by: string, unitId: string): Promise<Opened> {
  const done = await open(by, unitId);
  expect(done.answer).toMatchObject({ ok: true });
  return done;
}

const reset = (by: string, grantId: string) => carryOut(by, { type: "ResetUnitAccount", grantId });
const close = (by: string, grantId: string) => carryOut(by, { type: "CloseUnitAccount", grantId, on: TODAY });
const refusal = (code: string, more: object = {}) => ({ ok: false, refusal: { code, ...more } });

async function idOf(name: string): Promise<string> {
  const { rows } = await on.touchstone.pool.query<{ id: string }>(
    "SELECT account_id AS id FROM account WHERE name = $1",
    [name],
  );
  return rows[0]?.id ?? "";
}

const listed = (below: string | null) =>
  transaction(on.touchstone, (tx) => unitAccountsOf(tx, council.programme, { below, today: TODAY }), {
    readOnly: true,
  });

describe("a coordinator", () => {
  test("opens, hands over and closes the account of a unit in their subtree", async () => {
    const { grantId, account } = await opened(north, council.unit.mill);
    expect(await rolesOf(on.touchstone, await idOf(account))).toEqual([
      {
        log: { kind: "programme", slug: "neighbours" },
        grantId,
        role: "unit",
        unitId: council.unit.mill,
        from: TODAY,
        until: null,
        resetAt: null,
      },
    ]);
    const handedOver = await reset(north, grantId);
    expect(handedOver).toMatchObject({ ok: true });
    const [role] = await rolesOf(on.touchstone, await idOf(account));
    expect(role?.resetAt?.toISOString()).toBe(handedOver.ok && handedOver.at);
    expect(await close(north, grantId)).toMatchObject({ ok: true });
    expect(await rolesOf(on.touchstone, await idOf(account))).toMatchObject([{ grantId, until: TODAY }]);
    expect(await reset(north, grantId)).toMatchObject(refusal("unknown"));
  });

  test("does none of it for a unit elsewhere, nor for one above", async () => {
    for (const unitId of [council.unit.hill, council.unit.south, council.unit.county]) {
      expect((await open(north, unitId)).answer).toMatchObject(refusal("not-allowed", { command: "OpenUnitAccount" }));
      const { grantId } = await opened(council.account, unitId);
      expect(await reset(north, grantId)).toMatchObject(refusal("not-allowed", { command: "ResetUnitAccount" }));
      expect(await close(north, grantId)).toMatchObject(refusal("not-allowed", { command: "CloseUnitAccount" }));
      expect(await close(council.account, grantId)).toMatchObject({ ok: true });
    }
  });

  test("can grant nothing else, and end nothing else, not even what they hold", async () => {
    const account = await newAccount();
    for (const role of ["unit", "coordinator", "office", "reviewer"] as const) {
      const grantId = on.touchstone.newId();
      const unitId = council.unit.mill;
      const command = { type: "GrantRole", grantId, account, role, unitId, from: TODAY, until: null } as const;
      expect(await carryOut(north, command)).toMatchObject(refusal("not-allowed"));
    }
    const [own] = await rolesOf(on.touchstone, await idOf(north));
    expect(own).toMatchObject({ role: "coordinator" });
    expect(await close(north, own?.grantId ?? "")).toMatchObject(refusal("not-allowed"));
    expect(await close(council.account, own?.grantId ?? "")).toMatchObject(refusal("unknown"));
  });

  test("learns nothing of an id that is no account of a unit of theirs", async () => {
    const another = await opened(council.account, council.unit.hill);
    const none = await reset(north, on.touchstone.newId());
    expect(await reset(north, another.grantId)).toEqual(none);
    await close(council.account, another.grantId);
  });

  test("takes over nobody who holds another role: neither by opening an account for them, nor by handing it over", async () => {
    const { account: office, unit } = council;
    expect((await open(north, unit.well, office)).answer).toEqual(refusal("not-only-the-unit", { unitId: unit.well }));
    expect((await open(north, unit.well, north)).answer).toMatchObject(refusal("not-only-the-unit"));
    expect((await open(north, unit.well, "elsewhere-office")).answer).toMatchObject(refusal("not-only-the-unit"));

    const { grantId, account } = await opened(north, unit.well);
    const grant = {
      type: "GrantRole",
      grantId: on.touchstone.newId(),
      account,
      role: "office",
      unitId: null,
      from: "2027-01-01",
      until: null,
    } as const;
    expect(await carryOut("elsewhere-office", grant, council.otherOrganisation)).toMatchObject({ ok: true });
    expect(await reset(north, grantId)).toEqual(refusal("not-only-the-unit", { unitId: unit.well }));
    expect(await close(north, grantId)).toMatchObject({ ok: true });
  });

  test("sees the accounts of their subtree and no others", async () => {
    const here = await opened(north, council.unit.mill);
    const there = await opened(council.account, council.unit.hill);
    const ids = async (below: string | null) => (await listed(below)).map(({ grantId }) => grantId);
    expect(await ids(council.unit.north)).toContain(here.grantId);
    expect(await ids(council.unit.north)).not.toContain(there.grantId);
    expect(await ids(council.unit.county)).toEqual(await ids(null));
    const mayList = async (unitId: string) =>
      mayRead(on.touchstone, {
        log: council.programme,
        accountId: await idOf(north),
        what: "ReadUnitAccounts",
        unitId,
      });
    expect(await mayList(council.unit.north)).toBeNull();
    expect(await mayList(council.unit.south)).toMatchObject({ code: "not-allowed" });
    await close(council.account, here.grantId);
    await close(council.account, there.grantId);
  });
});

describe("the account of a unit", () => {
  test("is one at a time", async () => {
    const first = await opened(north, council.unit.mill);
    expect((await open(north, council.unit.mill)).answer).toMatchObject(refusal("exists"));
    expect((await open(north, council.unit.mill, first.account)).answer).toMatchObject(refusal("exists"));
    await close(north, first.grantId);
    const again = await open(north, council.unit.mill, first.account);
    expect(again.answer).toMatchObject({ ok: true });
    await close(north, again.grantId);
  });

  test("serves the same unit in another programme too, and no other unit", async () => {
    const { account: office, sister, unit } = council;
    const { account, grantId } = await opened(north, unit.mill);
    expect((await open(office, unit.well, account, sister)).answer).toMatchObject(refusal("not-only-the-unit"));
    expect((await open(office, unit.mill, account, sister)).answer).toMatchObject({ ok: true });
    expect(await reset(north, grantId)).toMatchObject({ ok: true });
    await close(north, grantId);
  });

  test("belongs to a programme: there is none in the log of an organisation", async () => {
    const account = await newAccount();
    const grantId = on.touchstone.newId();
    const command = {
      type: "OpenUnitAccount",
      grantId,
      account,
      unitId: council.unit.mill,
      from: TODAY,
      until: null,
    } as const;
    const { organisation: log, programme } = council;
    const asked = { log, account: council.account, command };
    expect(await execute(on.touchstone, asked)).toMatchObject(refusal("not-allowed"));
    expect(await execute(on.touchstone, { ...asked, programme: programme.slug })).toMatchObject(refusal("unknown"));
  });

  test("applies for nobody else: it withdraws its own unit and no other", async () => {
    const { account, grantId } = await opened(north, council.unit.mill);
    const end = (unitId: string) => carryOut(account, { type: "EndEnrolment", unitId, on: "2026-06-01" });
    expect(await end(council.unit.well)).toMatchObject(refusal("not-allowed"));
    expect(await end(council.unit.mill)).toMatchObject({ ok: true });
    await close(north, grantId);
  });

  test("neither reviews nor decides nor hears appeals", async () => {
    const { account, grantId } = await opened(north, council.unit.mill);
    for (const role of ["reviewer", "assessor", "decider", "appeal", "oversight", "auditor"] as const) {
      const command = {
        type: "GrantRole",
        grantId: on.touchstone.newId(),
        account,
        role,
        unitId: null,
        from: TODAY,
        until: null,
      } as const;
      expect(await carryOut(council.account, command)).toEqual(refusal("not-separated", { role, holds: "unit" }));
    }
    await close(north, grantId);
  });
});

describe("a unit that goes into another", () => {
  test("keeps its account for what was its own, without being handed over, until whoever had it below them closes it", async () => {
    const { touchstone } = on;
    const { account: office, organisation, unit } = council;
    const gone = await opened(north, unit.well);
    const stays = await opened(north, unit.mill);
    const merge = { type: "MergeUnits", from: [unit.mill, unit.well], into: unit.mill, on: TODAY } as const;
    expect(await carryOut(office, merge, organisation)).toMatchObject({ ok: true });

    // the one that goes on is the same unit, with the same account
    expect(await reset(north, stays.grantId)).toMatchObject({ ok: true });
    // the other's account is nobody's key to the unit that took over, and is handed to nobody
    const accountId = await idOf(gone.account);
    const mayLook = (unitId: string) =>
      mayRead(touchstone, { log: council.programme, accountId, what: "ReadAnswers", unitId });
    expect(await mayLook(unit.well)).toBeNull();
    expect(await mayLook(unit.mill)).toMatchObject({ code: "not-allowed" });
    expect(await carryOut(gone.account, { type: "EndEnrolment", unitId: unit.mill, on: TODAY })).toMatchObject(
      refusal("not-allowed"),
    );
    expect(await reset(north, gone.grantId)).toMatchObject(refusal("not-alive", { closed: TODAY }));
    expect((await open(north, unit.well)).answer).toMatchObject(refusal("not-alive"));
    // it is still listed where it lay, and closed there
    expect((await listed(unit.north)).map(({ grantId }) => grantId)).toContain(gone.grantId);
    expect(await close(north, gone.grantId)).toMatchObject({ ok: true });
    expect(await mayLook(unit.well)).toMatchObject({ code: "not-allowed" });
  });
});

test("a unit that moves is handed over by who has it now, and no longer by who had it", async () => {
  const { account: office, organisation, unit } = council;
  const { grantId } = await opened(office, unit.hill);
  expect(await reset(north, grantId)).toMatchObject(refusal("not-allowed"));
  const move = { type: "MoveUnit", unitId: unit.hill, hierarchy: "admin", parent: unit.north, on: TODAY } as const;
  expect(await carryOut(office, move, organisation)).toMatchObject({ ok: true });
  expect(await reset(north, grantId)).toMatchObject({ ok: true });
  const back = { ...move, parent: unit.south, on: "2026-03-02" } as const;
  expect(await carryOut(office, back, organisation)).toMatchObject({ ok: true });
  expect(await reset(north, grantId)).toMatchObject({ ok: true }); // it moves tomorrow
});

test("a stranger reads in the ledger when an account was handed over, and no name of an account", async () => {
  const folder = await mkdtemp(join(tmpdir(), "touchstone-unit-accounts-"));
  try {
    await exportBundle(on.touchstone, council.programme.slug, join(folder, "bundle"));
    const { checks } = await verifyBundle(join(folder, "bundle"));
    expect(checks.filter(({ outcome }) => outcome === "fails")).toEqual([]);
    expect(checks.find(({ id }) => id === "events")).toMatchObject({ outcome: "holds" });
    const entries = await readdir(join(folder, "bundle/ledger"), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const text = (await Promise.all(files.map((file) => readFile(file, "latin1")))).join("\n");
    expect(text).toContain("UnitAccountReset");
    for (const { name } of await listAccounts(on.touchstone)) expect(text).not.toContain(`"${name}"`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("tables are made again from the events as they were", async () => {
  const before = await dumpProjections(on.touchstone);
  expect(before.role_grant?.length).toBeGreaterThan(10);
  await rebuild(on.touchstone);
  expect(await dumpProjections(on.touchstone)).toEqual(before);
});
