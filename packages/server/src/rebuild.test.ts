import type { Command } from "@touchstone/domain";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addAccount } from "./account.ts";
import { execute } from "./execute.ts";
import { rebuild } from "./rebuild.ts";
import { transaction } from "./store/tx.ts";
import { rowsOfLog } from "./testing/log-rows.ts";
import { foundOrganisation } from "./testing/sample-organisation.ts";
import { sampleStore } from "./testing/sample-store.ts";
import { dumpProjections } from "./testing/table-dump.ts";
import { type TestTouchstone, testTouchstone } from "./testing/test-database.ts";

let on: TestTouchstone;
beforeAll(async () => {
  on = await testTouchstone();
  await addAccount(on.touchstone, "auditor");
  for (const slug of ["east", "west"]) {
    const { log, account } = await foundOrganisation(on.touchstone, slug);
    for (let n = 0; n < 5; n++) {
      const grantId = on.touchstone.newId();
      const grant: Command = {
        type: "GrantRole",
        grantId,
        account: "auditor",
        role: "auditor",
        unitId: null,
        from: "2026-01-01",
        until: null,
      };
      await execute(on.touchstone, { log, account, command: grant });
      if (n % 2 === 0)
        await execute(on.touchstone, { log, account, command: { type: "EndRole", grantId, on: "2026-06-01" } });
    }
  }
  await sampleStore(on.touchstone, "north", 3);
});
afterAll(() => on.end());

test("tables made again from the events are the same, row for row", async () => {
  const before = await dumpProjections(on.touchstone);
  expect(before.role_grant).toHaveLength(2 * 7 + 2);
  expect(before.unit_code).toHaveLength(3 * 20);
  const said: string[] = [];
  expect(await rebuild(on.touchstone, (line) => said.push(line))).toMatchObject({ nLogs: 3, nEvents: 2 * 11 + 26 });
  expect(await dumpProjections(on.touchstone)).toEqual(before);
  expect(said).toEqual([
    "organisation east: 11 events",
    "organisation west: 11 events",
    "organisation north: 26 events",
  ]);
});

test("whatever was done to the tables, they come back", async () => {
  const before = await dumpProjections(on.touchstone);
  await transaction(on.touchstone, async (tx) => {
    await tx.query("DELETE FROM role_grant WHERE role = 'office'");
    await tx.query("UPDATE organisation SET slug = 'other'");
    await tx.query("TRUNCATE unit, unit_name");
  });
  expect(await dumpProjections(on.touchstone)).not.toEqual(before);
  await rebuild(on.touchstone);
  expect(await dumpProjections(on.touchstone)).toEqual(before);
});

test("a sealed event stands in the tables from the start; one that was erased is passed over, unless it was disclosed", async () => {
  const own = await testTouchstone();
  const { log, sealed } = await sampleStore(own.touchstone, "sealed", 3);
  const rowsOfSealed = async (): Promise<number[]> => {
    const { rows } = await transaction(own.touchstone, (tx) =>
      tx.query<{ seq: number }>("SELECT seq FROM private_reading WHERE shard_key = $1 AND seq = ANY($2) ORDER BY seq", [
        log.shardKey,
        sealed,
      ]),
    );
    return rows.map(({ seq }) => seq);
  };
  expect(await rowsOfSealed()).toEqual(sealed);
  const before = await dumpProjections(own.touchstone);
  await transaction(own.touchstone, (tx) =>
    tx.query("DELETE FROM event_private WHERE shard_key = $1 AND part = 'sealed' AND seq = $2", [
      log.shardKey,
      sealed[0],
    ]),
  );
  await rebuild(own.touchstone);
  expect(await dumpProjections(own.touchstone)).toEqual(before);
  await transaction(own.touchstone, (tx) =>
    tx.query("DELETE FROM event_private WHERE shard_key = $1 AND part = 'sealed'", [log.shardKey]),
  );
  await rebuild(own.touchstone);
  expect(await rowsOfSealed()).toEqual(sealed.slice(0, -1)); // the last one was not disclosed
  await own.end();
});

test("where an event is missing nothing is changed, and it is named", async () => {
  const lost = await testTouchstone();
  const { log } = await foundOrganisation(lost.touchstone, "lost");
  await transaction(lost.touchstone, async (tx) => {
    await tx.query("UPDATE event_head SET size = 4 WHERE shard_key = $1", [log.shardKey]);
  });
  const before = await rowsOfLog(lost.touchstone, log);
  await expect(rebuild(lost.touchstone)).rejects.toThrow("event 3 of lost is missing");
  expect(await rowsOfLog(lost.touchstone, log)).toEqual(before);
  await lost.end();
});
