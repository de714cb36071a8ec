import { describe, expect, it } from "vitest";
import { namesOn } from "./unit.ts";
import { after, answerTo, named, registers, village } from "./unit-sample.ts";

const mill = registers(village("mill"));

describe("a unit is renamed", () => {
  const rename = { type: "RenameUnit", unitId: "mill", names: named("Mill Town"), on: "2020-01-01" } as const;

  it("from a day on, and the name before ends that day", () => {
    const unit = after(mill, rename).register.get("mill")!;
    expect(unit.names.map(({ text, from, until }) => [text, from, until])).toEqual([
      ["MILL", null, "2020-01-01"],
      ["Mill Town", "2020-01-01", null],
    ]);
    expect(namesOn(unit, "2019-12-31")[0]?.text).toBe("MILL");
    expect(namesOn(unit, "2020-01-01")[0]?.text).toBe("Mill Town");
  });

  it("a translation that is added leaves the name it translates as it is", () => {
    const bo = { text: "རང་འཐག", lang: "bo", origin: "human", review: "reviewed" } as const;
    const unit = after(mill, { ...rename, names: [...named("MILL"), bo] }).register.get("mill")!;
    expect(unit.names.map(({ lang, from, until }) => [lang, from, until])).toEqual([
      ["en", null, null],
      ["bo", "2020-01-01", null],
    ]);
  });

  it("a translation that is not given again ends with the name that it translates", () => {
    const bo = { text: "རང་འཐག", lang: "bo", origin: "human", review: "reviewed" } as const;
    const both = { ...rename, names: [...named("MILL"), bo], on: "2010-01-01" };
    const unit = after(mill, both, rename).register.get("mill")!;
    expect(namesOn(unit, "2021-01-01").map(({ lang }) => lang)).toEqual(["en"]);
  });

  it("on the day of the last renaming: the later word replaces the earlier", () => {
    const unit = after(mill, rename, { ...rename, names: named("Milltown") }).register.get("mill")!;
    expect(unit.names.map(({ text }) => text)).toEqual(["MILL", "Milltown"]);
  });

  it("not before a renaming that is on record", () => {
    const earlier = { ...rename, names: named("Old Mill"), on: "2019-01-01" };
    const later = { code: "later-change", unitId: "mill", on: "2019-01-01", what: "name", later: "2020-01-01" };
    expect(answerTo(earlier, mill, rename)).toEqual(later);
  });

  it("of a day before a later change of its code: the two don't contradict each other", () => {
    const recode = { type: "RecodeUnit", unitId: "mill", scheme: "code", code: "m2", on: "2025-01-01" } as const;
    expect(answerTo(rename, mill, recode)).toEqual(["UnitRenamed"]);
  });

  it("not before it opened, after it closed, or to what it is called", () => {
    const open = registers(village("mill"), "2020-01-02");
    expect(answerTo(rename, open)).toMatchObject({ code: "not-alive", opened: "2020-01-02" });
    const close = { type: "CloseUnit", unitId: "mill", successors: [], on: "2020-01-01" } as const;
    expect(answerTo(rename, mill, close)).toMatchObject({ code: "not-alive", closed: "2020-01-01" });
    expect(answerTo({ ...rename, names: named("MILL") }, mill)).toMatchObject({ code: "nothing-changes" });
    expect(answerTo({ ...rename, unitId: "well" }, mill)).toEqual({ code: "unknown", what: "unit", id: "well" });
  });

  it("not one that nobody can see", () => {
    for (const text of ["\u200b\u200b", "—", "\u3164"])
      expect(answerTo({ ...rename, names: named(text) }, mill)).toMatchObject({
        problems: [{ path: "names[0]", want: "a name that can be seen" }],
      });
    expect(answerTo({ ...rename, names: named("ཆུ་མིག") }, mill)).not.toMatchObject({ code: "invalid" });
  });

  it("every fault of its form is named at once", () => {
    const names = [...named(" Mill"), ...named("a\u202eb"), { ...named("x")[0]!, lang: "English" }];
    expect(answerTo({ ...rename, names, on: "2021-02-29" }, mill)).toEqual({
      code: "invalid",
      problems: [
        { path: "names[0]", got: " Mill", want: "a name, without spaces around it" },
        { path: "names[1]", got: "a\u202eb", want: "a name without control characters" },
        { path: "names[1].lang", got: "en again", want: "one name a language" },
        { path: "names[2].lang", got: "English", want: "a language such as zh-Hans (BCP 47)" },
        { path: "on", got: "2021-02-29", want: "a day such as 2026-01-31" },
      ],
    });
  });
});

