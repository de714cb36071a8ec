import type { Gathered } from "./gathered.ts";

const SHORTEST_CODE = 4;
/** Numbers up to so many times their count are taken for serial numbers: 1, 2, 3 … with a few left out. */
const SERIAL = 10;

/**
 * Watches ids that a file holds as numbers. A spreadsheet drops the zeros in front of a code, so that
 * 012345 becomes 12345: codes of unequal length are doubtful, but serial numbers are not. Where the units
 * are listed, the list decides instead.
 */
export class LostZeros {
  readonly #gathered: Gathered;
  readonly #ids = new Map<number, { count: number; first: string; row: number }>();
  readonly #seen = new Set<string>();
  #highest = 0;

  constructor(gathered: Gathered) {
    this.#gathered = gathered;
  }

  add(id: string, row: number): void {
    const { asked } = this.#gathered;
    if (asked.allowed !== null || asked.map?.idsAreNumbers || !/^\d{1,15}$/.test(id) || this.#seen.has(id)) return;
    this.#seen.add(id);
    this.#highest = Math.max(this.#highest, Number(id));
    const known = this.#ids.get(id.length);
    if (known) known.count++;
    else this.#ids.set(id.length, { count: 1, first: id, row });
  }

  /** Reports, once for each length, that ids may have lost zeros. */
  report(): void {
    const longest = Math.max(0, ...this.#ids.keys());
    if (longest < SHORTEST_CODE || this.#ids.size < 2 || this.#highest <= SERIAL * this.#seen.size) return;
    for (const [length, { count, first, row }] of [...this.#ids].sort(([a], [b]) => a - b)) {
      if (length === longest) continue;
      const got = `${first}${count > 1 ? ` and ${count - 1} more ids` : ""} of ${length} digits beside others of ${longest}`;
      const want = `${first.padStart(longest, "0")} if its leading zeros were lost (keep ids as text, list them with --units, or say ids,,numbers in a mapping)`;
      this.#gathered.problems.addFact("doubtful-id", row, "unit", got, want);
    }
  }
}
