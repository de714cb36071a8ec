import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { robustness } from "@touchstone/engine";
import { canonicalJson, type Json } from "@touchstone/ledger";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventsOf } from "../bundle/recorded.ts";
import { execute } from "../execute.ts";
import { readChunk } from "../files/chunks.ts";
import { checkStore } from "../ledger/check-store.ts";
import {
  type ListedAssessment,
  latestAssessment,
  scorecardOf,
  scorecardsByRank,
} from "../projections/assessments-read.ts";
import { rebuild } from "../rebuild.ts";
import type { Log } from "../store/log.ts";
import { transaction } from "../store/tx.ts";
import { type SampleRecord, sampleRecord } from "../testing/sample-record.ts";
import { dumpProjections } from "../testing/table-dump.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import { type AssessAsked, assess } from "./assess.ts";
import { LIBRARIES, SCHOOLS, unitIdOf } from "./sample-standards.ts";

let on: TestTouchstone;
let sample: SampleRecord;
let libraries: Log;
let schools: Log;

const [a, b, c, d] = [1, 2, 3, 4].map(unitIdOf) as [string, string, string, string]; // four in, four out
const ITEMS = ["libraries/hours", "libraries/step_free", "forms@1"];

beforeAll(async () => {
  on = await testTouchstone();
  sample = await sampleRecord(on.touchstone);
  libraries = await sample.found("libraries", LIBRARIES);
  schools = await sample.found("schools", SCHOOLS);
  await sample.register([a, b, c, d], (at) => ["འབྲུག་གཞུང་།", "Mill Town", "村", "Orchard"][at] ?? "");
});
afterAll(() => on.end());

const asked = (more: Partial<AssessAsked> = {}): AssessAsked => ({
  programme: "libraries",
  period: "2025",
  account: sample.account,
  ...more,
});

async function assessed(more: Partial<AssessAsked> = {}): Promise<ListedAssessment> {
  const receipt = await assess(on.touchstone, asked(more));
  if (!receipt.ok) throw new Error(JSON.stringify(receipt.refusal));
  const log = more.programme === "schools" ? schools : libraries;
  const found = await transaction(on.touchstone, (tx) => latestAssessment(tx, log, null));
  if (!found || found.seq !== receipt.first) throw new Error("the assessment of the receipt is missing");
  return found;
}

interface Card {
  readonly unit: string;
  readonly score: number | null;
  readonly rank: number | null;
  readonly states: Readonly<Record<string, string>>;
  readonly scores: Readonly<Record<string, number | null>>;
  readonly uncertainty: { readonly rankLow: number; readonly rankHigh: number } | null;
}

async function cardsOf({ assessmentId }: ListedAssessment, log = libraries): Promise<Card[]> {
  const rows = await transaction(on.touchstone, (tx) =>
    scorecardsByRank(tx, log, { assessmentId, from: 0, most: 1000 }),
  );
  return rows.map(({ card }) => JSON.parse(card) as Card);
}

const eventCount = (log: Log): Promise<number> =>
  transaction(
    on.touchstone,
    async (tx) => (await eventsOf(tx, log, 1e9, ["AssessmentRecorded", "ScorecardsRecorded"])).length,
  );

