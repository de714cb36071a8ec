/** What a preview says is what an assessment says once the change is recorded, digit for digit. */
import { type AssessmentData, submissionColumns } from "@touchstone/domain";
import { latestAssessment, scorecardOf, transaction } from "@touchstone/server";
import { check } from "@touchstone/standard";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assessed, type SampleArea, sampleArea, seeded } from "./sample-area.ts";
import { standardOf } from "./sample-standard.ts";

const UNITS = 24;
const CHANGES = 10;
let area: SampleArea;
const roll = seeded(7);
const whole = (most: number): number => Math.floor(roll() * most);

beforeAll(async () => {
  area = await sampleArea();
});
afterAll(() => area.on.end());

/** What a preview answers, as far as it is looked at. */
interface Previewed {
  readonly before: (Omit<Card, "scores" | "states"> & { readonly nodes: unknown }) | null;
  readonly after: Omit<Card, "scores" | "states"> & {
    readonly nodes: Readonly<Record<string, { readonly score: number | null; readonly state: string }>>;
  };
}

interface Card {
  readonly score: number | null;
  readonly rank: number | null;
  readonly grade: string | null;
  readonly gradeByScore: string | null;
  readonly scores: Readonly<Record<string, number | null>>;
  readonly states: Readonly<Record<string, string>>;
}

async function cardOf(programme: string, unitId: string): Promise<Card | null> {
  const log = area.on.touchstone.logs.get(`programme/${programme}`);
  if (!log) throw new Error(`no log of ${programme}`);
  return transaction(area.on.touchstone, async (tx) => {
    const last = (await latestAssessment(tx, log, "2025")) as AssessmentData; // it has been assessed
    const found = await scorecardOf(tx, log, last.assessmentId, unitId);
    return found && (JSON.parse(found.card) as Card);
  });
}

/** A row of answers as CSV, in the order of the columns. */
const lineOf = (unit: string, period: string, cells: Readonly<Record<string, string>>, columns: readonly string[]) =>
  [unit, period, ...columns.map((id) => cells[id] ?? "")].join(",");

const COLUMNS = ["residents", "school", "hours", "rooms", "lessons", "plan", "minutes", "respect", "respect.base"];

function anyAnswers(): Record<string, string> {
  const cells: Record<string, string> = { residents: String(60 + whole(400)), school: roll() < 0.7 ? "yes" : "no" };
  if (roll() < 0.9) cells.hours = String(whole(400) / 10);
  if (roll() < 0.9) cells.rooms = String(whole(20));
  if (roll() < 0.8) cells.lessons = String(whole(300) / 10);
  if (roll() < 0.9) cells.plan = ["done", "planned", "not_done"][whole(3)] ?? "done";
  if (roll() < 0.9) cells.minutes = roll() < 0.5 ? "yes" : "no";
  if (roll() < 0.7) Object.assign(cells, { respect: String((1 + whole(8)) / 10), "respect.base": "100" });
  return cells;
}

/** A change as the preview takes it, and as cells of a table. */
function anyChange(): { changes: object[]; cells: Record<string, string> } {
  switch (whole(7)) {
    case 0: {
      const value = whole(400) / 10;
      return { changes: [{ item: "hours", value }], cells: { hours: String(value) } };
    }
    case 1: {
      const value = whole(20);
      return { changes: [{ item: "rooms", value }], cells: { rooms: String(value) } };
    }
    case 2:
      return {
        changes: [
          { item: "plan", value: "done" },
          { item: "minutes", value: true },
        ],
        cells: { plan: "done", minutes: "yes" },
      };
    case 3:
      return { changes: [{ item: "school", value: false }], cells: { school: "no" } };
    case 4:
      return { changes: [{ item: "hours", state: "refused" }], cells: { hours: "refused" } };
    case 5:
      return {
        changes: [
          { item: "respect", value: 0.9 },
          { item: "respect.base", value: 100 },
        ],
        cells: { respect: "0.9", "respect.base": "100" },
      };
    default:
      // of so few people nothing may be published
      return {
        changes: [
          { item: "respect", value: 0.5 },
          { item: "respect.base", value: 12 },
        ],
        cells: { respect: "0.5", "respect.base": "12" },
      };
  }
}

