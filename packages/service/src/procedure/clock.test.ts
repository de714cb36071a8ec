import {
  roundStandard,
  type SampleRound,
  sampleRound,
  setClock,
  type TestTouchstone,
  testTouchstone,
} from "@touchstone/server/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Clock, makeClock } from "./clock.ts";
import { settleOnThread } from "./settle-thread.ts";

const time = setClock("2026-03-02");
let on: TestTouchstone;
let round: SampleRound;
let clock: Clock;
const said: [string, boolean][] = [];
const made = (): Clock =>
  makeClock({
    touchstone: on.touchstone,
    settle: (programme, signal) => settleOnThread(on.touchstone, programme, signal),
    say: (line, isFault) => void said.push([line, isFault]),
  });
beforeAll(async () => {
  on = await testTouchstone(time.now);
  round = await sampleRound(on.touchstone, { slug: "ticking", opens: "2026-03-02", closes: "2026-04-06" });
}, 120_000);
afterAll(async () => {
  await clock.close();
  await on.end();
});

const stateOf = async (applicationId: string): Promise<string | undefined> => {
  const { rows } = await on.touchstone.pool.query<{ state: string }>(
    "SELECT state FROM application WHERE application_id = $1",
    [applicationId],
  );
  return rows[0]?.state;
};

describe("the clock of a service", () => {
  it("catches up at the start with what was missed, and says so", async () => {
    const applicationId = await round.applied("mill");
    time.setTo("2026-03-10");
    clock = made();
    clock.start();
    await clock.look();
    expect(await stateOf(applicationId)).toBe("review");
    expect(said).toEqual([["ticking: deadlines: 1 step", false]]);
    expect(clock.figures()).toMatchObject({ steps: 1, faults: 0, stopped: 0 });
  });

  it("asks nothing more of a programme in which nothing was recorded since", async () => {
    await clock.look(); // what it has recorded itself is looked at once more
    const { rows: before } = await on.touchstone.pool.query("SELECT count(*) AS n FROM event");
    await clock.look();
    expect((await on.touchstone.pool.query("SELECT count(*) AS n FROM event")).rows).toEqual(before);
    expect(said).toHaveLength(1);
  });

  it("goes on with other programmes where one can't be looked at, and counts it", async () => {
    const other = await sampleRound(on.touchstone, { slug: "another", opens: "2026-03-10", closes: "2026-03-12" });
    const late = await other.applied("mill");
    time.setTo("2026-03-30");
    const text = "UPDATE cycle SET version = 'gone', digest = '' WHERE shard_key = $1";
    await on.touchstone.pool.query(text, [round.programme.shardKey]);
    await on.touchstone.pool.query(
      `UPDATE application SET state = 'handedIn', until = '2026-03-11' WHERE shard_key = $1`,
      [round.programme.shardKey],
    );
    await clock.look();
    expect(await stateOf(late)).toBe("review");
    expect(clock.figures().faults).toBe(1);
    expect(said.filter(([, isFault]) => isFault)).toEqual([
      [expect.stringContaining("whose standard is not on record"), true],
    ]);
  });

  it("brings an application to its score, on a thread beside", async () => {
    const yaml = roundStandard("scored", { rated: false });
    const scored = await sampleRound(on.touchstone, {
      slug: "scored",
      yaml,
      opens: "2026-03-30",
      closes: "2026-05-01",
    });
    const applicationId = await scored.applied("mill");
    await scored.does("office", { type: "CheckCompleteness", applicationId, toMend: [] });
    await clock.look();
    expect(await stateOf(applicationId)).toBe("reply");
    expect(said.at(-1)).toEqual(["scored: settle: 2 steps", false]);
  }, 60_000);

  it("takes no step any more once it is closed", async () => {
    const third = await sampleRound(on.touchstone, { slug: "third", opens: "2026-03-30", closes: "2026-05-01" });
    const applicationId = await third.applied("mill");
    time.setTo("2026-04-30");
    await clock.close();
    await clock.look();
    expect(await stateOf(applicationId)).toBe("handedIn");
  });
});
