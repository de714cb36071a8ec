/** A question that takes longer no longer holds up the next one. */
const PATIENCE_MS = 20;

/**
 * Lets many who ask at once be answered by one question. Who asks while one is under way is part of the next: what
 * anybody gets was read after they asked.
 * @param ask gives an answer to each key, in their order
 */
export function gathered<K, V>(ask: (keys: readonly K[]) => Promise<readonly V[]>): (key: K) => Promise<V> {
  let keys: K[] = [];
  let answers: Promise<readonly V[]> | null = null;
  let before: Promise<unknown> | null = null;

  const askedTogether = async (): Promise<readonly V[]> => {
    if (before) await atMost(before, PATIENCE_MS);
    else await new Promise(setImmediate); // requests that have arrived together are read one after the other
    const together = keys;
    keys = [];
    answers = null;
    const asking = ask(together);
    const over = asking.then(done, done);
    before = over;
    return asking;

    function done(): void {
      if (before === over) before = null;
    }
  };

  return async (key) => {
    const at = keys.push(key) - 1;
    answers ??= askedTogether();
    const all = await answers;
    return all[at] as V; // one for each key
  };
}

/** Waits until something is over, and no longer than so long. */
function atMost(something: Promise<unknown>, ms: number): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, ms);
    void something.then(() => {
      clearTimeout(timer);
      done();
    });
  });
}
