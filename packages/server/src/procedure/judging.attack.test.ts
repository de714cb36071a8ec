/** The judging of applications, attacked through the gate of the record: by who may not, twice, too late, at once. */
import type { Command, RatingGiven, Refusal } from "@touchstone/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { execute } from "../execute.ts";
import { checkStore } from "../ledger/check-store.ts";
import { retractSubmission } from "../observations/retract.ts";
import { readPrivate } from "../private-parts.ts";
import { readingsOf } from "../projections/private-readings-read.ts";
import { rebuild } from "../rebuild.ts";
import type { Receipt, Refused } from "../receipt.ts";
import { disclosureOfSealed } from "../store/disclose.ts";
import { transaction } from "../store/tx.ts";
import { roundStandard, type SampleRound, sampleRound, setClock } from "../testing/sample-round.ts";
import { dumpProjections } from "../testing/table-dump.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import { runDue } from "./jobs.ts";
import { applicationOf } from "./load-application.ts";
import { settleDue } from "./settle-job.ts";

const clock = setClock("2026-03-02"); // a Monday
let on: TestTouchstone;
beforeAll(async () => {
  on = await testTouchstone(clock.now);
}, 120_000);
afterAll(() => on.end());

const opened = (slug: string, yaml = roundStandard(slug)): Promise<SampleRound> => {
  clock.setTo("2026-03-02");
  return sampleRound(on.touchstone, { slug, yaml, opens: "2026-03-02", closes: "2026-04-06" });
};
const words = (text: string) => ({ text, lang: "en", origin: "source", review: null }) as const;
const rate = (level: number | null, reason = "As the pictures show"): RatingGiven => ({
  item: "welcome",
  level,
  confidence: "middle",
  reason: words(reason),
  evidence: [],
});
const refusal = (answer: Receipt | Refused): Refusal | "done" => (answer.ok ? "done" : answer.refusal);
const stateOf = async ({ programme }: SampleRound, applicationId: string) =>
  (await transaction(on.touchstone, (tx) => applicationOf(tx, programme, applicationId)))?.application;

async function inReview(round: SampleRound, code: "mill" | "well" | "hill", hours = "40"): Promise<string> {
  const applicationId = await round.applied(code, "bronze", hours);
  await round.does("office", { type: "CheckCompleteness", applicationId, toMend: [] });
  return applicationId;
}

const free = (round: SampleRound, reviewer: string, applicationId: string) =>
  round.ask(reviewer, { type: "DeclareInterests", cycleId: round.cycleId, free: [applicationId], conflicts: [] });

async function assign(round: SampleRound, reviewer: string, applicationId: string, by = "office") {
  const assignmentId = on.touchstone.newId();
  const name = round.account(reviewer);
  const answer = await round.ask(by, { type: "AssignReviewer", assignmentId, applicationId, reviewer: name });
  return { assignmentId, answer };
}

async function assigned(round: SampleRound, reviewer: string, applicationId: string): Promise<string> {
  await free(round, reviewer, applicationId);
  const { assignmentId, answer } = await assign(round, reviewer, applicationId);
  expect(refusal(answer)).toBe("done");
  return assignmentId;
}

async function rated(round: SampleRound, applicationId: string, levels: Readonly<Record<string, number | null>>) {
  for (const [reviewer, level] of Object.entries(levels)) {
    const assignmentId = await assigned(round, reviewer, applicationId);
    await round.does(reviewer, { type: "Rate", assignmentId, ratings: [rate(level)] });
    await round.does(reviewer, { type: "HandInRatings", assignmentId });
  }
}

/** Grants one more role to an account of the sample. */
const grant = (round: SampleRound, name: string, role: "assessor" | "reviewer" | "coordinator") =>
  round.ask("office", {
    type: "GrantRole",
    grantId: on.touchstone.newId(),
    account: round.account(name),
    role,
    unitId: null,
    from: "2020-01-01",
    until: null,
  });

