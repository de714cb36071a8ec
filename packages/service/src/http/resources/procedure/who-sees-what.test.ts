/**
 * One application goes its whole road, and at each stage everybody asks for everything: what they are shown stands in a
 * table that is written by hand.
 */
import type { RatingGiven } from "@touchstone/domain";
import { settleDue } from "@touchstone/server";
import { foundOrganisation, type SampleRound, sampleRound, setClock } from "@touchstone/server/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestService, testService } from "../../../testing/index.ts";

const clock = setClock("2026-03-02"); // a Monday
let on: TestService;
let round: SampleRound;

const ASKERS = [
  "public",
  "office",
  "mill",
  "well",
  "north",
  "coordinator",
  "reviewer",
  "reviewer-2",
  "reviewer-3",
  "assessor",
  "decider",
  "oversight",
  "auditor",
  "appeal",
  "elsewhere",
] as const;
type Asker = (typeof ASKERS)[number];
type Table = Readonly<Record<Asker, string>>;

const words = (text: string) => ({ text, lang: "en", origin: "source", review: null }) as const;
const CALENDAR = { weekend: [6, 7], exceptions: [], knownThrough: "2027-12-31" };
/** what only the first, and the second, reviewer says */
const SAID = ["reason-of-the-first", "reason-of-the-second"] as const;
const rating = (level: number, reason: string): RatingGiven => ({
  item: "welcome",
  level,
  confidence: "middle",
  reason: words(reason),
  evidence: [],
});

let applicationId = "";
const assignments: string[] = [];

async function get(asker: Asker, path: string): Promise<{ status: number; text: string }> {
  const account = asker === "elsewhere" ? "elsewhere-office" : round.account(asker);
  const headers = asker === "public" ? {} : { "x-test-account": account };
  const told = await on.app.inject({ method: "GET", url: `/api/v1${path}`, headers });
  return { status: told.statusCode, text: told.body };
}

/** By asker what `of` says of an answer; the status alone where there is none. */
async function table(path: string, of: (body: Record<string, unknown>) => string = () => "200"): Promise<Table> {
  const rows: [Asker, string][] = [];
  for (const asker of ASKERS) {
    const { status, text } = await get(asker, path);
    rows.push([asker, status === 200 ? of(JSON.parse(text) as Record<string, unknown>) : `${status}`]);
  }
  return Object.fromEntries(rows) as Table; // a row for each
}

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

const application = () => table(`/programmes/round/applications/${applicationId}`, partsOf);
const PATHS = () => [
  `/programmes/round/applications/${applicationId}`,
  `/programmes/round/applications/${applicationId}/form`,
  `/programmes/round/applications/${applicationId}/reviewers`,
  "/programmes/round/applications",
  `/programmes/round/cycles/${round.cycleId}/overview`,
  `/programmes/round/cycles/${round.cycleId}/interests`,
  `/programmes/round/cycles/${round.cycleId}/decisions`,
  "/programmes/round/objections",
  "/programmes/round/reviews",
  ...assignments.map((id) => `/programmes/round/reviews/${id}`),
  "/programmes/round/notices",
  "/programmes/round/designations",
  "/inbox",
];
/** Who is shown some words, by whatever they ask for. */
async function whoSees(text: string): Promise<Asker[]> {
  const seen: Asker[] = [];
  for (const asker of ASKERS) {
    const answers = await Promise.all(PATHS().map((path) => get(asker, path)));
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    if (answers.some((answer) => answer.text.includes(text))) seen.push(asker);
  }
  return seen;
}

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
  on = await testService({}, clock.now);
  round = await sampleRound(on.touchstone, { opens: "2026-03-02", closes: "2026-04-06" });
  await round.does("office", { type: "ChangeCalendar", programmeId: round.programme.logId, calendar: CALENDAR });
  await foundOrganisation(on.touchstone, "elsewhere");
  applicationId = await round.applied("mill");
}, 240_000);
afterAll(() => on.end());

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

  test("has a form for its unit and for who helps it", async () => {
    expect(await table(`/programmes/round/applications/${applicationId}/form`)).toEqual(
      only("200", "office", "mill", "coordinator"),
    );
  });

  test("is in the list of those alone who see it", async () => {
    const count = (body: Record<string, unknown>): string => `${(body.items as unknown[]).length}`;
    expect(await table("/programmes/round/applications", count)).toEqual({
      ...only("1", "office", "mill", "coordinator", "oversight", "auditor"),
      ...some("0", "well", "north", "assessor", "decider"),
      ...some("403", "reviewer", "reviewer-2", "reviewer-3", "appeal", "elsewhere"),
    });
  });

  test("is named to reviewers, so that they say what ties them to it", async () => {
    const path = `/programmes/round/cycles/${round.cycleId}/interests`;
    expect(await table(path)).toEqual(allowed("reviewer", "reviewer-2", "reviewer-3"));
  });

  test("is counted in the overview of who runs, watches and judges the round", async () => {
    expect(await table(`/programmes/round/cycles/${round.cycleId}/overview`)).toEqual(
      allowed("office", "coordinator", "assessor", "decider", "oversight", "auditor"),
    );
  });

  test("is looked for by nobody but who assigns, among reviewers and objections", async () => {
    expect(await table(`/programmes/round/applications/${applicationId}/reviewers`)).toEqual(
      only("200", "office", "coordinator"),
    );
    expect(await table("/programmes/round/objections")).toEqual(allowed("office"));
  });
});

