// AssemblyScript, not TypeScript: the kernels of src/kernels/twin.ts for WebAssembly. Two units to a vector, each
// unit's own operations in the order in which the twin does them, so that both give the same bytes. Built by
// scripts/build-kernels.ts into src/kernels/wasm-bytes.ts. Blocks are padded to a whole number of 4 units by the
// caller; what is worked out for the padding is not read.
import { exp2, expOf, ln2, lnOf } from "./elementary";

// a line, as `kernels.ts` lays it out: where the child's values are, then eight numbers
const FROM: usize = 8;
const SPAN: usize = 16;
const LOW: usize = 24;
const GAIN: usize = 32;
const HIGH: usize = 40;
const WEIGHT: usize = 48;
const LEAST: usize = 56;
const MOST: usize = 64;
const LINE: usize = 72;

const ANY: i32 = 0;
const OPEN: i32 = 1;
const AS_IS: i32 = 2;

/** Where the caller's memory starts: whatever the compiler placed lies below. */
export function base(): usize {
  return __heap_base;
}

/** Lowest and highest of n values, folded into the two numbers at `out`; NaN is missing. */
export function extent(at: usize, n: i32, out: usize): void {
  let min0 = v128.load_splat<f64>(out);
  let max0 = v128.load_splat<f64>(out, 8);
  let min1 = min0;
  let max1 = max0;
  let min2 = min0;
  let max2 = max0;
  let min3 = min0;
  let max3 = max0;
  let end = at + ((<usize>n) << 3);
  while (at + 64 <= end) {
    const a = v128.load(at);
    const b = v128.load(at, 16);
    const c = v128.load(at, 32);
    const d = v128.load(at, 48);
    min0 = f64x2.pmin(min0, a); // a < min ? a : min, so that NaN never wins
    max0 = f64x2.pmax(max0, a);
    min1 = f64x2.pmin(min1, b);
    max1 = f64x2.pmax(max1, b);
    min2 = f64x2.pmin(min2, c);
    max2 = f64x2.pmax(max2, c);
    min3 = f64x2.pmin(min3, d);
    max3 = f64x2.pmax(max3, d);
    at += 64;
  }
  min0 = f64x2.pmin(f64x2.pmin(min0, min1), f64x2.pmin(min2, min3));
  max0 = f64x2.pmax(f64x2.pmax(max0, max1), f64x2.pmax(max2, max3));
  let min = f64x2.extract_lane(min0, 0);
  let max = f64x2.extract_lane(max0, 0);
  const otherMin = f64x2.extract_lane(min0, 1);
  const otherMax = f64x2.extract_lane(max0, 1);
  if (otherMin < min) min = otherMin;
  if (otherMax > max) max = otherMax;
  for (; at < end; at += 8) {
    const x = load<f64>(at);
    if (x < min) min = x;
    if (x > max) max = x;
  }
  store<f64>(out, min + 0); // which of two zeros came first depends on the lanes: −0 + 0 is 0
  store<f64>(out, max + 0, 8);
}

/**
 * A child's score on its line: low + share × gain, `high` itself at the end, NaN where it is missing. `shape` says what
 * may be left out without changing a bit: see `Shape` in kernels.ts.
 */
// @ts-ignore: decorator of AssemblyScript
@inline
function onLine(x: v128, line: usize, shape: i32): v128 {
  if (shape == AS_IS) return x;
  let share = f64x2.div(f64x2.sub(x, v128.load_splat<f64>(line, FROM)), v128.load_splat<f64>(line, SPAN));
  if (shape == ANY) {
    share = f64x2.pmax(share, v128.load_splat<f64>(line, LEAST)); // share < least ? least : share
    share = f64x2.pmin(share, v128.load_splat<f64>(line, MOST));
  }
  const inside = f64x2.add(v128.load_splat<f64>(line, LOW), f64x2.mul(share, v128.load_splat<f64>(line, GAIN)));
  if (shape == OPEN) return inside;
  return v128.bitselect(v128.load_splat<f64>(line, HIGH), inside, f64x2.eq(share, f64x2.splat(1)));
}

/** sum ÷ present, the one NaN where nothing is present. */
// @ts-ignore: decorator of AssemblyScript
@inline
function quotient(sum: v128, present: v128): v128 {
  return oneNaN(f64x2.div(sum, present));
}

// @ts-ignore: decorator of AssemblyScript
@inline
function oneNaN(x: v128): v128 {
  return v128.bitselect(x, i64x2.splat(0x7ff8000000000000), f64x2.eq(x, x));
}

