import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkStore } from "../ledger/check-store.ts";
import { transaction } from "../store/tx.ts";
import { diesAtEachWord } from "../testing/dies-at-each-word.ts";
import { roundStandard, type SampleRound, sampleRound, setClock } from "../testing/sample-round.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import { positionOf, runDue } from "./jobs.ts";
import { applicationOf } from "./load-application.ts";

const clock = setClock("2026-03-02"); // a Monday
let on: TestTouchstone;
beforeAll(async () => {
  on = await testTouchstone(clock.now);
}, 120_000);
afterAll(() => on.end());

const opened = (slug: string, yaml?: string): Promise<SampleRound> => {
  clock.setTo("2026-03-02");
  return sampleRound(on.touchstone, { slug, ...(yaml && { yaml }), opens: "2026-03-02", closes: "2026-04-06" });
};
const stateOf = async ({ programme }: SampleRound, applicationId: string) =>
  (await transaction(on.touchstone, (tx) => applicationOf(tx, programme, applicationId)))?.application;
const due = ({ programme }: SampleRound) => runDue(on.touchstone, programme.slug);
const NOTHING = { steps: { deadlines: 0, settle: 0 }, stopped: [] };
const text = [{ text: "The hours of June", lang: "en", origin: "source", review: null }] as const;

/** Types of the sealed events of a round's applications, in the order of the log. */
async function eventsOf({ programme }: SampleRound): Promise<string[]> {
  const { rows } = await transaction(on.touchstone, (tx) =>
    tx.query<{ type: string }>("SELECT type FROM application_event WHERE shard_key = $1 ORDER BY seq", [
      programme.shardKey,
    ]),
  );
  return rows.map(({ type }) => type);
}

