import type { Standard } from "../schema.ts";
import { leavesOf } from "./walk.ts";

/**
 * What in a standard says that somebody is recognised by it; empty for a pure index.
 *
 * Leaving out `units` and `cycle` does not make a recognition an index: grades and gates name who
 * passed, evidence and ratings are collected from somebody, bodies are answerable for somebody, and
 * child units are somebody. Any one of these is enough. What a standard says about itself
 * (`numbersOnly`, its title) counts for nothing.
 */
function signsOfRecognition(standard: Standard): string[] {
  const signs: string[] = [];
  if (standard.units) signs.push("units");
  if (standard.cycle) signs.push("cycle");
  if (standard.grades.length > 0) signs.push("grades");
  if (standard.gates.length > 0) signs.push("gates");
  if (standard.bodies) signs.push("bodies");
  if (standard.forecastUnits !== undefined) signs.push("forecastUnits");
  const leaves = leavesOf(standard).map(({ item }) => item);
  if (leaves.some(({ evidence }) => evidence)) signs.push("evidence");
  if (leaves.some(({ rating }) => rating)) signs.push("rating");
  if (leaves.some(({ from }) => typeof from === "object")) signs.push("childUnits");
  return signs;
}

/** Whether somebody is recognised under the standard; if not, it is a pure index. */
export function isRecognition(standard: Standard): boolean {
  return signsOfRecognition(standard).length > 0;
}
