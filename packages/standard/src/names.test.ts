import { describe, expect, it } from "vitest";
import { nameFindings, namesOf } from "./names.ts";
import { type Criterion, Standard } from "./schema.ts";

const standardOf = (criteria: unknown, rest: object = {}): Standard =>
  Standard.parse({ touchstone: 1, id: "a", version: "1", title: "A", languages: ["en"], criteria, ...rest });
const leaf = (id: string): object => ({ id, title: id, kind: "share" });
const inner = (id: string, indicators: object[], criteria: unknown[] = []): unknown => ({
  id,
  title: id,
  indicators,
  criteria,
});
const codesOf = (standard: Standard): string[] =>
  nameFindings(standard, namesOf(standard)).map(({ code, path }) => `${code} ${path.join(".")}`);

describe("namesOf", () => {
  const standard = standardOf([
    inner("a", [leaf("a2"), leaf("a3")], [inner("a1", [leaf("a1_1")])]),
    inner("b", [leaf("b1")]),
  ]);
  const names = namesOf(standard);

  it("goes breadth-first, criteria before indicators, in the order written", () => {
    expect(names.map(({ id }) => id)).toEqual(["score", "a", "b", "a1", "a2", "a3", "b1", "a1_1"]);
  });

  it("puts the children of a node next to each other, each with its parent", () => {
    names.forEach(({ first, count }, k) => {
      const children = names.flatMap((node, c) => (node.parent === k ? [c] : []));
      expect(children).toEqual(Array.from({ length: count }, (_, c) => first + c));
    });
  });

  it("keeps the place of each in the document", () => {
    for (const node of names.slice(1)) {
      let at: unknown = standard;
      for (const step of node.path) at = (at as Record<string | number, unknown>)[step];
      expect((at as Criterion).id).toBe(node.id);
    }
  });
});

describe("nameFindings", () => {
  it("finds nothing in a tree of different names", () => {
    expect(codesOf(standardOf([inner("a", [leaf("b")])]))).toEqual([]);
  });

  it("tells of a name that stands twice, at the second place, whatever the two are", () => {
    const standard = standardOf([inner("a", [leaf("b"), leaf("a")]), inner("c", [leaf("b")])]);
    expect(codesOf(standard)).toEqual([
      "duplicate-id criteria.0.indicators.1.id",
      "duplicate-id criteria.1.indicators.0.id",
    ]);
    const [first] = nameFindings(standard, namesOf(standard));
    expect(first?.want).toContain("criteria[0]");
  });

  it("tells of a context named like an indicator: both are columns of one table", () => {
    const context = [{ id: "b", title: "B", class: "size", kind: "count" }];
    expect(codesOf(standardOf([inner("a", [leaf("b")])], { context }))).toEqual(["duplicate-id context.0.id"]);
  });

  it.each(["score", "unit", "period", "held_grade", "min", "planned", "findings", "null", "in"])(
    "keeps %s for its own meaning",
    (id) => {
      expect(codesOf(standardOf([inner("a", [leaf(id)])]))).toEqual(["reserved-id criteria.0.indicators.0.id"]);
      const context = [{ id, title: "B", class: "size", kind: "count" }];
      expect(codesOf(standardOf([inner("a", [leaf("b")])], { context }))).toEqual(["reserved-id context.0.id"]);
    },
  );

  it("tells of a criterion with nothing in it", () => {
    expect(codesOf(standardOf([inner("a", []), inner("b", [leaf("c")], [inner("d", [])])]))).toEqual([
      "empty-criterion criteria.0",
      "empty-criterion criteria.1.criteria.0",
    ]);
  });
});
