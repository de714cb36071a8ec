import { describe, expect, it } from "vitest";
import { compareOutcomes, type Outcome, type Standing } from "./compare.ts";

const at = (grade: string | null, kept: number | null = 0.95, rank: number | null = 1): Standing => {
  return { score: 70, rank, grade, kept };
};
const outcome = (standings: Record<string, Standing>, grades = ["gold", "silver"]): Outcome => {
  return { standings: new Map(Object.entries(standings)), grades, certainAt: 0.9 };
};
const unitsOf = (moved: readonly { readonly unit: string }[]): string[] => moved.map(({ unit }) => unit);

describe("comparing what two versions make of the same answers", () => {
  it("names who gains and who loses a grade, in the order of the units", () => {
    const before = outcome({ d: at("gold"), a: at(null), b: at("gold"), c: at("silver"), e: at("silver") });
    const after = outcome({ d: at("gold"), a: at("silver"), b: at("silver"), c: at("gold"), e: at(null) });
    const { gained, lost, changed, same } = compareOutcomes(before, after);
    expect([unitsOf(gained), unitsOf(lost), changed, same]).toEqual([["a", "c"], ["b", "e"], [], 1]);
  });

  it("says of each whether both grades are certain, and where that was not computed", () => {
    const before = outcome({ a: at(null, 0.9), b: at(null, 0.9), c: at(null, 0.89), d: at(null, null) });
    const after = outcome({ a: at("gold", 0.9), b: at("gold", 0.6), c: at("gold"), d: at("gold") });
    expect(compareOutcomes(before, after).gained.map(({ certain }) => certain)).toEqual([true, false, false, null]);
  });

  it("orders a grade that one version alone has by that version, and says where neither can", () => {
    const three = ["platinum", "gold", "silver"];
    const up = compareOutcomes(outcome({ a: at("gold") }), outcome({ a: at("platinum") }, three));
    expect(unitsOf(up.gained)).toEqual(["a"]);
    const down = compareOutcomes(outcome({ a: at("platinum") }, three), outcome({ a: at("gold") }));
    expect(unitsOf(down.lost)).toEqual(["a"]);
    const renamed = compareOutcomes(outcome({ a: at("gold") }), outcome({ a: at("first") }, ["first", "second"]));
    expect([unitsOf(renamed.changed), renamed.gained, renamed.lost]).toEqual([["a"], [], []]);
  });

  it("a unit that is scored under one version alone loses or gains what it has there", () => {
    const { gained, lost } = compareOutcomes(outcome({ a: at("gold") }), outcome({ b: at("gold") }));
    expect(lost).toEqual([{ unit: "a", before: at("gold"), after: null, certain: null }]);
    expect(gained).toEqual([{ unit: "b", before: null, after: at("gold"), certain: null }]);
  });

  it("counts who is ranked elsewhere and how far, whatever the grades", () => {
    const before = outcome({ a: at(null, 1, 1), b: at(null, 1, 2), c: at(null, 1, 3), d: at(null, 1, null) }, []);
    const after = outcome({ a: at(null, 1, 3), b: at(null, 1, 2), c: at(null, 1, 1), d: at(null, 1, 4) }, []);
    expect(compareOutcomes(before, after)).toMatchObject({ same: 4, reranked: 2, farthest: 2, gained: [], lost: [] });
  });
});
