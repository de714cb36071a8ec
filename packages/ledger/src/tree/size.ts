/** Whether this counts leaves, or numbers one: an integer of [0, 2^53). Larger ones have no exact number. */
export function isCount(count: number): boolean {
  return Number.isSafeInteger(count) && count >= 0;
}

/** The largest power of two below `size`; wants size ≥ 2. Where RFC 6962 splits a tree. */
export function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2; // shifts would wrap at 2^31
  return split;
}

/** Whether a count ≥ 1 is a power of two. */
export function isPowerOfTwo(count: number): boolean {
  let rest = count;
  while (rest % 2 === 0) rest /= 2;
  return rest === 1;
}

/** @throws {RangeError} unless `count` is an integer of [0, 2^53) */
export function checkCount(of: string, count: number): void {
  if (!isCount(count)) throw new RangeError(`${of}: got ${count}, want an integer of [0, 2^53)`);
}