describe("the clock", () => {
  test("does nothing on the last day of a stage, and on the next what is due, once", async () => {
    const round = await opened("days");
    const applicationId = on.touchstone.newId();
    const { cycleId, unit } = round;
    await round.does("mill", { type: "Apply", applicationId, cycleId, unitId: unit.mill, grade: "gold" });
    clock.setTo("2026-04-05");
    expect(await due(round)).toEqual(NOTHING);
    expect(await stateOf(round, applicationId)).toMatchObject({ state: "answering" });
    clock.setTo("2026-04-06");
    expect(await due(round)).toMatchObject({ steps: { deadlines: 1 }, stopped: [] });
    expect(await stateOf(round, applicationId)).toMatchObject({ state: "lapsed", deadline: null });
    expect(await due(round)).toEqual(NOTHING);
  });

  test("lets an application go on that nobody checked, or that its unit did not mend, in time", async () => {
    const round = await opened("silence");
    const [unchecked, unmended] = [await round.applied("mill"), await round.applied("well")];
    await round.does("office", { type: "CheckCompleteness", applicationId: unmended, toMend: [{ at: "hours", text }] });
    clock.setTo("2026-03-10");
    expect(await due(round)).toMatchObject({ steps: { deadlines: 2 } });
    expect(await stateOf(round, unchecked)).toMatchObject({ state: "review", toMend: [] });
    expect(await stateOf(round, unmended)).toMatchObject({ state: "review", toMend: [{ at: "hours" }] });
    expect((await eventsOf(round)).slice(-2)).toEqual(["CompletenessChecked", "ApplicationMoved"]);
  });

  test("that was down for weeks does what was due in the order in which it was", async () => {
    const round = await opened("down", roundStandard("down", { rated: false }));
    const late = on.touchstone.newId();
    const { cycleId, unit } = round;
    await round.does("well", { type: "Apply", applicationId: late, cycleId, unitId: unit.well, grade: "gold" });
    const early = await round.applied("mill");
    clock.setTo("2026-05-04");
    const done = await due(round);
    expect(done.stopped).toEqual([]);
    expect((await eventsOf(round)).slice(3)).toEqual(["CompletenessChecked", "ApplicationLapsed", "ScoreReady"]);
    expect(await stateOf(round, late)).toMatchObject({ state: "lapsed" });
    expect(await stateOf(round, early)).toMatchObject({ state: "reply", deadline: { until: "2026-05-12" } });
    expect(await due(round)).toEqual(NOTHING);
  }, 60_000);

  test("moves a deadline to a later day when days off become known, and never to an earlier one", async () => {
    const round = await opened("holidays");
    const applicationId = await round.applied("mill");
    expect(await stateOf(round, applicationId)).toMatchObject({ deadline: { until: "2026-03-10", provisional: true } });
    const programmeId = round.programme.logId;
    const calendar = {
      weekend: [6, 7],
      exceptions: [{ day: "2026-03-05", working: false }],
      knownThrough: "2026-03-31",
    };
    await round.does("office", { type: "ChangeCalendar", programmeId, calendar });
    expect(await due(round)).toMatchObject({ steps: { deadlines: 1 } });
    expect(await stateOf(round, applicationId)).toMatchObject({
      state: "handedIn",
      deadline: { until: "2026-03-11", days: 5, provisional: false },
    });
    expect(await due(round)).toEqual(NOTHING);
    const other = await opened("working-saturday");
    const second = await other.applied("mill");
    const worked = { ...calendar, exceptions: [{ day: "2026-03-07", working: true }] };
    await other.does("office", { type: "ChangeCalendar", programmeId: other.programme.logId, calendar: worked });
    await due(other);
    expect(await stateOf(other, second)).toMatchObject({ deadline: { until: "2026-03-10", provisional: false } });
  });

  test("leaves whoever has applied where it is while nothing is due, and stands where it stood", async () => {
    const round = await opened("quiet");
    await round.applied("mill");
    const before = await positionOf(on.touchstone, round.programme.slug);
    expect(await due(round)).toEqual(NOTHING);
    expect(await positionOf(on.touchstone, round.programme.slug)).toBe(before);
    clock.setTo("2026-03-03");
    expect(await positionOf(on.touchstone, round.programme.slug)).not.toBe(before);
    expect(await positionOf(on.touchstone, "no-such")).toBeNull();
  });

  test("is asked by several at once, and does each step once", async () => {
    const round = await opened("several");
    const ids = [await round.applied("mill"), await round.applied("well")];
    clock.setTo("2026-03-10");
    await Promise.all([due(round), due(round), due(round)]);
    expect((await eventsOf(round)).filter((type) => type === "CompletenessChecked")).toHaveLength(2);
    for (const id of ids) expect(await stateOf(round, id)).toMatchObject({ state: "review" });
  });

  test("ends between two steps where it is asked to, and goes on the next time", async () => {
    const round = await opened("ended");
    await round.applied("mill");
    clock.setTo("2026-03-10");
    const stopping = new AbortController();
    stopping.abort();
    expect(await runDue(on.touchstone, round.programme.slug, { signal: stopping.signal })).toEqual({
      steps: {},
      stopped: [],
    });
    expect(await due(round)).toMatchObject({ steps: { deadlines: 1 } });
  });
});

describe.each(["before", "after"] as const)("a program that dies %s each word is heard", (when) => {
  test("leaves what the next one completes, once", async () => {
    const round = await opened(`dies-${when}`);
    const ids = [await round.applied("mill"), await round.applied("well")];
    clock.setTo("2026-03-10");
    const { nDeaths } = await diesAtEachWord(on.touchstone, when, {
      run: (touchstone) => runDue(touchstone, round.programme.slug),
      state: async () => (await eventsOf(round)).join(),
    });
    expect(nDeaths).toBeGreaterThan(10);
    expect(await due(round)).toEqual(NOTHING);
    expect((await eventsOf(round)).filter((type) => type === "CompletenessChecked")).toHaveLength(2);
    for (const id of ids) expect(await stateOf(round, id)).toMatchObject({ state: "review" });
    expect(await checkStore(on.touchstone)).toMatchObject({ faults: [] });
  }, 120_000);
});
