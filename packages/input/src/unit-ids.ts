import { wantOneOf } from "@touchstone/standard";
import type { Asked } from "./gathered.ts";

const LONGEST_ID = 200;
const MOST_UNMATCHED = 100_000;

/** What a file says of its units, as ids, and what is to be said where it is none. */
export class UnitIds {
  /** what the file says of units that are not in the list, with what each may be */
  readonly unmatched = new Map<string, { readonly means: string | null; readonly note: string }>();
  readonly #asked: Asked;

  constructor(asked: Asked) {
    this.#asked = asked;
  }

  /** The id that a text means: by the mapping, by the list's ids, by the one unit of this name; else the text itself. */
  idOf(written: string): string {
    const { map, register } = this.#asked;
    const mapped = map?.units.get(written);
    if (mapped !== undefined || !register || register.ids.has(written)) return mapped ?? written;
    const named = register.named(written);
    return named.length === 1 ? (named[0] ?? written) : written;
  }

  /**
   * What would have been right, where an id may not occur; null where it may.
   * @param byName the unit's `name / parent`, to suggest one of the list
   */
  wantUnit(id: string, byName: string): { code: string; want: string } | null {
    const { allowed } = this.#asked;
    if (id === "") return { code: "unit-id", want: "the id of a unit" };
    if (id.length > LONGEST_ID) return { code: "unit-id", want: `an id of at most ${LONGEST_ID} characters` };
    if (/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(id))
      return { code: "unit-id", want: "an id without control characters" };
    return allowed === null || allowed.has(id) ? null : this.#wantListed(id, byName, allowed);
  }

  /** What a unit that is not in the list may be, and notes it for a mapping. */
  #wantListed(id: string, byName: string, allowed: ReadonlySet<string>): { code: string; want: string } {
    const { register } = this.#asked;
    const padded = withZeros(id, allowed);
    const named = [...new Set([...(register?.named(id) ?? []), ...(register?.named(byName) ?? [])])];
    const may = padded === null ? named : [padded];
    const shown = may
      .slice(0, 8)
      .map((unit) => register?.shown(unit) ?? unit)
      .join(" or ");
    if (this.unmatched.size < MOST_UNMATCHED)
      this.unmatched.set(id, { means: may.length === 1 ? (may[0] ?? null) : null, note: shown });
    if (padded !== null) {
      const want = `${padded} (its leading zeros were lost: keep ids as text in the spreadsheet)`;
      return { code: "lost-zeros", want };
    }
    if (shown !== "") return { code: "doubtful-unit", want: `a unit of the list: ${shown}` };
    return { code: "unknown-unit", want: `a unit of the list: ${wantOneOf(id, [...allowed])}` };
  }
}

/** The unit of the list that a number becomes by zeros in front; null where there is none. */
function withZeros(id: string, allowed: ReadonlySet<string>): string | null {
  if (!/^\d{1,19}$/.test(id)) return null;
  for (let zeros = 1; zeros <= 8; zeros++) if (allowed.has("0".repeat(zeros) + id)) return "0".repeat(zeros) + id;
  return null;
}
