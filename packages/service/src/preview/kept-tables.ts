import type { KeptTable } from "./warm-at.ts";

/** Makes a table. @param older one of the same at another moment, which the maker may mend; it sets it free as soon as it can */
export type MakeTable = (older: { table: KeptTable | null }) => Promise<KeptTable>;

/**
 * Tables that are kept warm, as many as fit: the one that was asked for longest ago goes first. One is put together at a
 * time, and once, however many wait for it.
 */
export class KeptTables {
  readonly #mostBytes: number;
  readonly #kept = new Map<string, KeptTable>();
  readonly #making = new Map<string, Promise<KeptTable>>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  get bytes(): number {
    return [...this.#kept.values()].reduce((sum, { warm }) => sum + warm.bytes, 0);
  }

  /** @param family what it is a table of, at whatever moment: an older one of the same goes when a newer comes */
  async get(family: string, moment: string, make: MakeTable): Promise<KeptTable> {
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

  async #make(family: string, key: string, make: MakeTable): Promise<KeptTable> {
    const before = this.#last;
    const made = before.then(() => make({ table: this.#taken(family) }));
    this.#last = made.catch(() => {});
    const table = await made;
    this.#kept.set(key, table);
    for (const oldest of this.#kept.keys()) {
      if (this.bytes <= this.#mostBytes || this.#kept.size === 1) break;
      this.#kept.delete(oldest);
    }
    return table;
  }

  /** The table of a family that is kept, and from then on is not. */
  #taken(family: string): KeptTable | null {
    let last: KeptTable | null = null;
    for (const [key, table] of this.#kept)
      if (key.startsWith(`${family} `)) {
        this.#kept.delete(key);
        last = table;
      }
    return last;
  }
}
