import { spawnSync } from "node:child_process";
import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Json } from "@touchstone/ledger";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventsOf } from "../bundle/recorded.ts";
import { checkStore } from "../ledger/check-store.ts";
import { latestAssessment, scorecardPages, scorecardsByRank } from "../projections/assessments-read.ts";
import type { Log } from "../store/log.ts";
import { transaction } from "../store/tx.ts";
import { type SampleRecord, sampleRecord } from "../testing/sample-record.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import { calledOn } from "../units/called-on.ts";
import { assess } from "./assess.ts";
import { LIBRARIES, SCHOOLS, unitIdOf } from "./sample-standards.ts";

let on: TestTouchstone;
let sample: SampleRecord;

const N = 50_000;
const IDS = Array.from({ length: N }, (_, i) => unitIdOf(i + 1));
const NAMES = ["འཇའ་ཚོན་གླིང་།", "མེ་ཏོག་ཟམ་པ།", "三盏灯村", "Mill Town", "=cmd|' /C calc'!A0"];

beforeAll(async () => {
  on = await testTouchstone();
  sample = await sampleRecord(on.touchstone);
  await sample.register(IDS, (at) => `${NAMES[at % NAMES.length]} ${at}`);
});
afterAll(() => on.end());

const assessed = (log: Log, period = "2025") =>
  assess(on.touchstone, { programme: log.slug, period, account: sample.account });

describe("fifty thousand units with names of many scripts", () => {
  let schools: Log;

  beforeAll(async () => {
    schools = await sample.found("schools", `${SCHOOLS}robustness: { replicates: 100, vary: { weights: 0.25 } }\n`);
    await sample.enrol(schools, IDS);
    const rows = IDS.map((id, at): readonly [string, readonly Json[]] => [id, [(at % 101) / 200, at % 3 === 0]]);
    await sample.submit(schools, "2025", ["forms@1", "schools/ramps"], rows);
    expect(await assessed(schools)).toMatchObject({ ok: true });
  });

  test("each have a scorecard, a rank, and the name they were given", async () => {
    await transaction(on.touchstone, async (tx) => {
      const found = await latestAssessment(tx, schools, null);
      expect(found?.nUnits).toBe(N);
      const assessmentId = found?.assessmentId ?? "";
      const seen = new Set<string>();
      let last = 0;
      for await (const page of scorecardPages(tx, schools, { assessmentId, most: N + 1 }))
        for (const { unitId, card } of page) {
          seen.add(unitId);
          const { rank } = JSON.parse(card) as { rank: number };
          expect(rank).toBeGreaterThanOrEqual(last);
          last = rank;
        }
      expect(seen.size).toBe(N);
      const [first] = await scorecardsByRank(tx, schools, { assessmentId, from: 0, most: 1 });
      const of = { units: [first?.unitId ?? ""], size: 1e9, day: "2026-03-01", language: "bo" };
      const at = IDS.indexOf(first?.unitId ?? "");
      expect((await calledOn(tx, sample.organisation, of)).get(first?.unitId ?? "")?.name).toBe(
        `${NAMES[at % 5]} ${at}`,
      );
    });
  });

  test("are left out one by one, from the next assessment on", async () => {
    await sample.withdraw(schools, IDS[7] ?? "");
    const answer = await assessed(schools);
    const found = await transaction(on.touchstone, (tx) => latestAssessment(tx, schools, null));
    expect([answer.ok, found?.nUnits]).toEqual([true, N - 1]);
  });
});

describe("nobody said anything", () => {
  test("but that it is missing: no score, no rank, and why it can't be said how sure that is", async () => {
    const libraries = await sample.found("libraries", LIBRARIES);
    const few = IDS.slice(0, 5);
    await sample.enrol(libraries, few);
    const missing = few.map((id): readonly [string, readonly Json[]] => [id, [{ state: "missing" }]]);
    await sample.submit(libraries, "2025", ["libraries/hours"], missing);
    expect(await assessed(libraries)).toMatchObject({ ok: true });
    await transaction(on.touchstone, async (tx) => {
      const found = await latestAssessment(tx, libraries, null);
      const rows = await scorecardsByRank(tx, libraries, { assessmentId: found?.assessmentId ?? "", from: 0, most: 9 });
      const cards = rows.map(({ card }) => JSON.parse(card) as { rank: number | null; score: number | null });
      expect(cards).toHaveLength(5);
      for (const card of cards) expect([card.rank, card.score]).toEqual([null, null]);
      expect(found?.uncertainty === null).toBe(found?.withoutUncertainty !== null);
    });
  });
});

describe("killed in the middle", () => {
  const count = (log: Log): Promise<number> =>
    transaction(
      on.touchstone,
      async (tx) => (await eventsOf(tx, log, 1e9, ["AssessmentRecorded", "ScorecardsRecorded"])).length,
    );

  test.each([
    "reading answers",
    "keeping a snapshot",
    "putting the table",
    "scoring",
    "100 replicates",
    "writing scorecards",
    "recording",
    "recording scorecards",
  ])("while %s, an assessment leaves nothing in the record", async (moment) => {
    const slug = `killed-${moment.replace(/[^a-z]+/g, "-")}`;
    const log = await sample.found(slug, LIBRARIES.replace("id: libraries", `id: ${slug}`));
    await sample.enrol(log, IDS.slice(0, 30));
    const rows = IDS.slice(0, 30).map((id, at): readonly [string, readonly Json[]] => [id, [at]]);
    await sample.submit(log, "2025", [`${slug}/hours`], rows);
    const program = fileURLToPath(new URL("./sample-assess.ts", import.meta.url));
    const args = [program, on.home.dir, on.url, slug, "2025", sample.account, moment];
    expect(spawnSync(process.execPath, args, { timeout: 60_000 }).signal).toBe("SIGKILL");
    expect(await count(log)).toBe(0);
    const { rows: cards } = await transaction(on.touchstone, (tx) =>
      tx.query("SELECT 1 FROM scorecard WHERE shard_key = $1", [log.shardKey]),
    );
    expect(cards).toEqual([]);
    expect(await assessed(log)).toMatchObject({ ok: true });
    expect(await count(log)).toBe(2);
  });

  test("and what is left of it is whole, or not there", async () => {
    expect((await checkStore(on.touchstone)).faults).toEqual([]);
    const names = await readdir(on.home.columns);
    expect(names.filter((name) => !name.endsWith(".columns"))).toEqual([]);
  });
});