describe("in review", { timeout: 120_000 }, () => {
  beforeAll(async () => {
    await round.does("office", { type: "CheckCompleteness", applicationId, toMend: [] });
    for (const reviewer of ["reviewer", "reviewer-2"]) {
      const free = [applicationId];
      await round.does(reviewer, { type: "DeclareInterests", cycleId: round.cycleId, free, conflicts: [] });
      const assignmentId = on.touchstone.newId();
      assignments.push(assignmentId);
      const name = round.account(reviewer);
      await round.does("office", { type: "AssignReviewer", assignmentId, applicationId, reviewer: name });
    }
    const [assignmentId = ""] = assignments;
    await round.does("reviewer", { type: "Rate", assignmentId, ratings: [rating(2, SAID[0])] });
    await round.does("reviewer", { type: "HandInRatings", assignmentId });
    await round.does("reviewer-2", { type: "Rate", assignmentId: assignments[1] ?? "", ratings: [rating(3, SAID[1])] });
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
    expect(await table(`/programmes/round/reviews/${assignments[0]}`)).toEqual(only("200", "reviewer"));
    expect(await table(`/programmes/round/reviews/${assignments[1]}`)).toEqual(only("200", "reviewer-2"));
  });

  test("a reviewer's file has no name of its unit, and nothing that leads to one", async () => {
    for (const path of ["/programmes/round/reviews", `/programmes/round/reviews/${assignments[0]}`]) {
      const { text } = await get("reviewer", path);
      for (const word of ["mill", round.unit.mill, applicationId]) expect(text, word).not.toContain(word);
    }
    const { text } = await get("reviewer", `/programmes/round/reviews/${assignments[0]}`);
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
    expect(await whoSees(round.account("reviewer-2"))).toEqual(["office", "coordinator"]);
  });
});