describe("reviewing", () => {
  let round: SampleRound;
  beforeAll(async () => {
    round = await opened("reviewing");
  }, 120_000);

  test("is for who has declared, is not tied, and is not who assigns", async () => {
    const applicationId = await inReview(round, "mill");
    expect(refusal((await assign(round, "reviewer", applicationId)).answer)).toMatchObject({
      code: "interest-unknown",
    });
    const { cycleId } = round;
    await round.does("reviewer", { type: "DeclareInterests", cycleId, free: [], conflicts: [applicationId] });
    expect(refusal((await assign(round, "reviewer", applicationId)).answer)).toMatchObject({
      code: "interest-conflict",
    });
    expect(refusal(await free(round, "reviewer", applicationId))).toMatchObject({ code: "conflict-stands" });

    expect(refusal(await grant(round, "coordinator", "reviewer"))).toBe("done");
    expect(refusal(await free(round, "coordinator", applicationId))).toBe("done");
    const own = await assign(round, "coordinator", applicationId, "coordinator");
    expect(refusal(own.answer)).toMatchObject({ code: "same-person", act: "review it" });
    expect(refusal((await assign(round, "coordinator", applicationId, "office")).answer)).toBe("done");
  });

  test("is assigned over one's own units alone", async () => {
    const applicationId = await inReview(round, "hill");
    await free(round, "reviewer-2", applicationId);
    const elsewhere = await assign(round, "reviewer-2", applicationId, "coordinator"); // of north, and hill lies in south
    expect(refusal(elsewhere.answer)).toMatchObject({ code: "not-allowed" });
    for (const by of ["reviewer-2", "assessor", "decider", "hill", "oversight"])
      expect(refusal((await assign(round, "reviewer-2", applicationId, by)).answer)).toMatchObject({
        code: "not-allowed",
      });
  });

  test("goes to no unit's account, however it came to the role", async () => {
    expect(refusal(await grant(round, "well", "reviewer"))).toMatchObject({ code: "not-separated" });
  });

  test("by another, after handing in, twice, or in words about a person, is refused", async () => {
    const applicationId = await inReview(round, "well");
    const assignmentId = await assigned(round, "reviewer-3", applicationId);
    const others = await assigned(round, "reviewer-4", applicationId);
    const ratings = [rate(2)];
    for (const name of ["reviewer-4", "reviewer-2"])
      for (const command of [
        { type: "Rate", assignmentId, ratings },
        { type: "HandInRatings", assignmentId },
        { type: "Recuse", assignmentId },
      ] as const)
        expect(refusal(await round.ask(name, command))).toEqual({
          code: "unknown",
          what: "assignment",
          id: assignmentId,
        });
    for (const name of ["office", "well", "assessor", "decider"])
      expect(refusal(await round.ask(name, { type: "Rate", assignmentId, ratings }))).toMatchObject({
        code: "not-allowed",
      });
    const about = [rate(0, "Ask tashi@example.org")];
    expect(refusal(await round.ask("reviewer-3", { type: "Rate", assignmentId, ratings: about }))).toMatchObject({
      code: "invalid",
      problems: [{ path: "ratings[0].reason.en", got: "an e-mail address" }],
    });
    expect(refusal(await round.ask("reviewer-3", { type: "HandInRatings", assignmentId }))).toMatchObject({
      code: "ratings-missing",
    });
    await round.does("reviewer-3", { type: "Rate", assignmentId, ratings });
    await round.does("reviewer-3", { type: "Rate", assignmentId, ratings: [rate(1)] });
    await round.does("reviewer-3", { type: "HandInRatings", assignmentId });
    for (const type of ["Rate", "HandInRatings"] as const) {
      const again = type === "Rate" ? ({ type, assignmentId, ratings } as const) : ({ type, assignmentId } as const);
      expect(refusal(await round.ask("reviewer-3", again))).toMatchObject({
        code: "assignment-state",
        state: "handedIn",
      });
    }
    // a third is not for now
    await free(round, "reviewer-2", applicationId);
    expect(refusal((await assign(round, "reviewer-2", applicationId)).answer)).toMatchObject({ code: "no-place-free" });
    // somebody steps back: the place is free, and they have a conflict from then on
    await round.does("reviewer-4", { type: "Recuse", assignmentId: others });
    expect(refusal(await free(round, "reviewer-4", applicationId))).toMatchObject({ code: "conflict-stands" });
    expect(refusal((await assign(round, "reviewer-4", applicationId)).answer)).toMatchObject({
      code: "interest-conflict",
    });
    expect(refusal((await assign(round, "reviewer-2", applicationId)).answer)).toBe("done");
  });
});

