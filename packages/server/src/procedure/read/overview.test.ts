import type { RatingGiven } from "@touchstone/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accountId } from "../../store/actors.ts";
import { transaction } from "../../store/tx.ts";
import { type SampleRound, sampleRound, setClock } from "../../testing/sample-round.ts";
import { type TestTouchstone, testTouchstone } from "../../testing/test-database.ts";
import { settleDue } from "../settle-job.ts";
import { applicationView } from "./application.ts";
import { applicationRows } from "./applications.ts";
import { reviewerCandidates } from "./candidates.ts";
import { decisionRows } from "./decisions.ts";
import { type Inbox, inboxOf } from "./inbox-of-all.ts";
import { type CycleOverview, cycleOverview } from "./overview.ts";
import { type RoundScene, roundScene } from "./round-scene.ts";

const clock = setClock("2026-03-02"); // a Monday
let on: TestTouchstone;
let round: SampleRound;
const applications: Record<string, string> = {};
const words = (text: string) => ({ text, lang: "en", origin: "source", review: null }) as const;

const looks = <T>(asker: string, look: (scene: RoundScene) => Promise<T>): Promise<T> =>
  transaction(
    on.touchstone,
    async (tx) => {
      const id = await accountId(tx, round.account(asker));
      return look(await roundScene(tx, on.touchstone, { log: round.programme, accountId: id }));
    },
    { readOnly: true, pipelined: true },
  );
const overview = async (asker: string): Promise<CycleOverview> => {
  const found = await looks(asker, (scene) => cycleOverview(scene, round.cycleId));
  if (!found || "code" in found) throw new Error(`no overview for ${asker}`);
  return found;
};
const inbox = (asker: string): Promise<Inbox> =>
  transaction(
    on.touchstone,
    async (tx) => inboxOf(tx, on.touchstone, (await accountId(tx, round.account(asker))) ?? ""),
    { readOnly: true, pipelined: true },
  );
const kinds = async (asker: string): Promise<string[]> =>
  (await inbox(asker)).items.map(({ kind, unit, count }) => `${kind} ${unit?.code ?? unit?.anonymous ?? count}`);

const rating = (level: number): RatingGiven => ({
  item: "welcome",
  level,
  confidence: "high",
  reason: words("As the pictures show"),
  evidence: [],
});
async function assigned(code: string, reviewer: string): Promise<string> {
  const assignmentId = on.touchstone.newId();
  const applicationId = applications[code] ?? "";
  const free = [applicationId];
  await round.does(reviewer, { type: "DeclareInterests", cycleId: round.cycleId, free, conflicts: [] });
  const name = round.account(reviewer);
  await round.does("office", { type: "AssignReviewer", assignmentId, applicationId, reviewer: name });
  return assignmentId;
}
async function rated(code: string, reviewer: string, level: number): Promise<void> {
  const assignmentId = await assigned(code, reviewer);
  await round.does(reviewer, { type: "Rate", assignmentId, ratings: [rating(level)] });
  await round.does(reviewer, { type: "HandInRatings", assignmentId });
}

beforeAll(async () => {
  on = await testTouchstone(clock.now);
  round = await sampleRound(on.touchstone, { opens: "2026-03-02", closes: "2026-04-06" });
  const calendar = { weekend: [6, 7], exceptions: [], knownThrough: "2026-12-31" };
  await round.does("office", { type: "ChangeCalendar", programmeId: round.programme.logId, calendar });
  for (const code of ["mill", "well", "hill"] as const) applications[code] = await round.applied(code, "gold");
}, 240_000);
afterAll(() => on.end());

