import { branchAndBound } from "./branch-and-bound.ts";
import { type Climb, costBetween, type Heights, wantingWith } from "./climb.ts";

/**
 * The cheapest heights at which nothing is wanting any more. Where nothing is enough, the heights at
 * which all that can be lifted is lifted.
 */
export function cheapest(asked: Climb): Heights {
  const climb = { ...asked, wanting: rememberingFirstSteps(asked) };
  const greedy = prune(climb, climbGreedily(climb));
  if (climb.wanting(greedy) !== 0) return { heights: greedy, proven: false };
  if (!climb.additive) return { heights: greedy, proven: false };
  return branchAndBound(climb, greedy);
}

/** What is wanting, measured once for each height of a ladder alone: both searches begin with all of them. */
function rememberingFirstSteps({ costs, wanting }: Climb): Climb["wanting"] {
  const known = costs.map((): number[] => []);
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

/** A height that may be climbed to, and what it brings for its cost. */
interface Open {
  readonly l: number;
  readonly height: number;
  rate: number;
}

/**
 * Takes, again and again, the step that brings most for its cost. What a step brings is measured
 * again only when it comes up as the best: steps seldom bring more after others were taken.
 */
function climbGreedily(climb: Climb): number[] {
  const { costs, wanting } = climb;
  const heights = costs.map(() => 0);
  let want = wanting(heights);
  const rateOf = (l: number, height: number): number => {
    const gain = want - wantingWith(climb, heights, l, height);
    return gain / Math.max(costBetween(costs[l], heights[l], height), 1e-9);
  };
  const open = costs.flatMap((rungs, l) => rungs.map((_, h): Open => ({ l, height: h + 1, rate: rateOf(l, h + 1) })));
  open.sort(byRate);
  while (want > 0 && open.length > 0) {
    const [first, second] = open;
    if (first.height <= heights[first.l]) {
      open.shift();
      continue;
    }
    const rate = rateOf(first.l, first.height);
    if (rate < (second?.rate ?? 0) && rate < first.rate) {
      first.rate = rate;
      putInOrder(open);
      continue;
    }
    if (rate <= 0) {
      // steps taken since may have made others worth taking: look at each once more before giving up
      for (const step of open) step.rate = step.height > heights[step.l] ? rateOf(step.l, step.height) : 0;
      if (open.every((step) => step.rate <= 0)) break;
      open.sort(byRate);
      continue;
    }
    heights[first.l] = first.height;
    want = wanting(heights);
    open.shift();
  }
  return heights;
}

const byRate = (a: Open, b: Open): number => b.rate - a.rate;

/** Moves the first one behind those with higher rates: as a stable sort would, where all others are in order. */
function putInOrder(open: Open[]): void {
  const [first] = open;
  let at = 0;
  for (; at + 1 < open.length && open[at + 1].rate > first.rate; at++) open[at] = open[at + 1];
  open[at] = first;
}

/** Takes steps back, the dearest first, as long as that leaves nothing more wanting. */
function prune(climb: Climb, heights: readonly number[]): number[] {
  const target = climb.wanting(heights);
  const pruned = [...heights];
  const costs = climb.costs.map((rungs) => costBetween(rungs, 0, rungs.length));
  const dearest = pruned.map((_, l) => l).sort((a, b) => costs[b] - costs[a]);
  for (const l of dearest) while (pruned[l] > 0 && wantingWith(climb, pruned, l, pruned[l] - 1) <= target) pruned[l]--;
  return pruned;
}