/** Weighted arithmetic mean of `count` children on their lines, for n units. */
export function arithmetic(shape: i32, lines: usize, count: i32, n: i32, out: usize): void {
  if (shape == AS_IS) arithmeticOf(AS_IS, lines, count, n, out);
  else if (shape == OPEN) arithmeticOf(OPEN, lines, count, n, out);
  else arithmeticOf(ANY, lines, count, n, out);
}

// @ts-ignore: decorator of AssemblyScript
@inline
function arithmeticOf(shape: i32, lines: usize, count: i32, n: i32, out: usize): void {
  const last = lines + <usize>count * LINE;
  const end = (<usize>n) << 3;
  for (let i: usize = 0; i < end; i += 32) {
    let sum0 = f64x2.splat(0);
    let sum1 = f64x2.splat(0);
    let present0 = f64x2.splat(0);
    let present1 = f64x2.splat(0);
    for (let line = lines; line < last; line += LINE) {
      const at = <usize>load<u32>(line) + i;
      const x0 = onLine(v128.load(at), line, shape);
      const x1 = onLine(v128.load(at, 16), line, shape);
      const weight = v128.load_splat<f64>(line, WEIGHT);
      const has0 = f64x2.eq(x0, x0);
      const has1 = f64x2.eq(x1, x1);
      sum0 = f64x2.add(sum0, v128.and(f64x2.mul(weight, x0), has0)); // + 0 where missing: a sum from 0 is never −0
      sum1 = f64x2.add(sum1, v128.and(f64x2.mul(weight, x1), has1));
      present0 = f64x2.add(present0, v128.and(weight, has0));
      present1 = f64x2.add(present1, v128.and(weight, has1));
    }
    v128.store(out + i, quotient(sum0, present0));
    v128.store(out + i, quotient(sum1, present1), 16);
  }
}

/**
 * Weighted geometric mean of `count` children on their lines, for n units.
 * @returns 1 where a child present is not above 0: then nothing that was written counts
 */
export function geometric(shape: i32, lines: usize, count: i32, n: i32, out: usize): i32 {
  if (shape == AS_IS) return geometricOf(AS_IS, lines, count, n, out);
  if (shape == OPEN) return geometricOf(OPEN, lines, count, n, out);
  return geometricOf(ANY, lines, count, n, out);
}

// @ts-ignore: decorator of AssemblyScript
@inline
function geometricOf(shape: i32, lines: usize, count: i32, n: i32, out: usize): i32 {
  const last = lines + <usize>count * LINE;
  const pairs = (<usize>(n & ~1)) << 3;
  let low: v128 = i64x2.splat(0);
  for (let i: usize = 0; i < pairs; i += 16) low = v128.or(low, geometricPair(shape, lines, last, i, false, out));
  // the padding may hold anything: the last unit of an odd number takes both places
  if (n & 1) low = v128.or(low, geometricPair(shape, lines, last, pairs, true, out));
  // apart from the logarithms: one after the other, each would wait for the one before
  for (let i: usize = 0; i < (<usize>n) << 3; i += 16) v128.store(out + i, oneNaN(exp2(v128.load(out + i))));
  return <i32>v128.any_true(low);
}

/** Of two units, or of one twice. Returns where a child is not above 0. */
// @ts-ignore: decorator of AssemblyScript
@inline
function geometricPair(shape: i32, lines: usize, last: usize, i: usize, twice: bool, out: usize): v128 {
  const zero = f64x2.splat(0);
  let low = zero;
  let sum = zero;
  let present = zero;
  for (let line = lines; line < last; line += LINE) {
    const at = <usize>load<u32>(line) + i;
    const x = onLine(twice ? v128.load_splat<f64>(at) : v128.load(at), line, shape);
    const has = f64x2.eq(x, x);
    low = v128.or(low, f64x2.le(x, zero));
    const weight = v128.load_splat<f64>(line, WEIGHT);
    sum = f64x2.add(sum, v128.and(f64x2.mul(weight, ln2(v128.bitselect(x, f64x2.splat(1), has))), has));
    present = f64x2.add(present, v128.and(weight, has));
  }
  v128.store(out + i, f64x2.div(sum, present));
  return low;
}

