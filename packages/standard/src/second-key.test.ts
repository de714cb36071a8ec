/// <reference types="node" />
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { check } from "./check.ts";
import { secondKeyOf } from "./second-key.ts";

function standardWith(...indicators: string[]) {
  const lines = indicators.map((indicator) => `      - { title: T, ${indicator} }\n`).join("");
  const checked = check(
    `touchstone: 1\nid: s\nversion: "1"\ntitle: S\nlanguages: [en]\nperiod: year\n` +
      `units:\n  - { type: village, kind: area, title: Village, assessed: true, minimum: 50 }\n` +
      `context:\n  - { id: residents, class: size, title: Residents, kind: count, counts: residents }\n` +
      `criteria:\n  - id: all\n    title: All\n    indicators:\n${lines}`,
  );
  if (!checked.ok) throw new TypeError(JSON.stringify(checked.problems));
  return checked.value;
}

const NOTICES = "id: notices, measures: service, kind: share, counts: notices";
const SERVED =
  "id: reached, measures: service, kind: share, counts: households_served, goalposts: [0.3, 0.9], range: [0.01, 0.99]";
const ROOMS =
  "id: rooms, measures: facility, kind: count, counts: meeting_rooms, per: { context: residents, times: 1000 }, goalposts: [0, 4]";
const ASKED =
  "id: respect, measures: experience, kind: amount, unit: mark, reportedBy: survey, goalposts: [1, 5], range: [1, 5]";

describe("secondKeyOf", () => {
  it("names the indicators that count people or measure experience, in their order", () => {
    expect(secondKeyOf(standardWith(ASKED, NOTICES, SERVED))).toEqual(["respect", "reached"]);
  });

  it("needs no key for supply, nor for dividing by residents, who are context", () => {
    expect(secondKeyOf(standardWith(NOTICES, ROOMS))).toEqual([]);
  });

  it("needs one for the example's survey, and for nothing else in it", () => {
    const source = readFileSync(new URL("../../../standards/good-neighbours/standard.yaml", import.meta.url), "utf8");
    const checked = check(source);
    expect(checked.ok && secondKeyOf(checked.value)).toEqual(["treated_well"]);
  });
});
