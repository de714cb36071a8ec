import { HALF_WAY, LEAVING, MENDING, REPLYING, STARTING } from "./demo-accounts.ts";
import { randomOf, shuffled } from "./random.ts";

/** How far an application of the third round has come when the story ends. */
export type Far =
  | "starting"
  | "halfWay"
  | "withdrawn"
  | "handedIn"
  | "mending"
  | "unassigned"
  | "review"
  | "reply"
  | "recommending"
  | "deciding"
  | "decided"
  | "noticed"
  | "designated";

/** How many villages come how far, beside those that somebody can sign in for. */
const OTHERS: readonly (readonly [Far, number])[] = [
  ["designated", 9],
  ["noticed", 5],
  ["decided", 3],
  ["deciding", 5],
  ["recommending", 3],
  ["reply", 2],
  ["review", 6],
  ["handedIn", 3],
  ["mending", 1],
];

const countyOf = (code: string): string => code.split("-")[0] ?? "";

const FIXED: readonly (readonly [string, Far])[] = [
  [STARTING, "starting"],
  [HALF_WAY, "halfWay"],
  [LEAVING, "withdrawn"],
  [MENDING, "mending"],
  [REPLYING, "reply"],
];

/**
 * Who applies in the third round, and how far each comes: the same whenever the story is told.
 * @param taking codes of the villages that take part
 */
export function castOf(taking: readonly string[]): Map<string, Far> {
  const cast = new Map<string, Far>(FIXED);
  const order = shuffled(taking, randomOf(29)).filter((code) => !cast.has(code));
  for (const ofCounty of Map.groupBy(order, countyOf).values()) cast.set(ofCounty[0] ?? "", "unassigned"); // so that whoever coordinates a county has reviewers to assign
  const free = order.filter((code) => !cast.has(code)).values();
  for (const [far, n] of OTHERS)
    for (let k = 0; k < n; k++) {
      const next = free.next();
      if (next.done) throw new RangeError("castOf: got too few villages that take part, want one for every place");
      cast.set(next.value, far);
    }
  return cast;
}
