import { expect, test } from "vitest";
import { aboutOf, neverBecause, nounsOf, nounsRefused } from "./catalogue.ts";
import { unknownNouns } from "./counts.ts";
import { anIndex, refusals, villages, warnings, withIndicator } from "./villages.ts";

test("a count, a share and whatever is divided say what they count", () => {
  expect(refusals(withIndicator({ kind: "count", goalposts: [0, 9] }))).toEqual(["counts-missing"]);
  expect(refusals(withIndicator({ kind: "share" }))).toEqual(["counts-missing"]);
  const per = { kind: "amount", unit: "kg", per: { context: "residents", times: 1000 } };
  expect(refusals(withIndicator(per))).toEqual(["counts-missing"]);
  expect(refusals(withIndicator({ ...per, counts: "waste_collected" }))).toEqual([]);
  expect(refusals(villages({ context: [{ id: "c", title: "C", class: "size", kind: "count" }] }))).toEqual([
    "counts-missing",
  ]);
  expect(refusals(villages({ context: [{ id: "c", title: "C", class: "geography", kind: "share" }] }))).toEqual([
    "counts-missing",
  ]);
});

test("a noun outside the catalogue is refused, and the nearest one is named", () => {
  const [finding] = unknownNouns(withIndicator({ kind: "count", counts: "bus_stop" }));
  expect(finding).toMatchObject({
    level: "refused",
    code: "counts-unknown",
    path: ["criteria", 0, "indicators", 3, "counts"],
  });
  expect(finding?.want).toContain("bus_stops");
});

const RENAMED = ["believer_share", "residents_of_belief", "notices_believers", "xinjiao", "people_who_pray"];
test.each(RENAMED)("a private noun under another name is no noun: %s", (counts) => {
  expect(refusals(withIndicator({ kind: "share", counts, range: [0.1, 0.9] }))).toEqual(["counts-unknown"]);
  expect(refusals(withIndicator({ kind: "yes-no", counts }))).toEqual(["counts-unknown"]);
});

test("no noun of the catalogue is one that it refuses by name, and none is about two things", () => {
  for (const noun of nounsRefused()) expect(aboutOf(noun), noun).toBeUndefined();
  for (const noun of nounsOf()) expect(neverBecause(noun), noun).toBeUndefined();
  expect(new Set(nounsOf()).size).toBe(nounsOf().length);
  for (const noun of [...nounsOf(), ...nounsRefused()]) expect(noun).toMatch(/^[a-z][a-z0-9_]*$/);
});

test.each(nounsRefused())("%s can't be counted: as an indicator, as context, in an index, at no weight", (counts) => {
  expect(refusals(withIndicator({ kind: "count", counts, weight: 0 }))).toContain("counts-private");
  expect(refusals(withIndicator({ kind: "share", counts, better: "lower", range: [0.1, 0.9] }))).toContain(
    "counts-private",
  );
  expect(refusals(villages({ context: [{ id: "c", title: "C", class: "size", kind: "count", counts }] }))).toContain(
    "counts-private",
  );
  expect(
    refusals(anIndex({ indicators: [{ id: "one", title: "One", measures: "service", kind: "count", counts }] })),
  ).toContain("counts-private");
});

test("in a pure index a missing or an unknown noun warns", () => {
  const one = { id: "one", title: "One", measures: "economy" };
  const index = anIndex({
    indicators: [
      { ...one, kind: "count", counts: "patents" },
      { ...one, id: "two", kind: "share" },
    ],
  });
  expect(refusals(index)).toEqual([]);
  expect(warnings(index)).toEqual(["counts-missing", "counts-unknown"]);
});
