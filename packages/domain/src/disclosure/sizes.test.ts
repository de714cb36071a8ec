import { expect, test } from "vitest";
import { sizesToHold } from "./sizes.ts";

const held = (sizes: Record<string, number>): string[] => [...sizesToHold(new Map(Object.entries(sizes)))];

test("too few left beside a part of the residents hold that part back", () => {
  expect(held({ residents: 100, children: 92 })).toEqual(["children"]);
  expect(held({ residents: 100, children: 90 })).toEqual([]);
});

test("too few left beside all parts hold the smallest back", () => {
  expect(held({ residents: 100, children: 30, residents_of_working_age: 65 })).toEqual(["children"]);
  expect(held({ residents: 100, children: 20, residents_of_working_age: 60, older_residents: 20 })).toEqual([]);
});

test("without residents, or of other people, nothing follows", () => {
  expect(held({ children: 92, older_residents: 3 })).toEqual([]);
  expect(held({ residents: 100, pupils: 97 })).toEqual([]);
  expect(held({ residents: Number.NaN, children: 92 })).toEqual([]);
});
