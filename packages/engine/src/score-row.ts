import { twinKernels } from "./kernels/twin.ts";
import type { Model } from "./model.ts";
import { blockScorer, isPlain } from "./score-inner.ts";
import type { Table } from "./table.ts";

/**
 * Scores a table of one unit again and again, for a fraction of what `score` costs: its cells may be written to between.
 * @returns gives the published score of the whole, the same as `score` does, and NaN where there is none or `score` has to
 * be asked; null where the model is not one that can be scored so
 */
export function scorerOfRow(model: Model, row: Table): (() => number) | null {
  if (!isPlain(model)) return null;
  const nodes = Int32Array.from(model.nodes.flatMap(({ count }, k) => (count > 0 ? [k] : [])));
  const into = { nodes, exact: new Float64Array(nodes.length), scores: new Float64Array(1) };
  const scorePlain = blockScorer(model, row, into, twinKernels());
  return () => (scorePlain() ? into.scores[0] : Number.NaN);
}
