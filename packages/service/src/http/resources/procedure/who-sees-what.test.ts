/**
 * One application goes its whole road, and at each stage everybody asks for everything: what they are shown stands in a
 * table that is written by hand.
 */
import { settleDue } from "@touchstone/server";
import { setClock } from "@touchstone/server/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ASKERS, type AskedRound, type Asker, askedRound, rating, type Table, words } from "./sample-asked-round.ts";

let asked: AskedRound;
let applicationId = "";
const assignments: string[] = [];
/** what only the first, and the second, reviewer says */
const SAID = ["reason-of-the-first", "reason-of-the-second"] as const;

/**
 * Parts of an application that are there: r who reviews it, n by their names, g the ratings given, s the score,
 * c the recommendation, d the decision.
 */
function partsOf(body: Record<string, unknown>): string {
  const review = body.review as { reviewers: readonly { reviewer: string | null }[] } | null;
  const ratings = body.ratings as readonly { given: readonly unknown[] }[] | null;
  const parts = [
    [review !== null, "r"],
    [review?.reviewers.some(({ reviewer }) => reviewer !== null), "n"],
    [ratings?.some(({ given }) => given.length > 0), "g"],
    [body.score !== null, "s"],
    [body.recommendation !== null, "c"],
    [body.decision !== null, "d"],
  ] as const;
  return parts.map(([isThere, letter]) => (isThere ? letter : "")).join("");
}

const application = () => asked.table(`/programmes/round/applications/${applicationId}`, partsOf);
const PATHS = () => [
  `/programmes/round/applications/${applicationId}`,
  `/programmes/round/applications/${applicationId}/form`,
  `/programmes/round/applications/${applicationId}/reviewers`,
  "/programmes/round/applications",
  `/programmes/round/cycles/${asked.round.cycleId}/overview`,
  `/programmes/round/cycles/${asked.round.cycleId}/interests`,
  `/programmes/round/cycles/${asked.round.cycleId}/decisions`,
  "/programmes/round/objections",
  "/programmes/round/reviews",
  ...assignments.map((id) => `/programmes/round/reviews/${id}`),
  "/programmes/round/notices",
  "/programmes/round/designations",
  "/inbox",
];
const whoSees = (text: string): Promise<Asker[]> => asked.whoSees(text, PATHS());

const NOBODY: Table = {
  public: "401",
  office: "404",
  mill: "404",
  well: "404",
  north: "404",
  coordinator: "404",
  reviewer: "404",
  "reviewer-2": "404",
  "reviewer-3": "404",
  assessor: "404",
  decider: "404",
  oversight: "404",
  auditor: "404",
  appeal: "404",
  elsewhere: "404",
};
const some = (status: string, ...askers: readonly Asker[]): Partial<Table> =>
  Object.fromEntries(askers.map((asker) => [asker, status]));
/** For what is not hidden, only not for everybody. */
const allowed = (...askers: readonly Asker[]): Table => ({
  ...NOBODY,
  ...some("403", ...ASKERS.filter((asker) => asker !== "public")),
  ...some("200", ...askers),
});
const only = (status: string, ...askers: readonly Asker[]): Table => ({ ...NOBODY, ...some(status, ...askers) });

beforeAll(async () => {
  asked = await askedRound(setClock("2026-03-02")); // a Monday
  applicationId = await asked.round.applied("mill");
}, 240_000);
afterAll(() => asked.on.end());

describe("an application that was handed in", { timeout: 120_000 }, () => {
  test("is seen by its unit, the office, who coordinates it and who watches", async () => {
    expect(await application()).toEqual({
      ...NOBODY,
      office: "r",
      mill: "",
      coordinator: "r",
      oversight: "r",
      auditor: "r",
    });
  });

  test("has a form for its unit, for who helps it and for who watches", async () => {
    expect(await asked.table(`/programmes/round/applications/${applicationId}/form`)).toEqual(
      only("200", "office", "mill", "coordinator", "oversight", "auditor"),
    );
  });

  test("is in the list of those alone who see it", async () => {
    const count = (body: Record<string, unknown>): string => `${(body.items as unknown[]).length}`;
    expect(await asked.table("/programmes/round/applications", count)).toEqual({
      ...only("1", "office", "mill", "coordinator", "oversight", "auditor"),
      ...some("0", "well", "north", "assessor", "decider"),
      ...some("403", "reviewer", "reviewer-2", "reviewer-3", "appeal", "elsewhere"),
    });
  });

  test("is named to reviewers, so that they say what ties them to it", async () => {
    const path = `/programmes/round/cycles/${asked.round.cycleId}/interests`;
    expect(await asked.table(path)).toEqual(allowed("reviewer", "reviewer-2", "reviewer-3"));
  });

  test("is counted in the overview of who runs, watches and judges the round", async () => {
    expect(await asked.table(`/programmes/round/cycles/${asked.round.cycleId}/overview`)).toEqual(
      allowed("office", "coordinator", "assessor", "decider", "oversight", "auditor"),
    );
  });

  test("is looked for by nobody but who assigns, among reviewers and objections", async () => {
    expect(await asked.table(`/programmes/round/applications/${applicationId}/reviewers`)).toEqual(
      only("200", "office", "coordinator"),
    );
    expect(await asked.table("/programmes/round/objections")).toEqual(allowed("office"));
  });
});

