import { describe, expect, it } from "vitest";
import { unitsSearch } from "./units-search.ts";

const ID = "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88";

describe("the address of the table of units", () => {
  it("says what the table is narrowed to", () => {
    const said = { cycle: ID, state: "none", type: "village", text: "mill", under: ID };
    expect(unitsSearch(said)).toEqual(said);
  });

  it.each([
    ["a state that there is not", { state: "asleep" }],
    ["nothing to look for", { text: "" }],
    ["a type that is no word", { type: 7 }],
    ["a unit that is none", { under: "north" }],
    ["a round that is none", { cycle: "last" }],
  ])("leaves out %s", (_, said) => expect(unitsSearch(said)).toEqual({}));
});
