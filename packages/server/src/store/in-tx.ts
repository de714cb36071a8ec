import type { Tx } from "./tx.ts";

/**
 * What each transaction has of its own, by name, such as the heads that it has locked. It lies in the transaction and goes
 * with it: what a WeakMap holds for it would stay until the next collection of all garbage, with all that it refers to.
 */
export function inTx<V>(): (tx: Tx) => Map<string, V> {
  const own = Symbol();
  return (tx) => {
    const known = tx.kept.get(own);
    if (known) return known as Map<string, V>; // nobody else has the symbol
    const made = new Map<string, V>();
    tx.kept.set(own, made);
    return made;
  };
}
