/** Lets work be done as so many at once, the others in the order in which they were asked for. */
export interface Turns {
  take<T>(work: () => Promise<T>): Promise<T>;
}

/** @param most how many at once */
export function turnsOf(most: number): Turns {
  let running = 0;
  const waiting: (() => void)[] = [];
  return {
    take: async (work) => {
      if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
      else running++;
      try {
        return await work();
      } finally {
        const next = waiting.shift(); // takes the place over
        if (next) next();
        else running--;
      }
    },
  };
}
