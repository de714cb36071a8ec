import type { Command } from "@touchstone/domain";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addAccount } from "../account.ts";
import { execute } from "../execute.ts";
import { checkStore } from "../ledger/check-store.ts";
import { rowsOfLog } from "../testing/log-rows.ts";
import { foundOrganisation } from "../testing/sample-organisation.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";

let on: TestTouchstone;
beforeAll(async () => {
  on = await testTouchstone();
});
afterAll(() => on.end());

const grant = (account: string, grantId = on.touchstone.newId()): Command => ({
  type: "GrantRole",
  grantId,
  account,
  role: "auditor",
  unitId: null,
  from: "2026-01-01",
  until: null,
});

test("two writers who looked at the same version: one is recorded, the other told, in both orders", async () => {
  const { touchstone } = on;
  const { log, account } = await foundOrganisation(touchstone, "two");
  await addAccount(touchstone, "auditor-1");
  for (const order of [0, 1]) {
    const grantId = touchstone.newId();
    const end = (day: string): Command => ({ type: "EndRole", grantId, on: day });
    await execute(touchstone, { log, account, command: grant("auditor-1", grantId) });
    const asked = [end("2026-05-01"), end("2026-04-01")].map((command) => ({
      log,
      account,
      command,
      expectedVersion: 1,
    }));
    const answers = await Promise.all(
      (order === 0 ? asked : asked.toReversed()).map((ask) => execute(touchstone, ask)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({
      refusal: { code: "changed-meanwhile", stream: `role/${grantId}`, expected: 1, found: 2 },
    });
  }
});

test("two writers with one key at once: one does it, both have the receipt", async () => {
  const { touchstone } = on;
  const { log, account } = await foundOrganisation(touchstone, "twins");
  await addAccount(touchstone, "auditor-2");
  const asked = { log, account, key: "once", command: grant("auditor-2") };
  const [first, second] = await Promise.all([execute(touchstone, asked), execute(touchstone, asked)]);
  expect(first).toEqual(second);
  expect(first).toMatchObject({ ok: true, first: 3, last: 3 });
});

test("eight writers on one log, and two logs at once: no gap, every stream counted, every leaf in the tree", async () => {
  const { touchstone } = on;
  const logs = [await foundOrganisation(touchstone, "busy"), await foundOrganisation(touchstone, "quiet")];
  await addAccount(touchstone, "auditor-3");
  const work = logs.flatMap(({ log, account }) =>
    Array.from({ length: 8 }, async () => {
      for (let n = 0; n < 12; n++) await execute(touchstone, { log, account, command: grant("auditor-3") });
    }),
  );
  await Promise.all(work);
  for (const { log } of logs) {
    const { events, tables } = await rowsOfLog(touchstone, log);
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 3 + 96 }, (_, i) => i));
    expect(tables.role_grant).toBe(2 + 96);
    expect(tables.actor).toBe(2);
  }
  expect(await checkStore(touchstone)).toMatchObject({ faults: [], complete: true });
});

test("eight founders of one name: one founds it", async () => {
  const { touchstone } = on;
  await addAccount(touchstone, "founder");
  const answers = await Promise.all(
    Array.from({ length: 8 }, () =>
      execute(touchstone, {
        log: { kind: "organisation", slug: "wanted" },
        account: "founder",
        command: {
          type: "FoundOrganisation",
          organisationId: touchstone.newId(),
          slug: "wanted",
          names: [{ text: "Wanted", lang: "en", origin: "source", review: null }],
          timeZone: "UTC",
          grantIds: [touchstone.newId(), touchstone.newId()],
        },
      }),
    ),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.filter(({ ok }) => !ok)).toHaveLength(7);
});
