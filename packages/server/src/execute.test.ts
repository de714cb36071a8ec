import type { Command } from "@touchstone/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAccount, listAccounts } from "./account.ts";
import { execute } from "./execute.ts";
import { rowsOfLog } from "./testing/log-rows.ts";
import { foundOrganisation } from "./testing/sample-organisation.ts";
import { type TestTouchstone, testTouchstone } from "./testing/test-database.ts";

let on: TestTouchstone;
beforeAll(async () => {
  on = await testTouchstone();
});
afterAll(() => on.end());

const grant = (account: string, role: "office" | "oversight" | "auditor" | "coordinator" | "operator") =>
  ({
    type: "GrantRole" as const,
    grantId: on.touchstone.newId(),
    account,
    role,
    unitId: null,
    from: "2026-01-01",
    until: null,
  }) satisfies Command;

describe("founding", () => {
  test("an organisation has its ledger, and its founder two roles", async () => {
    const { log } = await foundOrganisation(on.touchstone, "larkwater");
    const { events, tables } = await rowsOfLog(on.touchstone, log);
    expect(events.map(({ type }) => type)).toEqual(["OrganisationFounded", "RoleGranted", "RoleGranted"]);
    expect(tables.role_grant).toBe(2);
    expect(tables.organisation).toBe(1);
    expect(log.shardKey % 64).toBe(0);
  });

  test("of one name there is one, and a refusal leaves nothing behind", async () => {
    const { touchstone } = on;
    const command: Command = {
      type: "FoundOrganisation",
      organisationId: touchstone.newId(),
      slug: "larkwater",
      names: [{ text: "Another", lang: "en", origin: "source", review: null }],
      timeZone: "UTC",
      grantIds: [touchstone.newId(), touchstone.newId()],
    };
    const answer = await execute(touchstone, {
      log: { kind: "organisation", slug: "larkwater" },
      account: "larkwater-office",
      command,
    });
    expect(answer).toEqual({ ok: false, refusal: { code: "exists", what: "organisation", id: "larkwater" } });
  });

  test("of one id there is one, by whatever name", async () => {
    const { touchstone } = on;
    const { log, account } = await foundOrganisation(touchstone, "first-of-its-id");
    const command: Command = {
      type: "FoundOrganisation",
      organisationId: log.logId,
      slug: "second-of-its-id",
      names: [{ text: "Another", lang: "en", origin: "source", review: null }],
      timeZone: "UTC",
      grantIds: [touchstone.newId(), touchstone.newId()],
    };
    expect(await execute(touchstone, { log: { kind: "organisation", slug: command.slug }, account, command })).toEqual({
      ok: false,
      refusal: { code: "exists", what: "organisation", id: log.logId },
    });
  });

  test("of a role's id there is one role", async () => {
    const { touchstone } = on;
    const { log, account } = await foundOrganisation(touchstone, "roles-once");
    const command = grant(account, "coordinator");
    expect(await execute(touchstone, { log, account, command })).toMatchObject({ ok: true });
    expect(await execute(touchstone, { log, account, command })).toMatchObject({
      refusal: { code: "exists", what: "role" },
    });
  });

  test("asked again with its key, it is founded once", async () => {
    const { touchstone } = on;
    await addAccount(touchstone, "founder");
    const asked = {
      log: { kind: "organisation", slug: "once" },
      account: "founder",
      key: "found-once",
      command: {
        type: "FoundOrganisation",
        organisationId: touchstone.newId(),
        slug: "once",
        names: [{ text: "Once", lang: "en", origin: "source", review: null }],
        timeZone: "UTC",
        grantIds: [touchstone.newId(), touchstone.newId()],
      },
    } as const;
    const first = await execute(touchstone, asked);
    expect(first).toMatchObject({ ok: true, first: 0, last: 2 });
    expect(await execute(touchstone, asked)).toEqual(first);
  });
});

