export interface Eigen {
  /** largest first */
  readonly values: Float64Array;
  /** component c of variable j at c × size + j: unit length, orthogonal, sign arbitrary */
  readonly vectors: Float64Array;
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, by Jacobi's rotations in cyclic order.
 * Sweeps go on until what is off the diagonal no longer counts against what is on it.
 * @param matrix size × size, symmetric; left as it is
 * @throws {RangeError} if it is not square, or holds a value that is not finite
 * @see Golub & Van Loan, Matrix Computations (2013), 8.5
 */
export function symmetricEigen(matrix: Float64Array, size: number): Eigen {
  if (matrix.length !== size * size)
    throw new RangeError(`symmetricEigen: got ${matrix.length} values, want ${size} × ${size}`);
  if (!matrix.every(Number.isFinite)) throw new RangeError("symmetricEigen: got a value that is not finite");
  const a = Float64Array.from(matrix);
  const v = new Float64Array(size * size);
  for (let j = 0; j < size; j++) v[j * size + j] = 1;
  const negligible = 1e-18 * Math.sqrt(a.reduce((sum, x) => sum + x * x, 0));

  // about eight sweeps do; the limit is there for what can't be foreseen
  for (let sweep = 0; sweep < 100; sweep++) {
    let turned = false;
    for (let p = 0; p < size; p++)
      for (let q = p + 1; q < size; q++) {
        if (Math.abs(a[p * size + q]) <= negligible) continue;
        rotate(a, v, size, p, q);
        turned = true;
      }
    if (!turned) break;
  }
  return sorted(a, v, size);
}

/** One rotation in the plane of p and q that brings a[p, q] to 0; row p of `v` is the vector of p. */
function rotate(a: Float64Array, v: Float64Array, size: number, p: number, q: number): void {
  const apq = a[p * size + q];
  const theta = (a[q * size + q] - a[p * size + p]) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  a[p * size + p] -= t * apq;
  a[q * size + q] += t * apq;
  a[p * size + q] = a[q * size + p] = 0;
  for (let j = 0; j < size; j++) {
    if (j !== p && j !== q) {
      const jp = a[j * size + p];
      const jq = a[j * size + q];
      a[j * size + p] = a[p * size + j] = c * jp - s * jq;
      a[j * size + q] = a[q * size + j] = s * jp + c * jq;
    }
    const vp = v[p * size + j];
    const vq = v[q * size + j];
    v[p * size + j] = c * vp - s * vq;
    v[q * size + j] = s * vp + c * vq;
  }
}

function sorted(a: Float64Array, v: Float64Array, size: number): Eigen {
  const order = Array.from({ length: size }, (_, j) => j).sort((p, q) => a[q * size + q] - a[p * size + p]);
  const values = new Float64Array(size);
  const vectors = new Float64Array(size * size);
  for (const [c, from] of order.entries()) {
    values[c] = a[from * size + from];
    vectors.set(v.subarray(from * size, (from + 1) * size), c * size);
  }
  return { values, vectors };
}