describe("nobody is scored", () => {
  test("before anybody takes part", async () => {
    expect(await assess(on.touchstone, asked())).toEqual({
      ok: false,
      refusal: { code: "nobody-enrolled", day: "2026-03-01" },
    });
  });

  test("of whom there is no answer in the period", async () => {
    await sample.enrol(libraries, [a, b, c]);
    await sample.submit(libraries, "2024", ITEMS, [[a, [10, true, 0.4]]]);
    expect(await assess(on.touchstone, asked())).toEqual({
      ok: false,
      refusal: { code: "no-data", period: "2025", nEnrolled: 3 },
    });
  });

  test.each([
    ["2025-Q1", "a period such as 2026"],
    ["", "a period such as 2026"],
    ["2025\n", "a period such as 2026"],
  ])("for %j, which is not a period of the standard", async (period, want) => {
    expect(await assess(on.touchstone, asked({ period }))).toEqual({
      ok: false,
      refusal: { code: "not-a-period", got: period, want },
    });
  });

  test("by a standard that is not yet, or no more, in force", async () => {
    await expect(sample.found("later", SCHOOLS.replace("schools", "later"), "2027-01-01")).rejects.toThrow("invalid");
    expect(await assess(on.touchstone, asked({ programme: "later" }))).toEqual({
      ok: false,
      refusal: { code: "no-standard-in-force", day: "2026-03-01" },
    });
  });

  test("on behalf of an account without the office", async () => {
    const answer = await assess(on.touchstone, asked({ account: "nobody" }));
    expect(answer).toEqual({ ok: false, refusal: { code: "unknown", what: "account", id: "nobody" } });
  });

  test("and nothing is recorded of it", async () => {
    expect(await eventCount(libraries)).toBe(0);
  });
});

describe("an assessment", () => {
  let first: ListedAssessment;

  beforeAll(async () => {
    await sample.submit(libraries, "2025", ITEMS, [
      [a, [42, true, 0.9]],
      [b, [30, false, 0.5]],
      [c, [6, null, { state: "refused", note: "no officer" }]],
    ]);
    first = await assessed();
  });

  test("records what was scored by what: cut, standard, digest of the table, seed", async () => {
    expect(first).toMatchObject({
      period: "2025",
      day: "2026-03-01",
      nUnits: 3,
      withoutUncertainty: null,
      unfit: [],
      standard: { version: "1" },
      uncertainty: { seed: 1, replicates: 100, certainAt: 0.9, variedAsUsual: false },
    });
    expect(first.inputs).toMatch(/^[0-9a-f]{64}$/);
    expect(first.cut.programme.size).toBe(first.seq);
  });

  test("has a scorecard for each unit, with how sure it is, in its table and in the chunk that the event names", async () => {
    const cards = await cardsOf(first);
    expect(cards.map(({ unit, rank }) => [unit, rank])).toEqual([
      [a, 1],
      [b, 2],
      [c, 3],
    ]);
    expect(cards.every(({ uncertainty }) => uncertainty !== null && uncertainty.rankLow >= 1)).toBe(true);
    expect(cards[2]?.states).toEqual({
      forms: "refused",
      help: "missing",
      repair: "missing",
      step_free: "missing",
      visits: "missing",
    });
    const events = await transaction(on.touchstone, (tx) => eventsOf(tx, libraries, 1e9, ["ScorecardsRecorded"]));
    const rows = (await Promise.all(events.map(({ data }) => readChunk(on.touchstone.files, data.chunk)))).flat();
    const texts = rows.map((row) => Buffer.from(row).toString());
    for (const text of texts) expect(canonicalJson(JSON.parse(text) as Json)).toBe(text);
    expect(texts.map((text) => (JSON.parse(text) as Card).unit)).toEqual([a, b, c]);
    const stored = await transaction(on.touchstone, (tx) => scorecardOf(tx, libraries, first.assessmentId, b));
    expect(stored?.card).toBe(texts[1]);
  });

  test("of the same answers has the same table, scorecards and sealed parameters", async () => {
    const again = await assessed();
    expect([again.inputs, again.sealed, again.uncertainty]).toEqual([first.inputs, first.sealed, first.uncertainty]);
    expect(await cardsOf(again)).toEqual(await cardsOf(first));
    expect(again.assessmentId).not.toBe(first.assessmentId);
  });

  test("under a key is done once", async () => {
    const before = await eventCount(libraries);
    const receipt = await assess(on.touchstone, asked({ key: "cycle-2025" }));
    expect(await assess(on.touchstone, asked({ key: "cycle-2025" }))).toEqual(receipt);
    expect(await eventCount(libraries)).toBe(before + 2);
    expect(await assess(on.touchstone, asked({ key: "cycle-2025", period: "2024" }))).toMatchObject({
      refusal: { code: "key-used" },
    });
  });

  test("counts the latest answer; null takes nothing back, a state does", async () => {
    await sample.submit(libraries, "2025", ITEMS, [
      [a, [null, false, null]],
      [b, [60, null, { state: "missing" }]],
    ]);
    const [cards, before] = [await cardsOf(await assessed()), await cardsOf(first)];
    const of = (list: Card[], unit: string): Card | undefined => list.find((card) => card.unit === unit);
    expect(of(cards, a)?.scores).toMatchObject({ hours: of(before, a)?.scores.hours, step_free: 0, forms: 90 });
    expect(of(cards, b)?.scores).toMatchObject({ hours: 100, forms: null });
    expect(of(cards, b)?.states.forms).toBe("missing");
  });

  test("is found again by a rebuild from the events alone", async () => {
    const before = await dumpProjections(on.touchstone);
    await rebuild(on.touchstone);
    expect(await dumpProjections(on.touchstone)).toEqual(before);
    expect((await checkStore(on.touchstone)).faults).toEqual([]);
  });
});