describe("who may", () => {
  test("an account without a role may not, and leaves no trace", async () => {
    const { touchstone } = on;
    const { log } = await foundOrganisation(touchstone, "strict");
    await addAccount(touchstone, "stranger");
    const before = await rowsOfLog(touchstone, log);
    const answer = await execute(touchstone, { log, account: "stranger", command: grant("stranger", "office") });
    expect(answer).toEqual({
      ok: false,
      refusal: {
        code: "not-allowed",
        command: "GrantRole",
        roles: ["organisation/operator", "programme/operator"],
      },
    });
    expect(await rowsOfLog(touchstone, log)).toEqual(before);
  });

  test("an unknown account, an unknown log and an unknown receiver are named", async () => {
    const { touchstone } = on;
    const { log, account } = await foundOrganisation(touchstone, "known");
    const asked = { log, account, command: grant("nobody-here", "office") };
    const unknown = (what: string, id: string) => ({ ok: false, refusal: { code: "unknown", what, id } });
    expect(await execute(touchstone, { ...asked, account: "ghost" })).toEqual(unknown("account", "ghost"));
    expect(await execute(touchstone, { ...asked, log: { kind: "programme", slug: "ghost" } })).toEqual(
      unknown("programme", "ghost"),
    );
    expect(await execute(touchstone, asked)).toEqual(unknown("account", "nobody-here"));
  });

  test("one organisation's operator is nobody in another", async () => {
    const { touchstone } = on;
    const here = await foundOrganisation(touchstone, "here");
    const there = await foundOrganisation(touchstone, "there");
    const answer = await execute(touchstone, {
      log: there.log,
      account: here.account,
      command: grant(here.account, "office"),
    });
    expect(answer).toMatchObject({ ok: false, refusal: { code: "not-allowed" } });
  });

  test("a role ends on its day", async () => {
    const { touchstone } = on;
    const { log, account } = await foundOrganisation(touchstone, "ending");
    const answer = (await rowsOfLog(touchstone, log)).events[1];
    const grantId = answer?.stream.slice("role/".length) ?? "";
    const end = (on: string): Command => ({ type: "EndRole", grantId, on });
    await addAccount(touchstone, "successor");
    expect(await execute(touchstone, { log, account, command: grant("successor", "operator") })).toMatchObject({
      ok: true,
    });
    expect(await execute(touchstone, { log, account, command: end("2026-03-01") })).toMatchObject({ ok: true });
    expect(await execute(touchstone, { log, account, command: grant(account, "coordinator") })).toMatchObject({
      refusal: { code: "not-allowed" },
    });
  });

  test("the last operator of an organisation stays, also where two go at the same moment", async () => {
    const { touchstone } = on;
    const { log, account } = await foundOrganisation(touchstone, "staying");
    const grantId = (await rowsOfLog(touchstone, log)).events[1]?.stream.slice("role/".length) ?? "";
    const end = (of: string): Command => ({ type: "EndRole", grantId: of, on: "2026-03-01" });
    const last = { ok: false, refusal: { code: "last-operator", on: "2026-03-01" } };
    expect(await execute(touchstone, { log, account, command: end(grantId) })).toEqual(last);

    await addAccount(touchstone, "second");
    const second = grant("second", "operator");
    expect(await execute(touchstone, { log, account, command: second })).toMatchObject({ ok: true });
    const both = await Promise.all([
      execute(touchstone, { log, account, command: end(grantId) }),
      execute(touchstone, { log, account: "second", command: end(second.grantId) }),
    ]);
    expect(both.filter((answer) => answer.ok)).toHaveLength(1);
    expect(both.filter((answer) => !answer.ok)).toEqual([last]);
  });

  test("oversight and office don't meet in one account, whichever comes first", async () => {
    const { touchstone } = on;
    const { log, account } = await foundOrganisation(touchstone, "apart");
    await addAccount(touchstone, "watcher");
    const ask = (command: Command) => execute(touchstone, { log, account, command });
    expect(await ask(grant(account, "oversight"))).toEqual({
      ok: false,
      refusal: { code: "not-separated", role: "oversight", holds: "operator" },
    });
    expect(await ask(grant("watcher", "oversight"))).toMatchObject({ ok: true });
    expect(await ask(grant("watcher", "office"))).toEqual({
      ok: false,
      refusal: { code: "not-separated", role: "office", holds: "oversight" },
    });
  });
});

describe("keys and versions", () => {
  test("the same key does the same command once and gives the same answer", async () => {
    const { touchstone } = on;
    const { log, account } = await foundOrganisation(touchstone, "keyed");
    await addAccount(touchstone, "pema");
    const asked = { log, account, key: "k1", command: grant("pema", "auditor") };
    const first = await execute(touchstone, asked);
    expect(first).toMatchObject({ ok: true, first: 3, last: 3 });
    expect(await execute(touchstone, asked)).toEqual(first);
    expect((await rowsOfLog(touchstone, log)).events).toHaveLength(4);
  });

  test("a key used for something else is refused", async () => {
    const { touchstone } = on;
    const log = { kind: "organisation", slug: "keyed" } as const;
    const asked = { log, account: "keyed-office", key: "k1", command: grant("pema", "auditor") };
    expect(await execute(touchstone, asked)).toEqual({ ok: false, refusal: { code: "key-used", key: "k1" } });
  });

  test("what was looked at has changed meanwhile: refused, with both versions", async () => {
    const { touchstone } = on;
    const { log, account } = await foundOrganisation(touchstone, "versions");
    await addAccount(touchstone, "tashi");
    const command = grant("tashi", "auditor");
    expect(await execute(touchstone, { log, account, command, expectedVersion: 0 })).toMatchObject({ ok: true });
    expect(await execute(touchstone, { log, account, command, expectedVersion: 0 })).toEqual({
      ok: false,
      refusal: {
        code: "changed-meanwhile",
        stream: command.type === "GrantRole" ? `role/${command.grantId}` : "",
        expected: 0,
        found: 1,
      },
    });
  });
});

test("time does not go back in a log, whatever the clock does", async () => {
  const times = ["2026-03-02T10:00:00.000Z", "2026-03-01T09:00:00.000Z"];
  const back = await testTouchstone(() => new Date(times[0] ?? ""));
  const { log, account } = await foundOrganisation(back.touchstone, "clock");
  times.shift();
  await addAccount(back.touchstone, "late");
  const later = await execute(back.touchstone, { log, account, command: grant("late", "auditor") });
  expect(later).toMatchObject({ ok: true, at: "2026-03-02T10:00:00.000Z" });
  await back.end();
});

test("an account is made once, and its name is held against its form", async () => {
  expect(await addAccount(on.touchstone, "only.once")).toMatchObject({ name: "only.once" });
  expect(await addAccount(on.touchstone, "only.once")).toBeNull();
  expect((await listAccounts(on.touchstone)).filter(({ name }) => name === "only.once")).toHaveLength(1);
  await expect(addAccount(on.touchstone, "Not A Name")).rejects.toThrow('addAccount: got "Not A Name"');
});
