import { check, type Problem } from "@touchstone/standard";
import { describe, expect, it } from "vitest";
import { yamlOf } from "./road.ts";
import { isHere, type Name, named } from "./source.ts";

/** A slip in the text of the circular-economy standard, and what must be said of it. */
interface Slip {
  /** its first place in the text is changed */
  readonly from: string;
  readonly to: string;
  /** a part of the problem's code, of what was found and of what is wanted */
  readonly code: string;
  readonly got: string;
  readonly want: string;
  /** where the problem is shown, in lines below the slip: a set of siblings is shown at its parent */
  readonly below?: number;
}

/** each is wrong in its form, which is read before anything is worked out */
const IN_FORM: readonly Slip[] = [
  { from: "id: n1_1_1_3\n", to: "id: 1.1.1.3\n", code: "wrong-form", got: "1.1.1.3", want: "lower-case" },
  { from: "points: 35\n", to: "pionts: 35\n", code: "unknown-key", got: "pionts", want: "points" },
  { from: "percent: 12.5\n", to: "percent: 112.5\n", code: "out-of-range", got: "112.5", want: "100" },
  { from: "kind: status\n", to: "kind: statut\n", code: "not-one-of", got: "statut", want: "status" },
  { from: "answer: status\n", to: "answer: yes-no\n", code: "not-one-of", got: "yes-no", want: "status" },
  { from: "atLeast: 65\n", to: "atLeast: soixante\n", code: "wrong-type", got: "soixante", want: "number" },
  { from: "redistribute: equal\n", to: "redistribute: equally\n", code: "not-one-of", got: "equally", want: "equal" },
  { from: "class: size\n", to: "class: religion\n", code: "not-one-of", got: "religion", want: "size" },
];

/** each is well formed, and doesn't hold together */
const IN_SENSE: readonly Slip[] = [
  { from: "percent: 30\n", to: "percent: 31\n", code: "percent-sum", got: "101", want: "100", below: -14 },
  { from: "unit.dechets_3 ", to: "unit.dechets_33 ", code: "condition-", got: "dechets_33", want: "context" },
  { from: 'unit.spaser != "oui"', to: 'unit.spaser != "out"', code: "compares-text", got: "out", want: "oui" },
  { from: 'unit.formation != "non"', to: "unit.formation > 3", code: "condition-type", got: "choice", want: "number" },
  { from: "when: unit.moins_de_100000\n", to: "when: unit.moins\n", code: "condition-", got: "unit.moins", want: "" },
  { from: "by: 3\n", to: "by: unit.nom\n", code: "condition-", got: "unit.nom", want: "" },
  { from: "of: n1_1_2\n", to: "of: n1_1_22\n", code: "unknown-node", got: "n1_1_22", want: "n1_1_2" },
  { from: "id: n5_1_1\n", to: "id: n5_1_2\n", code: "duplicate-id", got: "n5_1_2", want: "of its own", below: 37 },
  {
    from: "measures: environment\n",
    to: "unit: t\n",
    code: "measures-missing",
    got: "n1_3_2_1",
    want: "one of",
    below: -4,
  },
  { from: "atLeast: 65\n", to: "atLeast: 85\n", code: "grade-order", got: "85", want: "highest" },
];

describe.skipIf(!isHere)(named("slips in a standard of 367 criteria"), () => {
  it.each<Name>(["eci", "te"])(
    "%s itself has none, but for words that a reader should look at and for areas of an unknown size",
    (standard) => {
      const checked = check(yamlOf(standard));
      expect(checked.ok ? [] : checked.problems).toEqual([]);
      const codes = checked.ok ? checked.warnings.map(({ code }) => code) : [];
      expect(new Set(codes.filter((code) => code !== "private-word"))).toEqual(new Set(["size-unknown"]));
    },
  );

  it.each([
    ["form", IN_FORM],
    ["sense", IN_SENSE],
  ])("of %s are all told at once, each at its line", (_of, slips) => {
    const { text, lines } = slipped(slips);
    const problems = problemsOf(text);
    slips.forEach(({ code, got, want, below = 0 }, at) => {
      const line = (lines[at] ?? 0) + below;
      const here = problems.filter((problem) => problem.line === line && problem.level !== "warning");
      const told = here.some((one) => one.code.includes(code) && one.got.includes(got) && one.want.includes(want));
      expect(told, `${code} at ${line}, among ${JSON.stringify(here)}`).toBe(true);
    });
  });

  it("alone is told alone", () => {
    for (const slip of [...IN_FORM, ...IN_SENSE]) {
      const lines = new Set(
        problemsOf(slipped([slip]).text)
          .filter(({ level }) => level !== "warning")
          .map(({ line }) => line),
      );
      expect(lines.size, slip.to).toBe(1);
    }
  });
});

/** The standard with every slip in it, and the line of each. */
function slipped(slips: readonly Slip[]): { readonly text: string; readonly lines: readonly number[] } {
  let text = yamlOf("eci");
  const lines = slips.map(({ from, to }) => {
    const at = text.indexOf(from);
    if (at < 0) throw new RangeError(`slipped: got no ${from}`);
    text = text.slice(0, at) + to + text.slice(at + from.length);
    return text.slice(0, at).split("\n").length;
  });
  return { text, lines };
}

function problemsOf(source: string): readonly Problem[] {
  const checked = check(source);
  return checked.ok ? checked.warnings : checked.problems;
}
