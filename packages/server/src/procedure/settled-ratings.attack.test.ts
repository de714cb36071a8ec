/** Settled ratings and the score that comes of them, attacked through the gate of the record. */
import type { Command } from "@touchstone/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { execute } from "../execute.ts";
import { retractSubmission } from "../observations/retract.ts";
import { transaction } from "../store/tx.ts";
import { roundStandard } from "../testing/sample-round.ts";
import { runDue } from "./jobs.ts";
import { rate, refusal, type SampleJudging, sampleJudging, words } from "./sample-judging.ts";
import { settleDue } from "./settle-job.ts";

let at: SampleJudging;
beforeAll(async () => {
  at = await sampleJudging();
}, 120_000);
afterAll(() => at.on.end());

describe("settled ratings", () => {
  test("stand on record with their error and where they are from; too little evidence stands as that", async () => {
    const round = await at.opened("record");
    const [between, nothing] = [await at.inReview(round, "mill"), await at.inReview(round, "well")];
    await at.rated(round, between, { reviewer: 2, "reviewer-2": 3 });
    await at.rated(round, nothing, { reviewer: null, "reviewer-2": null });
    expect((await settleDue(at.on.touchstone, "record")).stopped).toEqual([]);
    const { rows } = await transaction(at.on.touchstone, (tx) =>
      tx.query(
        `SELECT u.unit_id AS unit, o.state, o.value, o.error, n.source FROM observation o
         JOIN item i ON i.shard_key = o.shard_key AND i.item_no = o.item_no
         JOIN unit u ON u.shard_key = o.shard_key AND u.unit_no = o.unit_no
         LEFT JOIN observation_note n ON n.shard_key = o.shard_key AND n.period = o.period AND n.unit_no = o.unit_no
              AND n.item_no = o.item_no AND n.seq = o.seq
         WHERE o.shard_key = $1 AND i.key = 'record/welcome' ORDER BY o.seq`,
        [round.organisation.shardKey],
      ),
    );
    expect(rows).toEqual([
      { unit: round.unit.mill, state: 0, value: 2.5, error: 0.5, source: `ratings of application ${between}` },
      { unit: round.unit.well, state: 3, value: null, error: null, source: `ratings of application ${nothing}` },
    ]);
  });

  test("of a unit that takes part no more are said to wait, and hold up nobody else", async () => {
    const round = await at.opened("gone");
    const [gone, stays] = [await at.inReview(round, "mill"), await at.inReview(round, "well")];
    for (const applicationId of [gone, stays]) await at.rated(round, applicationId, { reviewer: 2, "reviewer-2": 2 });
    const command = { type: "EndEnrolment", unitId: round.unit.mill, on: "2026-03-02" } as const;
    expect(refusal(await round.ask("office", command))).toMatchObject({ code: "application-stands" });
    await at.on.touchstone.pool.query(
      "UPDATE enrolment SET valid_until = valid_from, ended_seq = 0 WHERE unit_id = $1",
      [round.unit.mill],
    ); // nothing brings that about, and should it be so all the same:
    const done = await settleDue(at.on.touchstone, "gone");
    expect(done).toMatchObject({ submitted: [stays], advanced: [stays] });
    expect(done.stopped).toMatchObject([{ what: `application ${gone}` }]);
    expect(done.stopped[0]?.why).toContain("does not take part");
    expect(await at.stateOf(round, stays)).toMatchObject({ state: "reply" });
  });

  test("are overwritten by nobody, and taken back by nobody, as long as somebody is judged by them", async () => {
    const round = await at.opened("stand");
    const applicationId = await at.inReview(round, "mill");
    const better = [{ unit: "mill", period: "2025", welcome: "3" }];
    await round.answers(better); // before: the ratings come after it, and count
    await at.rated(round, applicationId, { reviewer: 0, "reviewer-2": 1 });
    await expect(round.answers(better)).rejects.toThrow(/ratings-stand/);
    const { slug } = round.programme;
    await settleDue(at.on.touchstone, slug);
    await expect(round.answers(better)).rejects.toThrow(/ratings-stand/);
    const { rows } = await transaction(at.on.touchstone, (tx) =>
      tx.query<{ seq: number }>("SELECT seq FROM submission WHERE shard_key = $1 ORDER BY seq", [
        round.organisation.shardKey,
      ]),
    );
    const retract = (submission: string) =>
      retractSubmission(at.on.touchstone, {
        organisation: round.organisation.slug,
        programme: slug,
        account: round.office,
        submission,
      });
    const answers = await Promise.all(rows.map(({ seq }) => retract(`${seq}`)));
    const stood = answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal.code]));
    expect(stood).toEqual(["answers-stand", "ratings-stand"]);
    await round.does("mill", { type: "WithdrawApplication", applicationId });
    for (const { seq } of rows) expect((await retract(`${seq}`)).ok).toBe(true);
  });

  test("of a standard without periods stand without one", async () => {
    const round = await at.opened("timeless", roundStandard("timeless").replace("period: year\n", ""));
    const cycleId = at.on.touchstone.newId();
    const days = { opens: "2026-03-02", closes: "2026-04-06" };
    await round.does("office", { type: "OpenCycle", cycleId, titles: [words("Any year")], period: "", ...days });
    const applicationId = at.on.touchstone.newId();
    const { unit } = round;
    await round.does("mill", { type: "Apply", applicationId, cycleId, unitId: unit.mill, grade: "bronze" });
    await round.answers([{ unit: "mill", hours: "40", forms: "yes" }]);
    await round.does("mill", { type: "HandIn", applicationId });
    await round.does("office", { type: "CheckCompleteness", applicationId, toMend: [] });
    for (const name of ["reviewer", "reviewer-2"]) {
      await round.does(name, { type: "DeclareInterests", cycleId, free: [applicationId], conflicts: [] });
      const { assignmentId } = await at.assign(round, name, applicationId);
      await round.does(name, { type: "Rate", assignmentId, ratings: [rate(3)] });
      await round.does(name, { type: "HandInRatings", assignmentId });
    }
    const done = { submitted: [applicationId], assessed: [""], advanced: [applicationId], stopped: [] };
    expect(await settleDue(at.on.touchstone, "timeless")).toEqual(done);
    expect(await at.stateOf(round, applicationId)).toMatchObject({
      state: "reply",
      score: { score: 100, grade: "gold" },
    });
  });

  test("wait where the job is told to end, and are taken on by the next", async () => {
    const round = await at.opened("ended");
    const applicationId = await at.inReview(round, "mill");
    await at.rated(round, applicationId, { reviewer: 2, "reviewer-2": 2 });
    const nothing = { submitted: [], assessed: [], advanced: [], stopped: [] };
    expect(await settleDue(at.on.touchstone, "ended", { signal: AbortSignal.abort() })).toEqual(nothing);
    expect(await at.stateOf(round, applicationId)).toMatchObject({ state: "settling" });
    expect(await settleDue(at.on.touchstone, "ended")).toMatchObject({ advanced: [applicationId] });
  });

  test("keep their standard in force until they are scored by it; where it is withdrawn they wait, and say so", async () => {
    const round = await at.opened("kept");
    const applicationId = await at.inReview(round, "mill");
    await at.rated(round, applicationId, { reviewer: 2, "reviewer-2": 2 });
    const changes = 'version: "2"\nchanges: { since: "1", class: substantive }\n';
    const yaml = round.yaml.replace('version: "1"\n', changes).replace("atLeast: 80", "atLeast: 85");
    await round.does("office", { type: "DraftStandard", yaml });
    await round.does("office", { type: "PutStandardOnNotice", version: "2", until: null });
    at.clock.setTo("2026-05-04"); // nobody can apply any more
    await round.does("office", {
      type: "ChangeCalendar",
      programmeId: round.programme.logId,
      calendar: { weekend: [6, 7], exceptions: [], knownThrough: "2026-12-31" },
    });
    const effective = { type: "MakeStandardEffective", version: "2" } as const;
    const underWay = { code: "rounds-under-way", version: "1", rounds: [round.cycleId] };
    expect(refusal(await round.ask("office", effective))).toEqual(underWay);

    await round.does("office", { type: "WithdrawStandard", version: "1", reason: [words("A figure was wrong")] });
    const done = await settleDue(at.on.touchstone, "kept");
    expect(done).toMatchObject({ submitted: [applicationId], assessed: [], advanced: [] });
    expect(done.stopped).toMatchObject([{ what: `round ${round.cycleId}` }]);
    expect(done.stopped[0]?.why).toContain("version 1, is not in force any more");
    expect(await at.stateOf(round, applicationId)).toMatchObject({ state: "settling", score: null });
    await round.does("mill", { type: "WithdrawApplication", applicationId });
    expect(refusal(await round.ask("office", effective))).not.toMatchObject({ code: "rounds-under-way" });
  });

  test("once scored leave the next version to take effect", async () => {
    const round = await at.opened("next");
    const applicationId = await at.inReview(round, "mill");
    await at.rated(round, applicationId, { reviewer: 2, "reviewer-2": 2 });
    const changes = 'version: "2"\nchanges: { since: "1", class: substantive }\n';
    const yaml = round.yaml.replace('version: "1"\n', changes).replace("atLeast: 80", "atLeast: 85");
    await round.does("office", { type: "DraftStandard", yaml });
    await round.does("office", { type: "PutStandardOnNotice", version: "2", until: null });
    await settleDue(at.on.touchstone, "next");
    at.clock.setTo("2026-04-05"); // the last day on which somebody can apply
    const effective = { type: "MakeStandardEffective", version: "2" } as const;
    await round.does("office", {
      type: "ChangeCalendar",
      programmeId: round.programme.logId,
      calendar: { weekend: [6, 7], exceptions: [], knownThrough: "2026-12-31" },
    });
    expect(refusal(await round.ask("office", effective))).toMatchObject({ code: "rounds-under-way" });
    at.clock.setTo("2026-04-06");
    expect(refusal(await round.ask("office", effective))).toBe("done");
  });

  test("are submitted by the clock, and by nobody in its name", async () => {
    const round = await at.opened("clock");
    const commands: Command[] = [
      { type: "EndEnrolment", unitId: round.unit.mill, on: "2026-03-02" },
      { type: "CheckCompleteness", applicationId: round.unit.mill, toMend: [] },
      {
        type: "OpenCycle",
        cycleId: round.unit.mill,
        titles: [words("x")],
        period: "2025",
        opens: "2026-03-02",
        closes: "2026-03-03",
      },
    ];
    await runDue(at.on.touchstone, "clock");
    await settleDue(at.on.touchstone, "gone"); // so that there is such an account
    for (const command of commands)
      expect(
        refusal(await execute(at.on.touchstone, { log: round.programme, command, account: "touchstone-clock" })),
      ).toMatchObject({ code: "not-allowed" });
  });
});
