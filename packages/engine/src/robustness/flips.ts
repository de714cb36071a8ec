import type { Counts } from "./counts.ts";
import { nOptions, type Plan } from "./plan.ts";
import type { Flip } from "./robustness.ts";
import { steplessOf } from "./runs.ts";

/** Choices that are named for one unit. */
const MOST = 5;
/** How many standard errors a difference has to have to be called one: there are many options to compare. */
const CLEARLY = 3;

/**
 * Which choices a unit's grade hangs on, for each unit that is not certain, the strongest first: of each factor the
 * option with which the grade is kept least, compared with the replicates without it; of a factor without steps, the
 * replicates compared with those in which it was held still. Differences that chance could have made are left out.
 */
export function flipsOf(plan: Plan, counts: Counts, kept: Float64Array, certain: Uint8Array): Flip[] {
  const flips: Flip[] = [];
  for (let unit = 0; unit < kept.length; unit++) {
    if (certain[unit] === 1) continue;
    const found = plan.factors.flatMap((_, factor) => flipBy(plan, counts, kept, unit, factor) ?? []);
    found.sort((a, b) => b.keptWithout - b.keptWith - (a.keptWithout - a.keptWith) || a.factor - b.factor);
    flips.push(...found.slice(0, MOST));
  }
  return flips;
}

function flipBy(plan: Plan, counts: Counts, kept: Float64Array, unit: number, factor: number): Flip | null {
  const n = kept.length;
  const all = counts.replicates[0];
  const inAll = Math.round(kept[unit] * all);
  const place = steplessOf(plan).indexOf(factor);
  if (place >= 0) {
    const held = counts.still[place];
    return clearFlip({ unit, factor, option: 0 }, inAll, all, counts.keptStill[place * n + unit], held);
  }
  let lowest: Flip | null = null;
  const first = plan.factors.slice(0, factor).reduce((sum, before) => sum + nOptions(before), 0);
  for (let option = 0; option < nOptions(plan.factors[factor]); option++) {
    const times = counts.options[first + option];
    const within = counts.keptByOption[(first + option) * n + unit];
    const flip = clearFlip({ unit, factor, option }, within, times, inAll - within, all - times);
    if (flip && (!lowest || flip.keptWith < lowest.keptWith)) lowest = flip;
  }
  return lowest;
}

/** The two shares, where the first is clearly lower. */
function clearFlip(
  of: Pick<Flip, "unit" | "factor" | "option">,
  kept: number,
  times: number,
  keptOther: number,
  timesOther: number,
): Flip | null {
  if (times === 0 || timesOther === 0) return null;
  const keptWith = kept / times;
  const keptWithout = keptOther / timesOther;
  // shares pulled towards a half by one on either side, so that all or nothing of a few is not taken as certain
  const [p, q] = [(kept + 1) / (times + 2), (keptOther + 1) / (timesOther + 2)];
  const error = Math.sqrt((p * (1 - p)) / times + (q * (1 - q)) / timesOther);
  return keptWithout - keptWith > CLEARLY * error ? { ...of, keptWith, keptWithout } : null;
}
