import { type Change, isSame } from "./change.ts";
import type { ChangeClass } from "./fields.ts";
import type { Item, Leaves } from "./leaves.ts";

/** Things that came, went, or stand elsewhere; of what came or went with the thing around it, only that one is told. */
export function changedItems(old: Leaves, now: Leaves): Change[] {
  const changes: Change[] = [];
  for (const is of now.items.values()) {
    const was = old.items.get(is.key);
    if (was && isSame(was, is)) {
      if (was.parent !== is.parent)
        changes.push({ path: is.key, kind: "moved", from: was.parent, to: is.parent, class: "substantive" });
    } else if (isTold(is, now, old))
      changes.push({ path: is.key, kind: "added", from: undefined, to: nounOf(is), class: classOf(is) });
  }
  for (const was of old.items.values())
    if (!isSame(was, now.items.get(was.key)) && isTold(was, old, now))
      changes.push({ path: was.key, kind: "removed", from: nounOf(was), to: undefined, class: classOf(was) });
  return [...changes, ...changedOrders(old, now)];
}

const NOUNS: Readonly<Record<string, string>> = {
  bodies: "a body",
  units: "a type of unit",
  context: "an item of context",
  criteria: "a criterion",
  indicators: "an indicator",
  gates: "a gate",
  grades: "a grade",
  "indicators[].of": "an option",
  "indicators[].items": "an item of a checklist",
  "grades[].requires": "a requirement",
};
/** what came or went, as people call it */
const nounOf = ({ list }: Item): string => NOUNS[list] ?? list;

/** a body leads nothing until a criterion says so; everything else that has a name bears on results */
const classOf = ({ list }: Item): ChangeClass => (list === "bodies" ? "clarification" : "substantive");

/** every criterion and indicator by itself; an option or a requirement only where its owner is in both */
function isTold({ list, parent }: Item, here: Leaves, there: Leaves): boolean {
  return !list.includes("[]") || isSame(here.items.get(parent), there.items.get(parent));
}

/** lists whose remaining items stand in another order; no result depends on it */
function changedOrders(old: Leaves, now: Leaves): Change[] {
  const lists = new Map<string, { from: string[]; to: string[]; path: string }>();
  for (const is of now.items.values()) {
    const was = old.items.get(is.key);
    if (!was || !isSame(was, is) || was.parent !== is.parent) continue;
    const path = pathOf(is);
    const list = lists.get(path) ?? { from: [], to: [], path };
    list.to.push(is.key);
    lists.set(path, list);
  }
  for (const was of old.items.values()) {
    const is = now.items.get(was.key);
    if (is && isSame(was, is) && was.parent === is.parent) lists.get(pathOf(was))?.from.push(was.key);
  }
  return [...lists.values()].flatMap(({ path, from, to }): Change[] =>
    from.every((key, at) => key === to[at]) ? [] : [{ path, kind: "moved", from, to, class: "typo" }],
  );
}

/** the list itself: `services.indicators`, `grades`, `terrain.of` */
function pathOf({ list, parent }: Item): string {
  const name = list.slice(list.lastIndexOf(".") + 1);
  return parent === "" ? name : `${parent}.${name}`;
}
