import { FEWEST_BASE, FEWEST_COUNTED, type PeopleRule } from "./people-rule.ts";

/** How many people a figure, or the difference of two, counts, and how many it leaves out. */
export interface Counts {
  /** whole number; of a mean, of how many it is */
  readonly counted: number;
  /** null where nobody is left out: a number, a mean */
  readonly rest: number | null;
}

/** One figure about people, in one period, as it was or would be published. */
export interface Figure extends Counts {
  /** what is counted, in which period: figures of different families say nothing of each other */
  readonly family: string;
  readonly unit: string;
  /** what it was handed in with: figures of one submission are about the same people at the same moment */
  readonly submission: string;
  readonly rule: PeopleRule;
}

/**
 * How many people a share is of, and how many of them count: whole numbers nearest to it.
 * @returns null where that can't be known: a base that is not a whole number
 */
export function countsOf(rule: PeopleRule, value: number, base: number): Counts | null {
  if (rule.kind === "number") return { counted: Math.round(value), rest: null };
  if (!Number.isSafeInteger(base) || base < 0 || !Number.isFinite(value)) return null;
  if (rule.kind === "mean") return { counted: base, rest: null };
  const counted = Math.round(value * base);
  return { counted, rest: base - counted };
}

/** Is a figure safe to publish by itself: enough counted, enough left out, of enough? */
export function isSafe(rule: PeopleRule, { counted, rest }: Counts): boolean {
  if (rule.kind === "number") return counted >= rule.least;
  if (rest === null) return counted >= FEWEST_BASE;
  return counted >= FEWEST_COUNTED && rest >= FEWEST_COUNTED && counted + rest >= FEWEST_BASE;
}

export function minus(a: Counts, b: Counts): Counts {
  return { counted: a.counted - b.counted, rest: a.rest === null || b.rest === null ? null : a.rest - b.rest };
}

/** Is what remains of a larger figure nobody at all, or enough people? Less than nobody contradicts itself. */
export function isSafeRemainder(rule: PeopleRule, left: Counts): boolean {
  if (left.counted === 0 && (left.rest ?? 0) === 0) return true;
  if (rule.kind === "number") return left.counted >= FEWEST_COUNTED;
  return isSafe(rule, left);
}

/**
 * May two figures of the same people stand side by side? They are the same, or enough people tell them apart: who were
 * added or taken away, or counted otherwise.
 */
export function isSafeDifference(rule: PeopleRule, { counted, rest }: Counts): boolean {
  if (counted === 0 && (rest ?? 0) === 0) return true;
  if (rest === null) return Math.abs(counted) >= (rule.kind === "mean" ? FEWEST_BASE : FEWEST_COUNTED);
  if (Math.abs(counted) < FEWEST_COUNTED || Math.abs(rest) < FEWEST_COUNTED) return false;
  return counted > 0 !== rest > 0 || Math.abs(counted + rest) >= FEWEST_BASE;
}
