/**
 * The clock at the stages that it ends by itself, in a program that dies at every word that it says to its database or
 * its disk: a notice that is over, a decision that nobody made in time, an application that was never handed in.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkStore } from "../ledger/check-store.ts";
import { transaction } from "../store/tx.ts";
import { diesAtEachWord } from "../testing/dies-at-each-word.ts";
import { runDue } from "./jobs.ts";
import { type SampleDecision, sampleDecision } from "./sample-decision.ts";

describe.each(["before", "after"] as const)("a program that dies %s each word is heard", (when) => {
  let at: SampleDecision;
  beforeAll(async () => {
    at = await sampleDecision();
  }, 240_000);
  afterAll(() => at.on.end());

  const counted = async (): Promise<Record<string, number>> => {
    const { programme } = at.round;
    const { rows } = await transaction(at.on.touchstone, (tx) =>
      tx.query<{ type: string; n: number }>(
        `SELECT type, count(*) AS n FROM event WHERE log_id = $1 AND type <> 'Sealed' GROUP BY type
         UNION ALL SELECT type, count(*) FROM application_event WHERE shard_key = $2 GROUP BY type`,
        [programme.logId, programme.shardKey],
      ),
    );
    return Object.fromEntries(rows.map(({ type, n }) => [type, Number(n)]));
  };

  test("designates, decides and lets lapse once, whatever was begun before", async () => {
    const { touchstone } = at.on;
    const { does, cycleId, unit, programme } = at.round;
    const [noticed = "", undecided = ""] = await at.atDecision("mill", "well");
    await at.decide(noticed);
    await at.notice(touchstone.newId(), noticed);
    const open = touchstone.newId();
    await does("hill", { type: "Apply", applicationId: open, cycleId, unitId: unit.hill, grade: "bronze" });
    at.clock.setTo("2026-05-04");
    const start = await counted();
    const { nDeaths, nSteps } = await diesAtEachWord(touchstone, when, {
      run: (dying) => runDue(dying, programme.slug),
      state: async () => JSON.stringify(await counted()),
    });
    expect(await runDue(touchstone, programme.slug)).toMatchObject({ steps: { deadlines: 0 }, stopped: [] });
    expect(await counted()).toEqual({
      ...start,
      DesignationGranted: 1,
      ApplicationMoved: (start.ApplicationMoved ?? 0) + 1,
      DecisionMade: 2,
      ApplicationLapsed: 1,
    });
    const states = [noticed, undecided, open].map(async (id) => (await at.stateOf(id))?.state);
    expect(await Promise.all(states)).toEqual(["designated", "decided", "lapsed"]);
    expect(await checkStore(touchstone)).toMatchObject({ faults: [] });
    expect(nDeaths).toBeGreaterThan(15);
    expect(nSteps).toBeGreaterThanOrEqual(when === "after" ? 3 : 2); // nobody may have died at the last
  }, 300_000);
});
