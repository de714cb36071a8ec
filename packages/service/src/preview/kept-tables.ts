import type { Warm } from "./warm.ts";

/**
 * Tables that are kept warm, as many as fit: the one that was asked for longest ago goes first. One is put together at a
 * time, and once, however many wait for it.
 */
export class KeptTables {
  readonly #mostBytes: number;
  readonly #kept = new Map<string, Warm>();
  readonly #making = new Map<string, Promise<Warm>>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  get bytes(): number {
    return [...this.#kept.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** @param family what it is a table of, at whatever moment: an older one of the same goes when a newer comes */
  async get(family: string, moment: string, make: () => Promise<Warm>): Promise<Warm> {
    const key = `${family} ${moment}`;
    const found = this.#kept.get(key);
    if (found) {
      this.#kept.delete(key);
      this.#kept.set(key, found); // asked for last
      return found;
    }
    const making = this.#making.get(key) ?? this.#make(family, key, make);
    this.#making.set(key, making);
    return making.finally(() => this.#making.delete(key));
  }

  async #make(family: string, key: string, make: () => Promise<Warm>): Promise<Warm> {
    const before = this.#last;
    const made = before.then(() => {
      for (const old of this.#kept.keys()) if (old.startsWith(`${family} `)) this.#kept.delete(old);
      return make();
    });
    this.#last = made.catch(() => {});
    const warm = await made;
    this.#kept.set(key, warm);
    for (const oldest of this.#kept.keys()) {
      if (this.bytes <= this.#mostBytes || this.#kept.size === 1) break;
      this.#kept.delete(oldest);
    }
    return warm;
  }
}
