/** What a unit has handed in, attacked by everybody who may record answers: it stands until it is decided on. */
import type { Command } from "@touchstone/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { execute } from "../execute.ts";
import { runDue } from "../procedure/jobs.ts";
import { applicationOf } from "../procedure/load-application.ts";
import { settleDue } from "../procedure/settle-job.ts";
import type { Log } from "../store/log.ts";
import { transaction } from "../store/tx.ts";
import { roundStandard, type SampleRound, sampleRound, setClock } from "../testing/sample-round.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import { submitOwnAnswers } from "./own-answers.ts";
import { retractSubmission } from "./retract.ts";
import { sampleProgramme, submit } from "./sample-answers.ts";

const clock = setClock("2026-03-02"); // a Monday
let on: TestTouchstone;
beforeAll(async () => {
  on = await testTouchstone(clock.now);
}, 120_000);
afterAll(() => on.end());

const TEXT = [{ text: "The hours of June", lang: "en", origin: "source", review: null }] as const;
const OFFICE_REPORTS =
  "      - { id: budget, title: Budget, reportedBy: office, measures: service, kind: amount, unit: h/week, goalposts: [0, 40] }\n";

/** A round in which nothing is rated; `forms` is a quantity that other programmes may ask too, `budget` the office's. */
const yamlOf = (slug: string): string =>
  roundStandard(slug, { rated: false })
    .replace("title: Forms, ", "title: Forms, asks: forms@1, ")
    .replace("grades:\n", `${OFFICE_REPORTS}grades:\n`);

async function opened(slug: string, yaml = yamlOf(slug)): Promise<SampleRound> {
  clock.setTo("2026-03-02");
  return sampleRound(on.touchstone, { slug, yaml, opens: "2026-03-02", closes: "2026-04-06" });
}

const stateOf = async ({ programme }: SampleRound, applicationId: string) =>
  (await transaction(on.touchstone, (tx) => applicationOf(tx, programme, applicationId)))?.application;

/** Sends a row of mill's answers as its office would in a file. @returns codes and columns of what is wrong; none: recorded */
async function file(round: SampleRound, cells: Record<string, string>, account = round.office) {
  const office = { organisation: round.organisation, account };
  const rows = [{ unit: "mill", period: "2025", ...cells }];
  const answer = await submit(on.touchstone, office, round.programme.slug, round.yaml, rows);
  if (answer.ok) return [];
  return "problems" in answer
    ? answer.problems.shown.map(({ code, unit, column }) => [code, unit, column])
    : [answer.refusal.code];
}

const form = (round: SampleRound, by: string, answers: Record<string, unknown>) =>
  submitOwnAnswers(on.touchstone, {
    programme: round.programme,
    account: round.account(by),
    unitId: round.unit.mill,
    period: "2025",
    answers,
  });

async function retractAll(round: SampleRound): Promise<string[]> {
  const { rows } = await on.touchstone.pool.query<{ seq: number }>(
    "SELECT seq FROM submission WHERE shard_key = $1 AND programme_id = $2 ORDER BY seq",
    [round.organisation.shardKey, round.programme.logId],
  );
  const asked = { organisation: round.organisation.slug, programme: round.programme.slug, account: round.office };
  const codes: string[] = [];
  for (const { seq } of rows) {
    const answer = await retractSubmission(on.touchstone, { ...asked, submission: `${seq}` });
    codes.push(answer.ok ? "done" : answer.refusal.code);
  }
  return codes;
}

const complete = (round: SampleRound, applicationId: string) =>
  round.does("office", { type: "CheckCompleteness", applicationId, toMend: [] });

const inOrganisation = (round: SampleRound, command: Command) =>
  execute(on.touchstone, { log: round.organisation, account: round.office, command });

/** Another programme of the same organisation that asks mill for the same quantity. */
async function sister(round: SampleRound): Promise<{ log: Log; answers: (forms: string) => Promise<string[]> }> {
  const slug = `${round.programme.slug}-sister`;
  const office = { organisation: round.organisation, account: round.office };
  const log = await sampleProgramme(on.touchstone, office, slug, yamlOf(slug), ["mill"]);
  return {
    log,
    answers: async (forms) => {
      const answer = await submit(on.touchstone, office, slug, yamlOf(slug), [{ unit: "mill", period: "2025", forms }]);
      return answer.ok ? [] : "problems" in answer ? answer.problems.shown.map(({ code }) => code) : ["refused"];
    },
  };
}

