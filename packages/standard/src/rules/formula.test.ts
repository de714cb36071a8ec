import { expect, test } from "vitest";
import { formulaOf, namesIn } from "./formula.ts";
import { tokensOf } from "./tokens.ts";

const names = (source: string): string[] | null => {
  const formula = formulaOf(source);
  return formula && namesIn(formula);
};

test("texts are not names, whatever stands in them", () => {
  expect(names(`unit.terrain == "unit.name"`)).toEqual(["unit.terrain"]);
  expect(names(`unit.terrain == 'it\\'s unit.name'`)).toEqual(["unit.terrain"]);
  expect(names(`unit.terrain == """unit.name " unit.id"""`)).toEqual(["unit.terrain"]);
});

test("a raw text ends at its first quote, so nothing hides behind a backslash", () => {
  expect(names(String.raw`unit.terrain == r"\" || unit.name == "x"`)).toEqual(["unit.terrain", "unit.name"]);
});

test("a comment hides nothing that counts and shows nothing that does not", () => {
  expect(names("score >= 1 // unit.name")).toEqual(["score"]);
  expect(names("score >= 1 // unit.name\n && unit.id == 2")).toEqual(["score", "unit.id"]);
});

test("a name in backquotes is a name", () => {
  expect(names("unit.`name` == 1")).toEqual(["unit.name"]);
});

test("every character ends up in a token", () => {
  expect(tokensOf(`a"b`).map(({ text }) => text)).toEqual(["a", `"`, "b"]);
  expect(tokensOf("")).toEqual([]);
});

test("operators bind as in CEL", () => {
  expect(formulaOf("1 + 2 * 3 > 4 && !a || b")).toMatchObject({
    op: "||",
    left: { op: "&&", left: { op: ">", left: { op: "+", right: { op: "*" } } }, right: { is: "not" } },
    right: { name: "b" },
  });
  expect(formulaOf("a - b - c")).toMatchObject({ op: "-", left: { op: "-" }, right: { name: "c" } });
  expect(formulaOf("a ? b : c ? d : e")).toMatchObject({ is: "choose", no: { is: "choose" } });
});

test("what can't be read is null, not a fault", () => {
  for (const source of ["", "(", "a b", "a ? b", "[1, 2", "a.", "a..b", "&& a", "f(", "a[1"])
    expect(formulaOf(source)).toBeNull();
});

test("hostile depth ends at once", () => {
  expect(formulaOf(`${"(".repeat(1000)}1${")".repeat(1000)}`)).toBeNull();
  expect(formulaOf(`${"!".repeat(2000)}a`)).toBeNull();
  expect(formulaOf(`a${".b".repeat(900)}`)).toBeNull();
  expect(formulaOf(Array(900).fill("a").join("&&"))).not.toBeNull();
});