/** n scores as published, at `out`: whole millionths, a half to the even one. */
export function publish(at: usize, n: i32, out: usize): void {
  const end = (<usize>n) << 3;
  for (let i: usize = 0; i < end; i += 16) {
    const x = v128.load(at + i);
    const millionths = f64x2.mul(x, f64x2.splat(1e6));
    const digits = f64x2.add(f64x2.div(f64x2.nearest(millionths), f64x2.splat(1e6)), f64x2.splat(0)); // −0 + 0 is 0
    const fine = f64x2.lt(f64x2.abs(millionths), f64x2.splat(4503599627370496));
    v128.store(out + i, oneNaN(v128.bitselect(digits, x, fine)));
  }
}

const DIGITS: usize = 2048;

/**
 * Ranks n published scores, the highest 1, ties the better; 0 where there is none. Sorted digit by digit.
 * @param scratch room for 16 bytes a unit, and 8200 more
 * @returns 1 where the scores are no whole millionths, or too far apart for 32 bits: then no rank is written
 */
export function rank(at: usize, n: i32, scratch: usize, out: usize): i32 {
  const end = at + ((<usize>n) << 3);
  let least: f64 = Infinity;
  let most: f64 = -Infinity;
  for (let from = at; from < end; from += 8) {
    const score = load<f64>(from);
    if (score != score) continue;
    const millionths = nearest(score * 1e6);
    if (millionths / 1e6 != score) return 1;
    if (millionths < least) least = millionths;
    if (millionths > most) most = millionths;
  }
  if (!(most - least < 4294967296)) return least > most ? unranked(n, out) : 1;

  const room = (<usize>n) << 2;
  let keys = scratch; // millionths below the best
  let units = keys + room;
  let otherKeys = units + room;
  let otherUnits = otherKeys + room;
  const starts = otherUnits + room;
  let present: usize = 0;
  for (let i: usize = 0; i < <usize>n; i++) {
    const score = load<f64>(at + (i << 3));
    if (score != score) {
      store<u32>(out + (i << 2), 0);
      continue;
    }
    store<u32>(keys + (present << 2), <u32>(most - nearest(score * 1e6)));
    store<u32>(units + (present << 2), <u32>i);
    present++;
  }

  const size = present << 2;
  const bits = 32 - clz<u32>(<u32>(most - least));
  for (let shift: u32 = 0; shift < <u32>bits; shift += 11) {
    memory.fill(starts, 0, (DIGITS + 1) << 2);
    for (let from: usize = 0; from < size; from += 4) {
      const count = starts + ((<usize>((load<u32>(keys + from) >> shift) & 2047)) << 2);
      store<u32>(count, load<u32>(count, 4) + 1, 4);
    }
    for (let digit: usize = 0; digit < DIGITS << 2; digit += 4)
      store<u32>(starts + digit, load<u32>(starts + digit, 4) + load<u32>(starts + digit), 4);
    for (let from: usize = 0; from < size; from += 4) {
      const key = load<u32>(keys + from);
      const start = starts + ((<usize>((key >> shift) & 2047)) << 2);
      const to = load<u32>(start);
      store<u32>(start, to + 1);
      store<u32>(otherKeys + ((<usize>to) << 2), key);
      store<u32>(otherUnits + ((<usize>to) << 2), load<u32>(units + from));
    }
    const sortedKeys = otherKeys;
    const sortedUnits = otherUnits;
    otherKeys = keys;
    otherUnits = units;
    keys = sortedKeys;
    units = sortedUnits;
  }

  let last: u32 = 0;
  let before: u32 = 0;
  for (let from: usize = 0; from < size; from += 4) {
    const key = load<u32>(keys + from);
    if (from == 0 || key != before) last = <u32>(from >> 2) + 1;
    before = key;
    store<u32>(out + ((<usize>load<u32>(units + from)) << 2), last);
  }
  return 0;
}

function unranked(n: i32, out: usize): i32 {
  memory.fill(out, 0, (<usize>n) << 2);
  return 0;
}

/** For the tests: n logarithms, or exponentials, in place. */
export function lnAll(at: usize, n: i32): void {
  let i: i32 = 0;
  for (; i + 2 <= n; i += 2, at += 16) v128.store(at, oneNaN(ln2(v128.load(at))));
  if (i < n) store<f64>(at, lnOf(load<f64>(at)));
}
export function expAll(at: usize, n: i32): void {
  let i: i32 = 0;
  for (; i + 2 <= n; i += 2, at += 16) v128.store(at, oneNaN(exp2(v128.load(at))));
  if (i < n) store<f64>(at, expOf(load<f64>(at)));
}
