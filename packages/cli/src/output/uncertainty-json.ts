import { type Model, published } from "@touchstone/engine";
import type { Uncertainty } from "../robustness/uncertainty.ts";

/** How the uncertainty was found: seed, what was varied in which options, which choice moves the ranks, how it settled. */
export function uncertaintyJson({ robustness, plan, usual }: Uncertainty): object {
  const { seed, replicates, factors, influence, convergence, scores } = robustness;
  return {
    seed,
    replicates,
    certainAt: plan.certainAt,
    variedAsUsual: usual,
    factors,
    influence: influence?.map(({ factor, ...indices }) => ({ factor: factors[factor]?.kind, ...indices })) ?? null,
    convergence,
    scoreReplicates: scores.replicates,
  };
}

/** How sure one unit is: ranks at 5, 50 and 95 % of the replicates, scores at 5 and 95 %, the share of each grade, what it hangs on. */
export function unitUncertaintyJson({ robustness }: Uncertainty, { grades, nodes }: Model, i: number): object {
  const { rankLow, rankMedian, rankHigh, scores, kept, certain, gradeShares, flips, factors } = robustness;
  const n = kept.length;
  const graded = grades.length > 0;
  const ids = [...grades.map(({ id }) => id), "none"];
  return {
    rankLow: rankLow[i] || null,
    rankMedian: rankMedian[i] || null,
    rankHigh: rankHigh[i] || null,
    scores: Object.fromEntries(
      Array.from(scores.nodes, (k, s) => {
        const ends = [scores.low, scores.high].map((of) => shown(of[s * n + i]));
        return [nodes[k]?.id, Number.isNaN(ends[0]) ? null : ends];
      }),
    ),
    ...(graded && {
      kept: shown(kept[i]),
      certain: certain[i] === 1,
      grades: Object.fromEntries(ids.map((id, g) => [id, shown(gradeShares[g * n + i])])),
      hangsOn: flips
        .filter(({ unit }) => unit === i)
        .map(({ factor, option, keptWith, keptWithout }) => ({
          factor: factors[factor]?.kind,
          option: factors[factor]?.options[option],
          keptWith: shown(keptWith),
          keptWithout: shown(keptWithout),
        })),
    }),
  };
}

/** A share as published; NaN is null in JSON. */
const shown = (share = Number.NaN): number => published(share);
