const CAPACITY = 1024;
const FILL = 640;

interface Block {
  /** ascending, the first `size` of them */
  readonly scores: Float64Array;
  size: number;
}

/**
 * Scores in order, with as many equals as there are: says how many are above a score, takes one in, gives one up.
 * Kept in blocks, so that a change moves a block's worth of numbers, not all.
 */
export class OrderedScores {
  readonly #blocks: Block[] = [];

  /** @param scores in any order; NaN is left out */
  constructor(scores: Float64Array) {
    const sorted = scores.filter((score) => !Number.isNaN(score)).sort();
    for (let from = 0; from < sorted.length; from += FILL)
      this.#blocks.push(blockOf(sorted.subarray(from, from + FILL)));
  }

  /** How many are above `score`. */
  countAbove(score: number): number {
    const b = this.#find((last) => last > score);
    if (b === this.#blocks.length) return 0;
    const { scores, size } = this.#blocks[b];
    let above = size - placeIn(scores, size, score, true);
    for (let after = b + 1; after < this.#blocks.length; after++) above += this.#blocks[after].size;
    return above;
  }

  add(score: number): void {
    if (this.#blocks.length === 0) this.#blocks.push(blockOf(new Float64Array(0)));
    const b = Math.min(
      this.#find((last) => last >= score),
      this.#blocks.length - 1,
    );
    const block = this.#blocks[b];
    const at = placeIn(block.scores, block.size, score, false);
    block.scores.copyWithin(at + 1, at, block.size);
    block.scores[at] = score;
    block.size++;
    if (block.size < CAPACITY) return;
    const half = CAPACITY >> 1;
    this.#blocks.splice(b + 1, 0, blockOf(block.scores.subarray(half)));
    block.size = half;
  }

  /** @throws {RangeError} if there is none */
  remove(score: number): void {
    const b = this.#find((last) => last >= score);
    const block = this.#blocks.at(b);
    const at = block ? placeIn(block.scores, block.size, score, false) : -1;
    if (!block || block.scores[at] !== score) throw new RangeError(`OrderedScores: got ${score} to remove, have none`);
    block.scores.copyWithin(at, at + 1, block.size);
    block.size--;
    if (block.size === 0) this.#blocks.splice(b, 1);
  }

  /** The first block whose last score is far enough up; their number where none is. */
  #find(isFar: (last: number) => boolean): number {
    let low = 0;
    let high = this.#blocks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const { scores, size } = this.#blocks[middle];
      if (isFar(scores[size - 1])) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

function blockOf(sorted: Float64Array): Block {
  const scores = new Float64Array(CAPACITY);
  scores.set(sorted);
  return { scores, size: sorted.length };
}

/** How many of the first `size` are below `score`; with `orEqual`, below it or equal to it. */
function placeIn(scores: Float64Array, size: number, score: number, orEqual: boolean): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (scores[middle] < score || (orEqual && scores[middle] === score)) low = middle + 1;
    else high = middle;
  }
  return low;
}
