/** Below this a coefficient is taken as rounding. */
const NOTHING = 1e-11;

/**
 * The greatest c·x with A x ≤ b and x ≥ 0, for b ≥ 0, by the simplex method on a dense tableau. The first of equal
 * choices is taken (Bland's rule), so that it always ends.
 * @param a row after row: row r, variable v at r × nVariables + v
 * @param b one per row, each ≥ 0
 * @param c one per variable
 * @returns the greatest value; Infinity where there is no bound
 * @throws {RangeError} if the lengths disagree or a bound is below 0
 * @see R. G. Bland, New finite pivoting rules for the simplex method, Mathematics of Operations Research 2 (1977)
 */
export function simplex(a: Float64Array, b: Float64Array, c: Float64Array): number {
  const nRows = b.length;
  const n = c.length;
  if (a.length !== nRows * n) throw new RangeError(`simplex: got ${a.length} coefficients, want ${nRows} × ${n}`);
  if (b.some((bound) => !(bound >= 0))) throw new RangeError("simplex: got a bound below 0, want each ≥ 0");
  // the tableau of the variables outside the basis: each column belongs to one variable, each row to one in the basis
  const width = n + 1; // the bound is the last column
  const rows = new Float64Array((nRows + 1) * width);
  for (let r = 0; r < nRows; r++) {
    for (let v = 0; v < n; v++) rows[r * width + v] = a[r * n + v];
    rows[r * width + n] = b[r];
  }
  const goal = nRows * width;
  for (let v = 0; v < n; v++) rows[goal + v] = -c[v];
  const outside = Int32Array.from({ length: n }, (_, v) => v);
  const inside = Int32Array.from({ length: nRows }, (_, r) => n + r);

  for (;;) {
    let column = -1;
    for (let v = 0; v < n; v++)
      if (rows[goal + v] < -NOTHING && (column < 0 || outside[v] < outside[column])) column = v;
    if (column < 0) return rows[goal + n];
    let pivot = -1;
    let least = Infinity;
    for (let r = 0; r < nRows; r++) {
      const rate = rows[r * width + column];
      if (rate <= NOTHING) continue;
      const step = rows[r * width + n] / rate;
      if (step < least || (step === least && inside[r] < inside[pivot])) {
        least = step;
        pivot = r;
      }
    }
    if (pivot < 0) return Infinity;
    exchange(rows, width, pivot, column);
    [outside[column], inside[pivot]] = [inside[pivot], outside[column]];
  }
}

/** One variable enters the basis for another. */
function exchange(rows: Float64Array, width: number, pivot: number, column: number): void {
  const at = pivot * width;
  const by = 1 / rows[at + column];
  for (let v = 0; v < width; v++) if (v !== column) rows[at + v] *= by;
  rows[at + column] = by;
  for (let other = 0; other < rows.length; other += width) {
    if (other === at) continue;
    const factor = rows[other + column];
    if (factor === 0) continue;
    for (let v = 0; v < width; v++) if (v !== column) rows[other + v] -= factor * rows[at + v];
    rows[other + column] = -factor * by;
  }
}