describe("what a unit has handed in", () => {
  let round: SampleRound;
  let applicationId: string;
  beforeAll(async () => {
    round = await opened("stands");
    applicationId = await round.applied("mill");
  }, 120_000);

  test("is changed by nobody: not in a file, by the office or who coordinates, nor in the form", async () => {
    const hours = [["answers-stand", "mill", "hours"]];
    expect(await file(round, { hours: "12" })).toEqual(hours);
    expect(await file(round, { hours: "12" }, round.account("coordinator"))).toEqual(["not-allowed"]); // of one's own units alone
    expect(await file(round, { hours: "12", forms: "no" })).toEqual([["answers-stand", "mill", "forms"], ...hours]);
    for (const by of ["office", "coordinator"])
      expect(await form(round, by, { hours: 12 }), by).toMatchObject({
        ok: false,
        problems: { count: 1, shown: [{ code: "answers-stand", column: "hours" }] },
      });
    expect(await form(round, "mill", { hours: 12 })).toMatchObject({ ok: false, refusal: { code: "not-answering" } });
  });

  test("is not added to where it says nothing, nor said to be missing where it says something", async () => {
    expect(await file(round, { signs: "yes" })).toEqual([["answers-stand", "mill", "signs"]]);
    expect(await form(round, "office", { hours: { state: "missing" } })).toMatchObject({ ok: false });
  });

  test("is not taken back", async () => {
    expect(await retractAll(round)).toEqual(["answers-stand"]);
  });

  test("keeps nobody from a file that has it as it is, with others beside; nor the office from what it reports", async () => {
    await round.does("well", {
      type: "Apply",
      applicationId: on.touchstone.newId(),
      cycleId: round.cycleId,
      unitId: round.unit.well,
      grade: "bronze",
    });
    await round.answers([
      { unit: "mill", period: "2025", hours: "40", forms: "yes" },
      { unit: "well", period: "2025", hours: "5", forms: "no" },
    ]);
    expect(await file(round, { budget: "20" })).toEqual([]);
  });

  test("is scored as it was handed in, with what the office has reported since", async () => {
    await complete(round, applicationId);
    expect(await settleDue(on.touchstone, "stands")).toMatchObject({ advanced: [applicationId], stopped: [] });
    // hours 100, forms 100, signs missing, budget 50
    expect(await stateOf(round, applicationId)).toMatchObject({ state: "reply", score: { score: 83.333333 } });
    expect(await file(round, { hours: "12" })).toEqual([["answers-stand", "mill", "hours"]]);
  });

  test("may be corrected once the application has come to its end", async () => {
    await round.does("mill", { type: "WithdrawApplication", applicationId });
    const applied = { cycleId: round.cycleId, unitId: round.unit.mill, grade: "bronze" } as const;
    await round.does("mill", { type: "Apply", applicationId: on.touchstone.newId(), ...applied });
    expect(await file(round, { hours: "12" })).toEqual([]);
  });
});

