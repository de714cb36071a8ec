import { State } from "@touchstone/engine";
import { itemsOf } from "../items-of.ts";
import type { Result } from "../result.ts";
import { counted, shownShare } from "./figures.ts";

const MOST_NAMED = 8;

/** Indicators that a method that compares units can't score, as all have the same answer; named once each. */
export function constantLines({ loaded, scored }: Pick<Result, "loaded" | "scored">): string[] {
  const n = scored.units.length;
  return scored.sealed.flatMap(({ node, n: nAnswers, min, max }) => {
    const { id = "", input } = loaded.model.nodes[node] ?? {};
    const hasScore = scored.scores.subarray(node * n, (node + 1) * n).some((score) => !Number.isNaN(score));
    if (hasScore || nAnswers === 0 || min !== max || !input) return [];
    const who = nAnswers === 1 ? "only one unit has an answer" : `all ${nAnswers} answers are the same`;
    return [`${id}: ${who}, and ${input.normalise.method} compares units: no score from it for anyone.`];
  });
}

/** Why units have no score: one line a reason, with the first units that it holds for. */
export function unscoredLines(result: Result): string[] {
  const { scored, present, loaded } = result;
  const reasons = new Map<string, string[]>();
  scored.units.forEach((unit, i) => {
    if (!Number.isNaN(scored.scores[i] ?? Number.NaN)) return;
    const isScreened = scored.screened[i] === 1;
    const why = isScreened
      ? `too little data; the standard wants ${screenText(loaded.model)}`
      : `no score for ${partsWithout(result, i).join(", ") || "any part"}`;
    const share = isScreened ? ` (${shownShare(present[i] ?? Number.NaN)})` : "";
    const units = reasons.get(why);
    if (units === undefined) reasons.set(why, [unit + share]);
    else units.push(unit + share);
  });
  return [...reasons].map(([why, units]) => {
    const more = units.length > MOST_NAMED ? ` and ${counted(units.length - MOST_NAMED, "more", "more")}` : "";
    return `No score: ${units.slice(0, MOST_NAMED).join(", ")}${more}: ${why}.`;
  });
}

/** What the standard wants answered before it scores anyone. */
export function screenText({ screen, screenNonZero }: Result["loaded"]["model"]): string {
  const wants = [
    screen > 0 ? `${shownShare(screen)} of the answers` : "",
    screenNonZero > 0 ? `${shownShare(screenNonZero)} of them other than 0` : "",
  ].filter(Boolean);
  return wants.join(", and ");
}

/** Titles of the parts of the whole that apply to a unit and have no score. */
function partsWithout({ loaded, scored }: Result, i: number): string[] {
  const { nodes } = loaded.model;
  const { first = 0, count = 0 } = nodes[0] ?? {};
  const items = itemsOf(loaded.standard);
  const n = scored.units.length;
  return nodes.slice(first, first + count).flatMap(({ id }, c) => {
    const at = (first + c) * n + i;
    if (!Number.isNaN(scored.scores[at] ?? Number.NaN) || scored.states[at] === State.notApplicable) return [];
    const title = items.get(id)?.title;
    return [title === undefined ? id : loaded.say(title)];
  });
}
