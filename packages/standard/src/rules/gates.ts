import type { Finding } from "../problem.ts";
import type { Standard } from "../schema.ts";
import { refused } from "./finding.ts";
import { allOf, type Formula, formulaOf, partsOf } from "./formula.ts";
import { sourceText } from "./walk.ts";
import { isGround } from "./weight.ts";

const MOST_GATES = 5;

/**
 * In a standard with a cycle more than five gates need a ground each. What a gate joins (by `&&`,
 * in `min`) counts one by one, and so do the conditions joined in the lowest grade: nobody is
 * recognised without them either.
 */
export function gatesWithoutGround(standard: Standard): Finding[] {
  if (!standard.cycle) return [];
  const lowest = standard.grades.at(-1)?.holds;
  const nGates =
    standard.gates.reduce((sum, { holds }) => sum + conditionsIn(holds, ofGate), 0) +
    (lowest === undefined ? 0 : conditionsIn(lowest, ofGrade));
  if (nGates <= MOST_GATES) return [];
  return standard.gates.flatMap((gate, at) =>
    isGround(gate.ground)
      ? []
      : refused({
          code: "gates-too-many",
          path: ["gates", at],
          got: `${gate.id} (${sourceText(gate.title)}) without a ground, in a standard with ${nGates} gates`,
          want: `${MOST_GATES} gates at most, conditions joined in one counted one by one; or a \`ground\` on each`,
        }),
  );
}

/** How many conditions all have to hold. */
function conditionsIn(source: string, single: (formula: Formula) => number): number {
  const formula = formulaOf(source);
  return formula === null ? 1 : joined(formula, true, single);
}

/** `a && b` has to hold in both parts, `!(a || b)` has to fail in both, `a ? b : false` is `a && b`. */
function joined(formula: Formula, wanted: boolean, single: (formula: Formula) => number): number {
  if (formula.is === "not") return joined(formula.of, !wanted, single);
  if (formula.is === "choose") return joined(formula.test, true, single) + joined(formula.yes, wanted, single);
  if (formula.is === "binary" && formula.op === (wanted ? "&&" : "||"))
    return joined(formula.left, wanted, single) + joined(formula.right, wanted, single);
  return single(formula);
}

function ofGate(formula: Formula): number {
  const all = [...allOf(formula)].filter((part) => part.is === "call" && part.name === "min");
  return Math.max(1, ...all.map((part) => partsOf(part).length));
}

const ofGrade = (formula: Formula): number => (formula.is === "name" && formula.name.startsWith("gates.") ? 0 : 1);
