import type { RoundScene } from "./round-scene.ts";
import { labelsOf, parentsOf, type UnitLabel } from "./unit-labels.ts";

/** Where some units lie: a list of them is narrowed to one of these, and from there further. */
export interface RegionsView {
  /** the unit that was asked for and those above it, the highest first; empty: none was asked for, or none that they lie in */
  readonly path: readonly UnitLabel[];
  /** units right below it in which they lie; of all, the highest that there are more than one of */
  readonly items: readonly { readonly unit: UnitLabel; readonly n: number }[];
}

/** The units that others lie in, each with how many do. @param counted what is counted of each: itself, or its applications */
export async function regionsOf(
  scene: RoundScene,
  counted: readonly { readonly unitId: string; readonly n: number }[],
  under: string | null,
): Promise<RegionsView> {
  const { counts, parents } = await treeAbove(scene, counted);
  const below = Map.groupBy(counts.keys(), (unitId) => parents.get(unitId) ?? null);
  const found = under === null ? topmost(below) : (below.get(under) ?? []);
  const path = under !== null && counts.has(under) ? pathTo(under, parents) : []; // of no other unit is anything told
  const label = await labelsOf(scene, [...found, ...path]);
  return { path: path.map(label), items: found.map((unitId) => ({ unit: label(unitId), n: counts.get(unitId) ?? 0 })) };
}

const MOST_LEVELS = 30; // no hierarchy has them; a circle, which nothing lets in, must not hang

/** Every unit that one of these lies in, with how many lie in it, and the unit right above each. */
async function treeAbove(
  scene: RoundScene,
  counted: readonly { readonly unitId: string; readonly n: number }[],
): Promise<{ counts: ReadonlyMap<string, number>; parents: ReadonlyMap<string, string> }> {
  const parents = new Map<string, string>();
  const counts = new Map<string, number>();
  let level = new Map(counted.map(({ unitId, n }) => [unitId, n]));
  for (let at = 0; at < MOST_LEVELS && level.size > 0; at++) {
    const above = await parentsOf(scene, [...level.keys()]);
    const next = new Map<string, number>();
    for (const [unitId, n] of level) {
      const parent = above.get(unitId);
      if (parent === undefined) continue;
      parents.set(unitId, parent);
      counts.set(parent, (counts.get(parent) ?? 0) + n);
      next.set(parent, (next.get(parent) ?? 0) + n);
    }
    level = next;
  }
  for (const { unitId, n } of counted) {
    const others = counts.get(unitId);
    if (others !== undefined) counts.set(unitId, others + n); // it is counted itself, and others that lie in it are
  }
  return { counts, parents };
}

/** The highest level on which there is a choice: a country whose counties are counted begins with its counties. */
function topmost(below: ReadonlyMap<string | null, readonly string[]>): readonly string[] {
  let found = below.get(null) ?? [];
  for (let only = found[0]; found.length === 1 && only !== undefined; only = found[0]) {
    const next = below.get(only);
    if (next === undefined) break;
    found = next;
  }
  return found;
}

function pathTo(unitId: string, parents: ReadonlyMap<string, string>): string[] {
  const path = [unitId];
  for (let above = parents.get(unitId); above !== undefined && path.length < MOST_LEVELS; above = parents.get(above))
    path.unshift(above);
  return path;
}
