import { afterAll, beforeAll, expect, test } from "vitest";
import { addAccount } from "../account.ts";
import { foundOrganisation } from "../testing/sample-organisation.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import { actorIn, makeActor } from "./actors.ts";
import { lockHead } from "./head.ts";
import { transaction } from "./tx.ts";

let on: TestTouchstone;
beforeAll(async () => {
  on = await testTouchstone();
});
afterAll(() => on.end());

test("an account that acts and receives in one command for the first time has one id", async () => {
  const { log } = await foundOrganisation(on.touchstone, "first");
  const account = await addAccount(on.touchstone, "both");
  const id = account?.accountId ?? "";
  const made = await transaction(
    on.touchstone,
    async (tx) => {
      await lockHead(tx, log);
      return [makeActor(tx, log, id), makeActor(tx, log, id)];
    },
    { pipelined: true },
  );
  expect(made[0]).toBe(made[1]);
  const { actorId } = await transaction(on.touchstone, (tx) => actorIn(tx, log, id));
  expect(actorId).toBe(made[0]);
});
