/**
 * Weighted means of children over a block of units, up to six children a pass, in the order of the children, so that
 * the sums are those of `arithmeticMean`. A long file that tells one story: a pass for each number of children, which
 * is what lets a processor keep the sum of a unit in hand.
 * @param children those with a weight above 0; NaN only where `present` is given
 * @param weights one per child, in the same order
 * @param present where a child may be missing: receives the weight present; null where nothing is
 * @param out receives the mean; NaN where nothing is present
 */
export function meanOfBlock(
  children: readonly Float64Array[],
  weights: readonly number[],
  present: Float64Array | null,
  out: Float64Array,
): void {
  const count = children.length;
  if (count === 0) out.fill(NaN);
  else if (present) meanWithGaps(children, weights, present, out);
  else {
    let whole = 0;
    for (let c = 0; c < count; c++) whole += weights[c];
    for (let c = 0; c < count; c += MOST) {
      const rest = count - c;
      pass(children, weights, c, Math.min(MOST, rest), rest <= MOST ? whole : 1, out);
    }
  }
}

/** Children in one pass. */
const MOST = 6;

/** Adds some children to what is there (the first, to nothing), and divides; by 1 where more come. */
function pass(
  children: readonly Float64Array[],
  weights: readonly number[],
  c: number,
  count: number,
  by: number,
  out: Float64Array,
): void {
  const n = out.length;
  if (c === 0) out.fill(0);
  const x0 = children[c];
  const w0 = weights[c];
  if (count === 1) {
    for (let i = 0; i < n; i++) out[i] = (out[i] + w0 * x0[i]) / by;
    return;
  }
  const x1 = children[c + 1];
  const w1 = weights[c + 1];
  if (count === 2) {
    for (let i = 0; i < n; i++) out[i] = (out[i] + w0 * x0[i] + w1 * x1[i]) / by;
    return;
  }
  const x2 = children[c + 2];
  const w2 = weights[c + 2];
  if (count === 3) {
    for (let i = 0; i < n; i++) out[i] = (out[i] + w0 * x0[i] + w1 * x1[i] + w2 * x2[i]) / by;
    return;
  }
  const x3 = children[c + 3];
  const w3 = weights[c + 3];
  if (count === 4) {
    for (let i = 0; i < n; i++) out[i] = (out[i] + w0 * x0[i] + w1 * x1[i] + w2 * x2[i] + w3 * x3[i]) / by;
    return;
  }
  const x4 = children[c + 4];
  const w4 = weights[c + 4];
  if (count === 5) {
    for (let i = 0; i < n; i++) out[i] = (out[i] + w0 * x0[i] + w1 * x1[i] + w2 * x2[i] + w3 * x3[i] + w4 * x4[i]) / by;
    return;
  }
  const x5 = children[c + 5];
  const w5 = weights[c + 5];
  for (let i = 0; i < n; i++)
    out[i] = (out[i] + w0 * x0[i] + w1 * x1[i] + w2 * x2[i] + w3 * x3[i] + w4 * x4[i] + w5 * x5[i]) / by;
}

function meanWithGaps(
  children: readonly Float64Array[],
  weights: readonly number[],
  present: Float64Array,
  out: Float64Array,
): void {
  const n = out.length;
  out.fill(0);
  present.fill(0);
  for (let c = 0; c < children.length; c++) {
    const child = children[c];
    const weight = weights[c];
    for (let i = 0; i < n; i++) {
      const value = child[i];
      if (Number.isNaN(value)) continue;
      out[i] += weight * value;
      present[i] += weight;
    }
  }
  for (let i = 0; i < n; i++) out[i] /= present[i]; // 0 ÷ 0 is NaN: nothing present
}
