const DIGIT_BITS = 11;
const DIGITS = 2 ** DIGIT_BITS;

/**
 * Ranks published scores from the highest (1) down, ties sharing the better rank, sorted digit by digit.
 * @param scratch room for four numbers a unit and `DIGITS` + 1 more
 * @param ranks receives one rank per unit, 0 where there is no score
 * @returns false where scores are no whole millionths, or too far apart for 32 bits: then no rank counts
 */
export function rankMillionths(scores: Float64Array, scratch: Uint32Array, ranks: Uint32Array): boolean {
  let least = Infinity;
  let most = -Infinity;
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i];
    if (Number.isNaN(score)) continue;
    const millionths = Math.round(score * 1e6);
    if (millionths / 1e6 !== score) return false;
    if (millionths < least) least = millionths;
    if (millionths > most) most = millionths;
  }
  ranks.fill(0);
  if (least > most) return true; // nobody has a score
  if (!(most - least < 2 ** 32)) return false;

  const room = scores.length;
  let keys = scratch.subarray(0, room); // millionths below the best
  let units = scratch.subarray(room, 2 * room);
  let otherKeys = scratch.subarray(2 * room, 3 * room);
  let otherUnits = scratch.subarray(3 * room, 4 * room);
  const starts = scratch.subarray(4 * room, 4 * room + DIGITS + 1);
  let n = 0;
  for (let i = 0; i < scores.length; i++) {
    if (Number.isNaN(scores[i])) continue;
    keys[n] = most - Math.round(scores[i] * 1e6);
    units[n++] = i;
  }

  const bits = 32 - Math.clz32(most - least);
  for (let shift = 0; shift < bits; shift += DIGIT_BITS) {
    starts.fill(0);
    for (let at = 0; at < n; at++) starts[((keys[at] >>> shift) & (DIGITS - 1)) + 1]++;
    for (let digit = 0; digit < DIGITS; digit++) starts[digit + 1] += starts[digit];
    for (let at = 0; at < n; at++) {
      const to = starts[(keys[at] >>> shift) & (DIGITS - 1)]++;
      otherKeys[to] = keys[at];
      otherUnits[to] = units[at];
    }
    [keys, otherKeys] = [otherKeys, keys];
    [units, otherUnits] = [otherUnits, units];
  }

  let rank = 0;
  for (let at = 0; at < n; at++) {
    if (at === 0 || keys[at] !== keys[at - 1]) rank = at + 1;
    ranks[units[at]] = rank;
  }
  return true;
}
