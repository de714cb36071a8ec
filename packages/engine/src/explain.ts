import { type GradeCheck, gradeChecks } from "./grades.ts";
import type { Model } from "./model.ts";
import { judge } from "./score.ts";
import type { Holds, Scored } from "./scored.ts";
import { State, type Table } from "./table.ts";

/** Everything between one unit's answers and its grade, in the order in which a person would read it. */
export interface Explanation {
  readonly unit: string;
  /** 0: not ranked */
  readonly rank: number;
  /** how many units are ranked */
  readonly nRanked: number;
  readonly screened: boolean;
  /** as `Scored.answeredShare` */
  readonly answeredShare: number;
  /** published score of the whole */
  readonly score: number;
  /** index of the grade, −1 none; `byScore` is what the score alone would give */
  readonly grade: number;
  readonly gradeByScore: number;
  /** depth first: each node before what is below it */
  readonly nodes: readonly NodeExplanation[];
  /** in the order of the model's gates */
  readonly gates: readonly Holds[];
  /** in the order of the model's grades */
  readonly grades: readonly GradeCheck[];
}

export interface NodeExplanation {
  readonly node: number;
  readonly depth: number;
  readonly state: State;
  /** published; NaN: none */
  readonly score: number;
  /** the node's share among its siblings that count for this unit, 0 to 1 */
  readonly share: number;
  /** the same of the whole */
  readonly shareOfWhole: number;
  /** what the node adds to its parent's score, where the parent is an arithmetic mean or points; else NaN */
  readonly contribution: number;
  /** answers' stages, where the node was or could be answered */
  readonly stages: NodeStages | null;
  /** in a points standard */
  readonly points: NodePoints | null;
}
export interface NodeStages {
  readonly raw: number;
  readonly denominated: number;
  readonly imputed: number;
  readonly treated: number;
  readonly normalised: number;
}
export interface NodePoints {
  readonly potential: number;
  readonly done: number;
  readonly planned: number;
  readonly notDone: number;
  readonly unfilled: number;
}

/**
 * Explains one unit, scored among all units of the table.
 * @param i the unit's place in `table.units`
 * @throws as `score`; {RangeError} if there is no such unit
 */
export function explain(model: Model, table: Table, i: number): Explanation {
  return scoredAndExplained(model, table, i).explanation;
}

/** As `explain`, with the scores of all units that it is read off: `score` need not be asked as well. */
export function scoredAndExplained(
  model: Model,
  table: Table,
  i: number,
): { readonly scored: Scored; readonly explanation: Explanation } {
  const n = table.units.length;
  const unit = table.units[i];
  if (unit === undefined) throw new RangeError(`explain: got unit ${i}, want 0 to ${n - 1}`);
  const { scored, judged } = judge(model, table, true);
  const nodes: NodeExplanation[] = [];
  walk({ model, scored, i, leafOf: leavesOf(model, scored), out: nodes }, 0, 0, 1, 1);
  const explanation: Explanation = {
    unit,
    rank: scored.ranks[i],
    nRanked: scored.ranks.reduce((count, rank) => count + (rank > 0 ? 1 : 0), 0),
    screened: scored.screened[i] === 1,
    answeredShare: scored.answeredShare[i],
    score: scored.scores[i],
    grade: scored.grades[i],
    gradeByScore: scored.gradesByScore[i],
    nodes,
    gates: model.gates.map((_, g) => scored.gates[g * n + i] as Holds),
    grades: model.grades.map((_, g) => gradeChecks(model, g, judged)(i)),
  };
  return { scored, explanation };
}

/** What is the same for every node that is explained. */
interface Walk {
  readonly model: Model;
  readonly scored: Scored;
  readonly i: number;
  /** place of a node among those that have stages, −1 none */
  readonly leafOf: Int32Array;
  readonly out: NodeExplanation[];
}

function walk(around: Walk, k: number, depth: number, share: number, shareOfWhole: number): void {
  const { model, scored, i, leafOf, out } = around;
  const node = model.nodes[k];
  const at = k * scored.units.length + i;
  const parent = model.nodes[node.parent];
  const adds = !parent || model.points || parent.aggregate.method === "arithmetic";
  const score = Number.isNaN(scored.scores[at]) && model.missing === "zero" ? model.scale[0] : scored.scores[at];
  out.push({
    node: k,
    depth,
    state: scored.states[at] as State,
    score: scored.scores[at],
    share,
    shareOfWhole,
    contribution: adds && share > 0 ? share * score : NaN,
    stages: stagesOf(scored, leafOf[k], i),
    points: pointsAt(scored, at),
  });
  const end = node.first + node.count;
  let sum = 0;
  for (let child = node.first; child < end; child++) sum += weightOf(model, scored, child, i);
  for (let child = node.first; child < end; child++) {
    const part = sum > 0 ? weightOf(model, scored, child, i) / sum : 0;
    walk(around, child, depth + 1, part, shareOfWhole * part);
  }
}

function leavesOf({ nodes }: Model, { stages }: Scored): Int32Array {
  const leafOf = new Int32Array(nodes.length).fill(-1);
  stages?.leaves.forEach((k, leaf) => {
    leafOf[k] = leaf;
  });
  return leafOf;
}

/** What a node weighs for this unit: nothing where it does not apply, or has no score and its weight went to its siblings. */
function weightOf(model: Model, scored: Scored, k: number, i: number): number {
  const at = k * scored.units.length + i;
  if (scored.states[at] === State.notApplicable) return 0;
  if (Number.isNaN(scored.scores[at]) && model.missing === "rescale") return 0;
  return scored.weights ? scored.weights[at] : model.nodes[k].weight;
}

function stagesOf({ stages, units }: Scored, leaf: number, i: number): NodeStages | null {
  if (!stages || leaf < 0) return null;
  const at = leaf * units.length + i;
  const { raw, denominated, imputed, treated, normalised } = stages;
  return {
    raw: raw[at],
    denominated: denominated[at],
    imputed: imputed[at],
    treated: treated[at],
    normalised: normalised[at],
  };
}

function pointsAt({ points }: Scored, at: number): NodePoints | null {
  if (!points) return null;
  const { potential, done, planned, notDone, unfilled } = points;
  return {
    potential: potential[at],
    done: done[at],
    planned: planned[at],
    notDone: notDone[at],
    unfilled: unfilled[at],
  };
}
