import { expect, test } from "vitest";
import { repeatedIds } from "./ids.ts";
import { errors, villages, withIndicator } from "./villages.ts";

const gate = { id: "g", title: "G", holds: "score >= 1" };
const grade = { id: "good", title: "Good", atLeast: 70 };
const option = { id: "a", value: 1 };

test.each([
  ["gates", villages({ gates: [gate, gate] })],
  ["grades", villages({ grades: [grade, { ...grade, atLeast: 50 }] })],
  [
    "types of unit",
    villages({
      cycle: undefined,
      units: [
        { type: "v", title: "V", kind: "area", assessed: true },
        { type: "v", title: "W", kind: "area" },
      ],
    }),
  ],
  ["a body like a type of unit", villages({ bodies: [{ id: "county", title: "C" }] })],
  [
    "bodies",
    villages({
      bodies: [
        { id: "office", title: "O" },
        { id: "office", title: "P" },
      ],
    }),
  ],
  ["options", withIndicator({ kind: "choice", of: [option, option], goalposts: [0, 1] })],
  [
    "options of context",
    villages({ context: [{ id: "c", title: "C", class: "size", kind: "choice", of: ["s", "s"] }] }),
  ],
  [
    "items",
    withIndicator({
      kind: "checklist",
      items: [
        { id: "a", title: "A" },
        { id: "a", title: "B" },
      ],
    }),
  ],
])("an id stands once among %s", (_, standard) => {
  expect(errors(standard)).toEqual(["id-repeated"]);
});

test("the second one is the one that is told", () => {
  expect(repeatedIds(villages({ gates: [gate, gate, gate] })).map(({ path }) => path.join("."))).toEqual([
    "gates.1.id",
    "gates.2.id",
  ]);
});

test("the same id in two lists is two things", () => {
  const items = [{ id: "a", title: "A" }];
  const indicators = ["one", "two"].map((id) => ({ id, title: id, measures: "service", kind: "checklist", items }));
  expect(errors(villages({ indicators, gates: [{ ...gate, id: "a" }] }))).toEqual([]);
});
