import type { Input } from "@touchstone/engine";
import { describe, expect, it } from "vitest";
import { compile } from "./compile.ts";
import type { Indicator } from "./schema.ts";
import { Standard } from "./schema.ts";

const title = "T";
type Said = { kind: Indicator["kind"] } & Record<string, unknown>;
interface Rest {
  scoring?: object;
  grades?: object[];
  gates?: object[];
  robustness?: object;
}

function compiled(said: Said, rest: Rest = {}): ReturnType<typeof compile> {
  return compile(
    Standard.parse({
      touchstone: 1,
      id: "a",
      version: "1",
      title,
      languages: ["en"],
      units: [{ type: "village", title, kind: "area", assessed: true }],
      context: [
        { id: "residents", title, class: "size", kind: "count" },
        { id: "has_school", title, class: "facility", kind: "yes-no" },
      ],
      criteria: [
        {
          id: "c",
          title,
          indicators: [
            { id: "x", title, ...said },
            { id: "y", title, kind: "share" },
          ],
        },
      ],
      ...rest,
    }),
  );
}
function inputOf(said: Said, rest: Rest = {}): Input {
  const { model, findings } = compiled(said, rest);
  expect(findings).toEqual([]);
  return model.nodes.find(({ id }) => id === "x")!.input!;
}
const wrong = (said: Said, rest: Rest = {}): string[] =>
  compiled(said, rest).findings.map(({ level, code, path }) => `${level} ${code} ${path.join(".")}`);

const place = "criteria.0.indicators.0";
const rubric = ["None", "Some days", "Every day"];
const of = [
  { id: "no", value: 10 },
  { id: "half", value: 40 },
  { id: "yes", value: 30 },
];
const graded = { grades: [{ id: "gold", title, atLeast: 80 }] };
const posts = (low: number, high: number): object => ({
  method: "goalposts",
  low,
  high,
  to: [0, 100],
  truncate: true,
});

