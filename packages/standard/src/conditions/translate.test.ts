import { Environment } from "@marcbachmann/cel-js";
import { type Expression, evaluate } from "@touchstone/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnsOf } from "../columns.ts";
import { namesOf } from "../names.ts";
import { Standard } from "../schema.ts";
import { type Scopes, scopesOf } from "./scope.ts";
import { translate } from "./translate.ts";

const title = "T";
const standard = Standard.parse({
  touchstone: 1,
  id: "a",
  version: "1",
  title,
  languages: ["en"],
  context: [
    { id: "residents", title, class: "size", kind: "count" },
    { id: "height", title, class: "geography", kind: "amount" },
    { id: "has_school", title, class: "facility", kind: "yes-no" },
    { id: "terrain", title, class: "geography", kind: "choice", of: ["valley", "plateau", "island"] },
    { id: "coast", title, class: "geography", kind: "choice", of: ["none", "rocky"] },
  ],
  criteria: [
    {
      id: "services",
      title,
      indicators: [
        { id: "notices", title, kind: "share" },
        { id: "meals", title, kind: "yes-no" },
        { id: "desk", title, kind: "rubric", rubric: ["None", "Some days", "Every day"] },
        { id: "plan", title, kind: "status" },
      ],
    },
  ],
  gates: [
    { id: "first", title, holds: "findings.major.open == 0" },
    { id: "second", title, holds: "findings.minor.open <= 2" },
  ],
  grades: [
    { id: "gold", title, atLeast: 80 },
    { id: "silver", title, atLeast: 50 },
  ],
});
const scopes = scopesOf(standard, namesOf(standard), columnsOf(standard));
// notices 0, meals 1, desk 2, plan 3, plan.planned 4, residents 5, height 6, has_school 7, terrain 8, coast 9, major 10, minor 11
// nodes: score 0, services 1, notices 2, meals 3, desk 4, plan 5

const at = ["gates", 0, "holds"];
function compiled(source: string, scope: keyof Scopes = "gate", want: "truth" | "number" = "truth"): Expression {
  const { expression, findings } = translate(source, want, scopes[scope], at);
  expect(findings).toEqual([]);
  return expression!;
}
function wrong(source: string, scope: keyof Scopes = "gate", want: "truth" | "number" = "truth"): string[] {
  const { expression, findings } = translate(source, want, scopes[scope], at);
  expect(expression).toBeNull();
  for (const finding of findings) expect(finding.path).toBe(at);
  return findings.map(({ level, code }) => `${level} ${code}`);
}
const column = (of: number): Expression => ({ op: "column", column: of });
const value = (of: number): Expression => ({ op: "value", value: of });

