import { describe, expect, it } from "vitest";
import { type Boundaries, boundariesOf, type LineageEdge, lineageOf } from "./lineage.ts";
import type { UnitCommand } from "./unit-commands.ts";
import { decideUnit } from "./unit-decide.ts";
import { UNIT_EVENTS, type UnitEvent } from "./unit-evolve.ts";
import { UnitRegister } from "./unit-register.ts";
import { registers, village } from "./unit-sample.ts";

const abc = ["a", "b", "c"].map((code) => registers(village(code)));
const begins = (code: string) => village(code, { unitType: "village" });

/** Where a unit of one day is on another, after these commands. */
function found(unitId: string, day: string, other: string, ...commands: UnitCommand[]): Boundaries {
  const register = new UnitRegister([], 1);
  const edges: LineageEdge[] = [];
  let seq = 0;
  for (const command of commands) {
    const decision = decideUnit(command, register);
    if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
    for (const event of decision.events.filter((one): one is UnitEvent =>
      UNIT_EVENTS.some((type) => type === one.type),
    )) {
      register.apply(event);
      edges.push(...lineageOf(event, seq++));
    }
  }
  return boundariesOf(unitId, { day, other }, edges, (id) => register.get(id));
}

describe("with the boundaries of another day", () => {
  const merge: UnitCommand = { type: "MergeUnits", from: ["a", "b"], into: begins("m"), on: "2010-01-01" };

  it("a unit that nothing happened to is itself", () => {
    const same = { kind: "same", units: ["c"], sources: ["c"] };
    expect(found("c", "2000-01-01", "2020-01-01", ...abc, merge)).toEqual(same);
    expect(found("c", "2020-01-01", "2000-01-01", ...abc, merge)).toEqual(same);
  });

  it("a merged unit's figures are part of the whole, and those of all its parts can be summed", () => {
    expect(found("a", "2000-01-01", "2020-01-01", ...abc, merge)).toEqual({
      kind: "within",
      units: ["m"],
      sources: ["a", "b"],
    });
  });

  it("the whole is its parts together, and can't be divided between them from here", () => {
    expect(found("m", "2020-01-01", "2000-01-01", ...abc, merge)).toEqual({
      kind: "together",
      units: ["a", "b"],
      sources: ["m"],
    });
  });

  it("a change counts from its day on", () => {
    expect(found("a", "2009-12-31", "2010-01-01", ...abc, merge).units).toEqual(["m"]);
    expect(found("m", "2010-01-01", "2009-12-31", ...abc, merge).units).toEqual(["a", "b"]);
    expect(found("m", "2010-01-01", "2010-01-01", ...abc, merge)).toMatchObject({ kind: "same", units: ["m"] });
  });

  it("a unit that took over another and went on is more than it was", () => {
    const absorb: UnitCommand = { type: "MergeUnits", from: ["a"], into: "b", on: "2010-01-01" };
    expect(found("b", "2000-01-01", "2020-01-01", ...abc, absorb)).toMatchObject({
      kind: "within",
      sources: ["a", "b"],
    });
    expect(found("b", "2020-01-01", "2000-01-01", ...abc, absorb)).toMatchObject({
      kind: "together",
      units: ["a", "b"],
    });
  });

  it("a split unit is its parts together, each of them within it", () => {
    const split: UnitCommand = { type: "SplitUnit", from: "a", goesOn: true, into: [begins("p")], on: "2010-01-01" };
    expect(found("a", "2000-01-01", "2020-01-01", ...abc, split)).toMatchObject({
      kind: "together",
      units: ["a", "p"],
    });
    expect(found("p", "2020-01-01", "2000-01-01", ...abc, split)).toMatchObject({
      kind: "within",
      units: ["a"],
      sources: ["a", "p"],
    });
  });

  it("a part that went to a neighbour: which share is where is not known", () => {
    const pass: UnitCommand = { type: "SplitUnit", from: "a", goesOn: true, into: ["b"], on: "2010-01-01" };
    expect(found("a", "2000-01-01", "2020-01-01", ...abc, pass)).toEqual({
      kind: "divided",
      units: ["a", "b"],
      sources: ["a", "b"],
    });
    expect(found("b", "2000-01-01", "2020-01-01", ...abc, pass)).toMatchObject({
      kind: "within",
      units: ["b"],
      sources: ["a", "b"],
    });
    expect(found("b", "2020-01-01", "2000-01-01", ...abc, pass)).toMatchObject({ kind: "divided", units: ["a", "b"] });
  });

  it("parts that came together again are one", () => {
    const split: UnitCommand = { type: "SplitUnit", from: "a", goesOn: true, into: [begins("p")], on: "2010-01-01" };
    const again: UnitCommand = { type: "MergeUnits", from: ["p"], into: "a", on: "2015-01-01" };
    expect(found("a", "2000-01-01", "2020-01-01", ...abc, split, again)).toEqual({
      kind: "same",
      units: ["a"],
      sources: ["a"],
    });
  });

  it("what closed without a successor is nowhere, and what was not there yet neither", () => {
    const close: UnitCommand = { type: "CloseUnit", unitId: "a", successors: [], on: "2010-01-01" };
    const late = registers(village("d"), "2015-01-01");
    expect(found("a", "2000-01-01", "2020-01-01", ...abc, close)).toEqual({ kind: "none", units: [], sources: [] });
    expect(found("d", "2020-01-01", "2000-01-01", ...abc, late)).toEqual({ kind: "none", units: [], sources: [] });
  });

  it("successors each took over a part, which one is not known", () => {
    const close: UnitCommand = { type: "CloseUnit", unitId: "a", successors: ["b", "c"], on: "2010-01-01" };
    expect(found("a", "2000-01-01", "2020-01-01", ...abc, close)).toMatchObject({ kind: "divided", units: ["b", "c"] });
    expect(found("c", "2020-01-01", "2000-01-01", ...abc, close)).toMatchObject({ units: ["a", "c"] });
  });

  it("two changes of one day are taken in the order in which they were recorded", () => {
    const on = "2010-01-01";
    const first: UnitCommand = { type: "MergeUnits", from: ["a"], into: "b", on };
    const then: UnitCommand = { type: "MergeUnits", from: ["b"], into: "c", on };
    expect(found("a", "2000-01-01", "2020-01-01", ...abc, first, then)).toMatchObject({
      units: ["c"],
      sources: ["a", "b", "c"],
    });
    expect(found("c", "2020-01-01", "2000-01-01", ...abc, first, then).units).toEqual(["a", "b", "c"]);
  });

  it("a unit that was registered on the day on which it took over others is all of them and nothing else", () => {
    const d = registers(village("d"), "2010-01-01");
    const merge: UnitCommand = { type: "MergeUnits", from: ["a", "b"], into: "d", on: "2010-01-01" };
    expect(found("d", "2020-01-01", "2000-01-01", ...abc, d, merge)).toEqual({
      kind: "together",
      units: ["a", "b"],
      sources: ["d"],
    });
    const part: UnitCommand = { type: "SplitUnit", from: "c", goesOn: true, into: ["d"], on: "2010-01-01" };
    expect(found("d", "2020-01-01", "2000-01-01", ...abc, d, part, merge).units).toEqual(["a", "b", "c"]);
  });
});
