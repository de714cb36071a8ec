/** What was computed lately, by a key that says all that it depends on. */
export interface Kept<T> {
  /** what is kept under the key; else what `compute` gives, which is kept from then on */
  readonly at: (key: string, compute: () => Promise<T>) => Promise<T>;
}

/** Keeps so many, those that were asked for longest ago are given up first. A computation that fails is not kept. */
export function kept<T>(most: number): Kept<T> {
  const known = new Map<string, T>();
  return {
    at: async (key, compute) => {
      const before = known.get(key);
      const value = before === undefined ? await compute() : before;
      known.delete(key);
      known.set(key, value);
      if (known.size > most) known.delete(known.keys().next().value ?? key);
      return value;
    },
  };
}
