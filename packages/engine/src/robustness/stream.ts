/**
 * Random numbers that depend on nothing but their address: a stream per seed, replicate and factor,
 * so that neither the order of replicates nor the number of threads can change them. Generator
 * xoshiro128**, in 32-bit whole numbers, the same in every JavaScript engine.
 * @see D. Blackman, S. Vigna, Scrambled linear pseudorandom number generators (2021)
 */
export interface Stream {
  /** a whole number from 0 to 2³² − 1 */
  readonly next: () => number;
  /** from 0 up to but not including 1, in steps of 2⁻⁵³ */
  readonly uniform: () => number;
  /** a whole number from 0 up to but not including n; n ≤ 2²⁰, where the unevenness is below a millionth */
  readonly below: (n: number) => number;
  /** mean 0, standard deviation 1; the polar method, with the logarithm given */
  readonly normal: (ln: (x: number) => number) => number;
}

export function streamOf(seed: number, replicate: number, factor: number): Stream {
  let a = addressed(seed, replicate, factor, 0x243f6a88);
  let b = addressed(seed, replicate, factor, 0x85a308d3);
  let c = addressed(seed, replicate, factor, 0x13198a2e);
  let d = addressed(seed, replicate, factor, 0x03707344) | 1; // never all zeros
  let spare = NaN;

  function next(): number {
    const times5 = Math.imul(b, 5);
    const out = Math.imul((times5 << 7) | (times5 >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return out;
  }
  const uniform = (): number => ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992;

  return {
    next,
    uniform,
    below: (n) => Math.floor((next() / 4294967296) * n),
    normal(ln) {
      if (!Number.isNaN(spare)) {
        const out = spare;
        spare = NaN;
        return out;
      }
      for (;;) {
        const x = 2 * uniform() - 1;
        const y = 2 * uniform() - 1;
        const square = x * x + y * y;
        if (square >= 1 || square === 0) continue;
        const scale = Math.sqrt((-2 * ln(square)) / square);
        spare = y * scale;
        return x * scale;
      }
    },
  };
}

/** One word of a stream's start: MurmurHash3 over its address, begun from a different constant for each word. */
function addressed(seed: number, replicate: number, factor: number, begin: number): number {
  let hash = begin;
  hash = absorb(hash, seed);
  hash = absorb(hash, replicate);
  hash = absorb(hash, factor);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function absorb(hash: number, word: number): number {
  let k = Math.imul(word, 0xcc9e2d51);
  k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  const mixed = hash ^ k;
  return Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64;
}
