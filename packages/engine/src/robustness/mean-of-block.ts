/**
 * Weighted sums of children over a block of units, four children a pass, in the order of the children, so that the
 * sums are those of `arithmeticMean`.
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
    let c = 0;
    for (; c + 4 <= count; c += 4) addFour(children, weights, c, out);
    for (; c < count; c++) addOne(children[c], weights[c], c === 0, out);
    for (let i = 0; i < out.length; i++) out[i] /= whole;
  }
}

function addFour(children: readonly Float64Array[], weights: readonly number[], c: number, out: Float64Array): void {
  const [x0, x1, x2, x3] = [children[c], children[c + 1], children[c + 2], children[c + 3]];
  const [w0, w1, w2, w3] = [weights[c], weights[c + 1], weights[c + 2], weights[c + 3]];
  const n = out.length;
  if (c === 0) for (let i = 0; i < n; i++) out[i] = w0 * x0[i] + w1 * x1[i] + w2 * x2[i] + w3 * x3[i];
  else for (let i = 0; i < n; i++) out[i] = out[i] + w0 * x0[i] + w1 * x1[i] + w2 * x2[i] + w3 * x3[i];
}

function addOne(child: Float64Array, weight: number, first: boolean, out: Float64Array): void {
  const n = out.length;
  if (first) for (let i = 0; i < n; i++) out[i] = weight * child[i];
  else for (let i = 0; i < n; i++) out[i] += weight * child[i];
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
