import { type Climb, costBetween, type Heights, wantingWith } from "./climb.ts";

/** Most nodes of the search tree that are looked at before the answer counts as not proven. */
const PATIENCE = 200_000;
/** what published digits may hide of a sum of gains */
const ROUNDING = 1e-5;
/** a cost that is lower by less is the same */
const SAME = 1e-12;

/** The heights that a ladder can be climbed to, from the highest down, in a list of those of all ladders. */
interface Choices {
  /** those of the ladder that comes at place p are [starts[p], starts[p + 1]) */
  readonly starts: Int32Array;
  readonly heights: Int32Array;
  readonly costs: Float64Array;
  readonly gains: Float64Array;
}

/**
 * Depth-first over the ladders, best rate first; a branch is left when even the best rates of what
 * remains can't close the gap below the best cost so far. What each height brings is measured once
 * from the start, which is exact because it adds up.
 * @param start heights that are enough
 */
export function branchAndBound(climb: Climb, start: readonly number[]): Heights {
  const { costs, wanting } = climb;
  const ground = costs.map(() => 0);
  const gap = wanting(ground);
  const gains = costs.map((rungs, l) => rungs.map((_, h) => gap - wantingWith(climb, ground, l, h + 1)));
  const bestRates = costs.map((rungs, l) =>
    Math.max(0, ...gains[l].map((gain, h) => gain / Math.max(costBetween(rungs, 0, h + 1), 1e-9))),
  );
  const order = ground.map((_, l) => l).sort((a, b) => bestRates[b] - bestRates[a]);
  const rates = Float64Array.of(...order.map((l) => bestRates[l]), 0); // behind the last ladder there is nothing to gain
  const choices = choicesIn(order, costs, gains);
  const { starts } = choices;

  let best = [...start];
  let bestCost = costs.reduce((sum, rungs, l) => sum + costBetween(rungs, 0, start[l]), 0);
  let looked = 0;
  const heights = [...ground];
  const search = (at: number, left: number, cost: number): void => {
    if (looked++ > PATIENCE) return;
    if (left <= ROUNDING) {
      if (cost < bestCost - SAME && wanting(heights) === 0) {
        best = [...heights];
        bestCost = cost;
      }
      return;
    }
    const rate = rates[at];
    if (rate <= 0 || cost + (left - ROUNDING) / rate >= bestCost - SAME) return;
    const l = order[at];
    for (let c = starts[at]; c < starts[at + 1]; c++) {
      heights[l] = choices.heights[c];
      search(at + 1, left - choices.gains[c], cost + choices.costs[c]);
    }
    heights[l] = 0;
    search(at + 1, left, cost);
  };
  search(0, gap, 0);
  return { heights: best, proven: looked <= PATIENCE };
}

function choicesIn(order: readonly number[], costs: Climb["costs"], gains: readonly (readonly number[])[]): Choices {
  const all = order.map((l) => costs[l].map((_, h) => ({ l, height: h + 1 })).reverse());
  let end = 0;
  const ends = all.map(({ length }) => (end += length));
  const flat = all.flat();
  return {
    starts: Int32Array.of(0, ...ends),
    heights: Int32Array.from(flat, ({ height }) => height),
    costs: Float64Array.from(flat, ({ l, height }) => costBetween(costs[l], 0, height)),
    gains: Float64Array.from(flat, ({ l, height }) => gains[l][height - 1]),
  };
}
