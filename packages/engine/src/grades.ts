import { evaluate, type Sight } from "./evaluate.ts";
import type { Model, Requirement } from "./model.ts";
import type { Shares } from "./points.ts";
import { Holds } from "./scored.ts";

/** What every gate says of every unit: gate g of unit i at g × nUnits + i. */
export function gatesOf(model: Model, sight: Sight): Uint8Array {
  const out = new Uint8Array(model.gates.length * sight.nUnits);
  model.gates.forEach(({ holds }, g) => {
    evaluate(holds, sight).forEach((value, i) => {
      out[g * sight.nUnits + i] = holdsOf(value);
    });
  });
  return out;
}

function holdsOf(value: number): Holds {
  return Number.isNaN(value) ? Holds.unknown : value === 0 ? Holds.no : Holds.yes;
}

/** Why a unit does or doesn't reach a grade; every part `Holds`. */
export interface GradeCheck {
  readonly score: Holds;
  readonly gates: Holds;
  readonly holds: Holds;
  readonly after: Holds;
  readonly requires: readonly { readonly requirement: Requirement; readonly grade: number; readonly holds: Holds }[];
}

/** What grades are judged by. */
export interface Judged {
  /** published scores of the whole, one per unit */
  readonly total: Float64Array;
  readonly gates: Uint8Array;
  /** 1 where the standard's own conditions say that a node does not apply */
  readonly byRule: Uint8Array;
  readonly shares: Shares;
  /** whether a node was answered itself */
  readonly answeredItself: (k: number, i: number) => boolean;
  readonly sight: Sight;
}

/** The checks of one grade for every unit, one call per unit: conditions are worked out once. */
export function gradeChecks(model: Model, g: number, judged: Judged): (i: number) => GradeCheck {
  const grade = model.grades[g];
  const { sight, total } = judged;
  const n = sight.nUnits;
  const holds = grade.holds ? evaluate(grade.holds, sight) : null;
  const held = grade.after >= 0 && model.held >= 0 ? sight.column(model.held) : null;
  const requirements = requirementsUpTo(model, g);
  return (i) => ({
    score: Number.isNaN(total[i]) ? Holds.unknown : total[i] >= grade.atLeast ? Holds.yes : Holds.no,
    gates: every(model.gates.map((_, gate) => judged.gates[gate * n + i] as Holds)),
    holds: holds ? holdsOf(holds[i]) : Holds.yes,
    after: grade.after < 0 ? Holds.yes : holdsAtLeast(held ? held[i] : NaN, grade.after),
    requires: requirements.map(({ requirement, from }) => ({
      requirement,
      grade: from,
      holds: requirementHolds(model, requirement, i, judged),
    })),
  });
}

/** Highest grade first: a smaller index is a higher grade; −1 is none held. */
function holdsAtLeast(held: number, wanted: number): Holds {
  if (Number.isNaN(held)) return Holds.unknown;
  return held >= 0 && held <= wanted ? Holds.yes : Holds.no;
}

/** Of grade g and every lower one; of two lines on one node the higher grade's counts. */
function requirementsUpTo(model: Model, g: number): { requirement: Requirement; from: number }[] {
  const lines = new Map<number, { requirement: Requirement; from: number }>();
  for (let from = model.grades.length - 1; from >= g; from--)
    for (const requirement of model.grades[from].requires) lines.set(requirement.node, { requirement, from });
  return [...lines.values()];
}

/**
 * What the standard's own conditions rule out asks nothing; what the unit says does not apply is still asked for.
 * Where a node above was answered itself, its shares decide.
 */
function requirementHolds(model: Model, requirement: Requirement, i: number, judged: Judged): Holds {
  const n = judged.sight.nUnits;
  if (judged.byRule[requirement.node * n + i] === 1) return Holds.yes;
  let decides = requirement.node;
  for (let up = model.nodes[decides].parent; up >= 0; up = model.nodes[up].parent)
    if (judged.answeredItself(up, i)) decides = up;
  const done = judged.shares.done(decides)[i];
  const planned = judged.shares.planned(decides)[i];
  if (Number.isNaN(done)) return Holds.unknown;
  const percent = (share: number): number => Math.round(share * 1e8) / 1e6; // thresholds meet published digits
  if (requirement.done !== null && percent(done) >= requirement.done) return Holds.yes;
  if (
    requirement.doneOrPlanned !== null &&
    percent(done + (Number.isNaN(planned) ? 0 : planned)) >= requirement.doneOrPlanned
  )
    return Holds.yes;
  return Holds.no;
}

/** One no is no; else one unknown is unknown. */
function every(parts: readonly Holds[]): Holds {
  if (parts.includes(Holds.no)) return Holds.no;
  return parts.includes(Holds.unknown) ? Holds.unknown : Holds.yes;
}

/** The grade that each unit reaches, and the one that its score alone would give: indices, −1 none. */
export function gradesOf(model: Model, judged: Judged): { grades: Int16Array; gradesByScore: Int16Array } {
  const n = judged.sight.nUnits;
  const grades = new Int16Array(n).fill(-1);
  const gradesByScore = new Int16Array(n).fill(-1);
  for (let g = model.grades.length - 1; g >= 0; g--) {
    const checkOf = gradeChecks(model, g, judged);
    for (let i = 0; i < n; i++) {
      if (judged.total[i] >= model.grades[g].atLeast) gradesByScore[i] = g;
      else continue;
      const { score, gates, holds, after, requires } = checkOf(i);
      if (every([score, gates, holds, after, ...requires.map((line) => line.holds)]) === Holds.yes) grades[i] = g;
    }
  }
  return { grades, gradesByScore };
}
