/** What the public sees of a round: who is on notice and who is designated, and nobody else who applied. */
import { setClock } from "@touchstone/server/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AskedRound, type Asker, askedRound, words } from "./sample-asked-round.ts";

const clock = setClock("2026-03-02"); // a Monday
let asked: AskedRound;
let applicationId = "";

beforeAll(async () => {
  asked = await askedRound(clock);
  applicationId = await asked.judged("mill");
  const whyCertain = [words("Seen in May.")];
  await asked.round.does("decider", { type: "Decide", applicationId, grade: "bronze", reasons: [], whyCertain });
}, 240_000);
afterAll(() => asked.on.end());

const whoSees = (text: string): Promise<Asker[]> =>
  asked.whoSees(text, [
    `/programmes/round/applications/${applicationId}`,
    "/programmes/round/applications",
    "/programmes/round/objections",
    "/programmes/round/notices",
    "/programmes/round/designations",
    "/inbox",
  ]);

/** What everybody can ask for, about the units of the programme. */
const OPEN = () => [
  "/programmes/round/scorecards",
  `/programmes/round/scorecards/${asked.round.unit.mill}`,
  `/programmes/round/scorecards/${asked.round.unit.well}`,
  `/programmes/round/scorecards/${asked.round.unit.hill}`,
  "/programmes/round/notices",
  "/programmes/round/designations",
  "/programmes/round/cycles",
];
const openTexts = async (...more: readonly string[]): Promise<string> =>
  (await Promise.all([...OPEN(), ...more].map((path) => asked.get("public", path)))).map(({ text }) => text).join("\n");

describe("the public", { timeout: 120_000 }, () => {
  let noticeId = "";
  let declined = "";
  let withdrawn = "";

  test("sees nothing of an application, nor of its score, before it is on notice", async () => {
    expect(await openTexts()).not.toMatch(new RegExp(`${asked.round.unit.mill}"|"mill"|${applicationId}`));
  });

  test("sees on notice who is to be designated, and nobody else who applied", async () => {
    declined = await asked.judged("hill");
    const reasons = [{ at: "hours", text: [words("reason-to-decline")] }];
    await asked.round.does("decider", {
      type: "Decide",
      applicationId: declined,
      grade: null,
      reasons,
      whyCertain: null,
    });
    withdrawn = await asked.judged("well");
    const whyCertain = [words("Seen in May.")];
    await asked.round.does("decider", {
      type: "Decide",
      applicationId: withdrawn,
      grade: "bronze",
      reasons: [],
      whyCertain,
    });
    noticeId = asked.on.touchstone.newId();
    const applicationIds = [applicationId, withdrawn];
    await asked.round.does("office", {
      type: "PublishNotice",
      noticeId,
      cycleId: asked.round.cycleId,
      applicationIds,
      text: [],
    });
    const text = await openTexts(`/programmes/round/notices/${noticeId}`);
    expect(text).toContain('"mill"');
    expect(text).not.toMatch(new RegExp(`"hill"|${declined}|reason-to-decline`));
    expect((await asked.get("public", `/programmes/round/scorecards/${asked.round.unit.hill}`)).status).toBe(404);
    expect((await asked.get("public", `/programmes/round/scorecards/${asked.round.unit.mill}`)).status).toBe(200);
  });

  test("sees no name of who withdrew from a notice, and that somebody did", async () => {
    await asked.round.does("well", { type: "WithdrawApplication", applicationId: withdrawn });
    const { text } = await asked.get("public", `/programmes/round/notices/${noticeId}`);
    expect(JSON.parse(text)).toMatchObject({
      entries: [
        { outcome: "standing", unit: { code: "mill" }, grade: "bronze", certainty: { certain: expect.anything() } },
        { outcome: "withdrawn", unit: null, grade: null, score: null, certainty: null, assessmentId: null },
      ],
    });
    expect(JSON.parse((await asked.get("public", "/programmes/round/notices")).text)).toMatchObject({
      items: [{ noticeId, n: 1, state: "current", objections: { open: 0, answered: 0, upheld: 0 } }],
    });
    expect(await openTexts(`/programmes/round/notices/${noticeId}`)).not.toMatch(
      new RegExp(`"well"|${asked.round.unit.well}"`),
    );
  });

  test("sees that somebody objects, the words once they are answered and if their author agreed, and never a contact", async () => {
    const url = `/api/v1/programmes/round/notices/${noticeId}/objections`;
    for (const publish of [true, false]) {
      const said = `objection-${publish ? "open" : "kept"}`;
      const payload = { applicationId, text: said, lang: "en", publish, contact: "contact-of-somebody" };
      const told = await asked.on.app.inject({ method: "POST", url, payload });
      expect(told.statusCode, told.body).toBeLessThan(300);
    }
    expect(await whoSees("objection-")).toEqual([]);
    const listed = JSON.parse((await asked.get("office", "/programmes/round/objections?open=true")).text) as {
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
      await asked.round.does("office", { type: "AnswerObjection", objectionId, upheld: false, answer });
    const { text } = await asked.get("public", `/programmes/round/notices/${noticeId}`);
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
    await asked.round.does("office", { type: "Advance", applicationId });
    const { text } = await asked.get("public", "/programmes/round/designations");
    const [row] = (JSON.parse(text) as { items: { code: string }[] }).items;
    const code = row?.code ?? "";
    const typed = `${code.slice(0, 5).toLowerCase()}-${code.slice(5)}`;
    const found = await asked.get("public", `/designations/${encodeURIComponent(typed)}`);
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
    expect((await asked.get("public", `/designations/${encodeURIComponent(wrong)}`)).text).toContain("must be another");
    expect((await asked.get("public", `/programmes/round/designations/${encodeURIComponent(code)}`)).status).toBe(200);
  });
});
