import { cheapest } from "./cheapest.ts";
import type { Climb } from "./climb.ts";
import { gradeChecks } from "./grades.ts";
import { lackOf } from "./lack.ts";
import type { Model } from "./model.ts";
import { isRelative } from "./relative.ts";
import { judge } from "./score.ts";
import { rowScorer } from "./score-row.ts";
import { Holds } from "./scored.ts";
import { applicabilityOf } from "./states.ts";
import { State, type Table } from "./table.ts";

/** What an answer can be raised to, and at what cost; each rung is better than the last. */
export interface Ladder {
  readonly node: number;
  /** only whole numbers are answers */
  readonly whole: boolean;
  /** values of the table; where the answer is divided by `per`, of the quotient */
  readonly rungs: readonly { readonly value: number; readonly cost: number }[];
}

export interface Step {
  readonly node: number;
  /** value of the table, NaN where there is no answer yet */
  readonly from: number;
  readonly to: number;
  /** of all rungs climbed */
  readonly cost: number;
}

/** The way to one grade. */
export interface Path {
  /** index of the grade aimed at, −1 where the unit holds the highest already */
  readonly grade: number;
  /** index of the grade that the steps bring: the one aimed at or a higher one; −1 where they bring none */
  readonly reached: number;
  readonly steps: readonly Step[];
  readonly cost: number;
  /** published score of the whole after the steps */
  readonly score: number;
  /** the steps are enough for the score and for all that answers can change */
  readonly reaches: boolean;
  /** no cheaper set of steps exists; false: good, not proven */
  readonly proven: boolean;
  /** gates that no answer changes: indices, not holding or not yet shown */
  readonly gatesInTheWay: readonly number[];
  /** why the grade is out of reach even so */
  readonly inTheWay: readonly ("after" | "holds" | "requires" | "score")[];
  /** nodes of the requirements that the steps don't meet */
  readonly requiredInTheWay: readonly number[];
}

/**
 * The cheapest set of steps that lifts a unit to the next grade above the one it has.
 *
 * Where steps add up (points, or arithmetic means in which nothing is missing) it is found by branch
 * and bound and proven; else steps are taken by what they bring for their cost, then every step
 * that turns out not to be needed is taken back.
 *
 * @param i the unit's place in `table.units`
 * @returns null where scores depend on who else takes part: then no set of steps can be promised
 */
export function pathToNextGrade(model: Model, table: Table, i: number, ladders: readonly Ladder[]): Path | null {
  if (isRelative(model)) return null;
  const one = unitTable(table, i);
  const now = judge(model, one, false).scored;
  const goal = (now.grades[0] === -1 ? model.grades.length : now.grades[0]) - 1;
  if (goal < 0)
    return { ...NOWHERE, grade: -1, reached: now.grades[0], score: now.scores[0], reaches: true, proven: true };

  const climb = climbOf(model, one, goal, ladders);
  const { heights, proven } = cheapest(climb);
  const after = climb.tryOut(heights);
  const check = gradeChecks(model, goal, after.judged)(0);
  const gates = model.gates.flatMap((_, g) => (after.scored.gates[g] === Holds.yes ? [] : [g]));
  const inTheWay = (["score", "holds", "after"] as const).filter((part) => check[part] !== Holds.yes);
  const required = check.requires.filter(({ holds }) => holds !== Holds.yes).map(({ requirement }) => requirement.node);
  const reached = after.scored.grades[0];
  const reaches = reached !== -1 && reached <= goal; // the same steps may bring a higher one
  const steps = climb.stepsOf(heights);
  return {
    grade: goal,
    reached: reaches ? reached : -1,
    steps,
    cost: steps.reduce((sum, step) => sum + step.cost, 0),
    score: after.scored.scores[0],
    reaches,
    proven,
    gatesInTheWay: gates,
    inTheWay: required.length > 0 ? [...inTheWay, "requires"] : inTheWay,
    requiredInTheWay: required,
  };
}

const NOWHERE = { steps: [], cost: 0, gatesInTheWay: [], inTheWay: [], requiredInTheWay: [] } as const;

