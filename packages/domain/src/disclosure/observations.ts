import type { Answer } from "@touchstone/standard";
import type { Item } from "../item.ts";
import { disclose, type Pieces } from "./disclose.ts";
import { countsOf, type Figure } from "./figure.ts";

/** Why nothing stands where a figure about people was: always in the same words, as a reason would narrow it down. */
export const HELD_BACK_NOTE = "held back: too few people to publish";

/** What stands where a figure about people is held back. */
export const HELD_BACK: Answer = { state: "insufficient", note: HELD_BACK_NOTE };

/** One answer as it was or would be recorded. */
export interface Observed {
  readonly unit: string;
  /** empty: any */
  readonly period: string;
  /** key of its item */
  readonly item: string;
  /** what it was handed in with */
  readonly submission: string;
  readonly answer: Answer;
}

/** An item as far as its disclosure goes. */
export type Counting = Pick<Item, "key" | "people" | "base">;

/**
 * What may be seen of some observations: the one door for everything that shows answers. A figure about people that
 * must not be seen becomes `HELD_BACK`, and the number of people that it is of becomes null. What is safe stays as it is,
 * so that doing it again changes nothing.
 * @param observed in the order of their recording, with all that was recorded before of the same units and items
 * @param items those that count people; all others let pass
 * @param pieces who lives where; null where no two of the units overlap
 */
export function discloseObservations(
  observed: readonly Observed[],
  items: ReadonlyMap<string, Counting>,
  pieces: Pieces | null,
): Observed[] {
  const baseKeys = new Set([...items.values()].flatMap(({ base }) => base ?? []));
  const isPeople = ({ item }: Observed): boolean => baseKeys.has(item) || (items.get(item)?.people ?? null) !== null;
  if (!observed.some(isPeople)) return [...observed];
  const bases = new Map<string, number>();
  for (const one of observed) {
    const base = baseKeys.has(one.item) ? numberIn(one.answer) : null;
    if (base !== null) bases.set(keyOf(one, one.item), base);
  }
  const places: number[] = [];
  const figures: Figure[] = [];
  const held = new Set<number>();
  for (const [at, one] of observed.entries()) {
    const item = items.get(one.item);
    const value = numberIn(one.answer);
    if (!item?.people || value === null) continue;
    const base = item.base === null ? Number.NaN : (bases.get(keyOf(one, item.base)) ?? Number.NaN);
    const figure = figureOf(item, one, value, base);
    if (figure === null) held.add(at);
    else {
      places.push(at);
      figures.push(figure);
    }
  }
  const shownBases = new Set<string>();
  for (const [n, verdict] of disclose(figures, pieces).entries()) {
    const at = places[n] ?? -1;
    const one = observed[at];
    const base = one && items.get(one.item)?.base;
    if (verdict !== "shown") held.add(at);
    else if (one && base) shownBases.add(keyOf(one, base));
  }
  return observed.map((one, at) => {
    if (held.has(at)) return { ...one, answer: HELD_BACK };
    return baseKeys.has(one.item) && !shownBases.has(keyOf(one, one.item)) ? { ...one, answer: null } : one;
  });
}

/** The figure that a number is; null where it is not known of how many people. */
export function figureOf(
  { key, people }: Counting,
  { unit, period, submission }: Pick<Observed, "unit" | "period" | "submission">,
  value: number,
  base: number,
): Figure | null {
  if (people === null) return null;
  const counts = countsOf(people, value, base);
  // how many people there are is the same whoever asks; a question is one of its own
  const what = people.kind === "number" && people.noun !== "" ? `number of ${people.noun}` : key;
  return counts && { ...counts, family: `${what} in ${period}`, unit, submission, rule: people };
}

const keyOf = ({ unit, period, submission }: Observed, item: string): string =>
  JSON.stringify([unit, period, submission, item]);

function numberIn(answer: Answer): number | null {
  if (typeof answer === "number") return answer;
  if (typeof answer !== "object" || answer === null || !("value" in answer)) return null;
  return typeof answer.value === "number" ? answer.value : null;
}
