/** Lets work be done one after the other, in the order in which it was asked for. */
export interface Turns {
  take<T>(work: () => Promise<T>): Promise<T>;
}

export function oneAtATime(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return {
    take: (work) => {
      const turn = last.then(work);
      last = turn.catch(() => {});
      return turn;
    },
  };
}
