/**
 * The innermost loops, over a memory of their own: the caller copies a block of units in, column after column, and
 * results out. There are two, WebAssembly with SIMD and a TypeScript twin, and they give the same bytes: each unit's
 * operations come in the same order, and the only NaN that is written is the ordinary one.
 *
 * Places are counted in numbers of 8 bytes from the start of the memory. A block has room for a multiple of 4 units.
 * Not re-entrant: whoever reserves memory has it until the next one does.
 */
export interface Kernels {
  readonly name: "wasm" | "twin";
  /** The memory, with room for at least `size` numbers; earlier views of it are void. What it holds is anyone's guess. */
  readonly reserve: (size: number) => Memory;
  /** Lowest and highest of n values, folded into the two numbers at `out`; NaN is missing, −0 is 0. */
  readonly extent: (at: number, n: number, out: number) => void;
  /** Weighted arithmetic mean of `count` children on their lines, for n units; NaN where none is present. */
  readonly arithmetic: (shape: Shape, lines: number, count: number, n: number, out: number) => void;
  /** As `arithmetic`, the geometric mean. False where a child present is not above 0: then nothing written counts. */
  readonly geometric: (shape: Shape, lines: number, count: number, n: number, out: number) => boolean;
  /** n scores as `published` gives them. */
  readonly publish: (at: number, n: number, out: number) => void;
  /**
   * Ranks n published scores as `rankPublished` does; `out` receives one 32-bit number per unit. False where the
   * scores are no whole millionths, or too far apart for 32 bits: then nothing written counts.
   * @param scratch place with room for `rankScratch(n)` numbers
   */
  readonly rank: (at: number, n: number, scratch: number, out: number) => boolean;
  /** Of n numbers in place, as `ln` and `exp` give them. */
  readonly lnAll: (at: number, n: number) => void;
  readonly expAll: (at: number, n: number) => void;
}

export interface Memory {
  readonly numbers: Float64Array;
  /** the same bytes */
  readonly words: Uint32Array;
  /** bytes before the first number, in the addresses that lines hold */
  readonly origin: number;
}

/** How a child's value becomes its part of a mean: low + share × gain, share = (x − from) ÷ span held in [least, most]. */
export interface Line {
  readonly from: number;
  /** NaN: no score for anyone */
  readonly span: number;
  readonly low: number;
  readonly gain: number;
  /** the score where the share is 1, to the last bit */
  readonly high: number;
  /** ≥ 0 */
  readonly weight: number;
  /** −Infinity and Infinity where nothing is held */
  readonly least: number;
  readonly most: number;
}

/** What all children of a parent have in common, so that less has to be done for the same bytes. */
export const Shape = {
  any: 0,
  /** no line is held at its ends, and low + gain is `high` to the last bit */
  open: 1,
  /** values are scores already: lines count for their weight only */
  asIs: 2,
} as const;
export type Shape = (typeof Shape)[keyof typeof Shape];

/** How much room `rank` needs beside scores and ranks: keys and units, each twice, and where each digit starts. */
export function rankScratch(n: number): number {
  return 2 * n + 1026;
}

/** How many numbers a line takes in memory. */
export const LINE = 9;

/** Writes a line for a child whose block of values starts at `at`. */
export function writeLine({ numbers, words, origin }: Memory, place: number, at: number, line: Line): void {
  words[2 * place] = origin + 8 * at;
  words[2 * place + 1] = 0;
  numbers[place + 1] = line.from;
  numbers[place + 2] = line.span;
  numbers[place + 3] = line.low;
  numbers[place + 4] = line.gain;
  numbers[place + 5] = line.high;
  numbers[place + 6] = line.weight;
  numbers[place + 7] = line.least;
  numbers[place + 8] = line.most;
}