describe("what is translated", () => {
  it("a number beside a number, written with or without a decimal point", () => {
    const want = { op: ">=", left: { op: "score", node: 1 }, right: value(70) };
    expect(compiled("criteria.services >= 70")).toEqual(want);
    expect(compiled("criteria.services >= 70.0")).toEqual(want);
    expect(compiled("criteria.services >= 7e1")).toEqual(want);
    expect(compiled("unit.residents / 2 > 0.5")).toEqual(
      compiled("unit.residents / 2.0 > .5e0".replace(".5e0", "5e-1")),
    );
  });

  it("a yes-no as something that holds", () => {
    expect(compiled("unit.has_school", "unit")).toEqual(column(7));
    expect(compiled("!unit.has_school", "unit")).toEqual({ op: "not", of: column(7) });
    expect(compiled("unit.has_school == true", "unit")).toEqual({ op: "==", left: column(7), right: value(1) });
  });

  it("a choice as the place of its option, and a list of options as one or another", () => {
    expect(compiled("unit.terrain == 'plateau'", "unit")).toEqual({ op: "==", left: column(8), right: value(1) });
    expect(compiled("'plateau' != unit.terrain", "unit")).toEqual({ op: "!=", left: column(8), right: value(1) });
    expect(compiled("unit.terrain in ['island', 'valley']", "unit")).toEqual({
      op: "or",
      args: [2, 0].map((place) => ({ op: "==", left: column(8), right: value(place) })),
    });
  });

  it("a row of && or || as one of many parts", () => {
    const parts = Array.from({ length: 40 }, (_, k) => `unit.residents > ${k}`);
    const all = compiled(parts.join(" && "), "unit");
    expect(all).toMatchObject({ op: "and" });
    expect(all.op === "and" && all.args.length).toBe(40);
    expect(compiled("unit.has_school || unit.height > 1 && unit.height < 2", "unit")).toMatchObject({
      op: "or",
      args: [column(7), { op: "and" }],
    });
  });

  it("arithmetic, min, max, signs and a choice between two formulas", () => {
    expect(compiled("-unit.height + min(unit.residents, 3, 4) * 2", "unit", "number")).toEqual({
      op: "+",
      left: { op: "negate", of: column(6) },
      right: { op: "*", left: { op: "min", args: [column(5), value(3), value(4)] }, right: value(2) },
    });
    expect(compiled("unit.has_school ? 0.5 : 1", "unit", "number")).toEqual({
      op: "if",
      test: column(7),
      yes: value(0.5),
      no: value(1),
    });
  });

  it("what gates see: scores, shares done and planned, findings", () => {
    expect(compiled("score > 1")).toMatchObject({ left: { op: "score", node: 0 } });
    expect(compiled("indicators.desk > 1")).toMatchObject({ left: { op: "score", node: 4 } });
    expect(compiled("done.services > 0.5")).toMatchObject({ left: { op: "done", node: 1 } });
    expect(compiled("planned.plan > 0.5")).toMatchObject({ left: { op: "planned", node: 5 } });
    expect(compiled("findings.major.open == 0")).toMatchObject({ left: column(10) });
  });

  it("what grades see besides: gates", () => {
    expect(compiled("gates.second", "grade")).toEqual({ op: "gate", gate: 1 });
    expect(wrong("gates.second", "gate")).toEqual(["error condition-unknown-name"]);
  });

  it("answers, for derived indicators only", () => {
    expect(compiled("answers.notices * 100 + answers.desk", "derived", "number")).toMatchObject({ op: "+" });
    expect(compiled("answers.meals ? 1 : 0", "derived", "number")).toMatchObject({ test: column(1) });
    expect(wrong("answers.notices > 0.5", "gate")).toEqual(["error condition-unknown-name"]);
    expect(wrong("answers.notices > 0.5", "unit")).toEqual(["error condition-unknown-name"]);
    expect(wrong("score", "derived", "number")).toEqual(["error condition-unknown-name"]);
  });

  it("shares done, for score rules", () => {
    expect(compiled("min(done.services, done.plan)", "rule", "number")).toMatchObject({ op: "min" });
    expect(wrong("criteria.services", "rule", "number")).toEqual(["error condition-unknown-name"]);
  });

  it("grades of units below, by their order and not by their letters", () => {
    expect(compiled("gradeAtLeast('silver')", "childUnits")).toEqual({
      op: "and",
      args: [
        { op: ">=", left: column(0), right: value(0) },
        { op: "<=", left: column(0), right: value(1) },
      ],
    });
    expect(compiled("score", "childUnits", "number")).toEqual(column(1));
    expect(wrong("gradeAtLeast('silber')", "childUnits")).toEqual(["error condition-unknown-option"]);
    expect(wrong("gradeAtLeast(score)", "childUnits")).toEqual(["error condition-type"]);
    expect(wrong("gradeAtLeast('gold')", "gate")).toEqual(["error condition-unknown-function"]);
  });
});