interface UnitClimb extends Climb {
  readonly tryOut: (heights: readonly number[]) => ReturnType<typeof judge>;
  readonly stepsOf: (heights: readonly number[]) => Step[];
}

function climbOf(model: Model, one: Table, goal: number, ladders: readonly Ladder[]): UnitClimb {
  const { byRule } = applicabilityOf(model, one); // what the unit itself says does not apply can still be answered
  const open = ladders
    .filter(({ node }) => byRule[node] === 0 && model.nodes[node].input !== null)
    .map((ladder): OpenLadder => {
      const column = model.nodes[ladder.node].input?.column ?? -1;
      return { node: ladder.node, column, rungs: rungsAbove(ladder, column, model, one) };
    })
    .filter(({ column, rungs }) => column >= 0 && rungs.length > 0);

  const tryOut = (heights: readonly number[]): ReturnType<typeof judge> => {
    const [values, states] = [one.values.slice(), one.states.slice()];
    open.forEach(({ column, rungs, node }, l) => {
      if (heights[l] === 0) return;
      values[column] = rungs[heights[l] - 1].value;
      states[column] = State.present;
      const planned = model.nodes[node].input?.planned ?? -1;
      if (planned >= 0) {
        values[planned] = Math.max(0, Math.min(values[planned] || 0, 1 - values[column]));
        states[planned] = State.present;
      }
    });
    return judge(model, { ...one, values, states }, false);
  };

  const costs = open.map(({ rungs }) => rungs.map((rung) => rung.cost));
  const scoreAt = scoreDecides(model, goal) ? scorerOfHeights(model, one, open) : null;
  const lacksAt = (heights: readonly number[]): readonly number[] => {
    const total = scoreAt === null ? NaN : scoreAt(heights);
    if (Number.isNaN(total)) return lacksOf(model, goal, tryOut(heights));
    return [Math.max(0, model.grades[goal].atLeast - total)];
  };
  const ground = lacksAt(costs.map(() => 0));
  const top = lacksAt(costs.map((rungs) => rungs.length));
  // what all steps together can't lessen, such as an open finding, is no reason to take any
  const canFall = ground.map((lack, part) => lack > 0 && (top[part] ?? 0) < lack);
  const wanting = (heights: readonly number[]): number =>
    lacksAt(heights).reduce((sum, lack, part) => (canFall[part] ? sum + lack : sum), 0);
  const additive = canFall.every((isOpen, part) => isOpen === (part === 0)) && addsUp(model, one);
  const stepsOf = (heights: readonly number[]): Step[] =>
    open.flatMap(({ node, column, rungs }, l) => {
      const height = heights[l];
      if (height === 0) return [];
      const cost = rungs.slice(0, height).reduce((sum, rung) => sum + rung.cost, 0);
      return [{ node, from: one.values[column], to: rungs[height - 1].value, cost }];
    });
  return { costs, wanting, additive, tryOut, stepsOf };
}

/** A ladder that the unit can climb, and the rungs above its answer. */
interface OpenLadder {
  readonly node: number;
  readonly column: number;
  readonly rungs: Ladder["rungs"];
}

/**
 * The score at any heights, where only the score matters: what has changed since the last heights is computed again.
 * @returns gives NaN where `score` has to be asked; null where it always has to be
 */
function scorerOfHeights(
  model: Model,
  one: Table,
  open: readonly OpenLadder[],
): ((heights: readonly number[]) => number) | null {
  const scorer = standApart(model, open) ? rowScorer(model, one) : null;
  if (scorer === null) return null;
  const at = open.map(() => 0);
  return (heights) => {
    for (let l = 0; l < at.length; l++) {
      const height = heights[l];
      if (height === at[l]) continue;
      const { column, rungs } = open[l];
      scorer.put(column, height === 0 ? one.values[column] : rungs[height - 1].value);
      at[l] = height;
    }
    return scorer.total();
  };
}

