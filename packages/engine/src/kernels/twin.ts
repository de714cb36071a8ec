import { exp, ln } from "../elementary.ts";
import { published } from "../methods/round.ts";
import { type Kernels, LINE, type Line, type Memory, Shape } from "./kernels.ts";
import { rankMillionths } from "./rank-millionths.ts";

/** The kernels in plain TypeScript: the reference for those in WebAssembly, and their stand-in. */
export function twinKernels(): Kernels {
  let memory = room(0);
  let present = new Float64Array(0); // weight present, per unit of a block
  const presentOf = (n: number): Float64Array => {
    if (present.length < n) present = new Float64Array(n);
    return present.fill(0, 0, n);
  };
  return {
    name: "twin",
    reserve: (size) => {
      if (memory.numbers.length < size) memory = room(size);
      return memory;
    },
    extent: (at, n, out) => extent(memory.numbers, at, n, out),
    arithmetic: (shape, lines, count, n, out) => arithmetic(memory, shape, lines, count, presentOf(n), n, out),
    geometric: (shape, lines, count, n, out) => geometric(memory, shape, lines, count, presentOf(n), n, out),
    publish: (at, n, out) => mapInto(memory.numbers, published, at, n, out),
    rank: (at, n, scratch, out) => {
      const { numbers, words } = memory;
      return rankMillionths(
        numbers.subarray(at, at + n),
        words.subarray(2 * scratch),
        words.subarray(2 * out, 2 * out + n),
      );
    },
    lnAll: (at, n) => mapInto(memory.numbers, ln, at, n, at),
    expAll: (at, n) => mapInto(memory.numbers, exp, at, n, at),
  };
}

function room(size: number): Memory {
  const numbers = new Float64Array(size);
  return { numbers, words: new Uint32Array(numbers.buffer), origin: 0 };
}

function extent(numbers: Float64Array, at: number, n: number, out: number): void {
  const values = numbers.subarray(at, at + n);
  let min = numbers[out];
  let max = numbers[out + 1];
  for (let i = 0; i < values.length; i++) {
    const x = values[i];
    if (x < min) min = x;
    if (x > max) max = x;
  }
  numbers[out] = min + 0; // −0 + 0 is 0
  numbers[out + 1] = max + 0;
}

function mapInto(numbers: Float64Array, of: (x: number) => number, at: number, n: number, out: number): void {
  for (let i = 0; i < n; i++) numbers[out + i] = ordinaryNaN(of(numbers[at + i]));
}

/** The one NaN that is written: 0 ÷ 0 leaves another one on some machines. */
function ordinaryNaN(x: number): number {
  return Number.isNaN(x) ? NaN : x;
}

function arithmetic(
  memory: Memory,
  shape: Shape,
  lines: number,
  count: number,
  present: Float64Array,
  n: number,
  out: number,
): void {
  const sums = memory.numbers.subarray(out, out + n).fill(0);
  for (let line = lines; line < lines + count * LINE; line += LINE) {
    const values = valuesOf(memory, line, n);
    if (shape === Shape.asIs) addAsIs(values, memory.numbers[line + 6], sums, present);
    else if (shape === Shape.open) addOnOpenLine(values, lineAt(memory, line), sums, present);
    else addOnLine(values, lineAt(memory, line), sums, present);
  }
  for (let i = 0; i < n; i++) sums[i] = ordinaryNaN(sums[i] / present[i]);
}

/** The block of values that a line is for. */
function valuesOf({ numbers, words, origin }: Memory, line: number, n: number): Float64Array {
  const at = (words[2 * line] - origin) / 8;
  return numbers.subarray(at, at + n);
}

function lineAt({ numbers }: Memory, line: number): Line {
  return {
    from: numbers[line + 1],
    span: numbers[line + 2],
    low: numbers[line + 3],
    gain: numbers[line + 4],
    high: numbers[line + 5],
    weight: numbers[line + 6],
    least: numbers[line + 7],
    most: numbers[line + 8],
  };
}

function addAsIs(values: Float64Array, weight: number, sums: Float64Array, present: Float64Array): void {
  for (let i = 0; i < values.length; i++) {
    const x = values[i];
    if (Number.isNaN(x)) continue;
    sums[i] += weight * x;
    present[i] += weight;
  }
}

function addOnOpenLine(values: Float64Array, line: Line, sums: Float64Array, present: Float64Array): void {
  const { from, span, low, gain, weight } = line;
  for (let i = 0; i < values.length; i++) {
    const x = low + ((values[i] - from) / span) * gain;
    if (Number.isNaN(x)) continue;
    sums[i] += weight * x;
    present[i] += weight;
  }
}

function addOnLine(values: Float64Array, line: Line, sums: Float64Array, present: Float64Array): void {
  const { from, span, low, gain, high, weight, least, most } = line;
  for (let i = 0; i < values.length; i++) {
    let share = (values[i] - from) / span;
    if (share < least) share = least;
    if (share > most) share = most;
    const x = share === 1 ? high : low + share * gain;
    if (Number.isNaN(x)) continue;
    sums[i] += weight * x;
    present[i] += weight;
  }
}

function geometric(
  memory: Memory,
  shape: Shape,
  lines: number,
  count: number,
  present: Float64Array,
  n: number,
  out: number,
): boolean {
  const { numbers } = memory;
  const sums = numbers.subarray(out, out + n).fill(0);
  for (let line = lines; line < lines + count * LINE; line += LINE) {
    const values = valuesOf(memory, line, n);
    const { from, span, low, gain, high, weight, least, most } = lineAt(memory, line);
    for (let i = 0; i < n; i++) {
      let x = values[i];
      if (shape !== Shape.asIs) {
        let share = (x - from) / span;
        if (share < least) share = least;
        if (share > most) share = most;
        x = share === 1 ? high : low + share * gain;
      }
      if (Number.isNaN(x)) continue;
      if (x <= 0) return false;
      sums[i] += weight * ln(x);
      present[i] += weight;
    }
  }
  for (let i = 0; i < n; i++) sums[i] = ordinaryNaN(exp(sums[i] / present[i]));
  return true;
}