describe("what is unknown", () => {
  const nodes = new Map([
    ["yes", 1],
    ["no", 0],
    ["unknown", Number.NaN],
  ]);
  /** has_school is p, the gate `first` is q */
  const holds = (source: string, p: string, q: string): string => {
    const column = (j: number): Float64Array => Float64Array.of(j === 7 ? nodes.get(p)! : Number.NaN);
    const gate = (): Float64Array => Float64Array.of(nodes.get(q)!);
    const [x = Number.NaN] = evaluate(compiled(source, "grade"), { nUnits: 1, column, gate });
    return Number.isNaN(x) ? "unknown" : x === 0 ? "no" : "yes";
  };

  it.each([
    ["yes", "unknown", "unknown", "yes"],
    ["no", "unknown", "no", "unknown"],
    ["unknown", "unknown", "unknown", "unknown"],
    ["unknown", "no", "no", "unknown"],
    ["unknown", "yes", "unknown", "yes"],
    ["yes", "no", "no", "yes"],
  ])("%s with %s: both %s, either %s", (p, q, both, either) => {
    expect(holds("unit.has_school && gates.first", p, q)).toBe(both);
    expect(holds("unit.has_school || gates.first", p, q)).toBe(either);
  });

  it("stays unknown when it is denied, compared or reckoned with", () => {
    expect(holds("!unit.has_school", "unknown", "no")).toBe("unknown");
    expect(holds("unit.height >= 0", "no", "no")).toBe("unknown");
    expect(holds("unit.terrain != 'valley'", "no", "no")).toBe("unknown");
    expect(holds("unit.terrain in ['valley', 'plateau', 'island']", "no", "no")).toBe("unknown");
    expect(holds("max(unit.height, 5) > 1", "no", "no")).toBe("unknown");
  });
});

describe("what is refused as seeing who the unit is", () => {
  it.each([
    ["unit.name == 'X'"],
    ["unit.id in ['a', 'b']"],
    ["unit.path > 1"],
    ["unit.parent == 'county'"],
    ["unit == 'X'"],
    ["unit in ['a', 'b']"],
    ["id == 'X'"],
    ["name != 'X' && unit.has_school"],
    ["units.x"],
  ])("%s", (source) => {
    for (const scope of ["unit", "gate", "grade", "derived", "rule"] as const)
      expect(wrong(source, scope)).toContain("refused condition-sees-identity");
  });

  it.each([
    ["unit.terrain.startsWith('v')"],
    ["unit.terrain.matches('v.*')"],
    ["unit.terrain.contains('v')"],
    ["'valley plateau'.contains(unit.terrain)"],
    ["['valley'].exists(t, t == unit.terrain)"],
    ["cel.bind(x, unit.height, x > 1)"],
  ])("a function of texts or lists: %s", (source) => {
    expect(wrong(source, "unit").join()).toMatch(/refused condition-text-function|condition-syntax/);
  });
});

