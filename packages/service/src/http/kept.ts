import { BoundedCache } from "../public/bounded-cache.ts";

/** What was computed lately, by a key that says all that it depends on. */
export interface Kept<T> {
  /** what is kept under the key; else what `compute` gives, which is kept from then on */
  readonly at: (key: string, compute: () => Promise<T>) => Promise<T>;
}

/** What an entry takes beside its value and its key. */
const BYTES_PER_ENTRY = 200;

/**
 * Keeps so many bytes; what was asked for longest ago is given up first. A computation that fails is not kept.
 * @param bytesOf what a value takes, at most
 */
export function kept<T>(mostBytes: number, bytesOf: (value: T) => number): Kept<T> {
  const known = new BoundedCache<{ readonly value: T }>(mostBytes);
  return {
    at: async (key, compute) => {
      const before = known.get(key);
      if (before) return before.value;
      const value = await compute();
      known.set(key, { value }, bytesOf(value) + key.length * 2 + BYTES_PER_ENTRY);
      return value;
    },
  };
}
