/** A search for heights on ladders; nothing of standards is known here. */
export interface Climb {
  /** cost of each rung, per ladder */
  readonly costs: readonly (readonly number[])[];
  /** how much is still wanting at these heights, ≥ 0, in points of score; 0: there. It does not keep what it is given. */
  readonly wanting: (heights: readonly number[]) => number;
  /** whether what steps bring adds up, so that a bound can be proven */
  readonly additive: boolean;
}

/** How high to climb each ladder, 0 for not at all; `proven`: nothing cheaper is enough. */
export interface Heights {
  readonly heights: readonly number[];
  readonly proven: boolean;
}

/** What is wanting with one ladder at another height; the heights are afterwards what they were. */
export function wantingWith({ wanting }: Climb, heights: number[], l: number, height: number): number {
  const before = heights[l];
  heights[l] = height;
  const want = wanting(heights);
  heights[l] = before;
  return want;
}

/** Cost of the rungs [from, to) of a ladder. */
export function costBetween(rungs: readonly number[], from: number, to: number): number {
  let cost = 0;
  for (let h = from; h < to; h++) cost += rungs[h];
  return cost;
}
