/** Whoever would decide what they must not, or designate what has not been on notice. Hard rules 5, 6, 7 and 8. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAccount } from "../account.ts";
import { execute } from "../execute.ts";
import { CLOCK_ACCOUNT, PUBLIC_ACCOUNT, reservedAccount } from "../store/reserved.ts";
import { transaction } from "../store/tx.ts";
import { codeIn, REASONS, type SampleDecision, sampleDecision, words } from "./sample-decision.ts";

let sample: SampleDecision;
let mill = "";
let well = "";
let hill = "";
beforeAll(async () => {
  sample = await sampleDecision();
  const { account, scored, recommend } = sample;
  await account("both", "office", "decider"); // two roles that go together
  await account("summer", "assessor");
  [mill = "", well = ""] = await scored("both", "mill", "well");
  [hill = ""] = await scored("office", "hill");
  for (const id of [mill, well, hill]) expect(codeIn(await recommend(id, "summer"))).toBe("done");
}, 240_000);
afterAll(() => sample.on.end());

/** An account whose roles all ended yesterday is made a decider today. */
async function becomesDecider(name: string): Promise<void> {
  const { round, on } = sample;
  const { rows } = await transaction(on.touchstone, (tx) =>
    tx.query<{ grant_id: string }>(
      `SELECT g.grant_id FROM role_grant g
       JOIN actor a ON a.shard_key = g.shard_key AND a.log_id = g.log_id AND a.actor_id = g.actor_id
       JOIN account c ON c.account_id = a.account_id
       WHERE g.shard_key = $1 AND c.name = $2`,
      [round.programme.shardKey, round.account(name)],
    ),
  );
  for (const { grant_id } of rows) await round.does("office", { type: "EndRole", grantId: grant_id, on: "2026-03-02" });
  const grant = {
    grantId: on.touchstone.newId(),
    role: "decider",
    unitId: null,
    from: "2026-03-02",
    until: null,
  } as const;
  await round.does("office", { type: "GrantRole", account: round.account(name), ...grant });
}

describe("a decision", () => {
  test("is not for who checked, though the roles go together", async () => {
    expect(await sample.decide(mill, "bronze", "both")).toEqual({
      ok: false,
      refusal: { code: "same-person", act: "decide on it", earlier: "checked that this application is complete" },
    });
  });

  test("is not for who recommended, who has laid that role down and is a decider since", async () => {
    await becomesDecider("summer");
    expect(await sample.decide(mill, "bronze", "summer")).toEqual({
      ok: false,
      refusal: { code: "same-person", act: "decide on it", earlier: "recommended on this application" },
    });
  });

  test("is not for who said that they are tied to the applicant", async () => {
    const { round } = sample;
    const declared = { type: "DeclareInterests", cycleId: round.cycleId, free: [well], conflicts: [hill] } as const;
    await round.does("reviewer", declared);
    await becomesDecider("reviewer");
    expect(await sample.decide(hill, "bronze", "reviewer")).toMatchObject({
      refusal: { code: "same-person", earlier: "declared a tie to this applicant" },
    });
  });

  test.each(["office", "assessor", "coordinator", "oversight", "mill"])(
    "is for a decider, and not for %s",
    async (by) => {
      expect(codeIn(await sample.decide(mill, "bronze", by))).toBe("not-allowed");
    },
  );

  test("is not for the public, nor for the clock", async () => {
    const { on, round } = sample;
    for (const name of [PUBLIC_ACCOUNT, CLOCK_ACCOUNT] as const) {
      const account = await reservedAccount(on.touchstone, name);
      const command = { type: "Decide", applicationId: mill, grade: null, reasons: REASONS, whyCertain: null } as const;
      expect(codeIn(await execute(on.touchstone, { log: round.programme, account, command }))).toBe("not-allowed");
    }
  });

  test("against the unit without a reason, or above the scorecard, leaves nothing behind", async () => {
    const { round, stateOf } = sample;
    const before = await stateOf(well);
    const decision = { type: "Decide", applicationId: well, reasons: [], whyCertain: [words("Sure.")] } as const;
    expect(codeIn(await round.ask("decider", { ...decision, grade: null }))).toBe("reasons-missing");
    expect(codeIn(await round.ask("decider", { ...decision, grade: "platinum" }))).toBe("invalid");
    expect(await stateOf(well)).toEqual(before);
  });
});

