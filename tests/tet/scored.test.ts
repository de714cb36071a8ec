import { describe, expect, it } from "vitest";
import { nodeId } from "./convert.ts";
import { cellsOf } from "./data.ts";
import { type Result, readyOf, scoreCells, yamlOf } from "./road.ts";
import { type Case, isHere, loadCases, type Name, named } from "./source.ts";

const COLUMNS = ["potential", "done", "planned", "notDone", "unfilled"] as const;
/** the publisher's points are rounded to 3 decimals */
const TOLERANCE = 6e-4;

describe.skipIf(!isHere).each<Name>(["eci", "te"])(named("the scored cases of %s"), (standard) => {
  const cases: Case[] = isHere ? loadCases(standard) : [];
  const units = new Map(cases.map((one) => [one.name, cellsOf(one)]));
  const result: Result | null = isHere ? scoreCells(readyOf(yamlOf(standard)), units) : null;
  const pointsOf = (unit: string, id: string) => {
    if (!result) throw new TypeError("want the folder");
    return result.of(unit, nodeId(id));
  };

  it.each(cases)("$name: points of every node", ({ name, expected }) => {
    const differing: string[] = [];
    for (const [id, wanted] of expected) {
      const got = pointsOf(name, id);
      for (const column of COLUMNS)
        if (!(Math.abs(got[column] - wanted[column]) < TOLERANCE))
          differing.push(`${id} ${column}: got ${got[column]}, want ${wanted[column]}`);
    }
    expect(differing).toEqual([]);
    expect(expected.size).toBe(standard === "eci" ? 368 : 664);
  });

  it.each(cases)("$name: what is concerned, and how many leaves are answered", ({ name, expected }) => {
    for (const [id, wanted] of expected) {
      const { applies, answered, leaves } = pointsOf(name, id);
      expect({ id, applies, answered, leaves }).toEqual({
        id,
        applies: wanted.concerned,
        answered: wanted.completed,
        leaves: wanted.leaves,
      });
    }
  });

  it.each(cases)("$name: what a rule deactivates, and all below it", ({ name, expected, consequences }) => {
    for (const [id, { deactivated }] of expected) {
      const path = id.split(".").map((_, at, parts) => parts.slice(0, at + 1).join("."));
      expect(
        path.some((above) => consequences.get(above)?.desactive === true),
        id,
      ).toBe(deactivated);
      if (deactivated) expect(pointsOf(name, id).applies, id).toBe(false);
    }
  });

  it.each(cases)("$name: the share done and the stars by score", ({ name, summary }) => {
    const { done, potential } = pointsOf(name, "");
    expect(Math.abs(done / potential - summary.ratio)).toBeLessThan(5e-6);
    expect(result?.gradeByScoreOf(name)).toBe(`star${summary.starByScoreAlone}`);
  });
});

describe.skipIf(!isHere)(named("worked example 16 on the real standard"), () => {
  it("shares the points of 2.4.2 equally among 2.4.1 and 2.4.3 to 2.4.5", () => {
    const eci = loadCases("eci");
    const nobody = eci.find((one) => one.name === "eci-a-no-status-yes");
    if (!nobody) throw new RangeError("want eci-a-no-status-yes");
    const cells = { ...cellsOf(nobody), n2_4_2: "n/a" };
    const result = scoreCells(readyOf(yamlOf("eci")), new Map([["a", cells]]));
    const potentials = ["n2_4_0", "n2_4_1", "n2_4_2", "n2_4_3", "n2_4_4", "n2_4_5", "n2_4"].map(
      (id) => Math.round(result.of("a", id).potential * 1e9) / 1e9,
    );
    expect(potentials).toEqual([0, 5, 0, 3, 7, 5, 20]);
    expect(result.of("a", "n2_4").unfilled).toBeCloseTo(20, 9);
  });
});
