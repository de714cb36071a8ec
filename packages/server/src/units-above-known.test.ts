import type { Command } from "@touchstone/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAccount } from "./account.ts";
import { foundProgramme } from "./bundle/sample-programme.ts";
import { execute } from "./execute.ts";
import { organisationSize } from "./organisation-known.ts";
import { type Log, logBySlug } from "./store/log.ts";
import { type Tx, transaction } from "./store/tx.ts";
import { type SampleRecord, sampleRecord } from "./testing/sample-record.ts";
import { type TestTouchstone, testTouchstone } from "./testing/test-database.ts";
import { aboveUnit } from "./units-above.ts";
import { aboveUnitAt } from "./units-above-known.ts";

const DAY = "2026-03-02";
let on: TestTouchstone;
let record: SampleRecord;
let north = "";
let south = "";
let mill = "";
beforeAll(async () => {
  on = await testTouchstone(() => new Date(`${DAY}T04:00:00Z`));
  record = await sampleRecord(on.touchstone, "council");
  north = await registered("county", "north");
  south = await registered("county", "south");
  mill = await registered("village", "mill", north);
}, 120_000);
afterAll(() => on.end());

const council = { kind: "organisation", slug: "council" } as const;
const does = (command: Command, account = record.account) => execute(on.touchstone, { log: council, account, command });

async function registered(unitType: string, code: string, parent: string | null = null): Promise<string> {
  const unitId = on.touchstone.newId();
  const parents = parent === null ? [] : [{ hierarchy: "admin", parent }];
  const names = [{ text: code, lang: "en", origin: "source", review: null }] as const;
  const unit = { unitId, unitType, names: [...names], codes: [{ scheme: "code", code }], parents };
  expect(await does({ type: "RegisterUnit", unit, opened: null })).toMatchObject({ ok: true });
  return unitId;
}
const moved = (unitId: string, parent: string) =>
  does({ type: "MoveUnit", unitId, hierarchy: "admin", parent, on: DAY });

async function inLog<T>(work: (tx: Tx, log: Log) => Promise<T>): Promise<T> {
  return transaction(on.touchstone, async (tx) => {
    const log = await logBySlug(tx, "organisation", "council");
    if (log === null) throw new TypeError("inLog: got none, want the council");
    return work(tx, log);
  });
}
const above = (unitId: string, size?: number) =>
  inLog(async (tx, log) => {
    const at = size ?? (await organisationSize(tx, on.touchstone, log));
    const found = await aboveUnitAt(tx, on.touchstone, log, { unitId, day: DAY, size: at });
    return { found, looked: await aboveUnit(tx, log, unitId, DAY), size: at };
  });

describe("what lies above a unit, kept in mind", () => {
  test("is what is looked up, before it is known and after", async () => {
    for (const unitId of [mill, north, mill]) {
      const { found, looked } = await above(unitId);
      expect(found).toEqual(looked);
    }
    expect((await above(mill)).found).toEqual([mill, north]);
  });

  test("is another as soon as the unit was moved, and not asked for where nothing was recorded", async () => {
    const before = await above(mill);
    await moved(mill, south);
    const after = await above(mill);
    expect([before.found, after.found]).toEqual([
      [mill, north],
      [mill, south],
    ]);
    expect((await above(mill)).found).toBe(after.found); // the very same: nothing was looked up
    await moved(mill, north);
    expect((await above(mill)).found).toEqual([mill, north]);
  });

  test("is not kept where the register has grown while it was looked up", async () => {
    const well = await registered("village", "well", north);
    const { size } = await above(north);
    await registered("village", "another");
    const isKept = () =>
      on.touchstone.organisations.get(record.organisation.logId)?.above.has(`${well} ${DAY}`) ?? false;
    expect([(await above(well, size)).found, isKept()]).toEqual([[well, north], false]);
    expect([(await above(well)).found, isKept()]).toEqual([[well, north], true]);
  });

  test("gives a role over an area to whoever has it there, from the next command on", async () => {
    await addAccount(on.touchstone, "southern");
    await foundProgramme(on.touchstone, record.organisation, record.account, "libraries");
    const libraries = { kind: "programme", slug: "libraries" } as const;
    const [span, { newId }] = [{ from: "2020-01-01", until: null }, on.touchstone];
    const asked = (command: Command, account: string) => execute(on.touchstone, { log: libraries, account, command });
    const coordinator = { account: "southern", role: "coordinator", unitId: south, ...span } as const;
    expect(await asked({ type: "GrantRole", grantId: newId(), ...coordinator }, record.account)).toMatchObject({
      ok: true,
    });
    const opening = async (account: string) => {
      await addAccount(on.touchstone, account);
      return asked({ type: "OpenUnitAccount", grantId: newId(), account, unitId: mill, ...span }, "southern");
    };
    const notAllowed = { ok: false, refusal: { code: "not-allowed" } };
    expect(await opening("mill-1")).toMatchObject(notAllowed);
    await moved(mill, south);
    expect(await opening("mill-1")).toMatchObject({ ok: true });
    await moved(mill, north);
    expect(await opening("mill-2")).toMatchObject(notAllowed);
  });
});
