import { BoundedCache } from "../public/bounded-cache.ts";

/** What was read, and where the logs stood in the same snapshot: as long as they stand there, it holds. */
interface ReadAt<T> {
  readonly positions: readonly number[];
  readonly value: T;
}

/** What was read lately, by a key that says all that it depends on but for where some logs stand. */
export interface Kept<T> {
  /**
   * What is kept under the key, if the logs still stand where they stood; else what `read` gives, which is kept from
   * then on. Of what is not kept nobody asks where the logs stand: it is read with them.
   * @param positionsNow where the logs stand, after it was asked for
   */
  readonly at: (
    key: string,
    positionsNow: () => Promise<readonly number[]>,
    read: () => Promise<ReadAt<T>>,
  ) => Promise<T>;
}

/** What an entry takes beside its value and its key. */
const BYTES_PER_ENTRY = 200;

/**
 * Keeps so many bytes; what was asked for longest ago is given up first. A reading that fails is not kept.
 * @param bytesOf what a value takes, at most
 */
export function kept<T>(mostBytes: number, bytesOf: (value: T) => number): Kept<T> {
  const known = new BoundedCache<ReadAt<T>>(mostBytes);
  return {
    at: async (key, positionsNow, read) => {
      const before = known.get(key);
      if (before && isSame(before.positions, await positionsNow())) return before.value;
      const found = await read();
      known.set(key, found, bytesOf(found.value) + key.length * 2 + BYTES_PER_ENTRY);
      return found.value;
    },
  };
}

const isSame = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((position, at) => position === b[at]);
