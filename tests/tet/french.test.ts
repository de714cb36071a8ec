import { describe, expect, it } from "vitest";
import { type Names, not, numberOf, print, saidWhen, truthOf } from "./cel.ts";
import { evaluateFrench, type View } from "./evaluate-french.ts";
import { parseFrench } from "./french.ts";
import { isHere, loadQuestions, loadRows, named } from "./source.ts";

const evaluate = (rule: string, view: View = {}) => evaluateFrench(parseFrench(rule), view);

describe("the publisher's rules, read", () => {
  it("says nothing where the condition fails and there is no sinon", () => {
    expect(evaluate("si FAUX alors 2")).toBeNull();
    expect(evaluate("si faux alors 2 sinon si vrai alors 4 sinon 8")).toBe(4);
    expect(evaluate("si faux alors 2 sinon si faux alors 4 sinon 8")).toBe(8);
  });

  it("takes products before sums, and sums before comparisons", () => {
    expect(evaluate("1 + 2 * 3 - 4")).toBe(3);
    expect(evaluate("(1 + 2) * 3 - 4")).toBe(5);
    expect(evaluate("1 + 1 = 2 et 3 < 2 + 2")).toBe(true);
    expect(evaluate("8 / 4 / 2")).toBe(1);
    expect(evaluate("2 - -0.5")).toBe(2.5);
  });

  it("takes et before ou", () => {
    expect(evaluate("VRAI ou VRAI et FAUX")).toBe(true);
    expect(evaluate("(VRAI ou VRAI) et FAUX")).toBe(false);
  });

  it("hands on that an operand has no value", () => {
    expect(evaluate("1 + reponse(x)")).toBeNull();
    expect(evaluate("min(1, reponse(x))")).toBeNull();
    expect(evaluate("reponse(x) < 3")).toBeNull();
    expect(evaluate("max(reponse(x), 0.5)", { answers: { x: 0.7 } })).toBe(0.7);
    expect(evaluate("min(score(1.1), score(2))", { scores: { "1.1": 0.4, "2": 0.9 } })).toBe(0.4);
  });

  it("compares a missing answer as another one", () => {
    expect(evaluate("reponse(q, NON)")).toBe(false);
    expect(evaluate("reponse(q, OUI)")).toBe(false);
    expect(evaluate("reponse(q, NON)", { answers: { q: false } })).toBe(true);
    expect(evaluate("reponse(q, q_b)", { answers: { q: "q_b" } })).toBe(true);
  });

  it("reads a keyword only as a whole word", () => {
    expect(evaluate("reponse(ouverte, OUI)", { answers: { ouverte: true } })).toBe(true);
    expect(evaluate("reponse(vraie, si_a)", { answers: { vraie: "si_a" } })).toBe(true);
  });

  it.each(["", "si VRAI", "1 +", "(1", "1)", "f(1)", "1 < 2 < 3", "reponse(x, )", "bonjour", "1 ? 2", "--1"])(
    "refuses %j",
    (rule) => {
      expect(() => parseFrench(rule)).toThrow(SyntaxError);
    },
  );
});

const NAMES: Names = {
  answer: (question, equals) => ({ is: "compare", left: question, op: "==", right: `"${equals}"` }),
  identity: (_field, equals) => ({ is: "holds", name: equals }),
  score: (node) => `done.${node}`,
};
const condition = (rule: string) => print(truthOf(parseFrench(rule), NAMES));

describe("the publisher's rules, in CEL", () => {
  it("writes si … alors VRAI as a plain condition", () => {
    expect(condition("si reponse(q, NON) alors VRAI sinon FAUX")).toBe('q == "NON"');
    expect(condition("si reponse(q, NON) alors VRAI")).toBe('q == "NON"');
    expect(condition("si reponse(q, NON) alors FAUX sinon VRAI")).toBe('q != "NON"');
    expect(condition("si identite(type, a) alors VRAI sinon si identite(type, b) alors VRAI")).toBe("a || b");
    expect(condition("si identite(type, a) alors FAUX sinon identite(type, b)")).toBe("!a && b");
  });

  it("keeps which et belongs to which ou", () => {
    expect(condition("reponse(a, A) et (reponse(b, B) ou reponse(c, C))")).toBe('a == "A" && (b == "B" || c == "C")');
    expect(print(not(truthOf(parseFrench("reponse(a, A) ou reponse(b, B)"), NAMES)))).toBe('!(a == "A" || b == "B")');
  });

  it("keeps both branches where neither is a constant", () => {
    expect(condition("si identite(type, a) alors identite(type, b) sinon identite(type, c)")).toBe(
      "(a && b) || (!a && c)",
    );
  });

  it("tells where a number is said, and which", () => {
    const rule = parseFrench("si identite(type, a) alors 1/3 sinon si identite(type, b) alors min(score(x), 2)");
    expect(print(saidWhen(rule, NAMES))).toBe("a || b");
    expect(numberOf(rule, NAMES)).toBe("(a ? (1.0 / 3.0) : min(done.x, 2.0))");
  });

  it("refuses a number for a condition and a condition for a number", () => {
    expect(() => condition("1 + 1")).toThrow(TypeError);
    expect(() => numberOf(parseFrench("reponse(q, OUI)"), NAMES)).toThrow(TypeError);
  });
});

describe.skipIf(!isHere)(named("every rule of the two standards is read"), () => {
  it("reads 20 and 173 rules of applicability and 2 reductions", () => {
    const eci = loadRows("eci");
    const te = loadRows("te");
    expect([eci.length, te.length]).toEqual([367, 663]);
    const rules = [...eci, ...te].flatMap((row) => [row.deactivation, row.reduction]).filter(Boolean);
    for (const rule of rules) expect(() => parseFrench(rule), rule).not.toThrow();
    expect(eci.filter((row) => row.deactivation).length).toBe(20);
    expect(te.filter((row) => row.deactivation).length).toBe(173);
    expect(eci.filter((row) => row.reduction).map((row) => row.id)).toEqual(["3.7.1", "3.7.2"]);
  });

  it("reads 31 formulas over indicators and when a question is asked", () => {
    const formulas = loadRows("te")
      .map((row) => row.indicatorFormula)
      .filter(Boolean);
    expect(formulas.length).toBe(31);
    for (const formula of formulas) expect(() => parseFrench(formula), formula).not.toThrow();
    const visible = loadQuestions()
      .map((question) => question.visibleWhen)
      .filter(Boolean);
    expect(visible.length).toBe(6);
    for (const rule of visible) expect(() => parseFrench(rule), rule).not.toThrow();
  });
});