describe("taking part is voluntary: in no rank and no list is", () => {
  test("a unit that never applied, whatever is on record of it", async () => {
    await sample.submit(libraries, "2025", ITEMS, [[d, [60, true, 1]]]);
    expect((await cardsOf(await assessed())).map(({ unit }) => unit)).not.toContain(d);
  });

  test("a unit that withdrew after it had answered", async () => {
    await sample.enrol(libraries, [d]);
    expect((await cardsOf(await assessed())).map(({ unit }) => unit)).toContain(d);
    await sample.withdraw(libraries, d);
    const cards = await cardsOf(await assessed());
    expect(cards.map(({ unit }) => unit)).not.toContain(d);
    expect(cards.map(({ rank }) => rank)).toEqual([1, 2, 3]);
  });

  test("a unit that withdraws while everybody is scored", async () => {
    await sample.enrol(libraries, [d]);
    let isOut = false;
    const found = await assessed({
      say: (what) => {
        if (what === "recording" && !isOut) isOut = true;
      },
      runPlan: async (model, table, plan) => {
        if (table.units.includes(d)) await sample.withdraw(libraries, d);
        return robustness(model, table, plan);
      },
    });
    expect(isOut).toBe(true);
    expect((await cardsOf(found)).map(({ unit }) => unit)).not.toContain(d);
    expect(found.nUnits).toBe(3);
  });

  test("and where units come and go all the time, the log is held until it is done", async () => {
    let runs = 0;
    const found = await assessed({
      runPlan: async (model, table, plan) => {
        runs++;
        if (runs === 1) await sample.enrol(libraries, [d]);
        if (runs === 2) await sample.withdraw(libraries, d);
        return robustness(model, table, plan);
      },
    });
    expect(runs).toBe(3);
    expect(found.cut.programme.size).toBe(found.seq);
    expect((await cardsOf(found)).map(({ unit }) => unit)).not.toContain(d);
  });

  test("a unit whose taking part begins or ends on another day than this", async () => {
    await sample.enrol(libraries, [d], "2026-03-02");
    expect((await cardsOf(await assessed())).map(({ unit }) => unit)).not.toContain(d);
    await sample.withdraw(libraries, d, "2026-03-02");
    await sample.withdraw(libraries, c, "2026-03-02");
    expect((await cardsOf(await assessed())).map(({ unit }) => unit)).toEqual([a, b, c]);
    await sample.enrol(libraries, [c]);
  });
});