describe("what waits for somebody", { timeout: 60_000 }, () => {
  test("is theirs to do, over the units that they do it for", async () => {
    expect(await kinds("office")).toEqual(["checkCompleteness 3"]);
    expect(await kinds("coordinator")).toEqual(["checkCompleteness 2"]); // mill and well lie in the north
    expect(await kinds("reviewer")).toEqual(["declare 3"]);
    for (const asker of ["mill", "assessor", "decider", "oversight", "appeal"]) expect(await kinds(asker)).toEqual([]);
    expect((await inbox("office")).items[0]).toMatchObject({
      deadline: { until: "2026-03-10", last: "2026-03-09", left: 6, provisional: false, overdue: false },
      href: "/app/round/applications?state=handedIn",
    });
  });

  test("goes on with its application, from one to the next", async () => {
    const text = [words("A picture, please")];
    for (const [code, applicationId] of Object.entries(applications))
      await round.does("office", {
        type: "CheckCompleteness",
        applicationId,
        toMend: code === "hill" ? [{ at: "hours", text }] : [],
      });
    expect(await kinds("hill")).toEqual(["mend hill"]);
    expect((await inbox("hill")).items[0]?.href).toBe(`/field/round/${applications.hill}`);
    expect(await kinds("office")).toEqual(["assign 2"]);
    await assigned("mill", "reviewer");
    await rated("mill", "reviewer-2", 0);
    expect(await kinds("office")).toEqual(["assign well"]);
    expect(await kinds("reviewer")).toEqual([expect.stringMatching(/^rate [0-9A-Z]{5}$/), "declare 2"]);
    clock.setTo("2026-03-20");
    expect(await inbox("reviewer")).toMatchObject({
      overdue: 1,
      items: [{ deadline: { overdue: true, left: 0 } }, {}],
    });
    clock.setTo("2026-03-03");
  });

  test("calls for a third reviewer where two lie apart", async () => {
    const { items } = await inbox("reviewer");
    const assignmentId = items[0]?.assignmentId ?? "";
    await round.does("reviewer", { type: "Rate", assignmentId, ratings: [rating(3)] });
    await round.does("reviewer", { type: "HandInRatings", assignmentId });
    expect(await kinds("office")).toEqual(["assign well", "assignThird mill"]);
    await rated("mill", "reviewer-3", 2);
    expect((await settleDue(on.touchstone, "round")).stopped).toEqual([]);
    expect(await kinds("mill")).toEqual(["reply mill"]);
    expect(await kinds("office")).toEqual(["assign well"]);
    await round.does("mill", { type: "ReplyToFindings", applicationId: applications.mill ?? "", text: null });
    expect(await kinds("assessor")).toEqual(["recommend mill"]);
    expect((await inbox("assessor")).items[0]?.href).toBe(`/app/round/recommend/${applications.mill}`);
  });
});

describe("a round at a glance", { timeout: 60_000 }, () => {
  test("counts what is where, and what is late", async () => {
    const { stages, now, figures, states } = await overview("office");
    expect(stages.map(({ stage, count, position }) => [stage, count, position])).toEqual([
      ["answering", 0, "done"],
      ["completeness", 1, "now"], // the first of those where most are
      ["review", 1, "coming"],
      ["decision", 1, "coming"],
      ["notice", 0, "coming"],
      ["designation", 0, "coming"],
    ]);
    expect(stages[0]).toMatchObject({ from: "2026-03-02", last: "2026-04-05" });
    expect(now).toMatchObject({ stage: "completeness", week: 1, applications: 3, reviewers: 3 });
    expect(Object.fromEntries(states.map(({ state, count }) => [state, count]))).toEqual({
      mending: 1,
      recommending: 1,
      review: 1,
    });
    expect(figures.map(({ figure, value, of }) => [figure, value, of])).toEqual([
      ["handedIn", 3, 3],
      ["firstRatings", 1, 2],
      ["secondRatings", 1, 2],
      ["thirdNeeded", 0, null],
      ["unassigned", 1, 1],
      ["openObjections", 0, 0],
      ["conflicts", 0, 3],
      ["designated", 0, 0],
    ]);
  });

  test("shows who lies around the cut, with the interval of the rank, and how regions stand", async () => {
    const { ranks, gaps } = await overview("office");
    expect(ranks).toMatchObject({
      grade: "gold",
      rows: [{ unit: { code: "mill" }, rank: expect.any(Number), low: expect.any(Number), high: expect.any(Number) }],
    });
    expect(ranks?.of).toBe(3); // all that take part were scored; who has no score by now is not shown
    expect(gaps).toMatchObject({
      criteria: [{ id: "doors" }],
      threshold: 40,
      regions: [{ unit: { code: "north" }, n: 1, means: [expect.any(Number)] }],
    });
  });

  test("tells a coordinator of their part alone", async () => {
    const { now, load } = await overview("coordinator");
    expect(now.applications).toBe(2);
    expect(load.map(({ assigned: n, handedIn, reviewer }) => [n, handedIn, reviewer?.split(".")[0]])).toEqual([
      [1, 1, "round"],
      [1, 1, "round"],
      [1, 1, "round"],
    ]);
    const { load: watched } = await overview("oversight");
    expect(watched.map(({ reviewer }) => reviewer)).toEqual([null, null, null]);
  });
});

