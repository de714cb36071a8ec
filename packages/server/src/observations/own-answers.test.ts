import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type SampleRound, sampleRound, setClock } from "../testing/sample-round.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import { submitOwnAnswers } from "./own-answers.ts";
import { allObservations } from "./sample-answers.ts";

const clock = setClock("2026-03-02");
let on: TestTouchstone;
let round: SampleRound;
beforeAll(async () => {
  on = await testTouchstone(clock.now);
  round = await sampleRound(on.touchstone, { opens: "2026-03-02", closes: "2026-04-06" });
}, 120_000);
afterAll(() => on.end());

type Code = keyof SampleRound["unit"];

/** Sends answers of a unit by an account, for the period of the round. */
const send = (
  account: string,
  code: Code,
  answers: Record<string, unknown>,
  more: { key?: string; period?: string } = {},
) =>
  submitOwnAnswers(on.touchstone, {
    programme: round.programme,
    account: round.account(account),
    unitId: round.unit[code],
    period: more.period ?? "2025",
    answers,
    ...(more.key !== undefined && { key: more.key }),
  });
const refusal = (code: string, facts: object = {}) => ({ ok: false, refusal: { code, ...facts } });

let mill = "";
const apply = async (code: Code): Promise<string> => {
  const applicationId = on.touchstone.newId();
  const { cycleId } = round;
  await round.does(code, { type: "Apply", applicationId, cycleId, unitId: round.unit[code], grade: "bronze" });
  return applicationId;
};

describe("a unit's own account", () => {
  test("answers nothing before it has applied, though the office has enrolled it", async () => {
    expect(await send("hill", "hill", { hours: 10 })).toMatchObject(refusal("not-answering", { state: null }));
  });

  test("answers what it is asked, once under a key", async () => {
    mill = await apply("mill");
    const first = await send("mill", "mill", { hours: 32, forms: true }, { key: "one" });
    expect(first).toMatchObject({ ok: true, nSaid: 2, nSame: 0, nRecorded: 2 });
    const again = await send("mill", "mill", { hours: 32, forms: true }, { key: "one" });
    expect(again.ok && first.ok && again.receipt).toEqual(first.ok && first.receipt);
    expect(await send("mill", "mill", { hours: 32 })).toMatchObject({ ok: true, nSame: 1, nRecorded: 0 });
    expect(await send("mill", "mill", { hours: 33 }, { key: "one" })).toMatchObject(refusal("key-used"));
  });

  test("says in three ways that there is no value, each of its own, and takes an earlier answer back", async () => {
    const said = {
      hours: { state: "missing", note: "nobody has counted" },
      forms: { state: "n/a", note: "no forms here" },
    };
    expect(await send("mill", "mill", said)).toMatchObject({ ok: true, nRecorded: 2 });
    expect(await send("mill", "mill", { forms: { state: "insufficient" } })).toMatchObject({ ok: true, nRecorded: 1 });
    const rows = await allObservations(on.touchstone, round);
    expect(rows.map((row) => row.replace(/ \| \d+ \|/, " |")).filter((row) => row.startsWith("mill"))).toEqual([
      expect.stringContaining("round/forms"),
      expect.stringContaining("round/hours"),
      expect.stringContaining("state 2 (no forms here)"),
      expect.stringContaining("state 1 (nobody has counted)"),
      expect.stringContaining("state 3"),
    ]);
  });

  test("hears of every answer that can't be, at its question", async () => {
    const answer = await send("mill", "mill", { hours: "many", forms: 1, welcome: 3, nothing: 1, "hours.base": 40 });
    expect(
      answer.ok || !("problems" in answer) || answer.problems.shown.map(({ column, code }) => [column, code]),
    ).toEqual([
      ["hours", "answer"],
      ["forms", "answer"],
      ["welcome", "not-asked"], // reviewers rate it
      ["nothing", "not-asked"],
      ["hours.base", "not-asked"],
    ]);
    for (const never of [Number.POSITIVE_INFINITY, "\ud800", { value: 1, note: "\ud800" }, [[[]]], {}])
      expect(await send("mill", "mill", { hours: never })).toMatchObject({ ok: false, problems: { count: 1 } });
    expect(await send("mill", "mill", {})).toMatchObject({ ok: false, problems: { count: 1 } });
    expect(await send("mill", "mill", { hours: null })).toMatchObject({ ok: false, problems: { count: 1 } });
    const mail = await send("mill", "mill", { hours: { value: 3, note: "ask dawa@example.org" } });
    expect(mail).toMatchObject({ ok: false, problems: { shown: [{ code: "personal", column: "hours" }] } });
  });

  test("answers for itself alone: not for a neighbour, nor for what lies below it", async () => {
    await apply("well");
    const notAllowed = refusal("not-allowed", { command: "SubmitObservations" });
    expect(await send("mill", "well", { hours: 1 })).toMatchObject(notAllowed);
    expect(await send("north", "well", { hours: 1 })).toMatchObject(notAllowed);
    expect(await send("reviewer", "well", { hours: 1 })).toMatchObject(notAllowed);
    expect(await send("coordinator", "well", { hours: 1 })).toMatchObject({ ok: true });
    expect(await send("office", "well", { hours: 2 })).toMatchObject({ ok: true });
  });

  test("answers for the period of its round alone", async () => {
    expect(await send("mill", "mill", { hours: 1 }, { period: "2024" })).toMatchObject(
      refusal("not-a-period", { got: "2024" }),
    );
  });

  test("changes nothing once it has handed in, until it has something to mend; nor does the office", async () => {
    await send("mill", "mill", { hours: 32 });
    await round.does("mill", { type: "HandIn", applicationId: mill });
    const closed = refusal("not-answering", { state: "handedIn" });
    expect(await send("mill", "mill", { hours: 40 })).toMatchObject(closed);
    expect(await send("office", "mill", { forms: true })).toMatchObject({
      ok: false,
      problems: { shown: [{ code: "answers-stand", column: "forms" }] },
    });
    const text = [{ text: "Hours of June", lang: "en", origin: "source", review: null }] as const;
    await round.does("office", { type: "CheckCompleteness", applicationId: mill, toMend: [{ at: "hours", text }] });
    expect(await send("mill", "mill", { hours: 36 })).toMatchObject({ ok: true, nRecorded: 1 });
  });

  test("answers nothing once its time is over, whether the clock has come by or not", async () => {
    clock.setTo("2026-04-06");
    expect(await send("well", "well", { hours: 9 })).toMatchObject(refusal("stage-over", { until: "2026-04-06" }));
    expect(await send("mill", "mill", { hours: 9 })).toMatchObject(refusal("stage-over"));
    expect(await round.ask("mill", { type: "HandIn", applicationId: mill })).toMatchObject(refusal("stage-over"));
  });
});
