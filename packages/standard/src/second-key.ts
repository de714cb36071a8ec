import { aboutOf } from "./rules/catalogue.ts";
import { leavesOf } from "./rules/walk.ts";
import type { Standard } from "./schema.ts";

/**
 * Ids of the indicators for which a standard that `check` has passed needs the key of a second person before it goes
 * on notice, in the order of the document: those that count people (`counts` names people reached or how many there
 * are), and those that measure `experience`. Empty where nothing does. Context is never scored and calls for none.
 */
export function secondKeyOf(standard: Standard): string[] {
  return leavesOf(standard)
    .filter(({ item }) => item.measures === "experience" || countsPeople(item.counts))
    .map(({ item }) => item.id);
}

function countsPeople(noun: string | undefined): boolean {
  const about = noun === undefined ? undefined : aboutOf(noun);
  return about === "served" || about === "size";
}
