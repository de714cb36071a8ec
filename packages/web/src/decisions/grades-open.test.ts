import { describe, expect, it } from "vitest";
import { gradesOpen, isLower } from "./grades-open.ts";

const grades = ["gold", "silver", "bronze"].map((id, at) => ({ id, title: { en: id }, atLeast: 80 - 10 * at }));
const ids = (computed: string | null) => gradesOpen(grades, computed).map(({ id }) => id);

describe("a decision", () => {
  it("gives no grade above the computed one", () => {
    expect(ids("silver")).toEqual(["silver", "bronze"]);
    expect(ids("gold")).toEqual(["gold", "silver", "bronze"]);
  });

  it("gives no grade where the score gives none", () => expect(ids(null)).toEqual([]));

  it.each([
    ["silver", "gold", true],
    [null, "bronze", true],
    ["gold", "gold", false],
    ["gold", "bronze", false],
  ])("of %s where %s was sought owes reasons: %s", (decided, sought, owes) =>
    expect(isLower(grades, decided, sought)).toBe(owes),
  );
});
