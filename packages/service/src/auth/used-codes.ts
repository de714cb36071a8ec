/** How long a code of an authenticator can be right: its own half minute and those beside it. */
const LIFE_MS = 120_000;

/** Codes of authenticators that were used: each lets in once. @see RFC 6238, section 5.2 */
export class UsedCodes {
  readonly #used = new Map<string, number>();

  /** Marks a code as used. @returns false if it was before */
  use(accountId: string, code: string, atMs: number): boolean {
    for (const [key, until] of this.#used)
      if (until <= atMs) this.#used.delete(key);
      else break; // in the order in which they end
    const key = `${accountId} ${code}`;
    if (this.#used.has(key)) return false;
    this.#used.set(key, atMs + LIFE_MS);
    return true;
  }
}
