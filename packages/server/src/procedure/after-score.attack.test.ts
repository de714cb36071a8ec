/** What follows the score, attacked through the gate of the record: by who may not, and too late. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readPrivate } from "../private-parts.ts";
import { readingsOf } from "../projections/private-readings-read.ts";
import { transaction } from "../store/tx.ts";
import type { SampleRound } from "../testing/sample-round.ts";
import { runDue } from "./jobs.ts";
import { refusal, type SampleJudging, sampleJudging, words } from "./sample-judging.ts";
import { settleDue } from "./settle-job.ts";

let at: SampleJudging;
beforeAll(async () => {
  at = await sampleJudging();
}, 120_000);
afterAll(() => at.on.end());

describe("what follows the score", () => {
  let round: SampleRound;
  let applicationId: string;
  beforeAll(async () => {
    round = await at.opened("follows");
    applicationId = await at.inReview(round, "mill");
    await at.rated(round, applicationId, { reviewer: 2, "reviewer-2": 3 });
    await settleDue(at.on.touchstone, "follows");
  }, 120_000);

  test("is replied to by the unit itself: not by the office, another unit, or the one that it lies in", async () => {
    const reply = { type: "ReplyToFindings", applicationId, text: null } as const;
    for (const name of ["office", "coordinator", "well", "north", "county", "reviewer", "assessor"])
      expect(refusal(await round.ask(name, reply)), name).toMatchObject({ code: "not-allowed" });
    at.clock.setTo("2026-03-10"); // its days are over, whether or not the clock has noticed
    expect(refusal(await round.ask("mill", reply))).toMatchObject({ code: "stage-over", until: "2026-03-10" });
    expect((await runDue(at.on.touchstone, "follows")).stopped).toEqual([]);
    expect(await at.stateOf(round, applicationId)).toMatchObject({ state: "recommending" });
  });

  test("is before whoever sums up and decides with the unit's reply, one at a time, and on record; and no other part is", async () => {
    const other = await at.inReview(round, "well");
    await at.rated(round, other, { reviewer: 2, "reviewer-2": 2 });
    await settleDue(at.on.touchstone, "follows");
    await round.does("well", { type: "ReplyToFindings", applicationId: other, text: words("Ask tashi@example.org") });
    const { rows } = await transaction(at.on.touchstone, (tx) =>
      tx.query<{ seq: number; part: string }>(
        `SELECT p.seq, p.part FROM event_private p WHERE p.shard_key = $1 AND p.log_id = $2 AND p.part <> 'sealed'`,
        [round.programme.shardKey, round.programme.logId],
      ),
    );
    const { seq = -1 } = rows.find(({ part }) => part === "reply") ?? {};
    const open = (name: string, entry: number, part: string) =>
      readPrivate(at.on.touchstone, {
        log: round.programme,
        account: round.account(name),
        command: { type: "ReadPrivatePart", seq: entry, part, purpose: "answer" },
      });
    for (const name of ["assessor", "decider", "office"]) {
      const opened = await open(name, seq, "reply");
      expect(opened, name).toMatchObject({ ok: true, content: { text: { text: "Ask tashi@example.org" } } });
    }
    for (const name of ["well", "mill", "coordinator", "reviewer", "reviewer-3", "oversight", "appeal"])
      expect((await open(name, seq, "reply")).ok, name).toBe(false);
    for (const { seq: other, part } of rows)
      if (part !== "reply") expect((await open("assessor", other, part)).ok).toBe(false);
    // the unit is told on its own page that it was opened, by which role: a sealed event is somebody's too
    const { rows: own } = await transaction(at.on.touchstone, (tx) =>
      tx.query<{ account_id: string }>("SELECT account_id FROM account WHERE name = $1", [round.account("well")]),
    );
    const seen = await readingsOf(at.on.touchstone, own[0]?.account_id ?? "");
    expect(seen.map(({ part, role, purpose }) => [part, role, purpose])).toEqual([
      ["reply", "office", "answer"],
      ["reply", "decider", "answer"],
      ["reply", "assessor", "answer"],
    ]);
    // who is tied to the applicant does not look at it either, nor does anybody once it has come to its end
    expect(refusal(await at.grant(round, "reviewer-2", "assessor"))).toBe("done");
    expect((await open("reviewer-2", seq, "reply")).ok).toBe(false);
    await round.does("well", { type: "WithdrawApplication", applicationId: other });
    expect((await open("assessor", seq, "reply")).ok).toBe(false);
  });

  test("is recommended on by nobody who had a hand in it, and by an assessor alone", async () => {
    const recommend = { type: "Recommend", applicationId, grade: "bronze", reasons: [] } as const;
    for (const name of ["office", "coordinator", "mill", "reviewer", "decider", "oversight"])
      expect(refusal(await round.ask(name, recommend)), name).toMatchObject({ code: "not-allowed" });
    expect(refusal(await at.grant(round, "reviewer", "assessor"))).toBe("done");
    expect(refusal(await round.ask("reviewer", recommend))).toMatchObject({ code: "same-person" });
    // who stepped back from it, or has a tie to it, does not either
    expect(refusal(await at.grant(round, "reviewer-4", "assessor"))).toBe("done");
    const { cycleId } = round;
    await round.does("reviewer-4", { type: "DeclareInterests", cycleId, free: [], conflicts: [applicationId] });
    expect(refusal(await round.ask("reviewer-4", recommend))).toMatchObject({ code: "same-person" });
    expect(
      refusal(
        await round.ask("office", {
          type: "GrantRole",
          grantId: at.on.touchstone.newId(),
          account: round.account("mill"),
          role: "assessor",
          unitId: null,
          from: "2020-01-01",
          until: null,
        }),
      ),
    ).toMatchObject({ code: "not-separated" });
    const personal = [{ at: "hours", text: [words("Ask tashi@example.org")] }];
    expect(refusal(await round.ask("assessor", { ...recommend, grade: null, reasons: personal }))).toMatchObject({
      code: "invalid",
    });
    expect(refusal(await round.ask("assessor", recommend))).toBe("done");
    expect(refusal(await round.ask("assessor", recommend))).toMatchObject({
      code: "application-state",
      state: "deciding",
    });
  });
});