describe("what can't be said", () => {
  it.each([
    ["size(unit.terrain) > 1", "error condition-unknown-function"],
    ["has(unit.height)", "error condition-unknown-function"],
    ["string(unit.height) == 'x'", "error condition-unknown-function"],
    ["timestamp('2024-01-01T00:00:00Z') > 1", "error condition-unknown-function"],
    ["unit.height % 2 == 0", "error condition-operator"],
    ["unit['height'] > 1", "error condition-operator"],
    ["[unit.height][0] > 1", "error condition-operator"],
    ["{'a': 1}.a > 0", "error condition-operator"],
    ["unit.height == null", "error condition-type"],
    ["unit.height > 9007199254740993", "error condition-number"],
    ["unit.height > 3u", "error condition-type"],
    ["unit.terrain < 'plateau'", "error condition-type"],
    ["unit.terrain == unit.coast", "error condition-type"],
    ["unit.terrain == 1", "error condition-type"],
    ["unit.terrain == 'rocky'", "error condition-unknown-option"],
    ["unit.terrain in ['valley', 'rocky']", "error condition-unknown-option"],
    ["unit.terrain in []", "error condition-type"],
    ["unit.height in [1, 2]", "error condition-type"],
    ["unit.height == 'high'", "error condition-type"],
    ["unit.has_school == 'yes'", "error condition-type"],
    ["unit.has_school == 1", "error condition-type"],
    ["unit.has_school > 0", "error condition-type"],
    ["unit.height && unit.has_school", "error condition-type"],
    ["!unit.height", "error condition-type"],
    ["1 < unit.height < 3", "error condition-type"],
    ["unit.height", "error condition-type"],
    ["'valley'", "error condition-type"],
    ["unit.terrain", "error condition-type"],
    ["unit.has_school ? 1 : 2", "error condition-type"],
    ["unit.has_school ? unit.has_school : 2", "error condition-type"],
    ["min(unit.height) > 1", "error condition-type"],
    ["unit.height / 0 > 1", "error condition-division-by-zero"],
    ["unit.height / (2 - 2.0) > 1", "error condition-division-by-zero"],
    ["unit.altitude > 1", "error condition-unknown-name"],
    ["height > 1", "error condition-unknown-name"],
    ["unit.height.value > 1", "error condition-unknown-name"],
    ["unit.height >", "error condition-syntax"],
    ["unit.height = 3", "error condition-syntax"],
    ["unit.height > 1 and unit.has_school", "error condition-syntax"],
    ["", "error condition-syntax"],
    ["unit.height > 1; unit.height > 2", "error condition-syntax"],
    ["unit.has_school || true", "error condition-constant"],
    ["unit.has_school && false", "error condition-constant"],
    ["unit.height > 1 || 1 < 2", "error condition-constant"],
    ["unit.has_school && (unit.height > 1 || true)", "error condition-constant"],
    ["(unit.has_school || true) && unit.has_school", "error condition-constant"],
    ["true", "error condition-constant"],
    ["!false", "error condition-constant"],
    ["3 >= 2", "error condition-constant"],
    ["unit.height == unit.height", "error condition-constant"],
    ["(true ? unit.height : 2.0) > 1", "error condition-constant"],
  ])("%s", (source, finding) => {
    expect(new Set(wrong(source, "unit"))).toEqual(new Set([finding]));
  });

  it("is told with what was probably meant", () => {
    const want = (source: string): string => translate(source, "truth", scopes.gate, at).findings[0]?.want ?? "";
    expect(want("unit.heigth > 1")).toContain("unit.height");
    expect(want("criteria.servises > 1")).toContain("criteria.services");
    expect(want("unit.terrain == 'valey'")).toContain("'valley'");
    expect(want("mni(unit.height, 2) > 1")).toContain("min(");
    expect(want("quite.something.else > 1")).toContain("criteria.…");
  });

  it("is told all at once", () => {
    expect(wrong("unit.name == 'X' && unit.heigth > 1 && unit.terrain == 'valey'", "unit")).toEqual([
      "refused condition-sees-identity",
      "error condition-unknown-name",
      "error condition-unknown-option",
    ]);
  });

  it.each([
    ["100,000 parentheses", `${"(".repeat(100_000)}1${")".repeat(100_000)}`],
    ["900 parentheses", `${"(".repeat(900)}unit.has_school${")".repeat(900)}`],
    ["1,900 exclamation marks", `${"!".repeat(1900)}unit.has_school`],
    ["a row of signs with spaces", `${"- ".repeat(900)}unit.height > 1`],
    ["a list of 500 options", `unit.terrain in [${"'a',".repeat(490)}'a']`],
    ["a megabyte of text", `unit.terrain == '${"x".repeat(1e6)}'`],
    ["an unclosed text", "unit.terrain == 'x"],
    ["a lone surrogate", "unit.terrain == '\uD800'"],
    ["a NUL", "unit.height > 1\u0000"],
    ["a name of the prototype", "unit.constructor || unit.__proto__ || __proto__ || toString"],
    ["a comment to the end", "// nothing"],
  ])("%s is told and does no harm", (_what, source) => {
    expect(wrong(source, "unit").length).toBeGreaterThan(0);
  });
});

