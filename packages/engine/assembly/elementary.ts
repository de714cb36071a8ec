// AssemblyScript: ln and exp of src/elementary.ts, operation for operation, so that every bit is the same; and two
// at a time. The ordinary ranges go through a vector, the rest one by one. See there for what the steps mean.

const LN2_HEAD: f64 = 2977044471.0 / 4294967296.0;
const LN2_TAIL: f64 = 1.908214929270588e-10;
const LOG2E: f64 = 1.4426950408889634;
const SQRT2: f64 = 1.4142135623730951;
const SPLITTER: f64 = 134217729;

// @ts-ignore: decorator of AssemblyScript
@inline
function productError(a: f64, b: f64, product: f64): f64 {
  const aSplit = SPLITTER * a;
  const aHead = aSplit - (aSplit - a);
  const aTail = a - aHead;
  const bSplit = SPLITTER * b;
  const bHead = bSplit - (bSplit - b);
  const bTail = b - bHead;
  return aTail * bTail - (product - aHead * bHead - aTail * bHead - aHead * bTail);
}

// @ts-ignore: decorator of AssemblyScript
@inline
function twoTo(exponent: i64): f64 {
  return reinterpret<f64>((exponent + 1023) << 52);
}

function wideLn(x: f64): f64 {
  const subnormal = x < 2.2250738585072014e-308;
  const bits = reinterpret<u64>(subnormal ? x * 18014398509481984.0 : x);
  let e: f64 = <f64>(<i32>(bits >> 52) - 1023 - (subnormal ? 54 : 0));
  let m = reinterpret<f64>((bits & 0xfffffffffffff) | 0x3ff0000000000000);
  if (m > SQRT2) {
    m /= 2;
    e += 1;
  }
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
  let rest: f64 = 1.0 / 25.0;
  rest = rest * z + 1.0 / 23.0;
  rest = rest * z + 1.0 / 21.0;
  rest = rest * z + 1.0 / 19.0;
  rest = rest * z + 1.0 / 17.0;
  rest = rest * z + 1.0 / 15.0;
  rest = rest * z + 1.0 / 13.0;
  rest = rest * z + 1.0 / 11.0;
  rest = rest * z + 1.0 / 9.0;
  rest = rest * z + 1.0 / 7.0;
  rest = rest * z + 1.0 / 5.0;
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
  const sumTail = (e == 0 ? 0 : lnM - (sum - whole)) + lnMTail + e * LN2_TAIL;
  return sum + sumTail;
}

function wideExp(x: f64): f64 {
  if (x > 710) return Infinity;
  if (x < -746) return 0;
  const k = Math.floor(x * LOG2E + 0.5);
  const rough = x - k * LN2_HEAD;
  const correction = k * LN2_TAIL;
  const near = rough - correction;
  const taken = rough - near;
  const nearTail = rough - (near + taken) + (taken - correction);
  const r = near + nearTail;
  const rTail = nearTail - (r - near);
  let series: f64 = 2.867686399432431e-13;
  series = series * r + 4.58829823909189e-12;
  series = series * r + 6.882447358637835e-11;
  series = series * r + 9.635426302092969e-10;
  series = series * r + 1.2526054192720858e-08;
  series = series * r + 1.503126503126503e-07;
  series = series * r + 1.6534391534391533e-06;
  series = series * r + 1.6534391534391532e-05;
  series = series * r + 0.0001488095238095238;
  series = series * r + 0.0011904761904761904;
  series = series * r + 0.008333333333333333;
  series = series * r + 0.05;
  series = series * r + 0.25;
  series = series * r + 1.0;
  const square = r * r;
  const half = 0.5 * square;
  const one = 1 + r;
  const three = one + half;
  const rest = (half * r * series) / 3 + 0.5 * productError(r, r, square);
  const y = three + (r - (one - 1) + (half - (three - one)) + rTail + rest);
  const n = <i64>k;
  if (n > 1023) return y * 2 * twoTo(n - 1);
  if (n < -1021) return y * twoTo(n + 1000) * 9.332636185032189e-302;
  return y * twoTo(n);
}

export function expOf(x: f64): f64 {
  return x != x ? NaN : wideExp(x);
}

export function lnOf(x: f64): f64 {
  if (x > 0 && x < Infinity) return wideLn(x);
  return x == 0 ? -Infinity : x > 0 ? x : NaN;
}