describe("what a unit has to mend", () => {
  test("is open to those who may answer; what stands when its days have passed is what counts", async () => {
    const round = await opened("mending");
    const applicationId = await round.applied("mill");
    const before = (await stateOf(round, applicationId))?.handedIn;
    await round.does("office", { type: "CheckCompleteness", applicationId, toMend: [{ at: "hours", text: TEXT }] });
    expect(await form(round, "mill", { hours: 20 })).toMatchObject({ ok: true });
    expect(await file(round, { forms: "no" })).toEqual([]);
    clock.setTo("2026-04-30");
    await runDue(on.touchstone, "mending"); // nobody handed it in again: it goes on as it stands
    const stands = await stateOf(round, applicationId);
    expect(stands).toMatchObject({ state: expect.stringMatching(/reply|recommending/), score: { score: 25 } });
    expect(stands?.handedIn).toMatchObject({ nAnswers: 2, own: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(stands?.handedIn?.own).not.toBe(before?.own);
    expect(stands?.handedIn?.size).toBeGreaterThan(before?.size ?? 0);
    expect(await file(round, { hours: "40" })).toEqual([["answers-stand", "mill", "hours"]]);
  }, 60_000);
});

describe("an answer that serves several programmes", () => {
  let round: SampleRound;
  let applicationId: string;
  let other: Awaited<ReturnType<typeof sister>>;
  const permissionId = "70000000-0000-4000-8000-000000000001";
  beforeAll(async () => {
    round = await opened("served");
    other = await sister(round);
    applicationId = await round.applied("mill");
  }, 120_000);

  test("is another programme's own as long as it does not serve this one", async () => {
    expect(await other.answers("no")).toEqual([]);
    expect(await other.answers("yes")).toEqual([]);
  });

  test("is caught where a permission lets it count after the hand-in; set back, it is as it was", async () => {
    expect(await other.answers("no")).toEqual([]);
    const to = round.programme.logId;
    const permit = { type: "PermitSharing", permissionId, quantity: "forms@1", from: other.log.logId, to } as const;
    expect(await inOrganisation(round, { ...permit, on: "2026-03-02" })).toMatchObject({ ok: true });
    await complete(round, applicationId);
    const done = await settleDue(on.touchstone, "served");
    expect(done).toMatchObject({ assessed: ["2025"], advanced: [] });
    expect(done.stopped).toMatchObject([{ what: `application ${applicationId}` }]);
    expect(done.stopped[0]?.why).toContain("not those that its unit handed in (forms@1)");
    expect(await stateOf(round, applicationId)).toMatchObject({ state: "settling", score: null });
    expect(await settleDue(on.touchstone, "served")).toMatchObject({ assessed: [], advanced: [] }); // not assessed for ever
  });

  test("is refused from the other programme while it serves this one", async () => {
    expect(await other.answers("yes")).toEqual(["answers-stand"]);
  });

  test("counts no more once the permission has ended, and the application goes on with what it handed in", async () => {
    expect(await inOrganisation(round, { type: "EndSharing", permissionId, on: "2026-03-02" })).toMatchObject({
      ok: true,
    });
    const done = await settleDue(on.touchstone, "served");
    expect(done).toMatchObject({ assessed: ["2025"], advanced: [applicationId], stopped: [] });
    expect(await stateOf(round, applicationId)).toMatchObject({ state: "reply", score: { score: 100 } });
  });
});

describe("a unit that is moved, or merged into another", () => {
  test("is scored by what it handed in", async () => {
    const round = await opened("moved");
    const [moved, merged] = [await round.applied("mill", "bronze", "20"), await round.applied("hill", "bronze", "10")];
    const { mill, south, hill, well } = round.unit;
    const move = { type: "MoveUnit", unitId: mill, hierarchy: "admin", parent: south, on: "2026-03-02" } as const;
    expect(await inOrganisation(round, move)).toMatchObject({ ok: true });
    const merge = { type: "MergeUnits", from: [hill, well], into: well, on: "2026-03-02" } as const;
    expect(await inOrganisation(round, merge)).toMatchObject({ ok: true });
    expect(await file(round, { hours: "40" })).toEqual([["answers-stand", "mill", "hours"]]);
    for (const applicationId of [moved, merged]) await complete(round, applicationId);
    expect(await settleDue(on.touchstone, "moved")).toMatchObject({ advanced: [moved, merged], stopped: [] });
    expect(await stateOf(round, moved)).toMatchObject({ score: { score: 75 } });
    expect(await stateOf(round, merged)).toMatchObject({ score: { score: 62.5 } });
  });
});

describe("rows that are altered behind the record's back", () => {
  test("stop the application: nobody is scored by what was not handed in", async () => {
    const round = await opened("altered");
    const applicationId = await round.applied("mill");
    await complete(round, applicationId);
    await on.touchstone.pool.query("UPDATE observation SET value = 39 WHERE shard_key = $1 AND value = 40", [
      round.organisation.shardKey,
    ]);
    const done = await settleDue(on.touchstone, "altered");
    expect(done).toMatchObject({ advanced: [], stopped: [{ what: `application ${applicationId}` }] });
  });
});

describe("at once", () => {
  test("an answer is recorded before the hand-in, and is in it, or is refused after it", async () => {
    const round = await opened("at-once");
    for (const [n, code] of (["mill", "well", "hill"] as const).entries()) {
      const applicationId = on.touchstone.newId();
      const unitId = round.unit[code];
      await round.does(code, { type: "Apply", applicationId, cycleId: round.cycleId, unitId, grade: "bronze" });
      await round.answers([{ unit: code, period: "2025", hours: "40" }]);
      const answered = [1, 2, 3].map((k) =>
        round.answers([{ unit: code, period: "2025", hours: `${10 * k + n}` }]).then(
          () => k,
          () => 0,
        ),
      );
      await Promise.all([...answered, round.does(code, { type: "HandIn", applicationId })]);
      await complete(round, applicationId);
      expect(await settleDue(on.touchstone, "at-once")).toMatchObject({ advanced: [applicationId], stopped: [] });
    }
  });
});
