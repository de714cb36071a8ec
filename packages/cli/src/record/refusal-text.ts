import { refusalText as factsOf, type Refusal } from "@touchstone/domain";
import { printable } from "@touchstone/input";

/** Why something was not done, with the facts, and the command that helps where there is one. */
export function refusalText(refusal: Refusal): string {
  const facts = factsOf(refusal);
  return withWayOut(refusal, facts).split("\n").map(printable).join("\n");
}

type Code = Refusal["code"];

/** Facts end with a full stop: what goes on in the same sentence takes its place. */
function withWayOut(refusal: Refusal, facts: string): string {
  if (refusal.code === "not-a-period" && refusal.got === "") return `Name the period with --period: ${refusal.want}.`;
  const way = WAYS_OUT[refusal.code];
  if (way === undefined) return facts;
  return /^[:,]/.test(way) ? `${facts.slice(0, -1)}${way}` : `${facts} ${way}`;
}

/** What to type next. */
const WAYS_OUT: { readonly [C in Code]?: string } = {
  "not-allowed": "--as names another; touchstone role grant gives a role.",
  "last-operator": "touchstone role grant does that.",
  "role-needs-unit": ": name it with --unit.",
  "nothing-changed": "Translations are added with touchstone import overlay.",
  "not-first": "Draft it: touchstone import standard without --in-force-since.",
  "second-key-missing": ", with touchstone standard key.",
  "calendar-unknown": "Say it: touchstone programme calendar PROGRAMME --known-through DAY --off DAY,DAY",
  "objections-open": "touchstone standard answer gives one.",
  "no-standard-in-force": ": touchstone standard list shows how far each is.",
  "nobody-enrolled": ": touchstone enrol records those that have applied.",
  "no-data": ": touchstone import observations brings them.",
};
