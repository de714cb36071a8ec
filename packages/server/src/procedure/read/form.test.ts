import { ownColumns, submissionColumns } from "@touchstone/domain";
import { check } from "@touchstone/standard";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { execute } from "../../execute.ts";
import { recordIntake } from "../../files/evidence-intake.ts";
import { enrolUnits } from "../../observations/enrol-units.ts";
import { submitOwnAnswers } from "../../observations/own-answers.ts";
import { sampleProgramme, submit } from "../../observations/sample-answers.ts";
import { accountId } from "../../store/actors.ts";
import { transaction } from "../../store/tx.ts";
import { type SampleRound, sampleRound, setClock } from "../../testing/sample-round.ts";
import { type TestTouchstone, testTouchstone } from "../../testing/test-database.ts";
import { type FormView, formView } from "./form.ts";
import { roundScene } from "./round-scene.ts";

const indicators = (id: string): string => `touchstone: 1
id: ${id}
version: "1"
title: ${id}
languages: [en, zh-Hans]
period: year
units:
  - { type: county, kind: area, title: county }
  - { type: township, kind: area, title: township, within: county }
  - { type: village, kind: area, title: village, within: township, assessed: true }
context:
  - { id: has_clinic, class: facility, title: A clinic, kind: yes-no }
  - { id: residents, class: size, title: Residents, kind: count, counts: residents, unit: person }
`;
const STANDARD = `${indicators("round")}criteria:
  - id: doors
    title: { en: Doors, zh-Hans: 门 }
    indicators:
      - id: hours
        title: { en: Hours, zh-Hans: 小时 }
        measures: service
        kind: amount
        unit: h/week
        range: [0, 168]
        goalposts: [0, 40]
        minutes: 5
        evidence: { atLeast: 2, of: [photo, document], notOlderThan: P1Y }
      - { id: notices, title: Notices, measures: service, kind: share, counts: notices, asks: notices@1, minutes: 10 }
      - { id: forms, title: Forms, measures: service, kind: share, counts: forms, asks: forms@1, use: latest within P2Y, minutes: 10 }
      - { id: clinic, title: Clinic, measures: service, kind: amount, unit: h/week, goalposts: [0, 40], appliesWhen: unit.has_clinic, minutes: 5 }
      - id: step_free
        title: Step-free
        measures: facility
        kind: checklist
        items: [{ id: ramp, title: A ramp }, { id: seats, title: Seats }]
  - id: rooms
    title: Rooms
    criteria:
      - id: inside
        title: Inside
        indicators:
          - { id: reach, title: Reach, measures: service, kind: share, counts: residents_within_reach, range: [0.01, 0.99], goalposts: [0, 1] }
          - { id: survey, title: Survey, measures: service, kind: yes-no, reportedBy: survey }
          - id: welcome
            title: Welcome
            measures: procedure
            kind: rubric
            rubric: [none, some, all]
            reportedBy: reviewer
            rating: { reviewers: 1 }
            evidence: { atLeast: 1 }
gates:
  - { id: open, title: Open at all, holds: "indicators.hours > 0" }
grades:
  - { id: gold, title: Gold, atLeast: 80 }
  - { id: bronze, title: Bronze, atLeast: 40 }
cycle:
  stages: [application, { selfAssessment: 20 }, { completeness: 5 }, { deskReview: 10 }, { decision: 10 }, { notice: 7 }, designation]
  validFor: P3Y
  appeal: { within: 10, answeredWithin: 20 }
`;
const SISTER = `${indicators("sister")}criteria:
  - id: all
    title: All
    indicators:
      - { id: notices, title: Notices, measures: service, kind: share, counts: notices, asks: notices@1 }
grades: [{ id: good, title: Good, atLeast: 10 }]
`;

const clock = setClock("2026-03-02");
let on: TestTouchstone;
let round: SampleRound;
let applicationId = "";

const formFor = async (asker: string): Promise<FormView | null> =>
  transaction(
    on.touchstone,
    async (tx) => {
      const id = await accountId(tx, round.account(asker));
      return formView(await roundScene(tx, on.touchstone, { log: round.programme, accountId: id }), applicationId);
    },
    { readOnly: true, pipelined: true },
  );
