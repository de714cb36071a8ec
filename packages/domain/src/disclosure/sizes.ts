import { FEWEST_COUNTED } from "./people-rule.ts";

/** Parts of the residents that nobody is in twice: what one leaves, or all of them together, counts people too. */
const PARTS: ReadonlySet<string> = new Set(["children", "residents_of_working_age", "older_residents"]);
const WHOLE = "residents";

/**
 * Which of a unit's numbers of people are to be held back because, of all residents, too few are left beside one of
 * them or beside all of them.
 * @param sizes by noun, in one period; NaN where not known
 */
export function sizesToHold(sizes: ReadonlyMap<string, number>): Set<string> {
  const held = new Set<string>();
  const whole = sizes.get(WHOLE);
  if (whole === undefined || Number.isNaN(whole)) return held;
  const parts = [...sizes]
    .filter(([noun, size]) => PARTS.has(noun) && !Number.isNaN(size))
    .sort(([, a], [, b]) => a - b);
  for (const [noun, size] of parts) if (whole - size < FEWEST_COUNTED) held.add(noun);
  const shown = parts.filter(([noun]) => !held.has(noun));
  const left = shown.reduce((rest, [, size]) => rest - size, whole);
  const smallest = shown[0]?.[0];
  if (left !== 0 && Math.abs(left) < FEWEST_COUNTED && smallest !== undefined) held.add(smallest);
  return held;
}