/** Whether each ladder has a column of its own, and no score is made of what is planned beside one. */
function standApart({ nodes }: Model, open: readonly OpenLadder[]): boolean {
  const columns = new Set(open.map(({ column }) => column));
  const scored = new Set(nodes.flatMap(({ input }) => (input ? [input.column] : [])));
  return columns.size === open.length && open.every(({ node }) => !scored.has(nodes[node].input?.planned ?? -1));
}

/** Whether the score is all that `lacksOf` looks at for a grade: it has no condition, and nothing is required. */
function scoreDecides({ gates, grades }: Model, goal: number): boolean {
  return gates.length === 0 && !grades[goal].holds && grades.slice(goal).every(({ requires }) => requires.length === 0);
}

/** The rungs that better the unit's present answer, as values of the table. */
function rungsAbove(ladder: Ladder, column: number, model: Model, one: Table): Ladder["rungs"] {
  const input = model.nodes[ladder.node].input;
  if (!input || column < 0) return [];
  const times = input.per ? one.values[input.per.column] / input.per.times : 1;
  if (!(times > 0)) return []; // divided by nothing or by the unknown: no step can be named
  const toWhole = input.direction === 1 ? Math.ceil : Math.floor;
  const worth = (value: number): number => {
    const level = input.levels?.[value] ?? value;
    if (input.normalise.method === "target") return -Math.abs(level / times - input.normalise.target);
    return input.direction * level;
  };
  const rungs = ladder.rungs.map(({ value, cost }) => ({
    value: ladder.whole ? toWhole(value * times - input.direction * 1e-9) : value * times,
    cost,
  }));
  const now = one.values[column];
  return Number.isNaN(now) ? rungs : rungs.filter((rung) => worth(rung.value) > worth(now));
}

/** Whether the score is a sum over answers, whichever of them change. */
function addsUp(model: Model, one: Table): boolean {
  const held = model.nodes.every(
    ({ input, count, scoreRule }) => scoreRule === null && (count === 0 || input === null),
  );
  if (model.points) return held;
  const arithmetic = model.nodes.every(({ count, aggregate, dataThreshold }) => {
    return count === 0 || (aggregate.method === "arithmetic" && (dataThreshold === 0 || model.missing === "zero"));
  });
  const complete = model.nodes.every(({ input }) => {
    return !input || (input.derive === null && one.states[input.column] !== State.missing);
  });
  return held && arithmetic && (model.missing === "zero" || complete);
}

/**
 * What is wanting for a grade, each part in points of score, 0 where nothing is: the score first, then the grade's
 * condition, every gate, every requirement. Where there is no score, the more is answered the less is wanting.
 */
function lacksOf(model: Model, goal: number, { scored, judged }: ReturnType<typeof judge>): readonly number[] {
  const span = model.scale[1] - model.scale[0];
  const distances = { unknown: span + 1, share: span };
  const { atLeast, holds } = model.grades[goal];
  const total = scored.scores[0];
  const unanswered = 1 - scored.answeredShare[0];
  const score = Number.isNaN(total)
    ? distances.unknown * (1 + (Number.isNaN(unanswered) ? 1 : unanswered))
    : Math.max(0, atLeast - total);
  const conditions = [...(holds ? [holds] : []), ...model.gates.map((gate) => gate.holds)];
  const lines = gradeChecks(
    model,
    goal,
    judged,
  )(0).requires.map(({ requirement, holds: met }) => {
    if (met === Holds.yes) return 0;
    const done = judged.shares.done(requirement.node)[0];
    const share = (requirement.done ?? requirement.doneOrPlanned ?? 100) / 100;
    return Math.max(1e-6, share - (Number.isNaN(done) ? 0 : done)) * span;
  });
  return [score, ...conditions.map((condition) => lackOf(condition, judged.sight, distances)), ...lines];
}

/** The same table with one unit. */
function unitTable({ units, columns, values, states }: Table, i: number): Table {
  const n = units.length;
  const pick = columns.map((_, j) => j * n + i);
  return {
    units: [units[i]],
    columns,
    values: Float64Array.from(pick, (at) => values[at]),
    states: Uint8Array.from(pick, (at) => states[at]),
  };
}
