import { type TestTouchstone, testTouchstone } from "@touchstone/server/testing";
import { getMigrations } from "better-auth/db/migration";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { betterAuthOptions } from "./better-auth.ts";

let on: TestTouchstone;
beforeAll(async () => {
  on = await testTouchstone();
});
afterAll(() => on.end());

describe("the tables of signing in", () => {
  it("are as better-auth wants them: it has nothing to make, to add or to complain of", async () => {
    const { pool, newId } = on.touchstone;
    const setting = { pool, newId, publicUrl: "http://localhost:7171", secret: "s".repeat(43), providers: [] };
    const wanted = await getMigrations(betterAuthOptions(setting));
    expect(wanted.toBeCreated).toEqual([]);
    expect(wanted.toBeAdded).toEqual([]);
    expect(wanted.toBeAddedIndexes).toEqual([]);
    expect(wanted.unsafeChanges).toEqual([]);
    expect(wanted.schemaProblems).toEqual([]);
  });
  it("leave the record's account alone: no model of better-auth has its name", () => {
    const setting = {
      pool: on.touchstone.pool,
      newId: on.touchstone.newId,
      publicUrl: "http://localhost",
      secret: "s",
    };
    const { user, session, account, verification } = betterAuthOptions({ ...setting, providers: [] });
    for (const { modelName } of [user, session, account, verification]) expect(modelName).toMatch(/^sign_in_/);
  });
});
