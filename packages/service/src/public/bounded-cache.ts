/** A map of what was used last: it forgets the oldest once it holds too much. */
export class BoundedCache<V> {
  readonly #values = new Map<string, { readonly value: V; readonly size: number }>();
  readonly #most: number;
  #size = 0;

  /** @param most what the sizes of the values may add up to */
  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): V | undefined {
    const found = this.#values.get(key);
    if (!found) return undefined;
    this.#values.delete(key);
    this.#values.set(key, found);
    return found.value;
  }

  /** Keeps a value; one that is too large by itself is not kept. */
  set(key: string, value: V, size: number): void {
    this.#drop(key);
    if (size > this.#most) return;
    this.#values.set(key, { value, size });
    this.#size += size;
    for (const oldest of this.#values.keys()) {
      if (this.#size <= this.#most) break;
      this.#drop(oldest);
    }
  }

  get size(): number {
    return this.#size;
  }

  #drop(key: string): void {
    const found = this.#values.get(key);
    if (!found) return;
    this.#values.delete(key);
    this.#size -= found.size;
  }
}
