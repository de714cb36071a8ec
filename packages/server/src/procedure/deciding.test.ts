import { codeOf } from "@touchstone/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkStore } from "../ledger/check-store.ts";
import { readPrivate } from "../private-parts.ts";
import { rebuild } from "../rebuild.ts";
import { transaction } from "../store/tx.ts";
import { tableSums } from "../table-sums.ts";
import { dumpProjections } from "../testing/table-dump.ts";
import { CONTACT, codeIn, type SampleDecision, sampleDecision, words } from "./sample-decision.ts";

let sample: SampleDecision;
beforeAll(async () => {
  sample = await sampleDecision();
}, 240_000);
afterAll(() => sample.on.end());

describe("from a decision to a designation", () => {
  test("two are decided, one is declined; the notice lasts, an objection is answered, and both are designated", async () => {
    const { atDecision, stateOf, decide, advance, notice, said, object, answer, clock, on, round } = sample;
    const [mill = "", well = "", hill = ""] = await atDecision("mill", "well", "hill");
    expect(await stateOf(mill)).toMatchObject({ state: "deciding", score: { grade: "gold" } });
    expect(codeIn(await decide(mill))).toBe("done");
    expect(codeIn(await decide(well))).toBe("done");
    expect(codeIn(await decide(hill, null))).toBe("done");
    expect(await stateOf(hill)).toMatchObject({ state: "declined", decision: { grade: null } });

    expect(codeIn(await advance(mill))).toBe("due-nothing"); // decided, and not yet on notice
    const noticeId = on.touchstone.newId();
    expect(codeIn(await notice(noticeId, mill, well))).toBe("done");
    const { ledger } = await said();
    expect(ledger.match(/"type":"DecisionMade"/g)).toHaveLength(2); // of mill and well; that of hill stays closed
    expect(ledger).not.toContain("It is closed on two days.");
    expect(ledger).not.toContain(hill);

    clock.setTo("2026-03-05");
    const { objectionId } = await object(noticeId, mill);
    expect((await said()).ledger).not.toMatch(/market days|second house|13800138000/);
    clock.setTo("2026-03-12"); // seven working days after Monday 2 March
    expect(codeIn(await advance(mill))).toBe("objections-unanswered");
    expect(codeIn(await advance(well))).toBe("done");
    expect(codeIn(await answer(objectionId, false, "decider"))).toBe("not-allowed");
    expect(codeIn(await answer(objectionId, false))).toBe("done");
    expect(codeIn(await answer(objectionId, true))).toBe("already-answered");
    expect(codeIn(await advance(mill))).toBe("done");
    expect(codeIn(await advance(mill))).toBe("due-nothing");
    const after = await said();
    expect(after.ledger).toContain("market days");
    expect(`${after.ledger}${after.tables}`).not.toMatch(/second house|13800138000/);

    const standing = await stateOf(mill);
    expect(standing).toMatchObject({ state: "designated", noticeId });
    const { rows } = await transaction(on.touchstone, (tx) =>
      tx.query(
        `SELECT d.valid_from, d.valid_until, d.grade, c.code FROM designation d
         JOIN designation_code c ON c.designation_id = d.designation_id WHERE d.shard_key = $1 AND d.designation_id = $2`,
        [round.programme.shardKey, standing?.designationId],
      ),
    );
    const code = codeOf(standing?.designationId ?? "");
    expect(rows).toEqual([{ valid_from: "2026-03-12", valid_until: "2029-03-12", grade: "bronze", code }]);
  }, 120_000);

  test("an earlier designation stands beside them, and a code that is taken is refused", async () => {
    const { on, round } = sample;
    const designationId = on.touchstone.newId();
    const command = {
      type: "RecordEarlierDesignation",
      designationId,
      unitId: round.unit.mill,
      title: [words("Reading village")],
      from: "2019-05-01",
      until: null,
      source: [words("Order 12")],
    } as const;
    expect(codeIn(await round.ask("office", command))).toBe("done");
    expect(codeIn(await round.ask("office", command))).toBe("exists");
    const sameCode = `${on.touchstone.newId().slice(0, 18)}${designationId.slice(18)}`;
    expect(codeIn(await round.ask("office", { ...command, designationId: sameCode }))).toBe("exists");
    const unknown = { ...command, designationId: on.touchstone.newId(), unitId: on.touchstone.newId() };
    expect(codeIn(await round.ask("office", unknown))).toBe("unknown");
  });

  test("the ledger is whole, and a rebuild makes the same tables and the same codes", async () => {
    const { touchstone } = sample.on;
    expect(await checkStore(touchstone)).toMatchObject({ faults: [] });
    const [before, sums] = [await dumpProjections(touchstone), await tableSums(touchstone)];
    expect(before.designation_code).toHaveLength(3);
    await rebuild(touchstone);
    expect(await dumpProjections(touchstone)).toEqual(before);
    expect(await tableSums(touchstone)).toEqual(sums);
  }, 60_000);
});

test("how to reach who objected is a private part, read for a purpose", async () => {
  const { on, round } = sample;
  const { rows } = await transaction(on.touchstone, (tx) =>
    tx.query<{ seq: number }>("SELECT seq FROM objection WHERE shard_key = $1", [round.programme.shardKey]),
  );
  const command = { type: "ReadPrivatePart", seq: rows[0]?.seq ?? 0, part: "contact", purpose: "answer" } as const;
  const read = await readPrivate(on.touchstone, { log: round.programme, account: round.account("office"), command });
  expect(read).toMatchObject({ ok: true, content: { contact: CONTACT } });
});
