import { correlation } from "./correlation.ts";
import { type NelderMeadOptions, nelderMead } from "./nelder-mead.ts";
import { aggregateNodes, ancestorsOf, type TreeNode } from "./tree.ts";

/**
 * What the correlations of the elements with the whole should be: equal, in given proportions, or as
 * large as they can be in sum (`infomax`).
 */
export type WeightTarget = "equal" | "infomax" | readonly number[];

export interface OptimisedWeights {
  /** one per element, none negative; those of siblings sum to 1 */
  readonly weights: Float64Array;
  /** Pearson correlation of each element with the whole under these weights */
  readonly correlations: Float64Array;
  /** root mean square distance of the correlations' shares from the target; for `infomax`, minus their sum */
  readonly objective: number;
  readonly evaluations: number;
  /** false: the evaluations ran out first; the best found is returned all the same */
  readonly converged: boolean;
}

/**
 * Weights under which some elements matter to the whole as much as was meant: weights are not
 * importances, and elements that correlate get more say than their weight. The target may be out
 * of reach of weights that are not negative; see what the correlations came to.
 * @param scores node k of unit i at k × nUnits + i; elements filled, left as it is
 * @param elements the nodes whose weights may change, usually one level; with a node, all its siblings
 * @throws {RangeError} if a sibling is left out, or a target does not have one positive number per element
 * @see Becker, Saisana, Paruolo & Vandecasteele, Weights and importance in composite indicators, Ecological Indicators 80 (2017)
 */
export function optimiseWeights(
  nodes: readonly TreeNode[],
  scores: Float64Array,
  elements: readonly number[],
  target: WeightTarget,
  { tolerance = 1e-8, maxEvaluations = 20_000 }: Partial<NelderMeadOptions> = {},
): OptimisedWeights {
  checkSiblings(nodes, elements);
  const wanted = sharesWanted(target, elements.length);
  const nUnits = scores.length / nodes.length;
  const scratch = scores.slice();
  const weights = Float64Array.from(nodes, (node) => node.weight);
  const inner = ancestorsOf(nodes, elements);
  const columnOf = (k: number): Float64Array => scratch.subarray(k * nUnits, (k + 1) * nUnits);

  const correlationsUnder = (roots: Float64Array): Float64Array => {
    for (const [e, element] of elements.entries()) weights[element] = roots[e] * roots[e];
    aggregateNodes(nodes, inner, scratch, { weights });
    return Float64Array.from(elements, (element) => correlation(columnOf(element), columnOf(0)).value);
  };
  const objective = (roots: Float64Array): number => {
    const reached = correlationsUnder(roots);
    const sum = reached.reduce((all, r) => all + r, 0);
    return wanted ? rootMeanSquare(reached.map((r, e) => r / sum - wanted[e])) : -sum;
  };
  // the search runs over square roots of weights: their squares can't be negative
  const start = Float64Array.from(elements, (element) => Math.sqrt(nodes[element].weight));
  const { at, value, evaluations, converged } = nelderMead(objective, start, { tolerance, maxEvaluations });
  const sumOfSiblings = (parent: number): number =>
    elements.reduce((sum, element, e) => sum + (nodes[element].parent === parent ? at[e] * at[e] : 0), 0);
  return {
    weights: at.map((root, e) => (root * root) / sumOfSiblings(nodes[elements[e]].parent)),
    correlations: correlationsUnder(at),
    objective: value,
    evaluations,
    converged,
  };
}

/** Weights count among siblings: to change some and not the others would leave their scale in the air. */
function checkSiblings(nodes: readonly TreeNode[], elements: readonly number[]): void {
  for (const element of elements) {
    const parent = nodes[element]?.parent ?? -1;
    const sibling = nodes.findIndex((node, k) => node.parent === parent && !elements.includes(k));
    if (parent < 0 || sibling >= 0)
      throw new RangeError(
        `optimiseWeights: got element ${element} without ${parent < 0 ? "a parent" : `its sibling ${sibling}`}`,
      );
  }
}

/** The share of each element in the sum of correlations; null: the sum itself counts. */
function sharesWanted(target: WeightTarget, nElements: number): Float64Array | null {
  if (target === "infomax") return null;
  if (target === "equal") return new Float64Array(nElements).fill(1 / nElements);
  if (target.length !== nElements || !target.every((share) => share > 0))
    throw new RangeError(`optimiseWeights: got targets ${target.join(", ")}, want ${nElements} above 0`);
  const sum = target.reduce((all, share) => all + share, 0);
  return Float64Array.from(target, (share) => share / sum);
}

function rootMeanSquare(x: Float64Array): number {
  return Math.sqrt(x.reduce((sum, d) => sum + d * d, 0) / x.length);
}
