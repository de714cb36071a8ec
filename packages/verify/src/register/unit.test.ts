import { describe, expect, test } from "vitest";
import type { EventOf } from "../record/chunk-of.ts";
import type { UnitRow } from "../record/event-shapes.ts";
import { close, move, recode, rename, reopen, unitOf } from "./unit.ts";

const ROW: UnitRow = {
  unitId: "a",
  no: 1,
  type: "village",
  opened: null,
  closed: null,
  names: [{ text: "Mill", lang: "en", origin: "source", review: null, from: null, until: null }],
  codes: [{ scheme: "code", code: "1", from: null, until: null }],
  memberships: [{ hierarchy: "admin", parent: "p", from: null, until: null }],
};
const name = (text: string, lang = "en") => ({ text, lang, origin: "source", review: null }) as const;
const event = <T extends "UnitRecoded" | "UnitMoved" | "UnitReopened">(
  type: T,
  seq: number,
  data: object,
): EventOf<T> => ({ type, seq, data }) as unknown as EventOf<T>; // what is looked at of it

describe("a unit, as the events make it", () => {
  test("has new names from a day on, and what ended is the word of the event that ended it", () => {
    const unit = unitOf(ROW, 3);
    rename(unit, [name("New Mill")], "2020-01-01", 7);
    expect(unit.names).toEqual([
      { ...name("Mill"), from: null, until: "2020-01-01", seq: 7 },
      { ...name("New Mill"), from: "2020-01-01", until: null, seq: 7 },
    ]);
  });
  test("keeps a name that stays the same, and a name in a language that is not named again ends", () => {
    const unit = unitOf({ ...ROW, names: [...ROW.names, { ...name("磨坊", "zh"), from: null, until: null }] }, 3);
    rename(unit, [name("Mill")], "2020-01-01", 7);
    expect(unit.names).toEqual([
      { ...name("磨坊", "zh"), from: null, until: "2020-01-01", seq: 7 },
      { ...name("Mill"), from: null, until: null, seq: 3 },
    ]);
  });
  test("changes its code in one scheme, and its place in one hierarchy, or leaves it", () => {
    const unit = unitOf(ROW, 3);
    recode(unit, event("UnitRecoded", 8, { scheme: "other", code: "x", on: "2020-01-01" }));
    recode(unit, event("UnitRecoded", 9, { scheme: "code", code: "2", on: "2021-01-01" }));
    expect(unit.codes.map(({ code, from, until, seq }) => [code, from, until, seq])).toEqual([
      ["x", "2020-01-01", null, 8],
      ["1", null, "2021-01-01", 9],
      ["2", "2021-01-01", null, 9],
    ]);
    move(unit, event("UnitMoved", 10, { hierarchy: "admin", parent: "q", on: "2021-01-01" }));
    move(unit, event("UnitMoved", 11, { hierarchy: "admin", parent: null, on: "2022-01-01" }));
    expect(unit.memberships.map(({ parent, from, until, seq }) => [parent, from, until, seq])).toEqual([
      ["p", null, "2021-01-01", 10],
      ["q", "2021-01-01", "2022-01-01", 11],
    ]);
  });
  test("that closes has nothing any more; open again it has what it is given, to the end of its new life", () => {
    const unit = unitOf(ROW, 3);
    close(unit, "2020-01-01", 8);
    expect(unit).toMatchObject({ closed: "2020-01-01", codes: [{ until: "2020-01-01", seq: 8 }] });
    reopen(unit, event("UnitReopened", 9, { names: [name("Mill")], code: null, on: "2022-01-01" }));
    expect(unit.pauses).toEqual([{ closed: "2020-01-01", reopened: "2022-01-01", seq: 9 }]);
    expect(unit.closed).toBeNull();
    expect(unit.names.at(-1)).toEqual({ ...name("Mill"), from: "2022-01-01", until: null, seq: 9 });
    expect(unit.codes).toHaveLength(1);
  });
});
