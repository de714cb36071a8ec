import { rankDescending } from "../methods/rank.ts";
import { publish } from "../methods/round.ts";

const TO_WHOLE = 6755399441055744; // 1.5 × 2⁵²: adding and taking it away rounds to a whole number, a half to the even one
const MOST = 2251799813685248; // 2⁵¹: as far as that works

/** Ranks by published score, without an allocation per call: one such function per thread and table. */
export type Ranker = (exact: Float64Array, ranks: Int32Array) => void;

/**
 * A function that ranks scores as they would be published: rounded to 10⁻⁶, from the highest (1) down, ties share
 * the better rank, NaN gets 0. The same ranks as `rankDescending(publish(scores))`, by a radix sort of the millionths.
 */
export function rankerOf(nUnits: number): Ranker {
  const bits = nUnits < 2048 ? 8 : 11;
  const mask = (1 << bits) - 1;
  const places = new Uint32Array(1 << bits);
  const millionths = new Float64Array(nUnits);
  let keys = new Uint32Array(nUnits);
  let keysNext = new Uint32Array(nUnits);
  let order = new Uint32Array(nUnits);
  let orderNext = new Uint32Array(nUnits);

  return (exact, ranks) => {
    let min = Infinity;
    let max = -Infinity;
    for (let i = 0; i < nUnits; i++) {
      const whole = exact[i] * 1e6 + TO_WHOLE - TO_WHOLE;
      millionths[i] = whole;
      if (whole < min) min = whole;
      if (whole > max) max = whole;
    }
    const range = max - min;
    if (min > max) {
      ranks.fill(0);
      return;
    }
    if (min < -MOST || max > MOST || range >= 4294967296) {
      rankDescending(publish(exact)).forEach((rank, i) => {
        ranks[i] = Number.isNaN(rank) ? 0 : rank;
      });
      return;
    }
    let n = 0;
    for (let i = 0; i < nUnits; i++) {
      const whole = millionths[i];
      if (Number.isNaN(whole)) {
        ranks[i] = 0;
        continue;
      }
      keys[n] = max - whole; // the best has the smallest key
      order[n++] = i;
    }
    for (let shift = 0; shift < 32 && range >= 2 ** shift; shift += bits) {
      places.fill(0);
      for (let at = 0; at < n; at++) places[(keys[at] >>> shift) & mask]++;
      for (let b = 0, sum = 0; b <= mask; b++) {
        const count = places[b];
        places[b] = sum;
        sum += count;
      }
      for (let at = 0; at < n; at++) {
        const to = places[(keys[at] >>> shift) & mask]++;
        keysNext[to] = keys[at];
        orderNext[to] = order[at];
      }
      [keys, keysNext] = [keysNext, keys];
      [order, orderNext] = [orderNext, order];
    }
    for (let at = 0, rank = 0; at < n; at++) {
      if (at === 0 || keys[at] !== keys[at - 1]) rank = at + 1;
      ranks[order[at]] = rank;
    }
  };
}
