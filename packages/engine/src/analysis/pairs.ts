/** Two columns, cut to the units that have both. */
export interface Pairs {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * The units that have a value in both columns ("pairwise complete"), in their order.
 * @throws {RangeError} if the columns differ in length
 */
export function completePairs(x: Float64Array, y: Float64Array): Pairs {
  if (x.length !== y.length)
    throw new RangeError(`completePairs: got columns of ${x.length} and ${y.length} units, want equal`);
  const both = { x: new Float64Array(x.length), y: new Float64Array(x.length) };
  let n = 0;
  for (let i = 0; i < x.length; i++) {
    if (Number.isNaN(x[i]) || Number.isNaN(y[i])) continue;
    both.x[n] = x[i];
    both.y[n++] = y[i];
  }
  return { x: both.x.subarray(0, n), y: both.y.subarray(0, n) };
}
