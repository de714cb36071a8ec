/** How many are kept in mind at most; the oldest are forgotten first. */
const MOST_KEYS = 100_000;

interface Counted {
  count: number;
  /** instant at which the count begins anew, ms */
  readonly endsAt: number;
}

/**
 * Counts what somebody tries, in windows of time. It counts before it is known whether a try succeeds, so that many at
 * once are no way around, and gives back those that do.
 */
export class Tries {
  readonly #counts = new Map<string, Counted>();
  readonly #most: number;
  readonly #windowMs: number;
  readonly #now: () => Date;

  constructor({ most, windowMs, now }: { readonly most: number; readonly windowMs: number; readonly now: () => Date }) {
    this.#most = most;
    this.#windowMs = windowMs;
    this.#now = now;
  }

  /** Counts a try. @returns false where there have been too many: nothing may be tried */
  take(key: string): boolean {
    const at = this.#now().getTime();
    const known = this.#counts.get(key);
    if (known && at < known.endsAt) {
      if (known.count >= this.#most) return false;
      known.count++;
      return true;
    }
    this.#counts.delete(key); // so that it becomes the youngest
    this.#counts.set(key, { count: 1, endsAt: at + this.#windowMs });
    if (this.#counts.size > MOST_KEYS) for (const oldest of this.#counts.keys()) return this.#counts.delete(oldest);
    return true;
  }

  /** Takes back a try that succeeded. */
  giveBack(key: string): void {
    const known = this.#counts.get(key);
    if (known && known.count > 0) known.count--;
  }
}