describe("once the score is there", { timeout: 120_000 }, () => {
  beforeAll(async () => {
    await round.does("reviewer-2", { type: "HandInRatings", assignmentId: assignments[1] ?? "" });
    expect((await settleDue(on.touchstone, "round")).stopped).toEqual([]);
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

  test("reviewers see no name all the same", async () => {
    const { text } = await get("reviewer-2", `/programmes/round/reviews/${assignments[1]}`);
    expect(text).toContain(SAID[0]);
    for (const word of ["mill", round.unit.mill, applicationId, round.account("reviewer")])
      expect(text, word).not.toContain(word);
  });

  test("a recommendation is for who decides; the unit sees it with the decision", async () => {
    await round.does("mill", { type: "ReplyToFindings", applicationId, text: words("reply-of-the-unit") });
    await round.does("assessor", { type: "Recommend", applicationId, grade: "bronze", reasons: [] });
    expect(await application()).toEqual({
      ...NOBODY,
      ...only("rgsc", "assessor", "decider", "oversight", "auditor"),
      mill: "rgs",
      office: "rngsc",
      coordinator: "rngs",
    });
    expect(await whoSees("reply-of-the-unit")).toEqual([]); // a private part, opened one at a time

    const whyCertain = [words("Seen in May.")];
    await round.does("decider", { type: "Decide", applicationId, grade: "bronze", reasons: [], whyCertain });
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
    expect(await table(`/programmes/round/cycles/${round.cycleId}/decisions`, row)).toEqual({
      ...Object.fromEntries(ASKERS.map((asker) => [asker, "403"])),
      public: "401",
      ...Object.fromEntries(
        ["office", "assessor", "decider", "oversight", "auditor"].map((asker) => [asker, '"decided"']),
      ),
    });
  });
});

/** What everybody can ask for, about the units of the programme. */
const OPEN = () => [
  "/programmes/round/scorecards",
  `/programmes/round/scorecards/${round.unit.mill}`,
  `/programmes/round/scorecards/${round.unit.well}`,
  `/programmes/round/scorecards/${round.unit.hill}`,
  "/programmes/round/notices",
  "/programmes/round/designations",
  "/programmes/round/cycles",
];
const openTexts = async (...more: readonly string[]): Promise<string> =>
  (await Promise.all([...OPEN(), ...more].map((path) => get("public", path)))).map(({ text }) => text).join("\n");

describe("the public", { timeout: 120_000 }, () => {
  let noticeId = "";
  let declined = "";
  let withdrawn = "";

  test("sees nothing of an application, nor of its score, before it is on notice", async () => {
    expect(await openTexts()).not.toMatch(new RegExp(`${round.unit.mill}"|"mill"|${applicationId}`));
  });

  test("sees on notice who is to be designated, and nobody else who applied", async () => {
    declined = await judged("hill");
    const reasons = [{ at: "hours", text: [words("reason-to-decline")] }];
    await round.does("decider", { type: "Decide", applicationId: declined, grade: null, reasons, whyCertain: null });
    withdrawn = await judged("well");
    const whyCertain = [words("Seen in May.")];
    await round.does("decider", { type: "Decide", applicationId: withdrawn, grade: "bronze", reasons: [], whyCertain });
    noticeId = on.touchstone.newId();
    const applicationIds = [applicationId, withdrawn];
    await round.does("office", { type: "PublishNotice", noticeId, cycleId: round.cycleId, applicationIds, text: [] });
    const text = await openTexts(`/programmes/round/notices/${noticeId}`);
    expect(text).toContain('"mill"');
    expect(text).not.toMatch(new RegExp(`"hill"|${declined}|reason-to-decline`));
    expect((await get("public", `/programmes/round/scorecards/${round.unit.hill}`)).status).toBe(404);
    expect((await get("public", `/programmes/round/scorecards/${round.unit.mill}`)).status).toBe(200);
  });

  test("sees no name of who withdrew from a notice, and that somebody did", async () => {
    await round.does("well", { type: "WithdrawApplication", applicationId: withdrawn });
    const { text } = await get("public", `/programmes/round/notices/${noticeId}`);
    expect(JSON.parse(text)).toMatchObject({
      entries: [
        { outcome: "standing", unit: { code: "mill" }, grade: "bronze", certainty: { certain: expect.anything() } },
        { outcome: "withdrawn", unit: null, grade: null, score: null, certainty: null, assessmentId: null },
      ],
    });
    expect(JSON.parse((await get("public", "/programmes/round/notices")).text)).toMatchObject({
      items: [{ noticeId, n: 1, state: "current", objections: { open: 0, answered: 0, upheld: 0 } }],
    });
    expect(await openTexts(`/programmes/round/notices/${noticeId}`)).not.toMatch(
      new RegExp(`"well"|${round.unit.well}"`),
    );
  });

  test("sees that somebody objects, the words once they are answered and if their author agreed, and never a contact", async () => {
    const url = `/api/v1/programmes/round/notices/${noticeId}/objections`;
    for (const publish of [true, false]) {
      const said = `objection-${publish ? "open" : "kept"}`;
      const payload = { applicationId, text: said, lang: "en", publish, contact: "contact-of-somebody" };
      const told = await on.app.inject({ method: "POST", url, payload });
      expect(told.statusCode, told.body).toBeLessThan(300);
    }
    expect(await whoSees("objection-")).toEqual([]);
    const listed = JSON.parse((await get("office", "/programmes/round/objections?open=true")).text) as {
      items: { objectionId: string; parts: object[]; may: object[]; text: unknown }[];
    };
    expect(listed.items).toMatchObject([
      {
        parts: [{ part: "text" }, { part: "contact" }],
        text: null,
        may: [{ command: "AnswerObjection", allowed: true }],
      },
      { text: null },
    ]);
    const answer = [words("It is open since May.")];
    for (const { objectionId } of listed.items)
      await round.does("office", { type: "AnswerObjection", objectionId, upheld: false, answer });
    const { text } = await get("public", `/programmes/round/notices/${noticeId}`);
    expect(JSON.parse(text)).toMatchObject({
      objections: { open: 0, answered: 2, upheld: 0 },
      answers: [
        { upheld: false, text: { text: "objection-open" }, answer: [{ text: "It is open since May." }] },
        { upheld: false, text: null, answer: [{ text: "It is open since May." }] },
      ],
    });
    expect(text).not.toMatch(/objection-kept|contact-of-somebody/);
    expect(await whoSees("objection-kept")).toEqual([]);
  });

  test("finds who is designated by the code on the plaque, with what led to it", async () => {
    clock.setTo("2026-04-20");
    await round.does("office", { type: "Advance", applicationId });
    const { text } = await get("public", "/programmes/round/designations");
    const [row] = (JSON.parse(text) as { items: { code: string }[] }).items;
    const code = row?.code ?? "";
    const typed = `${code.slice(0, 5).toLowerCase()}-${code.slice(5)}`;
    const found = await get("public", `/designations/${encodeURIComponent(typed)}`);
    expect(JSON.parse(found.text)).toMatchObject({
      code,
      status: "valid",
      kind: "designation",
      unit: { code: "mill" },
      grade: "bronze",
      from: "2026-04-20",
      until: "2029-04-20",
      last: "2029-04-19",
      isRecomputable: true,
      notice: { noticeId, objections: { open: 0, answered: 2, upheld: 0 } },
      decision: { bySilence: false, whyCertain: [{ text: "Seen in May." }] },
      scorecard: { grade: "gold", criteria: [{ id: "doors", score: expect.any(Number) }] },
      history: [{ code }],
      ledger: { slug: "round", leaf: expect.any(Number) },
    });
    expect(found.text).not.toMatch(/assignmentId|reviewer|"by":/);
    const wrong = `${code[0] === "0" ? "1" : "0"}${code.slice(1)}`;
    expect((await get("public", `/designations/${encodeURIComponent(wrong)}`)).text).toContain("must be another");
    expect((await get("public", `/programmes/round/designations/${encodeURIComponent(code)}`)).status).toBe(200);
  });

  /** An application of another village, brought to its decision. */
  async function judged(code: "well" | "hill"): Promise<string> {
    const id = await round.applied(code);
    await round.does("office", { type: "CheckCompleteness", applicationId: id, toMend: [] });
    for (const reviewer of ["reviewer", "reviewer-2"]) {
      await round.does(reviewer, { type: "DeclareInterests", cycleId: round.cycleId, free: [id], conflicts: [] });
      const assignmentId = on.touchstone.newId();
      const name = round.account(reviewer);
      await round.does("office", { type: "AssignReviewer", assignmentId, applicationId: id, reviewer: name });
      await round.does(reviewer, { type: "Rate", assignmentId, ratings: [rating(2, "seen")] });
      await round.does(reviewer, { type: "HandInRatings", assignmentId });
    }
    expect((await settleDue(on.touchstone, "round")).stopped).toEqual([]);
    await round.does(code, { type: "ReplyToFindings", applicationId: id, text: null });
    await round.does("assessor", { type: "Recommend", applicationId: id, grade: "bronze", reasons: [] });
    return id;
  }
});
