import { describe, expect, it } from "vitest";
import { lifeOn, livesOf } from "./unit.ts";
import { after, answerTo, named, registers, village } from "./unit-sample.ts";

const [mill, well, hill] = ["mill", "well", "hill"].map((code) => registers(village(code)));
const region = registers(village("north", { unitType: "region" }));
const within = (code: string, parent: string) =>
  registers(village(code, { parents: [{ hierarchy: "admin", parent }] }));
const on = "2020-01-01";

describe("units merge", () => {
  const absorb = { type: "MergeUnits", from: ["mill"], into: "well", on } as const;
  const anew = {
    type: "MergeUnits",
    from: ["mill", "well"],
    into: village("new", { unitType: null, parents: null }),
    on,
  } as const;

  it("into one that goes on", () => {
    const { register, events } = after(mill!, well!, absorb);
    expect(events).toMatchObject([{ data: { from: ["mill", "well"], into: "well", created: null } }]);
    expect(register.get("mill")).toMatchObject({
      closed: on,
      codes: [{ until: on }],
      names: [{ until: on }],
      lineageOn: on,
    });
    expect(register.get("well")).toMatchObject({ closed: null, codes: [{ until: null }], lineageOn: on });
  });

  it("into a new one, which has their type and their parent, and may take a code of theirs", () => {
    const taking = { ...anew, into: { ...anew.into, codes: [{ scheme: "code", code: "mill" }] } };
    const { register } = after(region, within("mill", "north"), within("well", "north"), taking);
    expect(register.get("new")).toMatchObject({
      type: "village",
      opened: on,
      no: 4,
      codes: [{ code: "mill", from: on }],
      memberships: [{ parent: "north", from: on, until: null }],
    });
    const held = { ...anew, into: { ...anew.into, codes: [{ scheme: "code", code: "north" }] } };
    expect(answerTo(held, region, mill!, well!)).toMatchObject({ code: "code-held", by: "north" });
  });

  it("what lies in them follows", () => {
    const { register, events } = after(mill!, well!, within("farm", "mill"), absorb);
    expect(events.map(({ type }) => type)).toEqual(["UnitsMerged", "UnitMoved"]);
    expect(register.get("farm")?.memberships).toEqual([
      { hierarchy: "admin", parent: "mill", from: null, until: on },
      { hierarchy: "admin", parent: "well", from: on, until: null },
    ]);
  });

  it("not with itself, nor twice, nor on the day it began, nor into one that has ended", () => {
    expect(answerTo({ ...absorb, from: ["well"] }, well!)).toMatchObject({ code: "with-itself", act: "merge" });
    expect(answerTo({ ...absorb, on: "2021-01-01" }, mill!, well!, absorb)).toMatchObject({
      code: "not-alive",
      closed: on,
    });
    expect(answerTo(absorb, registers(village("mill"), on), well!)).toMatchObject({ code: "not-alive", opened: on });
    const back = { ...absorb, from: ["hill"], into: "mill" };
    expect(answerTo(back, mill!, well!, hill!, absorb)).toMatchObject({ code: "not-alive", unitId: "mill" });
  });

  it("into one that lay in what ends, it would lie in itself", () => {
    expect(answerTo({ ...absorb, into: "farm" }, mill!, within("farm", "mill"))).toMatchObject({
      code: "cycle",
      unitId: "farm",
    });
  });

  it("not before something that happened to them later", () => {
    const rename = { type: "RenameUnit", unitId: "mill", names: named("Milltown"), on: "2021-01-01" } as const;
    expect(answerTo(absorb, mill!, well!, rename)).toMatchObject({
      code: "later-change",
      what: "name",
      later: "2021-01-01",
    });
    const took = { type: "MergeUnits", from: ["hill"], into: "mill", on: "2022-01-01" } as const;
    expect(answerTo(absorb, mill!, well!, hill!, took)).toMatchObject({ what: "lineage", later: "2022-01-01" });
  });

  it("an earlier merger into one that took over another later is no contradiction", () => {
    const later = { ...absorb, from: ["hill"], on: "2021-01-01" };
    expect(answerTo(absorb, mill!, well!, hill!, later)).toEqual(["UnitsMerged"]);
  });
});