describe("a reviewer who lets the time pass", () => {
  test("is taken off by who assigns, then and not before; another takes the place", async () => {
    const round = await opened("late");
    const applicationId = await inReview(round, "mill");
    const assignmentId = await assigned(round, "reviewer", applicationId);
    await assigned(round, "reviewer-2", applicationId);
    const take = { type: "Recuse", assignmentId } as const;
    expect(refusal(await round.ask("coordinator", take))).toMatchObject({ code: "stage-running", until: "2026-03-17" });
    clock.setTo("2026-03-17");
    for (const name of ["mill", "assessor", "decider", "oversight"])
      expect(refusal(await round.ask(name, take)), name).toMatchObject({ code: "not-allowed" });
    expect(refusal(await round.ask("reviewer-2", take))).toMatchObject({ code: "unknown" });
    expect(refusal(await round.ask("coordinator", take))).toBe("done");
    const gone = await round.ask("reviewer", { type: "Rate", assignmentId, ratings: [rate(1)] });
    expect(refusal(gone)).toMatchObject({ code: "assignment-state", state: "recused" });
    await assigned(round, "reviewer-3", applicationId);
    // it was not said that anything ties them
    expect(refusal(await free(round, "reviewer", applicationId))).toBe("done");
    const before = await dumpProjections(on.touchstone);
    await rebuild(on.touchstone);
    expect(await dumpProjections(on.touchstone)).toEqual(before);
  });
});

describe("what is sealed", () => {
  test("says in no open entry, and in none that is disclosed, who reviewed", async () => {
    const round = await opened("sealed");
    const applicationId = await inReview(round, "mill");
    await rated(round, applicationId, { reviewer: 1, "reviewer-2": 2 });
    const { shardKey, logId } = round.programme;
    const texts = await transaction(on.touchstone, async (tx) => {
      const { rows: reviewers } = await tx.query<{ actor_id: string }>(
        "SELECT actor_id FROM assignment WHERE shard_key = $1 AND application_id = $2",
        [shardKey, applicationId],
      );
      const { rows: entries } = await tx.query<{ entry: Buffer; type: string }>(
        "SELECT entry, type FROM event WHERE shard_key = $1 AND log_id = $2 AND type <> 'RoleGranted'",
        [shardKey, logId],
      );
      const { rows: sealed } = await tx.query<{ seq: number }>(
        "SELECT seq FROM application_event WHERE shard_key = $1 AND application_id = $2",
        [shardKey, applicationId],
      );
      const disclosed = await Promise.all(
        sealed.map(({ seq }) => disclosureOfSealed(tx, on.touchstone.keys, round.programme, seq)),
      );
      return { reviewers, entries: entries.map(({ entry }) => entry.toString()), disclosed: JSON.stringify(disclosed) };
    });
    expect(texts.reviewers).toHaveLength(2);
    expect(texts.disclosed).toContain("RatingsSettled");
    for (const { actor_id } of texts.reviewers) {
      expect(texts.entries.join("\n")).not.toContain(actor_id);
      expect(texts.disclosed).not.toContain(actor_id);
    }
    expect(texts.entries.join("\n")).not.toContain(applicationId);
  });

  test("is opened to nobody, for whatever purpose", async () => {
    const { programme, account } = await opened("closed").then(async (round) => {
      await inReview(round, "mill").then((applicationId) => rated(round, applicationId, { reviewer: 1 }));
      return round;
    });
    const log = { kind: "programme", slug: programme.slug } as const;
    const { rows } = await transaction(on.touchstone, (tx) =>
      tx.query<{ seq: number; part: string }>(
        "SELECT seq, part FROM event_private WHERE shard_key = $1 AND log_id = $2",
        [programme.shardKey, programme.logId],
      ),
    );
    expect(rows.map(({ part }) => part)).toEqual(expect.arrayContaining(["sealed", "reviewer"]));
    for (const { seq, part } of rows)
      for (const name of ["office", "oversight", "decider"]) {
        const command = { type: "ReadPrivatePart", seq, part, purpose: "legal-duty" } as const;
        const answer = await readPrivate(on.touchstone, { log, command, account: account(name) });
        expect(answer.ok).toBe(false);
        const erase: Command = { type: "ErasePrivatePart", seq, part, reason: "mistake" };
        expect((await execute(on.touchstone, { log, command: erase, account: account(name) })).ok).toBe(false);
      }
  });
});