describe("in review", { timeout: 120_000 }, () => {
  beforeAll(async () => {
    await asked.round.does("office", { type: "CheckCompleteness", applicationId, toMend: [] });
    for (const reviewer of ["reviewer", "reviewer-2"]) {
      const free = [applicationId];
      await asked.round.does(reviewer, { type: "DeclareInterests", cycleId: asked.round.cycleId, free, conflicts: [] });
      const assignmentId = asked.on.touchstone.newId();
      assignments.push(assignmentId);
      const name = asked.round.account(reviewer);
      await asked.round.does("office", { type: "AssignReviewer", assignmentId, applicationId, reviewer: name });
    }
    const [assignmentId = ""] = assignments;
    await asked.round.does("reviewer", { type: "Rate", assignmentId, ratings: [rating(2, SAID[0])] });
    await asked.round.does("reviewer", { type: "HandInRatings", assignmentId });
    await asked.round.does("reviewer-2", {
      type: "Rate",
      assignmentId: assignments[1] ?? "",
      ratings: [rating(3, SAID[1])],
    });
  });

  test("nobody sees a rating but who gave it, nor a score, and only who assigns knows who reviews", async () => {
    expect(await application()).toEqual({
      ...NOBODY,
      office: "rn",
      mill: "",
      coordinator: "rn",
      oversight: "r",
      auditor: "r",
    });
    expect(await whoSees(SAID[0])).toEqual(["reviewer"]);
    expect(await whoSees(SAID[1])).toEqual(["reviewer-2"]);
  });

  test("a reviewer sees their own file, and no other", async () => {
    expect(await asked.table(`/programmes/round/reviews/${assignments[0]}`)).toEqual(only("200", "reviewer"));
    expect(await asked.table(`/programmes/round/reviews/${assignments[1]}`)).toEqual(only("200", "reviewer-2"));
  });

  test("a reviewer's file has no name of its unit, and nothing that leads to one", async () => {
    for (const path of ["/programmes/round/reviews", `/programmes/round/reviews/${assignments[0]}`]) {
      const { text } = await asked.get("reviewer", path);
      for (const word of ["mill", asked.round.unit.mill, applicationId]) expect(text, word).not.toContain(word);
    }
    const { text } = await asked.get("reviewer", `/programmes/round/reviews/${assignments[0]}`);
    expect(JSON.parse(text)).toMatchObject({
      state: "handedIn",
      file: { k: 1, of: 1 },
      indicators: [
        { id: "hours", answer: 40, rated: false, others: null },
        { id: "forms", answer: true },
        { id: "welcome", rated: true, own: { level: 2 }, others: null, settled: null, answer: null },
      ],
      hidden: { others: "not-yet" },
    });
  });

  test("names of reviewers are in no answer but to who assigns them, and their own", async () => {
    expect(await whoSees(asked.round.account("reviewer-2"))).toEqual(["office", "coordinator"]);
  });
});

describe("once the score is there", { timeout: 120_000 }, () => {
  beforeAll(async () => {
    await asked.round.does("reviewer-2", { type: "HandInRatings", assignmentId: assignments[1] ?? "" });
    expect((await settleDue(asked.on.touchstone, "round")).stopped).toEqual([]);
  });

  test("its unit may reply to what was found, and who judges sees it; who reviews sees the others' ratings", async () => {
    expect(await application()).toEqual({
      ...NOBODY,
      ...only("rgs", "mill", "assessor", "decider", "oversight", "auditor"),
      office: "rngs",
      coordinator: "rngs",
    });
    expect(await whoSees(SAID[0])).toEqual([
      "office",
      "mill",
      "coordinator",
      "reviewer",
      "reviewer-2",
      "assessor",
      "decider",
      "oversight",
      "auditor",
    ]);
  });

  test("what was handed in is before who judges", async () => {
    expect(await asked.table(`/programmes/round/applications/${applicationId}/form`)).toEqual(
      only("200", "office", "mill", "coordinator", "oversight", "auditor", "assessor", "decider"),
    );
  });

  test("reviewers see no name all the same", async () => {
    const { text } = await asked.get("reviewer-2", `/programmes/round/reviews/${assignments[1]}`);
    expect(text).toContain(SAID[0]);
    for (const word of ["mill", asked.round.unit.mill, applicationId, asked.round.account("reviewer")])
      expect(text, word).not.toContain(word);
  });

  test("a recommendation is for who decides; the unit sees it with the decision", async () => {
    await asked.round.does("mill", { type: "ReplyToFindings", applicationId, text: words("reply-of-the-unit") });
    await asked.round.does("assessor", { type: "Recommend", applicationId, grade: "bronze", reasons: [] });
    expect(await application()).toEqual({
      ...NOBODY,
      ...only("rgsc", "assessor", "decider", "oversight", "auditor"),
      mill: "rgs",
      office: "rngsc",
      coordinator: "rngs",
    });
    expect(await whoSees("reply-of-the-unit")).toEqual([]); // a private part, opened one at a time

    const whyCertain = [words("Seen in May.")];
    await asked.round.does("decider", { type: "Decide", applicationId, grade: "bronze", reasons: [], whyCertain });
    expect(await application()).toEqual({
      ...NOBODY,
      ...only("rgscd", "mill", "assessor", "decider", "oversight", "auditor"),
      office: "rngscd",
      coordinator: "rngscd",
    });
  });

  test("a decision board is before who judges, the office and who watches", async () => {
    const row = (body: Record<string, unknown>): string =>
      JSON.stringify((body.items as { state: string }[])[0]?.state);
    expect(await asked.table(`/programmes/round/cycles/${asked.round.cycleId}/decisions`, row)).toEqual({
      ...Object.fromEntries(ASKERS.map((asker) => [asker, "403"])),
      public: "401",
      ...Object.fromEntries(
        ["office", "assessor", "decider", "oversight", "auditor"].map((asker) => [asker, '"decided"']),
      ),
    });
  });
});
