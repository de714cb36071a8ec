import { describe, expect, it } from "vitest";
import { answerOf, type Said, saidOf, shareOf, ticksOf } from "./said.ts";

const asked = { kind: "amount", range: { least: 0, most: 168 }, options: [] } as const;
const share = { kind: "share", range: { least: 0, most: 1 }, options: [] } as const;
const number = (text: string): Said => ({ kind: "number", text });
const LIST = ["ramp", "toilet", "seats", "pictures"].map((id, at) => ({ id, title: {}, weight: at < 2 ? 2 : 1 }));
const checklist = { kind: "checklist", range: null, options: LIST } as const;

describe("a number", () => {
  it.each([
    ["32", 32],
    [" 12.5 ", 12.5],
    ["３２", 32],
    ["༣༢", 32],
    ["-0", 0],
  ])("%s is %s", (text, answer) => expect(answerOf(asked, number(text))).toEqual({ answer }));

  it.each([
    ["", { is: "empty" }],
    ["many", { is: "number" }],
    ["1,200", { is: "number" }],
    ["1e3", { is: "number" }],
    ["-1", { is: "least", limit: 0 }],
    ["169", { is: "most", limit: 168 }],
  ])("%j is none", (text, fault) => expect(answerOf(asked, number(text))).toEqual({ fault }));

  it("of things that are counted has no parts", () =>
    expect(answerOf({ ...asked, kind: "count" }, number("2.5"))).toEqual({ fault: { is: "whole" } }));
});

describe("a share", () => {
  it("is typed in per cent and recorded as a part of one, without the dust of a division", () => {
    expect(answerOf(share, number("7"))).toEqual({ answer: 0.07 });
    expect(answerOf(share, number("85 %"))).toEqual({ answer: 0.85 });
    expect(answerOf(share, number("101"))).toEqual({ fault: { is: "most", limit: 100 } });
  });
  it("that is on record is shown in per cent", () => expect(saidOf(share, 0.07)).toEqual(number("7")));
});

describe("a checklist", () => {
  it("is the weight of what is there, of all", () => {
    expect(shareOf(LIST, ["ramp", "seats"])).toBe(3 / 6);
    expect(answerOf(checklist, { kind: "ticks", ticks: [] })).toEqual({ answer: 0 });
  });
  it("is ticked again where one list alone makes up its share", () => {
    expect(ticksOf(LIST, 1)).toEqual(["ramp", "toilet", "seats", "pictures"]);
    expect(ticksOf(LIST, 0)).toEqual([]);
  });
  it("is left as it is where several lists would", () => {
    expect(ticksOf(LIST, 2 / 6)).toBeNull(); // the ramp, the toilet, or seats and pictures
    expect(saidOf(checklist, 2 / 6)).toEqual({ kind: "same", answer: 2 / 6 });
  });
});

describe("no answer", () => {
  it.each(["missing", "insufficient", "n/a"] as const)("says that it is %s, with its reason", (why) => {
    const said = { kind: "none", why, note: " nobody counted " } as const;
    expect(answerOf(asked, said)).toEqual({ answer: { state: why, note: "nobody counted" } });
    expect(saidOf(asked, { state: why })).toEqual({ kind: "none", why, note: "" });
  });
});

it("what is on record goes into the form and comes out as the same", () => {
  for (const answer of [32, 0, true, false, "weekly", { state: "n/a", note: "no clinic" }]) {
    const said = saidOf({ ...asked, kind: typeof answer === "boolean" ? "yes-no" : "amount" }, answer);
    expect(said && answerOf(asked, said)).toEqual({ answer });
  }
});
