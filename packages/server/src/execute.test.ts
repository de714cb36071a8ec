import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAccount } from "./account.ts";
import { execute } from "./execute.ts";
import { type TestTouchstone, testTouchstone } from "./testing/test-database.ts";

describe("commands", () => {
  let on: TestTouchstone;
  beforeAll(async () => {
    on = await testTouchstone();
  });
  afterAll(() => on.end());

  test("an organisation is founded, its founder holds two roles", async () => {
    const { touchstone } = on;
    await addAccount(touchstone, "dolma");
    const organisationId = touchstone.newId();
    const receipt = await execute(touchstone, {
      log: { kind: "organisation", slug: "lhoka" },
      account: "dolma",
      command: {
        type: "FoundOrganisation",
        organisationId,
        slug: "lhoka",
        names: [{ text: "Lhoka", lang: "en", origin: "source", review: null }],
        timeZone: "Asia/Shanghai",
        grantIds: [touchstone.newId(), touchstone.newId()],
      },
    });
    expect(receipt).toMatchObject({ ok: true, first: 0, last: 2, log: "lhoka" });
  });
});
