import { expect, test } from "vitest";
import { addAccount } from "./account.ts";
import { execute } from "./execute.ts";
import { mayRead } from "./may-read.ts";
import { sampleOffice, sampleProgramme } from "./observations/sample-answers.ts";
import { accountId, makeActor } from "./store/actors.ts";
import { transaction } from "./store/tx.ts";
import { roundStandard } from "./testing/sample-round.ts";
import { testClock, testTouchstone } from "./testing/test-database.ts";

const UNITS = [["hill", "village", null]] as const;

test("a role counts by the days of where it was granted", async () => {
  // the second of March in Shanghai, where the organisation is; the first in UTC, by which its programme counts
  const on = await testTouchstone(testClock("2026-03-01T17:00:00.000Z"));
  const office = await sampleOffice(on.touchstone, UNITS);
  const programme = await sampleProgramme(on.touchstone, office, "nights", roundStandard("nights"), ["hill"]);
  const id = await transaction(on.touchstone, (tx) => accountId(tx, office.account));
  const asked = { log: programme, accountId: id ?? "", what: "ReadRoles", unitId: null } as const;
  expect(await mayRead(on.touchstone, asked)).toBeNull();
  await on.end();
}, 60_000);

test("who acts by a role in the organisation holds nothing in a sister programme that is kept apart from it", async () => {
  const on = await testTouchstone();
  const { touchstone } = on;
  const office = await sampleOffice(touchstone, UNITS);
  const [one, sister] = [
    await sampleProgramme(touchstone, office, "one", roundStandard("one"), ["hill"]),
    await sampleProgramme(touchstone, office, "sister", roundStandard("sister"), ["hill"]),
  ];
  await addAccount(touchstone, "both");
  const granted = { grantId: touchstone.newId(), account: "both", unitId: null, from: "2026-01-01", until: null };
  const { account, organisation } = office;
  expect(
    await execute(touchstone, {
      log: organisation,
      account,
      command: { type: "GrantRole", ...granted, role: "operator" },
    }),
  ).toMatchObject({ ok: true });
  const adds = () =>
    execute(touchstone, {
      log: one,
      account: "both",
      command: {
        ...granted,
        type: "GrantRole",
        account: "larkwater-office",
        grantId: touchstone.newId(),
        role: "office",
      },
    });
  expect(await adds()).toMatchObject({ ok: true });
  // no command gives a role that is kept apart: it comes from whoever writes to the tables
  await transaction(touchstone, async (tx) => {
    const id = (await accountId(tx, "both")) ?? "";
    const actor = makeActor(tx, sister, id);
    await tx.query(
      `INSERT INTO role_grant (shard_key, log_id, grant_id, role, actor_id, unit_id, valid_from, valid_until, seq)
       VALUES ($1, $2, $3, 'auditor', $4, NULL, '2026-01-01', NULL, 0)`,
      [sister.shardKey, sister.logId, touchstone.newId(), actor],
    );
  });
  const refusal = { code: "not-separated", role: "operator", holds: "auditor" };
  expect(await adds()).toEqual({ ok: false, refusal });
  await on.end();
}, 60_000);
