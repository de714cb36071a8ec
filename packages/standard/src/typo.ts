import { slipsBetween } from "./nearest.ts";

const LONGEST = 200;

/**
 * Whether a change of a text can pass for the mending of slips: two of them, or one in ten letters.
 * What is more has, for whoever reads it, another meaning or a clearer one.
 */
export function isTypo(before: string, after: string): boolean {
  const allowed = Math.max(2, Math.floor(Math.min(before.length, after.length) / 10));
  if (Math.abs(before.length - after.length) > allowed) return false;
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end++;
  const [left, right] = [before, after].map((text) => text.slice(start, text.length - end)) as [string, string]; // of two, two
  return left.length <= LONGEST && right.length <= LONGEST && slipsBetween(left, right) <= allowed;
}
