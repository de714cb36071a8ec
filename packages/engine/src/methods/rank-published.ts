import { rankScratch } from "../kernels/kernels.ts";
import { kernels } from "../kernels/use-kernels.ts";
import { rankDescending } from "./rank.ts";

/** Below this, ordinary sorting is as fast. */
const FEW = 128;

/**
 * Ranks published scores from the highest (1) down; ties share the better rank. As `rankDescending`, but for many
 * units: published scores are whole millionths, which are sorted digit by digit.
 * @param scores as `published` rounds them; NaN is not ranked
 * @param ranks receives one rank per unit, 0 where there is no score
 * @returns `ranks`
 * @throws {RangeError} if the lengths disagree
 */
export function rankPublished(scores: Float64Array, ranks: Int32Array): Int32Array {
  const n = scores.length;
  if (ranks.length !== n) throw new RangeError(`rankPublished: got ${ranks.length} places, want ${n}, one per unit`);
  if (n >= FEW && byDigits(scores, ranks)) return ranks;
  const plain = rankDescending(scores);
  for (let i = 0; i < n; i++) ranks[i] = Number.isNaN(plain[i]) ? 0 : plain[i];
  return ranks;
}

/** False where scores are no whole millionths, or too far apart. */
function byDigits(scores: Float64Array, ranks: Int32Array): boolean {
  const n = scores.length;
  const { reserve, rank } = kernels();
  const out = n;
  const scratch = out + Math.ceil(n / 2);
  const { numbers, words } = reserve(scratch + rankScratch(n));
  numbers.set(scores);
  if (!rank(0, n, scratch, out)) return false;
  ranks.set(words.subarray(2 * out, 2 * out + n));
  return true;
}
