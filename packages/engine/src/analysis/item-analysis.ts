import type { Scored } from "../scored.ts";
import { State } from "../table.ts";
import { type Correlation, correlation } from "./correlation.ts";
import { wholeWithout } from "./leave-one-out.ts";
import { deviationOf, momentsOf } from "./moments.ts";
import { type TreeModel, treeScores } from "./tree-scores.ts";

/** What is read of a `Scored`. */
export type ItemScores = Pick<Scored, "units" | "exact" | "scores" | "states" | "screened">;

/** How one leaf of a standard works among the units that answered it; units screened out don't count. */
export interface Item {
  readonly node: number;
  /** units with a score on it */
  readonly n: number;
  /** of all units */
  readonly notApplicableShare: number;
  /** of the units that it applies to */
  readonly missingShare: number;
  /** on the model's scale */
  readonly mean: number;
  readonly deviation: number;
  /** share of scores at the lowest and at the highest end of the scale: what nobody, or everybody, reaches tells units apart badly */
  readonly floorShare: number;
  readonly ceilingShare: number;
  readonly nDistinct: number;
  /** correlation with the whole made from all the other leaves; at or below 0, the item works against the rest */
  readonly discrimination: Correlation;
}

/**
 * For the author of a standard: what each leaf contributes. Scores are the published ones. The rest
 * of the index is aggregated anew with the weights of the model, which are then the same for every
 * unit: what does not apply leaves its weight to its siblings in proportion, whatever `redistribute` says.
 * @throws {RangeError} if the scores are not of this model
 */
export function itemAnalysis(model: TreeModel, scored: ItemScores): Item[] {
  const nUnits = scored.units.length;
  const { nodes, scale } = model;
  if (scored.scores.length !== nodes.length * nUnits)
    throw new RangeError(
      `itemAnalysis: got ${scored.scores.length} scores, want ${nodes.length} nodes × ${nUnits} units`,
    );
  const counted = (_: unknown, i: number): boolean => scored.screened[i % nUnits] === 0;
  const tree = treeScores(model, scored);
  const leaves = [...nodes.keys()].filter((k) => nodes[k].count === 0 && nodes[k].parent >= 0);
  return leaves.map((node) => {
    const scores = scored.scores.subarray(node * nUnits, (node + 1) * nUnits).filter(counted);
    const states = scored.states.subarray(node * nUnits, (node + 1) * nUnits).filter(counted);
    const present = scores.filter((x) => !Number.isNaN(x));
    const inapplicable = states.filter((state) => state === State.notApplicable).length;
    const moments = momentsOf(present);
    const rest = wholeWithout(nodes, tree, node).filter(counted);
    return {
      node,
      n: present.length,
      notApplicableShare: inapplicable / scores.length,
      missingShare: 1 - present.length / (scores.length - inapplicable),
      mean: moments.mean,
      deviation: deviationOf(moments),
      floorShare: present.filter((x) => x === scale[0]).length / present.length,
      ceilingShare: present.filter((x) => x === scale[1]).length / present.length,
      nDistinct: new Set(present).size,
      discrimination: correlation(scores, rest),
    };
  });
}
