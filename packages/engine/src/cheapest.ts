/** A search for heights on ladders; nothing of standards is known here. */
export interface Climb {
  /** cost of each rung, per ladder */
  readonly costs: readonly (readonly number[])[];
  /** how much is still wanting at these heights, each ≥ 0, in points of score; all 0: there */
  readonly wanting: (heights: readonly number[]) => readonly number[];
  /** whether what steps bring adds up, so that a bound can be proven */
  readonly additive: boolean;
}

/** How high to climb each ladder, 0 for not at all; `proven`: nothing cheaper is enough. */
export interface Heights {
  readonly heights: readonly number[];
  readonly proven: boolean;
}

/** Most nodes of the search tree that are looked at before the answer counts as not proven. */
const PATIENCE = 200_000;
/** what published digits may hide of a sum of gains */
const ROUNDING = 1e-5;

/**
 * The cheapest heights at which nothing is wanting any more. Where nothing is enough, the heights at
 * which all that can be lifted is lifted.
 */
export function cheapest(asked: Climb): Heights {
  const climb = { ...asked, wanting: rememberingFirstSteps(asked) };
  const greedy = prune(climb, climbGreedily(climb));
  if (!isThere(climb.wanting(greedy))) return { heights: greedy, proven: false };
  if (!climb.additive) return { heights: greedy, proven: false };
  return branchAndBound(climb, greedy);
}

/** What is wanting, measured once for each height of a ladder alone: both searches begin with all of them. */
function rememberingFirstSteps({ costs, wanting }: Climb): Climb["wanting"] {
  const known = costs.map((): (readonly number[])[] => []);
  return (heights) => {
    let alone = -1;
    for (let l = 0; l < heights.length; l++) {
      if (heights[l] === 0) continue;
      if (alone >= 0) return wanting(heights);
      alone = l;
    }
    if (alone < 0) return wanting(heights);
    const first = known[alone][heights[alone]] ?? wanting(heights);
    known[alone][heights[alone]] = first;
    return first;
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, x) => total + x, 0);
const isThere = (wanting: readonly number[]): boolean => wanting.every((want) => want === 0);
const costOf = ({ costs }: Climb, heights: readonly number[]): number =>
  sum(costs.map((rungs, l) => sum(rungs.slice(0, heights[l]))));

/**
 * Takes, again and again, the step that brings most for its cost. What a step brings is measured
 * again only when it comes up as the best: steps seldom bring more after others were taken.
 */
function climbGreedily(climb: Climb): number[] {
  const { costs, wanting } = climb;
  const heights = costs.map(() => 0);
  let want = sum(wanting(heights));
  const rateOf = (l: number, height: number): number => {
    const gain = want - sum(wanting(heights.with(l, height)));
    return gain / Math.max(sum(costs[l].slice(heights[l], height)), 1e-9);
  };
  const open = costs.flatMap((rungs, l) => rungs.map((_, h) => ({ l, height: h + 1, rate: rateOf(l, h + 1) })));
  while (want > 0 && open.length > 0) {
    open.sort((a, b) => b.rate - a.rate);
    const [first, second] = open;
    if (first.height <= heights[first.l]) {
      open.shift();
      continue;
    }
    const rate = rateOf(first.l, first.height);
    if (rate < (second?.rate ?? 0) && rate < first.rate) {
      first.rate = rate;
      continue;
    }
    if (rate <= 0) {
      // steps taken since may have made others worth taking: look at each once more before giving up
      for (const step of open) step.rate = step.height > heights[step.l] ? rateOf(step.l, step.height) : 0;
      if (open.every((step) => step.rate <= 0)) break;
      continue;
    }
    heights[first.l] = first.height;
    want = sum(wanting(heights));
    open.shift();
  }
  return heights;
}

/** Takes steps back, the dearest first, as long as that leaves nothing more wanting. */
function prune(climb: Climb, heights: number[]): number[] {
  const target = sum(climb.wanting(heights));
  const pruned = [...heights];
  const dearest = pruned.map((_, l) => l).sort((a, b) => sum(climb.costs[b]) - sum(climb.costs[a]));
  for (const l of dearest)
    while (pruned[l] > 0 && sum(climb.wanting(pruned.with(l, pruned[l] - 1))) <= target) pruned[l]--;
  return pruned;
}

/**
 * Depth-first over the ladders, best rate first; a branch is left when even the best rates of what
 * remains can't close the gap below the best cost so far. What each height brings is measured once
 * from the start, which is exact because it adds up.
 */
function branchAndBound(climb: Climb, start: readonly number[]): Heights {
  const { costs, wanting } = climb;
  const ground = costs.map(() => 0);
  const gap = sum(wanting(ground));
  const choices = costs.map((rungs, l) =>
    rungs.map((_, h) => ({
      height: h + 1,
      cost: sum(rungs.slice(0, h + 1)),
      gain: gap - sum(wanting(ground.with(l, h + 1))),
    })),
  );
  const rateOf = (l: number): number => Math.max(0, ...choices[l].map(({ gain, cost }) => gain / Math.max(cost, 1e-9)));
  const order = ground.map((_, l) => l).sort((a, b) => rateOf(b) - rateOf(a));
  const rates = order.map(rateOf);

  let best = [...start];
  let bestCost = costOf(climb, start);
  let looked = 0;
  const heights = [...ground];
  const search = (at: number, left: number, cost: number): void => {
    if (looked++ > PATIENCE) return;
    if (left <= ROUNDING) {
      if (cost < bestCost - 1e-12 && isThere(wanting(heights))) {
        best = [...heights];
        bestCost = cost;
      }
      return;
    }
    const rate = rates[at] ?? 0;
    if (rate <= 0 || cost + (left - ROUNDING) / rate >= bestCost - 1e-12) return;
    const l = order[at];
    for (const { height, cost: dear, gain } of choices[l].toReversed()) {
      heights[l] = height;
      search(at + 1, left - gain, cost + dear);
    }
    heights[l] = 0;
    search(at + 1, left, cost);
  };
  search(0, gap, 0);
  return { heights: best, proven: looked <= PATIENCE };
}
