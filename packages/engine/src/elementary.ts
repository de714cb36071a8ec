/**
 * Exponential, logarithm and power, written out: `Math.exp`, `Math.log` and `Math.pow` give different last bits
 * in different JavaScript engines, and whoever recomputes a score has to get the same bytes. Only +, −, ×, ÷ and
 * bit access are used, so IEEE 754 fixes every bit. All three are within one unit in the last place.
 *
 * Logarithms are carried as an unevaluated sum of two doubles, some 100 bits, so that a power, which multiplies
 * the logarithm's error by up to 745, is still right in its last bit.
 * @see T. J. Dekker, A floating-point technique for extending the available precision (1971)
 */

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);
float[0] = 1;
const HIGH = words[1] === 0x3ff00000 ? 1 : 0; // which half of a double holds its exponent, on this machine

/** ln 2 = head + tail; the head has 32 bits, so that its product with any exponent is exact */
const LN2_HEAD = 2977044471 / 4294967296;
const LN2_TAIL = 1.908214929270588e-10;

const SPLITTER = 134217729; // 2²⁷ + 1

/** 1/25, 1/23 … 1/5: of the series of the logarithm, from the smallest term */
const LN_TERMS = Float64Array.from({ length: 11 }, (_, term) => 1 / (25 - 2 * term));
/** 3!/16!, 3!/15! … 3!/3!: of the exponential from its fourth term on, from the smallest */
const EXP_TERMS = Float64Array.from({ length: 14 }, (_, term) => {
  let factor = 1;
  for (let n = 4; n <= 16 - term; n++) factor /= n;
  return factor;
});

/** What a double could not hold of the last wide result; read at once by the caller. */
let tail = 0;

/** a × b − fl(a × b), exactly. */
function productError(a: number, b: number, product: number): number {
  const aSplit = SPLITTER * a;
  const aHead = aSplit - (aSplit - a);
  const aTail = a - aHead;
  const bSplit = SPLITTER * b;
  const bHead = bSplit - (bSplit - b);
  const bTail = b - bHead;
  return aTail * bTail - (product - aHead * bHead - aTail * bHead - aHead * bTail);
}

function twoTo(exponent: number): number {
  words[1 - HIGH] = 0;
  words[HIGH] = (exponent + 1023) << 20;
  return float[0];
}

/** ln x for a finite x > 0: returns the head, leaves the rest in `tail`. */
function wideLn(x: number): number {
  // x = m × 2^e with m in (√½, √2]
  const subnormal = x < 2.2250738585072014e-308;
  float[0] = subnormal ? x * 18014398509481984 : x; // × 2⁵⁴
  let e = (words[HIGH] >>> 20) - 1023 - (subnormal ? 54 : 0);
  words[HIGH] = (words[HIGH] & 0xfffff) | 0x3ff00000;
  let m = float[0];
  if (m > Math.SQRT2) {
    m /= 2;
    e++;
  }

  // s = (m − 1) ÷ (m + 1), wide; ln m = 2s (1 + s²/3 + s⁴/5 + …)
  const f = m - 1;
  const d = m + 1;
  const dTail = m >= 1 ? 1 - (d - m) : m - (d - 1);
  const s = f / d;
  const sd = s * d;
  const sTail = (f - sd - productError(s, d, sd) - s * dTail) / d;
  const z = s * s;
  const zTail = productError(s, s, z) + 2 * s * sTail;
  const third = z / 3;
  const thrice = 3 * third;
  const thirdTail = (z - thrice - productError(3, third, thrice) + zTail) / 3;
  let rest = LN_TERMS[0];
  for (let term = 1; term < 11; term++) rest = rest * z + LN_TERMS[term];
  rest *= z * z;
  const p = third + rest;
  const pTail = rest - (p - third) + thirdTail;
  const twice = 2 * s;
  const q = twice * p;
  const qTail = productError(twice, p, q) + twice * pTail + 2 * sTail * p;
  const lnM = twice + q;
  const lnMTail = q - (lnM - twice) + qTail + 2 * sTail;

  const whole = e * LN2_HEAD;
  const sum = whole + lnM;
  const sumTail = (e === 0 ? 0 : lnM - (sum - whole)) + lnMTail + e * LN2_TAIL;
  const head = sum + sumTail;
  tail = sumTail - (head - sum);
  return head;
}

/** e^(x + xTail), where xTail is at most a unit in the last place of x. */
function wideExp(x: number, xTail: number): number {
  if (x > 710) return Number.POSITIVE_INFINITY;
  if (x < -746) return 0;
  // x = k ln 2 + r with |r| ≤ ½ ln 2
  const k = Math.floor(x * Math.LOG2E + 0.5);
  const rough = x - k * LN2_HEAD; // exact
  const correction = k * LN2_TAIL;
  const near = rough - correction;
  const taken = rough - near;
  const nearTail = rough - (near + taken) + (taken - correction) + xTail;
  const r = near + nearTail;
  const rTail = nearTail - (r - near);

  // e^r = 1 + r + r²/2 + r³/6 (1 + r/4 (1 + r/5 (…))), the first three terms wide
  let series = EXP_TERMS[0];
  for (let term = 1; term < 14; term++) series = series * r + EXP_TERMS[term];
  const square = r * r;
  const half = 0.5 * square;
  const one = 1 + r;
  const three = one + half;
  const rest = (half * r * series) / 3 + 0.5 * productError(r, r, square);
  const y = three + (r - (one - 1) + (half - (three - one)) + rTail + rest);

  if (k > 1023) return y * 2 * twoTo(k - 1);
  if (k < -1021) return y * twoTo(k + 1000) * 9.332636185032189e-302; // × 2⁻¹⁰⁰⁰: rounded once, into the subnormals
  return y * twoTo(k);
}

/** e to the power x, within one unit in the last place; the same bytes on every engine. */
export function exp(x: number): number {
  return Number.isNaN(x) ? x : wideExp(x, 0);
}

/** Natural logarithm, within one unit in the last place; −Infinity at 0, NaN below. The same bytes on every engine. */
export function ln(x: number): number {
  if (x > 0 && x < Number.POSITIVE_INFINITY) return wideLn(x);
  return x === 0 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
}

/**
 * x to the power y, within one unit in the last place; special cases as `Math.pow` has them. The same bytes on
 * every engine.
 */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const size = Math.abs(x);
  if (!Number.isFinite(y)) return size === 1 ? Number.NaN : size > 1 === y > 0 ? Number.POSITIVE_INFINITY : 0;
  const odd = y % 2 !== 0 && Number.isInteger(y);
  const sign = odd && (x < 0 || Object.is(x, -0)) ? -1 : 1;
  if (size === 0 || size === Number.POSITIVE_INFINITY)
    return sign * ((size === 0) === y < 0 ? Number.POSITIVE_INFINITY : 0);
  if (x < 0 && !Number.isInteger(y)) return Number.NaN;

  const logarithm = wideLn(size);
  const logarithmTail = tail;
  const product = y * logarithm;
  if (Math.abs(product) > 800) return sign * (product > 0 ? Number.POSITIVE_INFINITY : 0);
  if (Math.abs(product) < 1e-20) return sign; // 1 + product is 1
  return sign * wideExp(product, productError(y, logarithm, product) + y * logarithmTail);
}