describe("an answer of each kind", () => {
  it.each<[string, Said, object]>([
    ["a yes-no from 0 to 1", { kind: "yes-no" }, { levels: null, normalise: posts(0, 1) }],
    ["a share from 0 to 1", { kind: "share" }, { normalise: posts(0, 1) }],
    ["a share between its own goalposts", { kind: "share", goalposts: [0.2, 0.9] }, { normalise: posts(0.2, 0.9) }],
    ["an amount between goalposts", { kind: "amount", goalposts: [-5, 30] }, { normalise: posts(-5, 30) }],
    ["a count", { kind: "count", goalposts: [0, 12] }, { normalise: posts(0, 12) }],
    [
      "a choice, by the values of its options",
      { kind: "choice", of },
      { levels: [10, 40, 30], normalise: posts(10, 40) },
    ],
    [
      "a rubric, by its levels and what lies between",
      { kind: "rubric", rubric },
      { levels: null, normalise: posts(0, 2) },
    ],
    ["a checklist, by the share held", { kind: "checklist", items: [{ id: "a", title }] }, { normalise: posts(0, 1) }],
    ["a status, by the share done", { kind: "status" }, { column: 0, planned: 2, normalise: posts(0, 1) }],
    [
      "less is better",
      { kind: "amount", better: "lower", goalposts: [1, 9] },
      { direction: -1, normalise: posts(1, 9) },
    ],
    [
      "near a target is better",
      { kind: "amount", better: { target: 21, tolerance: 4 } },
      { direction: 1, normalise: { method: "target", target: 21, tolerance: 4, to: [0, 100] } },
    ],
    [
      "a count per thousand residents",
      { kind: "count", per: { context: "residents", times: 1000 }, goalposts: [0, 5] },
      { per: { column: 2, times: 1000 } },
    ],
    [
      "one that a formula makes",
      { kind: "derived", from: "answers.y * 2", goalposts: [0, 2] },
      { column: -1, derive: { op: "*", left: { op: "column", column: 0 }, right: { op: "value", value: 2 } } },
    ],
    [
      "one that units below make",
      { kind: "derived", from: { childUnits: "village", share: "score >= 50" } },
      { column: 0, derive: null, normalise: posts(0, 1) },
    ],
  ])("%s", (_what, said, want) => {
    expect(inputOf(said)).toMatchObject({ derive: null, direction: 1, planned: -1, treat: null, ...want });
  });

  it("takes the scale of the standard, and its own method before the standard's", () => {
    const scoring = { normalise: { method: "goalposts", to: [1, 100] } };
    expect(inputOf({ kind: "share" }, { scoring }).normalise).toMatchObject({ to: [1, 100] });
    const own = { kind: "amount", normalise: { method: "minmax" } } as const;
    expect(inputOf(own, { scoring }).normalise).toEqual({ method: "minmax", to: [1, 100] });
  });

  it.each<[string | object, object]>([
    ["minmax", { method: "minmax", to: [0, 100] }],
    [
      { method: "zscore", mean: 60, sd: 12 },
      { method: "zscore", mean: 60, sd: 12 },
    ],
    ["zscore", { method: "zscore", mean: 0, sd: 1 }],
    ["rank", { method: "rank", ties: "min" }],
    [
      { method: "rank", ties: "average" },
      { method: "rank", ties: "average" },
    ],
    ["borda", { method: "borda" }],
    ["percentileRank", { method: "percentileRank" }],
    ["fractionOfMax", { method: "fractionOfMax" }],
    ["distanceToMax", { method: "distanceToMax" }],
    [
      { method: "distanceToReference", unit: "u1" },
      { method: "distanceToReference", unit: "u1", cap: false },
    ],
    ["scaled", { method: "scaled", from: [0, 100], factor: 100 }],
    [
      { method: "scaled", from: [2, 5], factor: 1 },
      { method: "scaled", from: [2, 5], factor: 1 },
    ],
    ["none", { method: "none" }],
  ])("normalises by %j in an index", (normalise, want) => {
    expect(inputOf({ kind: "amount" }, { scoring: { normalise } }).normalise).toEqual(want);
  });

  it("covers the distance to the indicator's target", () => {
    const said = { kind: "amount", normalise: { method: "distanceToTarget", cap: true }, target: 7 } as const;
    expect(inputOf(said).normalise).toEqual({ method: "distanceToTarget", target: 7, cap: true });
  });

  it("treats outliers as the standard says, or as the indicator does", () => {
    const scoring = { normalise: "minmax", treat: { skew: 1.5 } };
    expect(inputOf({ kind: "amount" }, { scoring }).treat).toEqual({
      skew: 1.5,
      kurtosis: 3.5,
      winsorise: 5,
      otherwise: { method: "log" },
      combine: false,
    });
    expect(inputOf({ kind: "amount", treat: "none" }, { scoring }).treat).toBeNull();
    const boxcox = { otherwise: { method: "boxcox", lambda: 0.5 } };
    expect(inputOf({ kind: "amount", treat: boxcox }, { scoring }).treat?.otherwise).toEqual(boxcox.otherwise);
    expect(inputOf({ kind: "amount", treat: { otherwise: "none" } }, { scoring }).treat?.otherwise).toBeNull();
  });
});

