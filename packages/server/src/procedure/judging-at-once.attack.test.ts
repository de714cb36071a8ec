/** What two do at once when an application is judged is done once. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { execute } from "../execute.ts";
import { transaction } from "../store/tx.ts";
import { rate, type SampleJudging, sampleJudging } from "./sample-judging.ts";
import { settleDue } from "./settle-job.ts";

let at: SampleJudging;
beforeAll(async () => {
  at = await sampleJudging();
}, 120_000);
afterAll(() => at.on.end());

describe("at once", () => {
  test("the last two who hand in settle once", async () => {
    const round = await at.opened("at-once");
    const applicationId = await at.inReview(round, "mill");
    const names = ["reviewer", "reviewer-2"];
    const ids = [
      await at.assigned(round, "reviewer", applicationId),
      await at.assigned(round, "reviewer-2", applicationId),
    ];
    for (const [k, name] of names.entries())
      await round.does(name, { type: "Rate", assignmentId: ids[k] ?? "", ratings: [rate(k + 1)] });
    const all = names.flatMap((name, k) =>
      [1, 2, 3].map(() => round.ask(name, { type: "HandInRatings", assignmentId: ids[k] ?? "" })),
    );
    const answers = await Promise.all(all);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(2);
    const { rows } = await transaction(at.on.touchstone, (tx) =>
      tx.query<{ type: string }>(
        "SELECT type FROM application_event WHERE shard_key = $1 AND application_id = $2 AND type LIKE 'Ratings%'",
        [round.programme.shardKey, applicationId],
      ),
    );
    expect(rows.map(({ type }) => type).sort()).toEqual([
      "RatingsHandedIn",
      "RatingsHandedIn",
      "RatingsKept",
      "RatingsKept",
      "RatingsSettled",
    ]);
    // two clocks, and who pushes them, bring it to its score once
    const { slug } = round.programme;
    const done = await Promise.all([settleDue(at.on.touchstone, slug), settleDue(at.on.touchstone, slug)]);
    expect(done.flatMap(({ stopped }) => stopped)).toEqual([]);
    expect(await at.stateOf(round, applicationId)).toMatchObject({ state: "reply" });
  }, 60_000);

  test("the last place goes to one of those who are assigned to it", async () => {
    const round = await at.opened("places");
    const applicationId = await at.inReview(round, "mill");
    await at.assigned(round, "reviewer", applicationId);
    const others = ["reviewer-2", "reviewer-3", "reviewer-4"];
    for (const name of others) await at.free(round, name, applicationId);
    const answers = await Promise.all(others.map((name) => at.assign(round, name, applicationId)));
    expect(answers.filter(({ answer }) => answer.ok)).toHaveLength(1);
  });

  test("the same key hands in once, and tells the same each time", async () => {
    const round = await at.opened("again");
    const applicationId = await at.inReview(round, "mill");
    const assignmentId = await at.assigned(round, "reviewer", applicationId);
    await round.does("reviewer", { type: "Rate", assignmentId, ratings: [rate(1)] });
    const asked = {
      log: round.programme,
      account: round.account("reviewer"),
      command: { type: "HandInRatings", assignmentId },
      key: "once",
    } as const;
    const first = await execute(at.on.touchstone, asked);
    expect(first.ok).toBe(true);
    expect(await execute(at.on.touchstone, asked)).toEqual(first);
  });
});