describe("a unit gets another code", () => {
  const recode = { type: "RecodeUnit", unitId: "mill", scheme: "code", code: "well", on: "2020-01-01" } as const;
  const well = registers(village("well"));

  it("not one that another unit has on that day, or will have", () => {
    const held = { code: "code-held", scheme: "code", held: "well", by: "well", from: null, until: null };
    expect(answerTo(recode, mill, well)).toEqual(held);
    const later = registers(village("well"), "2024-01-01");
    expect(answerTo(recode, mill, later)).toEqual({ ...held, from: "2024-01-01" });
  });

  it("one that another had until that day", () => {
    const away = { ...recode, unitId: "well", code: "w2" };
    expect(answerTo(recode, mill, well, away)).toEqual(["UnitRecoded"]);
    expect(answerTo({ ...recode, on: "2019-12-31" }, mill, well, away)).toMatchObject({ until: "2020-01-01" });
  });

  it("in one scheme; codes of another stay", () => {
    const unit = after(mill, { ...recode, scheme: "post" }).register.get("mill")!;
    expect(unit.codes.map(({ scheme, code, until }) => [scheme, code, until])).toEqual([
      ["code", "mill", null],
      ["post", "well", null],
    ]);
  });
});

describe("a unit moves", () => {
  const region = registers(village("north", { unitType: "region" }));
  const south = registers(village("south", { unitType: "region" }), "2010-01-01");
  const inNorth = registers(village("mill", { parents: [{ hierarchy: "admin", parent: "north" }] }));
  const move = { type: "MoveUnit", unitId: "mill", hierarchy: "admin", parent: "south", on: "2020-01-01" } as const;

  it("to another parent, in one hierarchy", () => {
    const other = { ...move, hierarchy: "health", parent: "north" };
    const unit = after(region, south, inNorth, other, move).register.get("mill")!;
    expect(unit.memberships.map(({ hierarchy, parent, from, until }) => [hierarchy, parent, from, until])).toEqual([
      ["health", "north", "2020-01-01", null],
      ["admin", "north", null, "2020-01-01"],
      ["admin", "south", "2020-01-01", null],
    ]);
  });

  it("to none", () => {
    const unit = after(region, inNorth, { ...move, parent: null }).register.get("mill")!;
    expect(unit.memberships).toEqual([{ hierarchy: "admin", parent: "north", from: null, until: "2020-01-01" }]);
  });

  it("not below itself, at whatever depth", () => {
    const mid = registers(village("mid", { parents: [{ hierarchy: "admin", parent: "north" }] }));
    const low = registers(village("low", { parents: [{ hierarchy: "admin", parent: "mid" }] }));
    const up = { ...move, unitId: "north", parent: "low" };
    expect(answerTo(up, region, mid, low)).toEqual({
      code: "cycle",
      unitId: "north",
      parent: "low",
      hierarchy: "admin",
    });
    expect(answerTo({ ...up, hierarchy: "health" }, region, mid, low)).toEqual(["UnitMoved"]);
    expect(answerTo({ ...up, parent: "north" }, region)).toMatchObject({ code: "cycle" });
  });

  it("not into one that is not there, all the time that it will be", () => {
    expect(answerTo({ ...move, on: "2009-12-31" }, region, south, inNorth)).toMatchObject({
      code: "not-alive",
      unitId: "south",
    });
    const close = { type: "CloseUnit", unitId: "south", successors: [], on: "2025-01-01" } as const;
    expect(answerTo(move, region, south, inNorth, close)).toMatchObject({ code: "not-alive", closed: "2025-01-01" });
  });
});

describe("a unit is registered", () => {
  it("with the parents that it has as long as both are there", () => {
    const south = registers(village("south", { unitType: "region" }), "2010-01-01");
    const mill2 = registers(village("mill", { parents: [{ hierarchy: "admin", parent: "south" }] }));
    const { events } = after(south, mill2);
    expect(events).toMatchObject([{ data: { unit: { no: 2, memberships: [{ from: "2010-01-01", until: null }] } } }]);
  });

  it("once, under a code that nobody has, in a parent that is there", () => {
    expect(answerTo(mill, mill)).toEqual({ code: "exists", what: "unit", id: "mill" });
    expect(answerTo(registers(village("mill", { unitId: "other" })), mill)).toMatchObject({
      code: "code-held",
      by: "mill",
    });
    const lost = registers(village("mill", { parents: [{ hierarchy: "admin", parent: "nowhere" }] }));
    expect(answerTo(lost)).toEqual({ code: "unknown", what: "unit", id: "nowhere" });
  });

  it.each([
    ["household", "a household or a person as a unit"],
    ["person", "a household or a person as a unit"],
    ["head_teacher", "a household or a person as a unit"],
    ["monastery", "a place of worship as a unit"],
    ["mosque", "a place of worship as a unit"],
  ])("never as a %s", (unitType, about) => {
    expect(answerTo(registers(village("mill", { unitType })))).toEqual({ code: "no-unit", unitType, about });
  });

  it.each(["village", "care_home", "teachers_college", "civil_parish", "residents_committee"])(
    "as a %s",
    (unitType) => {
      expect(answerTo(registers(village("mill", { unitType })))).toEqual(["UnitRegistered"]);
    },
  );
});
