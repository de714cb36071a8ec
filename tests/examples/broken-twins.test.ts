import { check, type Problem } from "@touchstone/standard";
import { describe, expect, it } from "vitest";
import { EXAMPLES, type Example, problemsOf, sourceOf } from "./bundled.ts";

describe("the bundled standards", () => {
  it.each(EXAMPLES)("%s passes check without a warning", (name) => {
    expect(problemsOf(sourceOf(name))).toEqual([]);
  });
});

/** A slip in a bundled standard, and what is said of it. */
interface Slip {
  /** stands once in the file */
  readonly from: string;
  readonly to: string;
  readonly level: Problem["level"];
  readonly code: string;
  readonly path: string;
  /** a text on the line that is named, in the broken file; that of `to` where nothing is said */
  readonly at?: string;
}

const SLIPS: Record<Example, readonly Slip[]> = {
  "good-neighbours": [
    {
      from: "measures: service\n            kind: share\n            counts: notices",
      to: "kind: share\n            counts: notices",
      level: "refused",
      code: "measures-missing",
      path: "criteria[0].criteria[0].indicators[0]",
      at: "- id: notices_in_languages",
    },
    {
      from: "counts: archive_items",
      to: "counts: believers",
      level: "refused",
      code: "counts-private",
      path: "criteria[3].indicators[1].counts",
    },
    {
      from: "counts: complaints_answered\n        better: higher",
      to: "counts: complaints_answered\n        better: lower",
      level: "refused",
      code: "voice-not-upwards",
      path: "criteria[4].indicators[3].better",
      at: "better: lower # never",
    },
    {
      from: "appeal: { within: 20, answeredWithin: 20 }",
      to: "",
      level: "refused",
      code: "appeal-missing",
      path: "cycle",
      at: "  stages:",
    },
    {
      from: "appliesWhen: unit.has_clinic",
      to: 'appliesWhen: unit.name == "Owl Bridge"',
      level: "refused",
      code: "condition-sees-name",
      path: "criteria[0].criteria[1].indicators[3].appliesWhen",
    },
    {
      from: "minimum: 50",
      to: "minimum: 10",
      level: "refused",
      code: "unit-too-small",
      path: "units[3].minimum",
    },
    {
      from: "per: { context: residents, times: 1 }",
      to: "per: { context: residnets, times: 1 }",
      level: "error",
      code: "unknown-context",
      path: "criteria[3].indicators[2].per.context",
    },
    {
      from: "to: [1, 100] } # fixed",
      to: "to: [0, 100] } # fixed",
      level: "error",
      code: "scale-holds-zero",
      path: "scoring.aggregate.score",
      at: "aggregate: { default: arithmetic, score: geometric }",
    },
    {
      from: "    after: designated",
      to: "    after: outstanding",
      level: "error",
      code: "after-not-lower",
      path: "grades[1].after",
    },
  ],
  "green-office": [
    {
      from: "percent: 30",
      to: "percent: 40",
      level: "error",
      code: "percent-sum",
      path: "criteria",
      at: "- id: energy",
    },
    {
      from: "percent: 20\n",
      to: "percent: 20\n    weight: 2\n",
      level: "error",
      code: "weight-among-points",
      path: "criteria[2].weight",
      at: "weight: 2",
    },
    {
      from: 'when: "!unit.owns_building"',
      to: 'when: "!unit.has_canteen"',
      level: "refused",
      code: "reduce-class",
      path: "criteria[0].criteria[0].reduce.when",
    },
    {
      from: "of: building, done: 60",
      to: "of: bilding, done: 60",
      level: "error",
      code: "unknown-node",
      path: "grades[0].requires[2].of",
    },
  ],
  "lie-of-the-land": [
    {
      from: "treat: none\n        normalise",
      to: "normalise",
      level: "error",
      code: "transformed-scale",
      path: "scoring.treat",
      at: "treat: { skew",
    },
    {
      from: "group: continent }\n  treat",
      to: "group: kontinent }\n  treat",
      level: "error",
      code: "unknown-group",
      path: "scoring.impute.group",
      at: "group: kontinent",
    },
  ],
  short: [
    {
      from: "kind: yes-no",
      to: "kind: yesno",
      level: "error",
      code: "not-one-of",
      path: "criteria[0].indicators[1].kind",
    },
    {
      from: "goalposts: [0, 60]",
      to: "goalpost: [0, 60]",
      level: "error",
      code: "unknown-key",
      path: "criteria[0].indicators[0].goalpost",
    },
    {
      from: "goalposts: [2, 30]",
      to: "goalposts: [30, 2]",
      level: "error",
      code: "range-order",
      path: "criteria[1].indicators[1].goalposts",
    },
    {
      from: "id: wait",
      to: "id: hours",
      level: "error",
      code: "duplicate-id",
      path: "criteria[1].indicators[1].id",
      at: "id: hours, title: Days to",
    },
  ],
};

describe.each(EXAMPLES)("a broken twin of %s", (name) => {
  it.each(SLIPS[name])("is refused: $code ($path)", ({ from, to, level, code, path, at = to }) => {
    const source = sourceOf(name);
    expect(source.split(from)).toHaveLength(2);
    const broken = source.replace(from, to);
    expect(broken).toContain(at);
    const line = broken.slice(0, broken.indexOf(at)).split("\n").length;
    expect(check(broken).ok).toBe(false);
    expect(problemsOf(broken)).toContainEqual(expect.objectContaining({ level, code, path, line }));
  });
});