describe("a notice and what follows", () => {
  const ids: string[] = [];

  test("does not name who is not decided for, who withdrew, or who is of another round", async () => {
    const { notice, decide, on, round, stateOf } = sample;
    const noticeId = on.touchstone.newId();
    expect(codeIn(await notice(noticeId, mill))).toBe("no-decision-to-notice");
    for (const id of [mill, well]) expect(codeIn(await decide(id))).toBe("done");
    expect(codeIn(await notice(noticeId, mill, hill))).toBe("no-decision-to-notice");
    expect(codeIn(await notice(noticeId, mill, on.touchstone.newId()))).toBe("unknown");
    await round.does("well", { type: "WithdrawApplication", applicationId: well });
    expect(codeIn(await notice(noticeId, mill, well))).toBe("no-decision-to-notice");
    expect(await stateOf(mill)).toMatchObject({ state: "decided" });
    expect(codeIn(await notice(noticeId, mill))).toBe("done");
    expect(codeIn(await notice(noticeId, mill))).toBe("exists");
    ids.push(noticeId);
  });

  test("lets nobody answer objections to their own decision", async () => {
    const { decide, notice, object, answer, on } = sample;
    const noticeId = on.touchstone.newId();
    expect(codeIn(await decide(hill, "bronze", "both"))).toBe("done"); // office checked it
    expect(codeIn(await notice(noticeId, hill))).toBe("done");
    ids.push(noticeId);
    const { objectionId } = await object(noticeId, hill);
    expect(await answer(objectionId, false, "both")).toEqual({
      ok: false,
      refusal: { code: "same-person", act: "answer objections to it", earlier: "made this decision" },
    });
    expect(codeIn(await answer(objectionId, true))).toBe("done");
  });

  test("an objection that was upheld brings it back: a new decision and a new notice are needed, by other hands", async () => {
    const { decide, notice, advance, object, stateOf, on, clock, said } = sample;
    expect(await stateOf(hill)).toMatchObject({ state: "deciding", deadline: { days: 10 } });
    expect(codeIn((await object(ids[1] ?? "", hill)).answer)).toBe("application-state"); // of a notice that it left
    clock.setTo("2026-03-11");
    expect(codeIn(await advance(hill))).toBe("due-nothing");
    expect(codeIn(await decide(hill, "gold"))).toBe("done");
    const disclosed = async (): Promise<number> => (await said()).ledger.match(/"type":"EventDisclosed"/g)?.length ?? 0;
    const before = await disclosed();
    const again = on.touchstone.newId();
    expect(codeIn(await notice(again, hill))).toBe("done");
    expect((await disclosed()) - before).toBe(3); // moved on notice, moved back, decided: the rest was open
    clock.setTo("2026-03-21");
    expect(codeIn(await advance(hill))).toBe("done");
    expect(await stateOf(hill)).toMatchObject({ state: "designated", noticeId: again, decision: { grade: "gold" } });
  });

  test("an objection comes in time, to what stands on the notice, and once", async () => {
    const { object, on } = sample;
    const [noticeId = ""] = ids;
    expect(codeIn((await object(noticeId, mill)).answer)).toBe("on-notice-no-more"); // it is 21 March
    expect(codeIn((await object(noticeId, hill)).answer)).toBe("unknown");
    expect(codeIn((await object(on.touchstone.newId(), mill)).answer)).toBe("unknown");
  });

  test("a unit that withdraws from its notice is not designated", async () => {
    const { round, advance, stateOf } = sample;
    await round.does("mill", { type: "WithdrawApplication", applicationId: mill });
    expect(codeIn(await advance(mill))).toBe("due-nothing");
    expect(await stateOf(mill)).toMatchObject({ state: "withdrawn", designationId: null });
  });
});

describe("the account of the public", () => {
  test("is nobody's: none is made by that name, and no role is given to it", async () => {
    const { on, round } = sample;
    for (const name of [PUBLIC_ACCOUNT, CLOCK_ACCOUNT] as const) {
      expect(await addAccount(on.touchstone, name)).toBeNull();
      await reservedAccount(on.touchstone, name);
      const grant = {
        grantId: on.touchstone.newId(),
        role: "decider",
        unitId: null,
        from: "2026-01-01",
        until: null,
      } as const;
      expect(codeIn(await round.ask("office", { type: "GrantRole", account: name, ...grant }))).toBe("unknown");
      const opening = { grantId: on.touchstone.newId(), unitId: round.unit.mill, from: "2026-01-01", until: null };
      expect(codeIn(await round.ask("office", { type: "OpenUnitAccount", account: name, ...opening }))).not.toBe(
        "done",
      );
    }
  });
});

describe("where the standard names a level for the decision", () => {
  test("it belongs to who decides there; where nobody does, to whoever holds the role", async () => {
    const { on, round, atDecision, decide } = await sampleDecision("township");
    await addAccount(on.touchstone, round.account("north-decider"));
    const grantId = on.touchstone.newId();
    const over = { role: "decider", unitId: round.unit.north, from: "2026-01-01", until: null } as const;
    await round.does("office", { type: "GrantRole", grantId, account: round.account("north-decider"), ...over });
    const [inNorth = "", inSouth = ""] = await atDecision("mill", "hill");
    expect(codeIn(await decide(inNorth))).toBe("acts-elsewhere");
    expect(codeIn(await decide(inSouth, "bronze", "north-decider"))).toBe("not-allowed");
    expect(codeIn(await decide(inNorth, "bronze", "north-decider"))).toBe("done");
    expect(codeIn(await decide(inSouth))).toBe("done");
    await on.end();
  }, 240_000);
});

describe("the words of an objection", () => {
  test("that are erased before its answer are published by nobody; those kept back never are", async () => {
    const { on, round, atDecision, decide, notice, object, answer, said } = await sampleDecision();
    const [application = ""] = await atDecision("mill");
    await decide(application);
    const noticeId = on.touchstone.newId();
    await notice(noticeId, application);
    const erased = await object(noticeId, application, { text: words("Erase me.") });
    const kept = await object(noticeId, application, { text: words("Keep me back."), publish: false });
    const open = await object(noticeId, application, { text: words("Show me.") });
    const { rows } = await transaction(on.touchstone, (tx) =>
      tx.query<{ seq: number }>("SELECT seq FROM objection WHERE shard_key = $1 ORDER BY seq", [
        round.programme.shardKey,
      ]),
    );
    const place = { seq: rows[0]?.seq ?? 0, part: "text", reason: "request-of-the-person" } as const;
    await round.does("office", { type: "ErasePrivatePart", ...place });
    expect((await said()).tables).not.toMatch(/Erase me|Keep me back|Show me/);
    for (const { objectionId } of [erased, kept, open]) expect(codeIn(await answer(objectionId, false))).toBe("done");
    const after = await said();
    expect(`${after.ledger}${after.tables}`).not.toMatch(/Erase me|Keep me back/);
    expect(after.ledger).toContain("Show me");
    await on.end();
  }, 240_000);
});
