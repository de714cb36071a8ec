import type { Json } from "@touchstone/ledger";
import type { Submitted } from "./answers.ts";
import { WITHDREW } from "./names.ts";

/** One answer as it is published: whose, when, to what, and by which event. */
export interface Observed {
  readonly unit: string;
  readonly period: string;
  readonly item: string;
  readonly answer: Json;
  readonly seq: number;
}

/** The observations as they are published, in their order; of several on one cell the last stands. */
export function observedOf(submitted: readonly Submitted[]): Observed[] {
  const observed: Observed[] = [];
  for (const { seq, period, items, rows, own } of submitted)
    for (const [unit, answers] of rows)
      for (const [j, answer] of answers.entries()) {
        const item = items[j] ?? "";
        const isUsable = item === "opening_hours@1" || (own && item.startsWith("open-villages/"));
        if (answer !== null && unit !== WITHDREW && isUsable) observed.push({ unit, period, item, answer, seq });
      }
  const key = ({ unit, period, item, seq }: Observed): string =>
    `${unit} ${period} ${item} ${String(seq).padStart(9, "0")}`;
  return observed.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Those of them that nothing came after. */
export const standing = (observed: readonly Observed[]): Observed[] =>
  observed.filter(({ unit, period, item }, at) => {
    const after = observed[at + 1];
    return !(after && after.unit === unit && after.item === item && after.period === period);
  });
