import { robustness } from "@touchstone/engine";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assess } from "../assess/assess.ts";
import type { Log } from "../store/log.ts";
import { type SampleRecord, sampleRecord } from "../testing/sample-record.ts";
import { dumpProjections } from "../testing/table-dump.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import { type Simulated, simulate } from "./simulate.ts";

interface Change {
  readonly version?: string;
  readonly least?: number;
  readonly more?: string;
  readonly period?: string;
  readonly without?: boolean;
}

const yamlOf = ({
  version = "1",
  least = 50,
  more = "",
  period = "year",
  without = false,
}: Change): string => `touchstone: 1
id: libraries
version: "${version}"
title: Libraries
languages: [en]
period: ${period}
robustness: { replicates: 100, vary: { weights: 0.25, leaveOut: indicator }, certainAt: 0.9 }
criteria:
  - id: doors
    title: Doors
    indicators:
      - { id: hours, title: Hours, measures: service, kind: amount, unit: h/week, goalposts: [0, 60] }
      - { id: ramp, title: A ramp, measures: facility, kind: yes-no }
${without ? "" : "      - { id: wait, title: Wait, measures: service, kind: amount, unit: d, better: lower, goalposts: [0, 30] }"}
${more}
grades:
  - { id: good, title: Good, atLeast: ${least + 20} }
  - { id: fair, title: Fair, atLeast: ${least} }
`;

const unit = (no: number): string => `01900000-0000-7000-8000-00000000000${no}`;
const ITEMS = ["libraries/hours", "libraries/ramp", "libraries/wait"];

describe("a new version on the last assessment's answers", () => {
  let on: TestTouchstone;
  let record: SampleRecord;
  let programme: Log;

  beforeAll(async () => {
    on = await testTouchstone();
    record = await sampleRecord(on.touchstone);
    programme = await record.found("libraries", yamlOf({}));
    await record.register([1, 2, 3, 4].map(unit));
    await record.enrol(programme, [1, 2, 3, 4].map(unit));
    await record.submit(programme, "2025", ITEMS, [
      [unit(1), [60, true, 0]], // 100
      [unit(2), [30, true, 12]], // 70
      [unit(3), [33, false, 3]], // 48.3…
      [unit(4), [60, true, 0]],
    ]);
  });
  afterAll(() => on.end());

  const tried = (change: Change, slug = "libraries") => simulate(on.touchstone, slug, yamlOf(change), robustness);
  const outcome = async (change: Change): Promise<Simulated> => {
    const answer = await tried(change);
    if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
    return answer;
  };

  it("needs an assessment to stand on", async () => {
    const refusal = { code: "unknown", what: "assessment of", id: "libraries" };
    expect(await tried({ version: "2" })).toEqual({ ok: false, refusal });
    expect(await tried({}, "none")).toMatchObject({ refusal: { what: "programme" } });
    const { period, account } = { period: "2025", account: record.account };
    expect(await assess(on.touchstone, { programme: "libraries", period, account })).toMatchObject({ ok: true });
  });

  it("gives everybody the same where nothing that decides is changed", async () => {
    const { comparison, newlyAsked, noLongerAsked, left, assessment } = await outcome({ version: "2" });
    expect(comparison).toEqual({ gained: [], lost: [], changed: [], same: 4, reranked: 0, farthest: 0 });
    expect([newlyAsked, noLongerAsked, left, assessment.version]).toEqual([[], [], 0, "1"]);
  });

  it("names who would gain and who would lose, with how sure each grade is", async () => {
    const { comparison: lower } = await outcome({ version: "2", least: 45 });
    expect(lower.gained.map((moved) => [moved.unit, moved.before?.grade, moved.after?.grade])).toEqual([
      [unit(3), null, "fair"],
    ]);
    expect(lower.gained[0]?.after?.kept).toBeLessThan(0.9);
    expect(lower.gained[0]?.certain).toBe(false);
    const { comparison: higher } = await outcome({ version: "2", least: 60 });
    expect(higher.lost.map((moved) => [moved.unit, moved.before?.grade, moved.after?.grade])).toEqual([
      [unit(2), "good", "fair"],
    ]);
  });

  it("says what is newly asked, of whom nobody could know it yet, and what is asked no more", async () => {
    const more = "      - { id: chairs, title: Chairs, measures: facility, kind: yes-no }";
    const { newlyAsked, noLongerAsked } = await outcome({ version: "2", more, without: true });
    expect([newlyAsked, noLongerAsked]).toEqual([[{ id: "chairs", answered: 0 }], ["wait"]]);
  });

  it("says which answers on record the version can't take", async () => {
    const text = yamlOf({ version: "2" }).replace("goalposts: [0, 60]", "goalposts: [0, 60], range: [0, 40]");
    const answer = await simulate(on.touchstone, "libraries", text, robustness);
    expect(answer).toMatchObject({ ok: true, unfit: [{ item: "libraries/hours", answers: 2 }] });
  });

  it("speaks of nobody who has left since", async () => {
    await record.withdraw(programme, unit(4));
    const more = "      - { id: chairs, title: Chairs, measures: facility, kind: yes-no, weight: 9 }";
    const stricter = yamlOf({ version: "2", more }).replace("grades:", "scoring: { missing: zero }\ngrades:");
    const answer = await simulate(on.touchstone, "libraries", stricter, robustness);
    if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
    const { comparison, left } = answer;
    expect(comparison.lost.map((moved) => moved.unit)).toEqual([unit(1), unit(2)]);
    expect(left).toBe(1);
  });

  it("records nothing and leaves nothing behind", async () => {
    const before = await dumpProjections(on.touchstone);
    await outcome({ version: "2", least: 45 });
    expect(await dumpProjections(on.touchstone)).toEqual(before);
  });

  it("takes the period of the last assessment for a standard that names none of its own", async () => {
    expect(await tried({ version: "2", period: "none" })).toMatchObject({ comparison: { lost: [] } });
  });

  it("refuses what check refuses, and periods of another length", async () => {
    const wrong = yamlOf({ version: "2" }).replace("measures: facility", "measures: faith");
    expect(await simulate(on.touchstone, "libraries", wrong, robustness)).toMatchObject({
      refusal: { code: "standard-refused" },
    });
    expect(await tried({ version: "2", period: "month" })).toMatchObject({
      refusal: { code: "not-a-period", got: "2025" },
    });
  });
});
