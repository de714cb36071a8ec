/** Numbers that look random and are the same whenever they are drawn from the same seed. */
export interface Random {
  /** from [0, 1) */
  (): number;
  /** a whole number from `low` to `high`, both included */
  whole(low: number, high: number): number;
  /** whether something of this probability happens */
  chance(probability: number): boolean;
  /** bell-shaped around 0, about one in three beyond ±1, never beyond ±3 */
  bell(): number;
}

/** Draws by mulberry32. @param seed a whole number */
export function randomOf(seed: number): Random {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return Object.assign(next, {
    whole: (low: number, high: number) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability: number) => next() < probability,
    bell: () => (next() + next() + next()) * 2 - 3, // the sum of three: variance 1
  });
}

/** The same things in another order. */
export function shuffled<T>(things: readonly T[], random: Random): T[] {
  const order = [...things];
  for (let last = order.length - 1; last > 0; last--) {
    const other = random.whole(0, last);
    [order[last], order[other]] = [order[other] as T, order[last] as T]; // both places are there
  }
  return order;
}