/** The numbers that the vectors need, in memory: to load one takes less than to make it up each time. */
const NUMBERS = memory.data<f64>([
  SPLITTER, 2.2250738585072014e-308, Infinity, 1, 2, 4503599627370496, 1023, SQRT2, 0.5, 3, LN2_HEAD, 0, LN2_TAIL, 700, LOG2E,
  // the logarithm's series
  1.0 / 25.0, 1.0 / 23.0, 1.0 / 21.0, 1.0 / 19.0, 1.0 / 17.0, 1.0 / 15.0, 1.0 / 13.0, 1.0 / 11.0, 1.0 / 9.0, 1.0 / 7.0, 1.0 / 5.0,
  // the exponential's
  2.867686399432431e-13, 4.58829823909189e-12, 6.882447358637835e-11, 9.635426302092969e-10, 1.2526054192720858e-08, 1.503126503126503e-07, 1.6534391534391533e-06, 1.6534391534391532e-05, 0.0001488095238095238, 0.0011904761904761904, 0.008333333333333333, 0.05, 0.25, 1.0,
]);
const SPLIT: usize = 0;
const LEAST_NORMAL: usize = 1;
const INFINITE: usize = 2;
const ONE: usize = 3;
const TWO: usize = 4;
const TWO_TO_52: usize = 5;
const BIAS: usize = 6;
const ROOT_2: usize = 7;
const HALF: usize = 8;
const THREE: usize = 9;
const LN_2_HEAD: usize = 10;
const ZERO: usize = 11;
const LN_2_TAIL: usize = 12;
const ORDINARY: usize = 13;
const LOG_2_E: usize = 14;
const LN_TERMS: usize = 15;
const EXP_TERMS: usize = 26;

// @ts-ignore: decorator of AssemblyScript
@inline
function number(at: usize): v128 {
  return v128.load_splat<f64>(NUMBERS + (at << 3));
}

// @ts-ignore: decorator of AssemblyScript
@inline
function productError2(a: v128, b: v128, product: v128): v128 {
  const aSplit = f64x2.mul(number(SPLIT), a);
  const aHead = f64x2.sub(aSplit, f64x2.sub(aSplit, a));
  const aTail = f64x2.sub(a, aHead);
  const bSplit = f64x2.mul(number(SPLIT), b);
  const bHead = f64x2.sub(bSplit, f64x2.sub(bSplit, b));
  const bTail = f64x2.sub(b, bHead);
  const left = f64x2.sub(f64x2.sub(product, f64x2.mul(aHead, bHead)), f64x2.mul(aTail, bHead));
  return f64x2.sub(f64x2.mul(aTail, bTail), f64x2.sub(left, f64x2.mul(aHead, bTail)));
}

// @ts-ignore: decorator of AssemblyScript
@inline
function step(series: v128, x: v128, term: v128): v128 {
  return f64x2.add(f64x2.mul(series, x), term);
}

/** ln of two numbers. */
// @ts-ignore: decorator of AssemblyScript
@inline
export function ln2(x: v128): v128 {
  const ordinary = v128.and(
    f64x2.ge(x, number(LEAST_NORMAL)),
    f64x2.lt(x, number(INFINITE)),
  );
  if (!i64x2.all_true(ordinary)) return f64x2(lnOf(f64x2.extract_lane(x, 0)), lnOf(f64x2.extract_lane(x, 1)));
  const one = number(ONE);
  const two = number(TWO);
  // the exponent as a double: put below 2⁵², where the last bit counts 1, and take 2⁵² away again
  const biased = v128.or(i64x2.shr_u(x, 52), i64x2.splat(0x4330000000000000));
  let e = f64x2.sub(f64x2.sub(biased, number(TWO_TO_52)), number(BIAS));
  let m = v128.or(v128.and(x, i64x2.splat(0xfffffffffffff)), i64x2.splat(0x3ff0000000000000));
  const great = f64x2.gt(m, number(ROOT_2));
  m = v128.bitselect(f64x2.mul(m, number(HALF)), m, great);
  e = f64x2.add(e, v128.and(one, great));

  const f = f64x2.sub(m, one);
  const d = f64x2.add(m, one);
  const dTail = v128.bitselect(
    f64x2.sub(one, f64x2.sub(d, m)),
    f64x2.sub(m, f64x2.sub(d, one)),
    f64x2.ge(m, one),
  );
  const s = f64x2.div(f, d);
  const sd = f64x2.mul(s, d);
  const sTail = f64x2.div(
    f64x2.sub(f64x2.sub(f64x2.sub(f, sd), productError2(s, d, sd)), f64x2.mul(s, dTail)),
    d,
  );
  const z = f64x2.mul(s, s);
  const twice = f64x2.mul(two, s);
  const zTail = f64x2.add(productError2(s, s, z), f64x2.mul(twice, sTail));
  const three = number(THREE);
  const third = f64x2.div(z, three);
  const thrice = f64x2.mul(three, third);
  const thirdTail = f64x2.div(
    f64x2.add(f64x2.sub(f64x2.sub(z, thrice), productError2(three, third, thrice)), zTail),
    three,
  );
  let rest = number(LN_TERMS + 0);
  rest = step(rest, z, number(LN_TERMS + 1));
  rest = step(rest, z, number(LN_TERMS + 2));
  rest = step(rest, z, number(LN_TERMS + 3));
  rest = step(rest, z, number(LN_TERMS + 4));
  rest = step(rest, z, number(LN_TERMS + 5));
  rest = step(rest, z, number(LN_TERMS + 6));
  rest = step(rest, z, number(LN_TERMS + 7));
  rest = step(rest, z, number(LN_TERMS + 8));
  rest = step(rest, z, number(LN_TERMS + 9));
  rest = step(rest, z, number(LN_TERMS + 10));
  rest = f64x2.mul(rest, f64x2.mul(z, z));
  const p = f64x2.add(third, rest);
  const pTail = f64x2.add(f64x2.sub(rest, f64x2.sub(p, third)), thirdTail);
  const q = f64x2.mul(twice, p);
  const twiceTail = f64x2.mul(two, sTail);
  const qTail = f64x2.add(
    f64x2.add(productError2(twice, p, q), f64x2.mul(twice, pTail)),
    f64x2.mul(twiceTail, p),
  );
  const lnM = f64x2.add(twice, q);
  const lnMTail = f64x2.add(f64x2.add(f64x2.sub(q, f64x2.sub(lnM, twice)), qTail), twiceTail);

  const whole = f64x2.mul(e, number(LN_2_HEAD));
  const sum = f64x2.add(whole, lnM);
  const lost = v128.and(f64x2.sub(lnM, f64x2.sub(sum, whole)), f64x2.ne(e, number(ZERO)));
  return f64x2.add(sum, f64x2.add(f64x2.add(lost, lnMTail), f64x2.mul(e, number(LN_2_TAIL))));
}

