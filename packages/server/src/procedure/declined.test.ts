/** Who was declined is out of the round's cohort once nothing can be said against it any more, and nothing tells why. */
import { eventOf } from "@touchstone/ledger";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assess } from "../assess/assess.ts";
import { checkStore } from "../ledger/check-store.ts";
import { liveUnits } from "../observations/enrol-units.ts";
import { scorecardsPage } from "../projections/scorecards-page.ts";
import { rebuild } from "../rebuild.ts";
import { transaction } from "../store/tx.ts";
import { roundStandard, type SampleRound, sampleRound, setClock } from "../testing/sample-round.ts";
import { dumpProjections } from "../testing/table-dump.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import { runDue } from "./jobs.ts";
import { applicationOf } from "./load-application.ts";

const clock = setClock("2026-03-02"); // a Monday
let on: TestTouchstone;
let round: SampleRound;
const application: Record<"mill" | "well" | "hill", string> = { mill: "", well: "", hill: "" };
beforeAll(async () => {
  on = await testTouchstone(clock.now);
  const yaml = roundStandard("round", { rated: false });
  round = await sampleRound(on.touchstone, { yaml, opens: "2026-03-02", closes: "2026-04-06" });
  for (const [code, hours] of [
    ["mill", "40"],
    ["well", "20"],
    ["hill", "10"],
  ] as const)
    application[code] = await judged(code, hours);
  await decide("mill", "bronze");
  await decide("well", null);
  await decide("hill", null);
}, 120_000);
afterAll(() => on.end());

const words = (text: string) => [{ text, lang: "en", origin: "source", review: null }] as const;
const DECLINED_UNTIL = "2026-03-17"; // ten working days from Monday 2 March

/** Brings an application before those who decide. */
async function judged(code: "mill" | "well" | "hill", hours: string): Promise<string> {
  const applicationId = await round.applied(code, "bronze", hours);
  await round.does("office", { type: "CheckCompleteness", applicationId, toMend: [] });
  await runDue(on.touchstone, "round");
  await round.does(code, { type: "ReplyToFindings", applicationId, text: null });
  await round.does("assessor", { type: "Recommend", applicationId, grade: "bronze", reasons: [] });
  return applicationId;
}

const decide = (code: keyof typeof application, grade: string | null) =>
  round.does("decider", {
    type: "Decide",
    applicationId: application[code],
    grade,
    reasons: grade === null ? [{ at: "hours", text: words("It is closed on two days.") }] : [],
    whyCertain: words("It holds in every re-scoring"),
  });

const takingPart = async (day: string): Promise<string[]> => {
  const live = await transaction(on.touchstone, (tx) => liveUnits(tx, round.programme, day));
  return (["mill", "well", "hill"] as const).filter((code) => live.has(round.unit[code]));
};

const events = async (): Promise<{ seq: number; type: string; entry: Uint8Array }[]> => {
  const { rows } = await on.touchstone.pool.query<{ seq: number; type: string; entry: Uint8Array }>(
    "SELECT seq, type, entry FROM event WHERE log_id = $1 ORDER BY seq",
    [round.programme.logId],
  );
  return rows;
};

describe("who was declined", () => {
  test("takes part as long as an appeal could come, and then no more, if by that application alone", async () => {
    const { rows } = await on.touchstone.pool.query<{ until: string }>(
      "SELECT decision ->> 'appealUntil' AS until FROM application WHERE state = 'declined'",
    );
    expect(rows).toEqual([{ until: DECLINED_UNTIL }, { until: DECLINED_UNTIL }]);
    clock.setTo("2026-03-16");
    expect(await runDue(on.touchstone, "round")).toMatchObject({ steps: { deadlines: 0 }, stopped: [] });
    expect(await takingPart("2026-03-16")).toEqual(["mill", "well", "hill"]);
    clock.setTo(DECLINED_UNTIL);
    expect(await runDue(on.touchstone, "round")).toMatchObject({ steps: { deadlines: 1 }, stopped: [] });
    expect(await takingPart(DECLINED_UNTIL)).toEqual(["mill", "hill"]); // hill took part before it applied
    expect(await runDue(on.touchstone, "round")).toMatchObject({ steps: { deadlines: 0 }, stopped: [] });
  });

  test("is still declined, and stays so", async () => {
    const found = await transaction(on.touchstone, (tx) => applicationOf(tx, round.programme, application.well));
    expect(found?.application).toMatchObject({ state: "declined", deadline: null, decision: { grade: null } });
    expect(await round.ask("well", { type: "WithdrawApplication", applicationId: application.well })).toMatchObject({
      ok: false,
      refusal: { code: "application-state", state: "declined" },
    });
  });

  test("looks in the ledger like one whose application has lapsed: a sealed entry, and an end by the clock", async () => {
    const all = await events();
    const at = all.findIndex(({ type }) => type === "EnrolmentEnded");
    expect(all.filter(({ type }) => type === "EnrolmentEnded")).toHaveLength(1);
    expect(Object.keys(eventOf(all[at - 1]?.entry ?? new Uint8Array()) ?? {})).toEqual(["sealed"]);
    const { by: decider } = (await on.touchstone.pool.query("SELECT decision ->> 'by' AS by FROM application")).rows[0];
    const ended = eventOf(all[at]?.entry ?? new Uint8Array());
    expect(ended).toMatchObject({ data: { unitId: round.unit.well, on: DECLINED_UNTIL } });
    expect(ended?.by).not.toBe(decider);
  });

  test("is in no assessment from then on, and the ranks of the others are theirs alone", async () => {
    const scored = { programme: "round", period: "2025", account: round.office };
    expect(await assess(on.touchstone, scored)).toMatchObject({ ok: true });
    const { rows } = await on.touchstone.pool.query<{ id: string; n: number }>(
      "SELECT assessment_id AS id, n_units AS n FROM assessment ORDER BY seq DESC LIMIT 1",
    );
    const [latest] = rows;
    expect(latest?.n).toBe(2);
    const pageOf = (gradedOn: string | null) =>
      transaction(on.touchstone, (tx) =>
        scorecardsPage(tx, round.programme, { assessmentId: latest?.id ?? "", gradedOn, after: null, limit: 10 }),
      );
    expect((await pageOf(null)).map(({ unitId, rank }) => [unitId, rank])).toEqual([
      [round.unit.mill, 1],
      [round.unit.hill, 2],
    ]);
    expect(await pageOf("2026-03-18")).toEqual([]); // none of them has been on notice
  });

  test("is in the tables made again as it was", async () => {
    const before = await dumpProjections(on.touchstone);
    await rebuild(on.touchstone);
    expect(await dumpProjections(on.touchstone)).toEqual(before);
    expect(await checkStore(on.touchstone)).toMatchObject({ faults: [] });
  }, 60_000);
});