describe.each(["fixed", "relative"] as const)("a preview of a %s standard", (how) => {
  const unitIds: string[] = [];
  const url = `/api/v1/programmes/${how}`;

  beforeAll(async () => {
    const { record, post, on } = area;
    unitIds.push(...Array.from({ length: UNITS }, () => on.touchstone.newId()).sort());
    await record.register(unitIds);
    const programme = await record.found(how, standardOf(how, how));
    on.touchstone.logs.set(`programme/${how}`, programme);
    await record.enrol(programme, unitIds);
    const lines = ["2024", "2025"].flatMap((period) =>
      unitIds.slice(0, UNITS - 1).map((unit) => lineOf(unit, period, anyAnswers(), COLUMNS)),
    );
    const csv = `unit,period,${COLUMNS.join(",")}\n${lines.join("\n")}\n`;
    const answer = await post(`${url}/observations`, csv, "text/csv");
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    await assessed(area, how, "2025");
  });

  test("says what an assessment says of the same answers", async () => {
    for (let at = 0; at < CHANGES; at++) {
      const unit = at === 0 ? (unitIds.at(-1) ?? "") : (unitIds[whole(UNITS)] ?? ""); // the first has answered nothing yet
      const { changes, cells } = anyChange();
      const asked = await area.post(`${url}/preview`, { period: "2025", unit, changes });
      expect([asked.status, asked.text]).toEqual([200, expect.any(String)]);
      const { before, after } = JSON.parse(asked.text) as Previewed;
      const was = await cardOf(how, unit);
      expect(before && { ...before, nodes: undefined }).toEqual(was && expect.objectContaining(sameOf(was)));

      const ids = COLUMNS.filter((id) => cells[id] !== undefined);
      const csv = `unit,period,${ids.join(",")}\n${lineOf(unit, "2025", cells, ids)}\n`;
      const handedIn = await area.post(`${url}/observations`, csv, "text/csv");
      expect([handedIn.status, handedIn.text]).toEqual([200, expect.any(String)]);
      await assessed(area, how, "2025");
      const is = await cardOf(how, unit);
      if (is === null) throw new Error("the unit has no scorecard");
      expect([unit, changes, after]).toEqual([unit, changes, expect.objectContaining(sameOf(is))]);
      const scores = Object.fromEntries(Object.entries(after.nodes).map(([id, node]) => [id, node.score]));
      const states = Object.entries(after.nodes).flatMap(([id, { state }]) =>
        state === "present" ? [] : [[id, state]],
      );
      expect({ scores, states: Object.fromEntries(states) }).toEqual({ scores: is.scores, states: is.states });
    }
  });

  test("records nothing", async () => {
    const count = async () => (await area.on.touchstone.pool.query("SELECT count(*) AS n FROM event")).rows;
    const before = await count();
    await area.post(`${url}/preview`, { period: "2025", unit: unitIds[0], changes: [{ item: "hours", value: 1 }] });
    expect(await count()).toEqual(before);
  });

  test("names everything that is wrong with changes", async () => {
    const changes = [
      { item: "hours", value: "many" },
      { item: "nothing", value: 1 },
      { item: "plan", value: "begun" },
    ];
    const { status, text } = await area.post(`${url}/preview`, { period: "2025", unit: unitIds[0], changes });
    const { errors } = JSON.parse(text) as { errors: { pointer: string; detail: string }[] };
    expect([status, errors.map(({ pointer }) => pointer)]).toEqual([
      400,
      ["/changes/0/value", "/changes/1/item", "/changes/2/value"],
    ]);
  });

  test("is for who may see results", async () => {
    const payload = { period: "2025", unit: unitIds[0], changes: [] };
    const { statusCode } = await area.on.app.inject({ method: "POST", url: `${url}/preview`, payload });
    expect(statusCode).toBe(401);
  });
});

function sameOf({ score, rank, grade, gradeByScore }: Card) {
  return { score, rank, grade, gradeByScore };
}

test("a standard without periods of its own is previewed for the period that it was assessed for", async () => {
  const { record, post, on } = area;
  const units = [on.touchstone.newId(), on.touchstone.newId()];
  await record.register(units);
  const programme = await record.found(
    "plain",
    `touchstone: 1
id: plain
version: "1"
title: plain
languages: [en]
criteria:
  - { id: doors, title: Doors, indicators: [{ id: hours, title: Hours, measures: service, kind: amount, unit: h/week, goalposts: [0, 40] }] }
grades: [{ id: gold, title: Gold, atLeast: 75 }]
`,
  );
  on.touchstone.logs.set("programme/plain", programme);
  await record.enrol(programme, units);
  const url = "/api/v1/programmes/plain";
  const handedIn = await post(
    `${url}/observations`,
    `unit,period,hours\n${units[0]},2025,10\n${units[1]},2025,20\n`,
    "text/csv",
  );
  expect([handedIn.status, handedIn.text]).toEqual([200, expect.any(String)]);
  await assessed(area, "plain", "2025");
  const asked = await post(`${url}/preview`, {
    period: "2025",
    unit: units[0],
    changes: [{ item: "hours", value: 30 }],
  });
  expect([asked.status, JSON.parse(asked.text)]).toMatchObject([
    200,
    { before: { score: 25, rank: 2, ranked: 2, grade: null }, after: { score: 75, rank: 1, ranked: 2, grade: "gold" } },
  ]);
  const wrong = await post(`${url}/preview`, { period: "last year", unit: units[0], changes: [] });
  expect([wrong.status, JSON.parse(wrong.text)]).toMatchObject([422, { refusal: { code: "not-a-period" } }]);
});

test("the sample counts people, so that the door for them is tried", () => {
  const checked = check(standardOf("fixed", "fixed"));
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  const { items } = submissionColumns("fixed", checked.value);
  expect(items.filter(({ people }) => people !== null).map(({ spec }) => spec.id)).toContain("respect");
});
