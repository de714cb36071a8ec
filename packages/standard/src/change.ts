import type { ChangeClass } from "./fields.ts";
import type { Item, Leaf, Leaves } from "./leaves.ts";

/** One thing that is not as it was. */
export interface Change {
  /** by names, never by positions: `notices.goalposts`, `grades.gold` */
  readonly path: string;
  readonly kind: "added" | "removed" | "changed" | "moved";
  /** undefined where it is new; where it was, of what moved */
  readonly from: unknown;
  /** undefined where it is gone; where it is, of what moved */
  readonly to: unknown;
  /** the least class that the change has, whatever its author declares */
  readonly class: ChangeClass;
}

/** A value in two versions, undefined where one has none; the thing that it belongs to is in both. */
export interface Pair {
  readonly key: string;
  readonly field: string;
  readonly was: Leaf | undefined;
  readonly is: Leaf | undefined;
}

/** The values of all things that both versions have, side by side: in the order of the new one, then what it lacks. */
export function pairsOf(old: Leaves, now: Leaves): Pair[] {
  const pairs: Pair[] = [];
  for (const is of now.leaves.values())
    if (inBoth(is.item, old, now)) pairs.push({ key: is.key, field: is.field, was: old.leaves.get(is.key), is });
  for (const was of old.leaves.values())
    if (inBoth(was.item, old, now) && !now.leaves.has(was.key))
      pairs.push({ key: was.key, field: was.field, was, is: undefined });
  return pairs;
}

function inBoth(item: string, old: Leaves, now: Leaves): boolean {
  return item === "" || isSame(old.items.get(item), now.items.get(item));
}

/** Whether two items are one thing: an indicator that became a criterion of the same name is not. */
export const isSame = (was: Item | undefined, is: Item | undefined): boolean =>
  was !== undefined && is !== undefined && was.list === is.list;

/** What kind of change turns one value into another. */
export const kindOf = (from: unknown, to: unknown): Change["kind"] =>
  from === undefined ? "added" : to === undefined ? "removed" : "changed";