const form = async (): Promise<FormView> => {
  const found = await formFor("mill");
  if (!found) throw new Error("no form");
  return found;
};
const question = async (id: string) => (await form()).questions.find((one) => one.id === id);

beforeAll(async () => {
  on = await testTouchstone(clock.now);
  round = await sampleRound(on.touchstone, { opens: "2026-03-02", closes: "2026-04-06", yaml: STANDARD });
  const { organisation, office: account } = round;
  const sister = await sampleProgramme(on.touchstone, { organisation, account }, "sister", SISTER, ["mill"]);
  const handedIn = await submit(on.touchstone, { organisation, account }, "sister", SISTER, [
    { unit: "mill", period: "2025", notices: "0.8" },
  ]);
  expect(handedIn.ok).toBe(true);
  const permitted = await execute(on.touchstone, {
    log: organisation,
    account,
    command: {
      type: "PermitSharing",
      permissionId: on.touchstone.newId(),
      quantity: "notices@1",
      from: sister.logId,
      to: round.programme.logId,
      on: "2026-01-01",
    },
  });
  expect(permitted.ok).toBe(true);
  const basis = { kind: "statement", statedOn: "2026-01-15", document: null } as const; // took part before the round
  const enrolled = await enrolUnits(on.touchstone, {
    programme: "round",
    account,
    units: ["mill"],
    scheme: "code",
    basis,
  });
  expect(enrolled.ok).toBe(true);
  await round.answers([
    { unit: "mill", period: "2024", hours: "20", forms: "0.5" },
    { unit: "mill", period: "2025", step_free: "ramp" },
  ]);
  clock.setTo("2026-03-03");
  applicationId = on.touchstone.newId();
  const { cycleId, unit } = round;
  await round.does("mill", { type: "Apply", applicationId, cycleId, unitId: unit.mill, grade: "bronze" });
}, 240_000);
afterAll(() => on.end());