describe("a unit splits", () => {
  const off = {
    type: "SplitUnit",
    from: "mill",
    goesOn: true,
    into: [village("new", { unitType: null })],
    on,
  } as const;

  it("and goes on, or ends", () => {
    expect(after(mill!, off).register.get("mill")).toMatchObject({ closed: null, lineageOn: on });
    const ends = { ...off, goesOn: false, into: [village("a"), village("b"), "well"] };
    const { register, events } = after(mill!, well!, ends);
    expect(events).toMatchObject([{ data: { into: ["a", "b", "well"], created: [{ no: 3 }, { no: 4 }] } }]);
    expect(register.get("mill")?.closed).toBe(on);
    expect(register.nextNo).toBe(5);
  });

  it("not while something lies in it whose place nobody said", () => {
    const ends = { ...off, goesOn: false };
    expect(answerTo(ends, mill!, within("farm", "mill"))).toEqual({
      code: "has-children",
      unitId: "mill",
      on,
      children: 1,
    });
    const moved = { type: "MoveUnit", unitId: "farm", hierarchy: "admin", parent: "well", on } as const;
    expect(answerTo(ends, mill!, well!, within("farm", "mill"), moved)).toEqual(["UnitSplit"]);
  });

  it("not into itself, into nothing, or twice into the same", () => {
    for (const into of [[], ["mill"], ["well", "well"]])
      expect(answerTo({ ...off, into }, mill!, well!)).toMatchObject({ code: "with-itself", act: "split" });
  });

  it("two new ones can't have one code", () => {
    const same = { ...off, into: [village("a"), village("b", { codes: [{ scheme: "code", code: "a" }] })] };
    expect(answerTo(same, mill!)).toMatchObject({ code: "code-held", held: "a" });
  });
});

describe("a unit closes and opens again", () => {
  const close = { type: "CloseUnit", unitId: "mill", successors: [], on } as const;
  const codeOf = { scheme: "code", code: "mill" };
  const reopen = { type: "ReopenUnit", unitId: "mill", names: named("Mill"), code: codeOf, on: "2024-01-01" } as const;

  it("its lives stand apart", () => {
    const unit = after(mill!, close, reopen).register.get("mill")!;
    expect(livesOf(unit)).toEqual([
      { from: null, until: on },
      { from: "2024-01-01", until: null },
    ]);
    expect(lifeOn(unit, "2022-01-01")).toBeNull();
    expect(unit.codes.map(({ from, until }) => [from, until])).toEqual([
      [null, on],
      ["2024-01-01", null],
    ]);
  });

  it("its code meanwhile belongs to another: it comes back without", () => {
    const taken = registers(village("mill", { unitId: "mill2" }), "2022-01-01");
    expect(answerTo(reopen, mill!, close, taken)).toMatchObject({ code: "code-held", by: "mill2" });
    expect(answerTo({ ...reopen, code: null }, mill!, close, taken)).toEqual(["UnitReopened"]);
  });

  it("only what is closed opens, and only afterwards", () => {
    expect(answerTo(reopen, mill!)).toEqual({ code: "not-closed", unitId: "mill", on: "2024-01-01" });
    expect(answerTo({ ...reopen, on: "2019-01-01" }, mill!, close)).toMatchObject({
      code: "later-change",
      what: "life",
    });
  });

  it("successors are there; none of them is itself", () => {
    expect(answerTo({ ...close, successors: ["mill"] }, mill!)).toMatchObject({ code: "with-itself", act: "close" });
    expect(answerTo({ ...close, successors: ["well"] }, mill!, registers(village("well"), "2020-01-02"))).toMatchObject(
      {
        code: "not-alive",
        unitId: "well",
      },
    );
  });
});