/** e to the power of two numbers. */
// @ts-ignore: decorator of AssemblyScript
@inline
export function exp2(x: v128): v128 {
  // within ±700 the result is neither infinite nor subnormal
  if (!i64x2.all_true(f64x2.lt(f64x2.abs(x), number(ORDINARY))))
    return f64x2(expOf(f64x2.extract_lane(x, 0)), expOf(f64x2.extract_lane(x, 1)));
  const k = f64x2.floor(f64x2.add(f64x2.mul(x, number(LOG_2_E)), number(HALF)));
  const rough = f64x2.sub(x, f64x2.mul(k, number(LN_2_HEAD)));
  const correction = f64x2.mul(k, number(LN_2_TAIL));
  const near = f64x2.sub(rough, correction);
  const taken = f64x2.sub(rough, near);
  const nearTail = f64x2.add(f64x2.sub(rough, f64x2.add(near, taken)), f64x2.sub(taken, correction));
  const r = f64x2.add(near, nearTail);
  const rTail = f64x2.sub(nearTail, f64x2.sub(r, near));
  let series = number(EXP_TERMS + 0);
  series = step(series, r, number(EXP_TERMS + 1));
  series = step(series, r, number(EXP_TERMS + 2));
  series = step(series, r, number(EXP_TERMS + 3));
  series = step(series, r, number(EXP_TERMS + 4));
  series = step(series, r, number(EXP_TERMS + 5));
  series = step(series, r, number(EXP_TERMS + 6));
  series = step(series, r, number(EXP_TERMS + 7));
  series = step(series, r, number(EXP_TERMS + 8));
  series = step(series, r, number(EXP_TERMS + 9));
  series = step(series, r, number(EXP_TERMS + 10));
  series = step(series, r, number(EXP_TERMS + 11));
  series = step(series, r, number(EXP_TERMS + 12));
  series = step(series, r, number(EXP_TERMS + 13));
  const square = f64x2.mul(r, r);
  const half = f64x2.mul(number(HALF), square);
  const unit = number(ONE);
  const one = f64x2.add(unit, r);
  const three = f64x2.add(one, half);
  const rest = f64x2.add(
    f64x2.div(f64x2.mul(f64x2.mul(half, r), series), number(THREE)),
    f64x2.mul(number(HALF), productError2(r, r, square)),
  );
  const past = f64x2.add(f64x2.sub(r, f64x2.sub(one, unit)), f64x2.sub(half, f64x2.sub(three, one)));
  const y = f64x2.add(three, f64x2.add(f64x2.add(past, rTail), rest));
  const exponent = i64x2.extend_low_i32x4_s(i32x4.trunc_sat_f64x2_s_zero(k));
  return f64x2.mul(y, i64x2.shl(i64x2.add(exponent, i64x2.splat(1023)), 52));
}