describe("the form of an application", { timeout: 60_000 }, () => {
  test("is for its unit, for who coordinates it and for the office, and for nobody else", async () => {
    for (const asker of ["mill", "coordinator", "office"]) expect(await formFor(asker), asker).not.toBeNull();
    for (const asker of ["well", "north", "county", "reviewer", "assessor", "decider", "oversight", "appeal"])
      expect(await formFor(asker), asker).toBeNull();
  });

  test("asks the unit what it may answer, no more and no less", async () => {
    const checked = check(STANDARD);
    if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
    const own = ownColumns(submissionColumns("round", checked.value), checked.value);
    const asked = (await form()).questions.filter(({ by }) => by === "unit").map(({ id }) => id);
    expect(new Set(asked)).toEqual(own);
    expect(asked).toEqual(["hours", "notices", "forms", "clinic", "step_free", "reach", "reach.base"]);
  });

  test("asks proof also of what reviewers rate, and nothing of what others find out", async () => {
    const { questions } = await form();
    expect(questions.filter(({ by }) => by !== "unit")).toMatchObject([
      { id: "welcome", by: "reviewer", rated: true, proofAsked: { atLeast: 1 }, proofDone: false, answer: null },
    ]);
  });

  test("says how much there is, how much of it is known, and how long it takes", async () => {
    const { totals, criteria, canAnswer, deadline } = await form();
    expect(totals).toEqual({
      questions: 6,
      answered: 0,
      known: 3, // of the sister programme, of last year, and here before the unit applied
      minutes: 30,
      minutesLeft: 10,
      proofsMissing: 2,
      toMend: 0,
    });
    expect(criteria.map(({ id, parent, depth }) => [id, parent, depth])).toEqual([
      ["doors", null, 0],
      ["rooms", null, 0],
      ["inside", "rooms", 1],
    ]);
    expect(canAnswer).toBe(true);
    expect(deadline).toMatchObject({ last: "2026-04-05", overdue: false });
  });

  test("has words in every language of the standard, and what an answer may be", async () => {
    expect(await question("hours")).toMatchObject({
      item: "round/hours",
      title: { en: "Hours", "zh-Hans": "小时" },
      kind: "amount",
      measure: "h/week",
      range: { least: 0, most: 168 },
      mustHave: true, // a gate looks at it
      proofAsked: { atLeast: 2, of: ["photo", "document"], notOlderThan: "P1Y" },
    });
    expect(await question("step_free")).toMatchObject({
      options: [
        { id: "ramp", title: { en: "A ramp" } },
        { id: "seats", title: { en: "Seats" } },
      ],
      range: null,
      mustHave: false,
    });
    expect(await question("reach")).toMatchObject({ base: "reach.base", criteria: ["rooms", "inside"] });
    expect(await question("reach.base")).toMatchObject({ kind: "count", base: null, range: { least: 0, most: null } });
  });

  test("tells what is known, and whence", async () => {
    expect(await question("notices")).toMatchObject({
      state: "known",
      answer: 0.8,
      known: { from: "programme", counts: true, programme: { slug: "sister" }, period: "2025" },
    });
    expect(await question("forms")).toMatchObject({
      state: "known",
      known: { from: "period", counts: true, answer: 0.5, period: "2024" }, // the latest within two years counts
    });
    expect(await question("hours")).toMatchObject({
      state: "open",
      answer: null,
      known: { from: "period", counts: false, answer: 20, period: "2024" }, // a hint, which has to be said again
    });
    expect(await question("step_free")).toMatchObject({ state: "known", known: { from: "before", counts: true } });
  });

  test("an answer of the unit's own is answered, and counts", async () => {
    const sent = await submitOwnAnswers(on.touchstone, {
      programme: round.programme,
      account: round.account("mill"),
      unitId: round.unit.mill,
      period: "2025",
      answers: { hours: 32, clinic: { state: "n/a", note: "no clinic here" } },
    });
    expect(sent).toMatchObject({ ok: true, nRecorded: 2 });
    expect(await question("hours")).toMatchObject({ state: "answered", answer: 32, known: null });
    expect(await question("clinic")).toMatchObject({ state: "answered", answer: { state: "n/a" } });
    expect((await form()).totals).toMatchObject({ answered: 2, known: 3 });
  });

  test("what hangs on something that nobody knows may apply; on something known it does, or does not", async () => {
    expect(await question("clinic")).toMatchObject({ applies: null, appliesWhen: "unit.has_clinic" });
    await round.answers([{ unit: "mill", period: "2025", has_clinic: "no" }]);
    expect(await question("clinic")).toMatchObject({ applies: false });
    expect((await form()).totals).toMatchObject({ questions: 5, minutes: 25 });
    await round.answers([{ unit: "mill", period: "2025", has_clinic: "yes" }]);
    expect(await question("clinic")).toMatchObject({ applies: true });
  });

  test("a proof stands with its question, as long as it is one: enough, of a kind, young", async () => {
    await prove("image/jpeg", "1");
    expect(await question("hours")).toMatchObject({
      proofDone: false,
      proofs: [{ mediaType: "image/jpeg", visibility: "public", addedOn: "2026-03-03" }],
    });
    const second = await prove("application/pdf", "2");
    const done = await question("hours");
    expect(done?.proofDone).toBe(true);
    expect(done?.proofs[0]?.href).toBe(`/api/v1/organisations/${round.organisation.slug}/evidence/${"1".repeat(64)}`);
    clock.setTo("2027-03-10");
    expect((await question("hours"))?.proofDone).toBe(false);
    clock.setTo("2026-03-04");
    const { organisation, unit } = round;
    const taken = await execute(on.touchstone, {
      log: organisation,
      account: round.account("mill"),
      programme: "round",
      command: { type: "WithdrawEvidence", evidenceId: second, unitId: unit.mill, reason: "mistake" },
    });
    expect(taken.ok).toBe(true);
    expect((await question("hours"))?.proofs).toHaveLength(1);
  });

  test("who checks sees the proofs that were handed in; the unit, what it has linked since too", async () => {
    expect(await formFor("oversight")).toBeNull(); // as long as it answers
    await round.does("mill", { type: "HandIn", applicationId });
    await prove("image/png", "3");
    const shown = async (asker: string): Promise<[string[], boolean]> => {
      const { proofs, proofDone } = (await formFor(asker))?.questions.find(({ id }) => id === "hours") ?? {};
      return [proofs?.map(({ mediaType }) => mediaType) ?? [], proofDone ?? false];
    };
    expect(await shown("mill")).toEqual([["image/jpeg", "image/png"], true]);
    for (const asker of ["office", "coordinator", "oversight", "auditor"])
      expect(await shown(asker), asker).toEqual([["image/jpeg"], false]);
    for (const asker of ["assessor", "decider"]) expect(await formFor(asker), asker).toBeNull(); // it is not before them yet
    expect(await formFor("reviewer")).toBeNull(); // theirs is the file without a name
  });

  test("what is to be mended stands with its question", async () => {
    const text = [{ text: "A picture of the sign, please", lang: "en", origin: "source", review: null }] as const;
    expect(await form()).toMatchObject({ state: "handedIn", canAnswer: false });
    await round.does("office", { type: "CheckCompleteness", applicationId, toMend: [{ at: "hours", text }] });
    expect(await form()).toMatchObject({
      state: "mending",
      canAnswer: true,
      totals: { toMend: 1 },
      toMend: [{ at: "hours", title: { en: "Hours" }, text }],
    });
    expect(await question("hours")).toMatchObject({ toMend: [text] });
    const helping = (await formFor("coordinator"))?.questions.find(({ id }) => id === "hours");
    expect(helping?.proofs).toHaveLength(2); // while it mends, as it is now
    for (const asker of ["oversight", "decider"]) expect(await formFor(asker), asker).toBeNull();
  });

  test("what has been answered or shown anew since it was handed in is mended", async () => {
    expect(await question("hours")).toMatchObject({ mended: true }); // by the picture that came after
    expect(await question("clinic")).toMatchObject({ mended: false });
    const sent = await submitOwnAnswers(on.touchstone, {
      programme: round.programme,
      account: round.account("mill"),
      unitId: round.unit.mill,
      period: "2025",
      answers: { clinic: { state: "missing" } },
    });
    expect(sent).toMatchObject({ ok: true, nRecorded: 1 });
    expect(await question("clinic")).toMatchObject({ mended: true });
  });

  test("where all that somebody answers is known already, that is handed in; nothing at all is not", async () => {
    const own = on.touchstone.newId();
    const { cycleId, programme, unit } = round;
    await round.does("well", { type: "Apply", applicationId: own, cycleId, unitId: unit.well, grade: "gold" });
    const command = { type: "HandIn", applicationId: own } as const;
    const handIn = () => execute(on.touchstone, { log: programme, account: round.account("well"), command });
    expect(await handIn()).toMatchObject({ ok: false, refusal: { code: "nothing-answered" } });
    await round.answers([{ unit: "well", period: "2024", forms: "0.5" }]); // of which the latest within two years counts
    expect(await handIn()).toMatchObject({ ok: true });
  });
});

