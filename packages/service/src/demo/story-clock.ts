import { dayIn, type Touchstone } from "@touchstone/server";

export const TIME_ZONE = "Asia/Shanghai";
const DAY_MS = 86_400_000;

/** How long before the real clock the round under way was opened. */
export const ROUND_OPENED_DAYS_AGO = 50;

/**
 * The clock of the demo's story, which is told as if it had happened over three years: its days are invented, like all
 * else in it. It never goes back, and never beyond the real clock, whenever in the year the story is told.
 */
export class StoryClock {
  /** the year in which the third round was opened, which is under way */
  readonly year: number;
  readonly #touchstone: Touchstone;
  readonly #now: number;
  #at = 0;

  constructor(touchstone: Touchstone) {
    const now = touchstone.now();
    this.#touchstone = touchstone;
    this.#now = now.getTime();
    const opened = new Date(this.#now - ROUND_OPENED_DAYS_AGO * DAY_MS);
    this.year = Number(dayIn(TIME_ZONE, opened.toISOString()).slice(0, 4));
  }

  /**
   * The record as it is on a day at eleven in the morning, or on a later one where the story has got further.
   * @param atLeastAgo days before the real clock's, at least
   */
  on(day: string, atLeastAgo = 0): Touchstone {
    const wanted = Date.parse(`${day}T11:00:00+08:00`);
    this.#at = Math.max(this.#at, Math.min(wanted, this.#now - atLeastAgo * DAY_MS));
    const at = new Date(this.#at);
    return { ...this.#touchstone, now: () => at };
  }

  /** So many days before the real clock, which need not be whole. */
  daysAgo(days: number): Touchstone {
    return this.on("9999-12-31", days);
  }
}

/** A clock that goes as the real one does, and is moved ahead by whole days: time that a story does not wait for. */
export class MovingClock {
  #ahead: number;

  /** @param daysAgo how far before the real clock it begins */
  constructor(daysAgo: number) {
    this.#ahead = -daysAgo * DAY_MS;
  }

  readonly now = (): Date => new Date(Date.now() + this.#ahead);

  /** Moves on by so many days. */
  pass(days: number): void {
    if (!(days >= 0)) throw new RangeError(`MovingClock.pass: got ${days} days, want 0 or more`);
    this.#ahead += days * DAY_MS;
  }
}