describe("who may be assigned", { timeout: 60_000 }, () => {
  test("is who is free; all others are told why not", async () => {
    const applicationId = applications.well ?? "";
    const { cycleId } = round;
    await round.does("reviewer", { type: "DeclareInterests", cycleId, free: [], conflicts: [applicationId] });
    await assigned("well", "reviewer-2");
    await round.does("reviewer-3", { type: "DeclareInterests", cycleId, free: [applicationId], conflicts: [] });
    const found = await looks("office", (scene) => reviewerCandidates(scene, applicationId));
    expect(found?.map(({ reviewer, blocked }) => [reviewer, blocked])).toEqual([
      ["round.reviewer-3", null],
      ["round.reviewer-4", "undeclared"],
      ["round.reviewer", "conflict"],
      ["round.reviewer-2", "assigned"],
    ]);
  });
});

describe("who reviews an application", { timeout: 60_000 }, () => {
  test("sees nothing more of it as an assessor or decider: not it, not in a list, not on the board, not in the inbox", async () => {
    const grant = {
      grantId: on.touchstone.newId(),
      role: "assessor",
      unitId: null,
      from: "2020-01-01",
      until: null,
    } as const;
    const account = round.account("reviewer-3");
    const before = await looks("assessor", (scene) => applicationView(scene, applications.mill ?? ""));
    expect(before?.as).toEqual(["assessor"]);
    await round.does("office", { type: "GrantRole", account, ...grant });
    expect(await looks("reviewer-3", (scene) => applicationView(scene, applications.mill ?? ""))).toBeNull();
    const asked = { cycleId: round.cycleId, states: null, text: null, under: null, after: null, limit: 10 };
    expect(await looks("reviewer-3", (scene) => applicationRows(scene, asked))).toEqual({ items: [], next: null });
    expect(await looks("assessor", (scene) => applicationRows(scene, asked))).toMatchObject({
      items: [{ state: "recommending" }],
    });
    const board = { cycleId: round.cycleId, after: null, limit: 10 };
    expect(await looks("reviewer-3", (scene) => decisionRows(scene, board))).toEqual({ items: [], next: null });
    expect(await kinds("reviewer-3")).not.toContain("recommend mill");
  });
});

describe("a list of applications", { timeout: 60_000 }, () => {
  const listed = async (asker: string, more: Partial<Parameters<typeof applicationRows>[1]>) => {
    const asked = { cycleId: null, states: null, text: null, under: null, after: null, limit: 10, ...more };
    const found = await looks(asker, (scene) => applicationRows(scene, asked));
    return "code" in found ? found.code : found.items.map(({ unit }) => unit.code);
  };

  test("is narrowed by state, by words of names and codes, and by place", async () => {
    expect(await listed("office", {})).toEqual(["mill", "well", "hill"]);
    expect(await listed("office", { states: ["mending"] })).toEqual(["hill"]);
    expect(await listed("office", { text: "ILL" })).toEqual(["mill", "hill"]);
    expect(await listed("office", { text: "%" })).toEqual([]);
    expect(await listed("office", { under: round.unit.south })).toEqual(["hill"]);
    expect(await listed("coordinator", { text: "ill" })).toEqual(["mill"]);
    expect(await listed("coordinator", { under: round.unit.south })).toEqual([]);
    expect(await listed("hill", {})).toEqual(["hill"]);
    expect(await listed("appeal", {})).toBe("not-allowed");
  });

  test("goes on where its page ended", async () => {
    const asked = { cycleId: null, states: null, text: null, under: null, limit: 2 };
    const first = await looks("office", (scene) => applicationRows(scene, { ...asked, after: null }));
    if ("code" in first) throw new Error(first.code);
    const second = await looks("office", (scene) => applicationRows(scene, { ...asked, after: first.next }));
    expect(second).toMatchObject({ items: [{ unit: { code: "hill" } }], next: null });
  });
});