/** A file of the unit that was taken in, made a proof of its hours: the id of the proof. */
async function prove(mediaType: string, digit: string): Promise<string> {
  const { organisation, programme, unit } = round;
  const [evidenceId, linkId] = [on.touchstone.newId(), on.touchstone.newId()];
  const account = round.account("mill");
  const file = { digest: digit.repeat(64), mediaType, bytes: 1000, visibility: "public", thumbnails: [] } as const;
  await transaction(on.touchstone, async (tx) => {
    const id = await accountId(tx, account);
    const intake = { evidenceId, accountId: id ?? "", logId: organisation.logId, fault: null, secret: null };
    await recordIntake(tx, on.touchstone.keys, { ...intake, file: { ...file, thumbnails: [] } }, on.touchstone.now());
  });
  const commands = [
    {
      type: "AddEvidence",
      evidenceId,
      unitId: unit.mill,
      programmeId: programme.logId,
      title: null,
      retainUntil: null,
    },
    {
      type: "LinkEvidence",
      linkId,
      evidenceId,
      unitId: unit.mill,
      target: { kind: "observation", item: "round/hours", period: "2025" },
      locator: { kind: "whole" },
    },
  ] as const;
  for (const command of commands)
    expect(await execute(on.touchstone, { log: organisation, account, programme: "round", command })).toMatchObject({
      ok: true,
    });
  return evidenceId;
}
