import type { UnitCommand } from "@touchstone/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addAccount } from "../account.ts";
import { execute } from "../execute.ts";
import { type Log, logBySlug } from "../store/log.ts";
import { transaction } from "../store/tx.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import { storedUnits } from "../units/stored-units.ts";

describe("commands on units", () => {
  let on: TestTouchstone;
  const log = { kind: "organisation", slug: "larkwater" } as const;
  const text = (words: string) => [{ text: words, lang: "en", origin: "source", review: null }] as const;

  const carryOut = (command: UnitCommand, more = {}) =>
    execute(on.touchstone, { log, account: "dolma", command, ...more });

  /** A village with a code and a parent, as registered. */
  async function village(code: string, parent: string | null = null): Promise<string> {
    const unitId = on.touchstone.newId();
    const parents = parent === null ? [] : [{ hierarchy: "admin", parent }];
    const codes = [{ scheme: "code", code }];
    const unit = { unitId, unitType: "village", names: [...text(code)], codes, parents };
    expect(await carryOut({ type: "RegisterUnit", unit, opened: null })).toMatchObject({ ok: true });
    return unitId;
  }

  async function stored(unitId: string) {
    return transaction(on.touchstone, async (tx) => {
      const found = (await logBySlug(tx, "organisation", "larkwater")) as Log; // founded below
      return (await storedUnits(tx, found, [unitId])).get(unitId)?.unit;
    });
  }

  beforeAll(async () => {
    on = await testTouchstone();
    const { touchstone } = on;
    await addAccount(touchstone, "dolma");
    await addAccount(touchstone, "tashi");
    const organisationId = touchstone.newId();
    const grantIds = [touchstone.newId(), touchstone.newId()] as const;
    const names = [...text("Larkwater")];
    const command = {
      type: "FoundOrganisation",
      organisationId,
      slug: "larkwater",
      names,
      timeZone: "UTC",
      grantIds,
    } as const;
    await execute(touchstone, { log, account: "dolma", command });
  });
  afterAll(() => on.end());

  it("a unit is registered, renamed and moved, and what was is kept", async () => {
    const [region, other] = [await village("region"), await village("other")];
    const unitId = await village("mill", region);
    await carryOut({ type: "RenameUnit", unitId, names: [...text("Mill Town")], on: "2020-01-01" });
    await carryOut({ type: "MoveUnit", unitId, hierarchy: "admin", parent: other, on: "2021-01-01" });
    expect(await stored(unitId)).toMatchObject({
      names: [
        { text: "mill", from: null, until: "2020-01-01" },
        { text: "Mill Town", from: "2020-01-01", until: null },
      ],
      memberships: [
        { parent: region, from: null, until: "2021-01-01" },
        { parent: other, from: "2021-01-01", until: null },
      ],
    });
    const { rows } = await on.touchstone.pool.query(
      "SELECT name, valid_until, seq, ended_seq FROM unit_name WHERE shard_key = 64 AND unit_id = $1 ORDER BY row_no",
      [unitId],
    );
    expect(rows).toMatchObject([
      { name: "mill", valid_until: null, ended_seq: expect.any(Number) },
      { name: "mill", valid_until: "2020-01-01", ended_seq: null },
      { name: "Mill Town", valid_until: null, ended_seq: null },
    ]);
    expect(rows[0].ended_seq).toBe(rows[1].seq);
  });

  it("a merger takes the children along, a refusal leaves nothing", async () => {
    const [a, b] = [await village("a"), await village("b")];
    const child = await village("child", a);
    const merged = await carryOut({ type: "MergeUnits", from: [a], into: b, on: "2020-01-01" });
    expect(merged).toMatchObject({ ok: true });
    expect((await stored(child))?.memberships).toMatchObject([{ parent: a, until: "2020-01-01" }, { parent: b }]);
    expect(await stored(a)).toMatchObject({ closed: "2020-01-01", lineageOn: "2020-01-01" });
    const again = await carryOut({ type: "CloseUnit", unitId: b, successors: [], on: "2024-01-01" });
    expect(again).toMatchObject({ ok: false, refusal: { code: "has-children", children: 1 } });
    const reopened = await carryOut({
      type: "ReopenUnit",
      unitId: a,
      names: [...text("A")],
      code: null,
      on: "2022-01-01",
    });
    expect(reopened).toMatchObject({ ok: true });
    expect(await stored(a)).toMatchObject({ closed: null, pauses: [{ closed: "2020-01-01", reopened: "2022-01-01" }] });
  });

  it("who holds no office may not", async () => {
    const command = { type: "CloseUnit", unitId: on.touchstone.newId(), successors: [], on: "2020-01-01" } as const;
    const refusal = { code: "not-allowed", command: "CloseUnit", roles: ["organisation/office"] };
    expect(await execute(on.touchstone, { log, account: "tashi", command })).toEqual({ ok: false, refusal });
  });

  it("what was looked at has changed meanwhile", async () => {
    const unitId = await village("well");
    await carryOut({ type: "RecodeUnit", unitId, scheme: "code", code: "w2", on: "2020-01-01" });
    const late = await carryOut(
      { type: "RecodeUnit", unitId, scheme: "code", code: "w3", on: "2021-01-01" },
      { expectedVersion: 1 },
    );
    expect(late).toMatchObject({ ok: false, refusal: { code: "changed-meanwhile", expected: 1, found: 2 } });
  });
});