describe("an indicator that can't be computed", () => {
  it.each<[string, Said, string[]]>([
    ["an amount without goalposts", { kind: "amount" }, [`error no-goalposts ${place}`]],
    ["a count without goalposts", { kind: "count" }, [`error no-goalposts ${place}`]],
    ["a formula without goalposts", { kind: "derived", from: "answers.y" }, [`error no-goalposts ${place}`]],
    ["a share of another range without goalposts", { kind: "share", range: [0, 100] }, [`error no-goalposts ${place}`]],
    ["goalposts the wrong way round", { kind: "amount", goalposts: [9, 1] }, [`error range-order ${place}.goalposts`]],
    ["goalposts in one place", { kind: "amount", goalposts: [1, 1] }, [`error range-order ${place}.goalposts`]],
    [
      "options all worth the same",
      { kind: "choice", of: of.map((one) => ({ ...one, value: 3 })) },
      [`error range-order ${place}.of`],
    ],
    ["a choice without options", { kind: "choice" }, [`error kind-needs ${place}`]],
    ["a rubric without levels", { kind: "rubric" }, [`error kind-needs ${place}`]],
    ["a checklist without items", { kind: "checklist" }, [`error kind-needs ${place}`]],
    ["a derived one from nothing", { kind: "derived", goalposts: [0, 1] }, [`error kind-needs ${place}`]],
    ["options beside a share", { kind: "share", of }, [`error kind-has-no ${place}.of`]],
    ["a formula beside a share", { kind: "share", from: "answers.y" }, [`error kind-has-no ${place}.from`]],
    ["a range of a rubric", { kind: "rubric", rubric, range: [0, 1] }, [`error kind-has-no ${place}.range`]],
    ["two options of one name", { kind: "choice", of: [...of, of[0]] }, [`error duplicate-id ${place}.of.3.id`]],
    [
      "a cost for steps that aren't there",
      { kind: "rubric", rubric, cost: [1, 2, 3] },
      [`error cost-steps ${place}.cost`],
    ],
    ["a share per residents", { kind: "share", per: { context: "residents" } }, [`error kind-has-no ${place}.per`]],
    [
      "per a yes-no",
      { kind: "count", goalposts: [0, 1], per: { context: "has_school" } },
      [`error per-not-a-number ${place}.per.context`],
    ],
    [
      "per what is nowhere",
      { kind: "count", goalposts: [0, 1], per: { context: "residence" } },
      [`error unknown-context ${place}.per.context`],
    ],
    [
      "per an answer",
      { kind: "count", goalposts: [0, 1], per: { context: "y" } },
      [`error unknown-context ${place}.per.context`],
    ],
    ["a target without tolerance", { kind: "amount", better: { target: 3 } }, [`error no-tolerance ${place}.better`]],
    [
      "a target beside goalposts",
      { kind: "amount", better: { target: 3, tolerance: 1 }, goalposts: [0, 6] },
      [`error unused-goalposts ${place}.goalposts`],
    ],
    [
      "a target beside another method",
      { kind: "amount", better: { target: 3, tolerance: 1 }, normalise: "minmax" },
      [`error target-method ${place}.normalise`],
    ],
    ["method target without one", { kind: "amount", normalise: "target" }, [`error no-target ${place}.better`]],
    ["distance to no target", { kind: "amount", normalise: "distanceToTarget" }, [`error no-target ${place}`]],
    ["a target that nothing reads", { kind: "share", target: 3 }, [`error unused-target ${place}.target`]],
    [
      "a fraction of the greatest where less is better",
      { kind: "amount", better: "lower", normalise: "fractionOfMax" },
      [`error not-for-lower ${place}.normalise`],
    ],
    [
      "the value itself where less is better",
      { kind: "amount", better: "lower", normalise: "none" },
      [`error not-for-lower ${place}.normalise`],
    ],
    [
      "an option of another method",
      { kind: "amount", goalposts: [0, 1], normalise: { method: "goalposts", sd: 3 } },
      [`error normalise-option ${place}.normalise.sd`],
    ],
    [
      "a reference that is not named",
      { kind: "amount", normalise: "distanceToReference" },
      [`error normalise-option ${place}.normalise`],
    ],
    [
      "a scale of its own",
      { kind: "share", normalise: { method: "goalposts", to: [0, 10] } },
      [`warning off-scale ${place}.normalise`],
    ],
    [
      "a transformation before goalposts",
      { kind: "amount", goalposts: [0, 9], treat: {} },
      [`error transformed-scale ${place}.treat`],
    ],
    [
      "goalposts out of reach",
      { kind: "amount", goalposts: [0, 9], range: [0, 5] },
      [`warning goalposts-outside-range ${place}.goalposts`],
    ],
    [
      "an unknown type of unit",
      { kind: "derived", from: { childUnits: "vilage", share: "score > 1" } },
      [`error unknown-unit-type ${place}.from.childUnits`],
    ],
    [
      "units below without a truth",
      { kind: "derived", from: { childUnits: "village", share: "score" } },
      [`error condition-type ${place}.from.share`],
    ],
    [
      "a formula of a formula",
      { kind: "derived", from: "answers.x", goalposts: [0, 1] },
      [`error condition-formula-of-formula ${place}.from`],
    ],
    [
      "a formula that sees scores",
      { kind: "derived", from: "score", goalposts: [0, 1] },
      [`error condition-unknown-name ${place}.from`],
    ],
  ])("%s", (_what, said, want) => {
    expect(wrong(said)).toEqual(want);
  });

  it("has goalposts that no method reads, neither the standard's nor a variant's", () => {
    const said = { kind: "amount", goalposts: [0, 6] } as const;
    const unused = [`error unused-goalposts ${place}.goalposts`];
    expect(wrong({ ...said, normalise: "minmax" })).toEqual(unused);
    expect(wrong(said, { scoring: { normalise: "rank" } })).toEqual(unused);
    const robustness = { vary: { normalise: ["rank", "goalposts"] } };
    expect(wrong(said, { scoring: { normalise: "rank" }, robustness })).toEqual([]);
  });
});