describe("beside a complete CEL", () => {
  const whole = new Environment()
    .registerVariable("unit", {
      schema: { residents: "double", height: "double", has_school: "bool", terrain: "string", coast: "string" },
    })
    .registerFunction("min(double, double): double", Math.min)
    .registerFunction("max(double, double): double", Math.max);

  const { truth } = fc.letrec<{ truth: string; number: string }>((tie) => {
    const number = tie("number");
    const truth = tie("truth");
    const literal = fc.integer({ min: -40, max: 40 }).map((n) => `(${(n / 8).toFixed(3)})`);
    return {
      number: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        fc.constantFrom("unit.residents", "unit.height"),
        literal,
        fc.tuple(number, fc.constantFrom("+", "-", "*"), number).map(([a, op, b]) => `(${a} ${op} ${b})`),
        number.map((a) => `(${a} / 4.0)`),
        number.map((a) => `-${a}`),
        fc.tuple(fc.constantFrom("min", "max"), number, number).map(([of, a, b]) => `${of}(${a}, ${b})`),
        fc.tuple(truth, number, number).map(([t, a, b]) => `(${t} ? ${a} : ${b})`),
      ),
      truth: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        fc.constantFrom("unit.has_school", "unit.terrain == 'plateau'", "unit.terrain in ['valley', 'island']"),
        fc.constantFrom("unit.coast != 'none'", "!unit.has_school"),
        fc
          .tuple(number, fc.constantFrom("<", "<=", "==", "!=", ">", ">="), number)
          .map(([a, op, b]) => `${a} ${op} ${b}`),
        fc.tuple(truth, fc.constantFrom("&&", "||"), truth).map(([a, op, b]) => `(${a} ${op} ${b})`),
        truth.map((a) => `!(${a})`),
        fc.tuple(truth, truth, truth).map(([t, a, b]) => `(${t} ? ${a} : ${b})`),
      ),
    };
  });
  const unit = fc.record({
    residents: fc.integer({ min: -8, max: 8 }).map((n) => n / 4),
    height: fc.integer({ min: -8, max: 8 }).map((n) => n / 4),
    has_school: fc.boolean(),
    terrain: fc.constantFrom("valley", "plateau", "island"),
    coast: fc.constantFrom("none", "rocky"),
  });

  it("says the same wherever everything is known", () => {
    let compared = 0;
    fc.assert(
      fc.property(truth, unit, (source, known) => {
        const { expression, findings } = translate(source, "truth", scopes.unit, at);
        if (!expression) {
          // a part that never changes is refused here and means something there
          expect(new Set(findings.map(({ code }) => code))).toEqual(
            new Set([source.length > 2000 ? "condition-syntax" : "condition-constant"]),
          );
          return;
        }
        const cells = [known.residents, known.height, Number(known.has_school)];
        const places = [["valley", "plateau", "island"].indexOf(known.terrain), ["none", "rocky"].indexOf(known.coast)];
        const column = (j: number): Float64Array => Float64Array.of([...cells, ...places][j - 5]!);
        const [ours] = evaluate(expression, { nUnits: 1, column });
        expect(ours === 1).toBe(whole.evaluate(source, { unit: known }));
        compared++;
      }),
      { seed: 8, numRuns: 3000 },
    );
    expect(compared).toBeGreaterThan(2000);
  });
});

describe("what is told of a mistake", () => {
  const told = (source: string, scopeName: keyof Scopes = "unit"): string[] =>
    translate(source, scopeName === "derived" ? "number" : "truth", scopes[scopeName], []).findings.map(
      ({ got }) => got,
    );

  it.each([
    ["unit.height > > 3", ">, where a name or a number is missing"],
    ["unit.height >", "the end, where a name or a number is missing"],
    ["(unit.height > 3", "the end, where ) is missing"],
    ["unit.height = 3", "= by itself, which means nothing here"],
    ["unit.has_school and unit.has_school", "two parts with nothing between them that joins them"],
  ])("%s is told in signs, not in the parser's names of them", (source, got) => {
    expect(told(source)).toEqual([got]);
  });
});