describe("at once", () => {
  test("the last two who hand in settle once", async () => {
    const round = await opened("at-once");
    const applicationId = await inReview(round, "mill");
    const names = ["reviewer", "reviewer-2"];
    const ids = [await assigned(round, "reviewer", applicationId), await assigned(round, "reviewer-2", applicationId)];
    for (const [k, name] of names.entries())
      await round.does(name, { type: "Rate", assignmentId: ids[k] ?? "", ratings: [rate(k + 1)] });
    const all = names.flatMap((name, k) =>
      [1, 2, 3].map(() => round.ask(name, { type: "HandInRatings", assignmentId: ids[k] ?? "" })),
    );
    const answers = await Promise.all(all);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(2);
    const { rows } = await transaction(on.touchstone, (tx) =>
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
    const done = await Promise.all([settleDue(on.touchstone, slug), settleDue(on.touchstone, slug)]);
    expect(done.flatMap(({ stopped }) => stopped)).toEqual([]);
    expect(await stateOf(round, applicationId)).toMatchObject({ state: "reply" });
  }, 60_000);

  test("the last place goes to one of those who are assigned to it", async () => {
    const round = await opened("places");
    const applicationId = await inReview(round, "mill");
    await assigned(round, "reviewer", applicationId);
    const others = ["reviewer-2", "reviewer-3", "reviewer-4"];
    for (const name of others) await free(round, name, applicationId);
    const answers = await Promise.all(others.map((name) => assign(round, name, applicationId)));
    expect(answers.filter(({ answer }) => answer.ok)).toHaveLength(1);
  });

  test("the same key hands in once, and tells the same each time", async () => {
    const round = await opened("again");
    const applicationId = await inReview(round, "mill");
    const assignmentId = await assigned(round, "reviewer", applicationId);
    await round.does("reviewer", { type: "Rate", assignmentId, ratings: [rate(1)] });
    const asked = {
      log: round.programme,
      account: round.account("reviewer"),
      command: { type: "HandInRatings", assignmentId },
      key: "once",
    } as const;
    const first = await execute(on.touchstone, asked);
    expect(first.ok).toBe(true);
    expect(await execute(on.touchstone, asked)).toEqual(first);
  });
});

describe("ratings that lie apart", () => {
  test("call for a third, who settles them; none of it moves before", async () => {
    const round = await opened("apart");
    const applicationId = await inReview(round, "mill");
    await rated(round, applicationId, { reviewer: 0, "reviewer-2": 2 });
    expect(await stateOf(round, applicationId)).toMatchObject({
      state: "review",
      thirdItems: ["welcome"],
      settled: null,
    });
    expect(await settleDue(on.touchstone, "apart")).toMatchObject({ submitted: [], assessed: [], advanced: [] });
    await rated(round, applicationId, { "reviewer-3": 1 });
    expect(await stateOf(round, applicationId)).toMatchObject({
      state: "settling",
      settled: [{ item: "welcome", level: 1, error: 1, ratings: 3 }],
    });
    const before = await dumpProjections(on.touchstone);
    await rebuild(on.touchstone);
    expect(await dumpProjections(on.touchstone)).toEqual(before);
  });
});

describe("a grade that is not certain", () => {
  const yaml = (slug: string): string =>
    roundStandard(slug).replace(
      "grades:\n",
      "robustness: { replicates: 500, certainAt: 0.99, whenUncertain: thirdReview, vary: { weights: 0.25, reviewers: true } }\ngrades:\n",
    );

  test("goes back for a third review, once; its score is told to nobody before", async () => {
    const round = await opened("uncertain", yaml("uncertain"));
    const applicationId = await inReview(round, "mill", "0"); // (0 + 100 + 33) ÷ 3: bronze is 40
    await rated(round, applicationId, { reviewer: 1, "reviewer-2": 1 });
    expect(await settleDue(on.touchstone, "uncertain")).toMatchObject({ assessed: ["2025"], stopped: [] });
    expect(await stateOf(round, applicationId)).toMatchObject({
      state: "review",
      deadline: { days: 10 },
      thirdItems: ["welcome"],
      settled: null,
      score: null,
    });
    expect(await settleDue(on.touchstone, "uncertain")).toEqual({
      submitted: [],
      assessed: [],
      advanced: [],
      stopped: [],
    });
    await rated(round, applicationId, { "reviewer-3": 2 });
    const again = await settleDue(on.touchstone, "uncertain");
    expect(again).toEqual({ submitted: [applicationId], assessed: ["2025"], advanced: [applicationId], stopped: [] });
    const stands = await stateOf(round, applicationId);
    expect(stands).toMatchObject({ state: "reply", settled: [{ level: 1, error: 0.5, ratings: 3 }] });
    expect(stands?.score?.certainty).toBeLessThan(0.99);
    expect(await checkStore(on.touchstone)).toMatchObject({ faults: [] });
  }, 60_000);
});

describe("settled ratings", () => {
  test("stand on record with their error and where they are from; too little evidence stands as that", async () => {
    const round = await opened("record");
    const [between, nothing] = [await inReview(round, "mill"), await inReview(round, "well")];
    await rated(round, between, { reviewer: 2, "reviewer-2": 3 });
    await rated(round, nothing, { reviewer: null, "reviewer-2": null });
    expect((await settleDue(on.touchstone, "record")).stopped).toEqual([]);
    const { rows } = await transaction(on.touchstone, (tx) =>
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
    const round = await opened("gone");
    const [gone, stays] = [await inReview(round, "mill"), await inReview(round, "well")];
    for (const applicationId of [gone, stays]) await rated(round, applicationId, { reviewer: 2, "reviewer-2": 2 });
    const command = { type: "EndEnrolment", unitId: round.unit.mill, on: "2026-03-02" } as const;
    expect(refusal(await round.ask("office", command))).toMatchObject({ code: "application-stands" });
    await on.touchstone.pool.query("UPDATE enrolment SET valid_until = valid_from, ended_seq = 0 WHERE unit_id = $1", [
      round.unit.mill,
    ]); // nothing brings that about, and should it be so all the same:
    const done = await settleDue(on.touchstone, "gone");
    expect(done).toMatchObject({ submitted: [stays], advanced: [stays] });
    expect(done.stopped).toMatchObject([{ what: `application ${gone}` }]);
    expect(done.stopped[0]?.why).toContain("does not take part");
    expect(await stateOf(round, stays)).toMatchObject({ state: "reply" });
  });

  test("are overwritten by nobody, and taken back by nobody, as long as somebody is judged by them", async () => {
    const round = await opened("stand");
    const applicationId = await inReview(round, "mill");
    const better = [{ unit: "mill", period: "2025", welcome: "3" }];
    await round.answers(better); // before: the ratings come after it, and count
    await rated(round, applicationId, { reviewer: 0, "reviewer-2": 1 });
    await expect(round.answers(better)).rejects.toThrow(/ratings-stand/);
    const { slug } = round.programme;
    await settleDue(on.touchstone, slug);
    await expect(round.answers(better)).rejects.toThrow(/ratings-stand/);
    const { rows } = await transaction(on.touchstone, (tx) =>
      tx.query<{ seq: number }>("SELECT seq FROM submission WHERE shard_key = $1 ORDER BY seq", [
        round.organisation.shardKey,
      ]),
    );
    const retract = (submission: string) =>
      retractSubmission(on.touchstone, {
        organisation: round.organisation.slug,
        programme: slug,
        account: round.office,
        submission,
      });
    const answers = await Promise.all(rows.map(({ seq }) => retract(`${seq}`)));
    const stood = answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal.code]));
    expect(stood).toEqual(["ratings-stand"]);
    await round.does("mill", { type: "WithdrawApplication", applicationId });
    for (const { seq } of rows) expect((await retract(`${seq}`)).ok).toBe(true);
  });

  test("of a standard without periods stand without one", async () => {
    const round = await opened("timeless", roundStandard("timeless").replace("period: year\n", ""));
    const cycleId = on.touchstone.newId();
    const days = { opens: "2026-03-02", closes: "2026-04-06" };
    await round.does("office", { type: "OpenCycle", cycleId, titles: [words("Any year")], period: "", ...days });
    const applicationId = on.touchstone.newId();
    const { unit } = round;
    await round.does("mill", { type: "Apply", applicationId, cycleId, unitId: unit.mill, grade: "bronze" });
    await round.answers([{ unit: "mill", hours: "40", forms: "yes" }]);
    await round.does("mill", { type: "HandIn", applicationId });
    await round.does("office", { type: "CheckCompleteness", applicationId, toMend: [] });
    for (const name of ["reviewer", "reviewer-2"]) {
      await round.does(name, { type: "DeclareInterests", cycleId, free: [applicationId], conflicts: [] });
      const { assignmentId } = await assign(round, name, applicationId);
      await round.does(name, { type: "Rate", assignmentId, ratings: [rate(3)] });
      await round.does(name, { type: "HandInRatings", assignmentId });
    }
    const done = { submitted: [applicationId], assessed: [""], advanced: [applicationId], stopped: [] };
    expect(await settleDue(on.touchstone, "timeless")).toEqual(done);
    expect(await stateOf(round, applicationId)).toMatchObject({ state: "reply", score: { score: 100, grade: "gold" } });
  });

  test("wait where the job is told to end, and are taken on by the next", async () => {
    const round = await opened("ended");
    const applicationId = await inReview(round, "mill");
    await rated(round, applicationId, { reviewer: 2, "reviewer-2": 2 });
    const nothing = { submitted: [], assessed: [], advanced: [], stopped: [] };
    expect(await settleDue(on.touchstone, "ended", { signal: AbortSignal.abort() })).toEqual(nothing);
    expect(await stateOf(round, applicationId)).toMatchObject({ state: "settling" });
    expect(await settleDue(on.touchstone, "ended")).toMatchObject({ advanced: [applicationId] });
  });

  test("keep their standard in force until they are scored by it; where it is withdrawn they wait, and say so", async () => {
    const round = await opened("kept");
    const applicationId = await inReview(round, "mill");
    await rated(round, applicationId, { reviewer: 2, "reviewer-2": 2 });
    const changes = 'version: "2"\nchanges: { since: "1", class: substantive }\n';
    const yaml = round.yaml.replace('version: "1"\n', changes).replace("atLeast: 80", "atLeast: 85");
    await round.does("office", { type: "DraftStandard", yaml });
    await round.does("office", { type: "PutStandardOnNotice", version: "2", until: null });
    clock.setTo("2026-05-04"); // nobody can apply any more
    await round.does("office", {
      type: "ChangeCalendar",
      programmeId: round.programme.logId,
      calendar: { weekend: [6, 7], exceptions: [], knownThrough: "2026-12-31" },
    });
    const effective = { type: "MakeStandardEffective", version: "2" } as const;
    const underWay = { code: "rounds-under-way", version: "1", rounds: [round.cycleId] };
    expect(refusal(await round.ask("office", effective))).toEqual(underWay);

    await round.does("office", { type: "WithdrawStandard", version: "1", reason: [words("A figure was wrong")] });
    const done = await settleDue(on.touchstone, "kept");
    expect(done).toMatchObject({ submitted: [applicationId], assessed: [], advanced: [] });
    expect(done.stopped).toMatchObject([{ what: `round ${round.cycleId}` }]);
    expect(done.stopped[0]?.why).toContain("version 1, is not in force any more");
    expect(await stateOf(round, applicationId)).toMatchObject({ state: "settling", score: null });
    await round.does("mill", { type: "WithdrawApplication", applicationId });
    expect(refusal(await round.ask("office", effective))).not.toMatchObject({ code: "rounds-under-way" });
  });

  test("once scored leave the next version to take effect", async () => {
    const round = await opened("next");
    const applicationId = await inReview(round, "mill");
    await rated(round, applicationId, { reviewer: 2, "reviewer-2": 2 });
    const changes = 'version: "2"\nchanges: { since: "1", class: substantive }\n';
    const yaml = round.yaml.replace('version: "1"\n', changes).replace("atLeast: 80", "atLeast: 85");
    await round.does("office", { type: "DraftStandard", yaml });
    await round.does("office", { type: "PutStandardOnNotice", version: "2", until: null });
    await settleDue(on.touchstone, "next");
    clock.setTo("2026-04-05"); // the last day on which somebody can apply
    const effective = { type: "MakeStandardEffective", version: "2" } as const;
    await round.does("office", {
      type: "ChangeCalendar",
      programmeId: round.programme.logId,
      calendar: { weekend: [6, 7], exceptions: [], knownThrough: "2026-12-31" },
    });
    expect(refusal(await round.ask("office", effective))).toMatchObject({ code: "rounds-under-way" });
    clock.setTo("2026-04-06");
    expect(refusal(await round.ask("office", effective))).toBe("done");
  });

  test("are submitted by the clock, and by nobody in its name", async () => {
    const round = await opened("clock");
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
    await runDue(on.touchstone, "clock");
    await settleDue(on.touchstone, "gone"); // so that there is such an account
    for (const command of commands)
      expect(
        refusal(await execute(on.touchstone, { log: round.programme, command, account: "touchstone-clock" })),
      ).toMatchObject({ code: "not-allowed" });
  });
});