describe("where there are grades", () => {
  it.each([
    "minmax",
    "zscore",
    "rank",
    "borda",
    "percentileRank",
    "fractionOfMax",
    "distanceToMax",
    { method: "distanceToReference", unit: "u" },
  ])("%j is refused: another's answer would move the score", (normalise) => {
    expect(wrong({ kind: "share" }, { ...graded, scoring: { normalise } })).toContain(
      "error relative-with-grades scoring.normalise",
    );
    const gates = [{ id: "g", title, holds: "score > 1" }];
    expect(wrong({ kind: "share" }, { gates, scoring: { normalise } })).toContain(
      "error relative-with-grades scoring.normalise",
    );
  });

  it("so are treatment and imputation, unless the standard says that it is relative", () => {
    const said = { kind: "amount", goalposts: [0, 9] } as const;
    const scoring = { treat: { otherwise: "none" }, impute: "median" };
    expect(wrong(said, { ...graded, scoring })).toEqual([
      "error relative-with-grades scoring.treat",
      "error relative-with-grades scoring.impute",
    ]);
    expect(wrong(said, { ...graded, scoring: { ...scoring, relative: true } })).toEqual([]);
  });

  it("minmax passes in a relative standard, and what can leave the scale never does", () => {
    expect(wrong({ kind: "amount" }, { ...graded, scoring: { normalise: "minmax", relative: true } })).toEqual([]);
    for (const normalise of ["zscore", "rank", "none", "scaled", { method: "goalposts", truncate: false }])
      expect(
        wrong({ kind: "amount", goalposts: [0, 9] }, { ...graded, scoring: { normalise, relative: true } }),
      ).toContain("error off-scale scoring.normalise");
  });

  it("one indicator can't have a scale of its own", () => {
    expect(wrong({ kind: "share", normalise: { method: "goalposts", to: [0, 10] } }, graded)).toEqual([
      `error off-scale ${place}.normalise`,
    ]);
  });

  it("what is wrong for each of many indicators is told once, and counted", () => {
    const { findings } = compiled({ kind: "share" }, { ...graded, scoring: { normalise: "rank" } });
    expect(findings.map(({ code }) => code)).toEqual(["relative-with-grades", "off-scale"]);
    expect(findings[0]?.got).toContain("and 1 more");
  });
});