describe("what comes meanwhile", () => {
  test("is not in the cut that was sealed", async () => {
    const before = await assessed();
    const found = await assessed({
      runPlan: async (model, table, plan) => {
        await sample.submit(libraries, "2025", ITEMS, [[c, [60, true, 1]]]);
        return robustness(model, table, plan);
      },
    });
    expect(found.inputs).toBe(before.inputs);
    expect(found.cut.organisation).toEqual(before.cut.organisation);
    expect((await assessed()).inputs).not.toBe(before.inputs);
  });

  test("may be another assessment: both are recorded, with the same scorecards", async () => {
    const before = await eventCount(libraries);
    const answers = await Promise.all([assess(on.touchstone, asked()), assess(on.touchstone, asked())]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await eventCount(libraries)).toBe(before + 4);
    const [x, y] = (
      await transaction(on.touchstone, (tx) => eventsOf(tx, libraries, 1e9, ["ScorecardsRecorded"]))
    ).slice(-2);
    expect(x?.data.chunk).toEqual(y?.data.chunk);
  });
});

describe("ask once", () => {
  test("what was answered for another programme counts by permission alone, and what does not fit is missing and said", async () => {
    await sample.enrol(schools, [a, b]);
    await sample.submit(
      schools,
      "2025",
      ["schools/ramps"],
      [
        [a, [true]],
        [b, [false]],
      ],
    );
    const without = await assessed({ programme: "schools" });
    expect((await cardsOf(without, schools)).map(({ scores }) => scores.papers)).toEqual([null, null]);
    const permissionId = on.touchstone.newId();
    const permitted = await execute(on.touchstone, {
      log: { kind: "organisation", slug: sample.organisation.slug },
      account: sample.account,
      command: {
        type: "PermitSharing",
        permissionId,
        quantity: "forms@1",
        from: libraries.logId,
        to: schools.logId,
        on: "2020-01-01",
      },
    });
    expect(permitted.ok).toBe(true);
    await sample.submit(libraries, "2025", ["forms@1"], [[b, [0.25]]]);
    const found = await assessed({ programme: "schools" });
    expect(found.unfit).toEqual([{ item: "forms@1", answers: 1 }]); // a has 0.9, of which schools take half
    const cards = await cardsOf(found, schools);
    expect(new Map(cards.map(({ unit, scores }) => [unit, scores.papers]))).toEqual(
      new Map([
        [a, null],
        [b, 50],
      ]),
    );
    expect(cards.find(({ unit }) => unit === a)?.states.papers).toBe("missing");
    expect(found.uncertainty).toMatchObject({ replicates: 10_000, variedAsUsual: true });
  });
});

describe("a file that is damaged", () => {
  const pathOf = (digest: string): string => join(on.home.files, digest.slice(0, 2), `${digest.slice(2)}.zst`);

  test("is named, and nothing is recorded", async () => {
    const events = await transaction(on.touchstone, (tx) =>
      eventsOf(tx, sample.organisation, 1e9, ["ObservationsSubmitted"]),
    );
    const digest = events.at(-1)?.data.chunk.file ?? "";
    const whole = await readFile(pathOf(digest));
    const before = await eventCount(schools);
    for (const at of [0, Math.floor(whole.length / 2), whole.length - 1]) {
      const altered = Buffer.from(whole);
      altered[at] = (altered[at] ?? 0) ^ 1;
      await writeFile(pathOf(digest), altered);
      await forgetSnapshots();
      await expect(assess(on.touchstone, asked({ programme: "schools" }))).rejects.toThrow(digest);
    }
    await rm(pathOf(digest));
    await expect(assess(on.touchstone, asked({ programme: "schools" }))).rejects.toThrow(`${digest} is missing`);
    await writeFile(pathOf(digest), whole);
    expect(await eventCount(schools)).toBe(before);
    expect((await assessed({ programme: "schools" })).nUnits).toBe(2);
  });
});

async function forgetSnapshots(): Promise<void> {
  for (const name of await readdir(on.home.columns)) await rm(join(on.home.columns, name));
}