describe("what follows the score", () => {
  let round: SampleRound;
  let applicationId: string;
  beforeAll(async () => {
    round = await opened("follows");
    applicationId = await inReview(round, "mill");
    await rated(round, applicationId, { reviewer: 2, "reviewer-2": 3 });
    await settleDue(on.touchstone, "follows");
  }, 120_000);

  test("is replied to by the unit itself: not by the office, another unit, or the one that it lies in", async () => {
    const reply = { type: "ReplyToFindings", applicationId, text: null } as const;
    for (const name of ["office", "coordinator", "well", "north", "county", "reviewer", "assessor"])
      expect(refusal(await round.ask(name, reply)), name).toMatchObject({ code: "not-allowed" });
    clock.setTo("2026-03-10"); // its days are over, whether or not the clock has noticed
    expect(refusal(await round.ask("mill", reply))).toMatchObject({ code: "stage-over", until: "2026-03-10" });
    expect((await runDue(on.touchstone, "follows")).stopped).toEqual([]);
    expect(await stateOf(round, applicationId)).toMatchObject({ state: "recommending" });
  });

  test("is before whoever sums up and decides with the unit's reply, one at a time, and on record; and no other part is", async () => {
    const other = await inReview(round, "well");
    await rated(round, other, { reviewer: 2, "reviewer-2": 2 });
    await settleDue(on.touchstone, "follows");
    await round.does("well", { type: "ReplyToFindings", applicationId: other, text: words("Ask tashi@example.org") });
    const { rows } = await transaction(on.touchstone, (tx) =>
      tx.query<{ seq: number; part: string }>(
        `SELECT p.seq, p.part FROM event_private p WHERE p.shard_key = $1 AND p.log_id = $2 AND p.part <> 'sealed'`,
        [round.programme.shardKey, round.programme.logId],
      ),
    );
    const { seq = -1 } = rows.find(({ part }) => part === "reply") ?? {};
    const open = (name: string, at: number, part: string) =>
      readPrivate(on.touchstone, {
        log: round.programme,
        account: round.account(name),
        command: { type: "ReadPrivatePart", seq: at, part, purpose: "answer" },
      });
    for (const name of ["assessor", "decider", "office"]) {
      const opened = await open(name, seq, "reply");
      expect(opened, name).toMatchObject({ ok: true, content: { text: { text: "Ask tashi@example.org" } } });
    }
    for (const name of ["well", "mill", "coordinator", "reviewer", "reviewer-3", "oversight", "appeal"])
      expect((await open(name, seq, "reply")).ok, name).toBe(false);
    for (const { seq: at, part } of rows)
      if (part !== "reply") expect((await open("assessor", at, part)).ok).toBe(false);
    // the unit is told on its own page that it was opened, by which role: a sealed event is somebody's too
    const { rows: own } = await transaction(on.touchstone, (tx) =>
      tx.query<{ account_id: string }>("SELECT account_id FROM account WHERE name = $1", [round.account("well")]),
    );
    const seen = await readingsOf(on.touchstone, own[0]?.account_id ?? "");
    expect(seen.map(({ part, role, purpose }) => [part, role, purpose])).toEqual([
      ["reply", "office", "answer"],
      ["reply", "decider", "answer"],
      ["reply", "assessor", "answer"],
    ]);
    // who is tied to the applicant does not look at it either, nor does anybody once it has come to its end
    expect(refusal(await grant(round, "reviewer-2", "assessor"))).toBe("done");
    expect((await open("reviewer-2", seq, "reply")).ok).toBe(false);
    await round.does("well", { type: "WithdrawApplication", applicationId: other });
    expect((await open("assessor", seq, "reply")).ok).toBe(false);
  });

  test("is recommended on by nobody who had a hand in it, and by an assessor alone", async () => {
    const recommend = { type: "Recommend", applicationId, grade: "bronze", reasons: [] } as const;
    for (const name of ["office", "coordinator", "mill", "reviewer", "decider", "oversight"])
      expect(refusal(await round.ask(name, recommend)), name).toMatchObject({ code: "not-allowed" });
    expect(refusal(await grant(round, "reviewer", "assessor"))).toBe("done");
    expect(refusal(await round.ask("reviewer", recommend))).toMatchObject({ code: "same-person" });
    // who stepped back from it, or has a tie to it, does not either
    expect(refusal(await grant(round, "reviewer-4", "assessor"))).toBe("done");
    const { cycleId } = round;
    await round.does("reviewer-4", { type: "DeclareInterests", cycleId, free: [], conflicts: [applicationId] });
    expect(refusal(await round.ask("reviewer-4", recommend))).toMatchObject({ code: "same-person" });
    expect(
      refusal(
        await round.ask("office", {
          type: "GrantRole",
          grantId: on.touchstone.newId(),
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
