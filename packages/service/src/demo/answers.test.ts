import { expect, test } from "vitest";
import { answersOf } from "./answers.ts";
import { demoRegion } from "./region.ts";

const { villages } = demoRegion();
const rowsOf = (nth: number) => answersOf(villages, { period: "2026", nth, held: new Map() });

test.each([0, 1])("figures about people can be published, in round %i", (nth) => {
  for (const row of rowsOf(nth)) {
    const asked = Number(row["treated_well.base"]);
    const saidSo = Math.round(asked * Number(row.treated_well));
    expect(asked, row.unit).toBeGreaterThanOrEqual(30);
    expect(saidSo, row.unit).toBeGreaterThanOrEqual(10);
    expect(asked - saidSo, row.unit).toBeGreaterThanOrEqual(10);
    expect(Number(row.residents), row.unit).toBeGreaterThanOrEqual(50);
  }
});

test("answers are the same whenever they are made", () => {
  expect(rowsOf(0)).toEqual(rowsOf(0));
});

test("a village's answers do not depend on who else takes part", () => {
  const some = answersOf(villages.slice(3, 9), { period: "2026", nth: 0, held: new Map() });
  expect(some[0]).toEqual(rowsOf(0)[3]);
});

test("who has no clinic, school or water supply is not asked for it", () => {
  for (const [at, row] of rowsOf(0).entries()) {
    const { hasClinic, hasSchool, runsWater } = villages[at] ?? {};
    if (!hasClinic) expect(row.clinic_hours).toBe("");
    if (!hasSchool) expect(row.school_meals).toBe("");
    if (!runsWater) expect(row.water_tests).toBe("");
  }
});

test("nobody has speakers at the desk for longer than it is open", () => {
  for (const { desk_hours: open, speaker_hours: speakers, unit } of rowsOf(1))
    if (open !== "" && speakers !== "") expect(Number(speakers), unit).toBeLessThanOrEqual(Number(open));
});

test("more than nine villages in ten decide a small grant within sixty days, as the answer to the objection says", () => {
  const said = rowsOf(1).filter(({ grant_days: days }) => days !== "");
  expect(said.filter(({ grant_days: days }) => Number(days) <= 60).length / said.length).toBeGreaterThan(0.9);
});
