import type { Register } from "./replay.ts";

/**
 * The smallest set that holds these units and, of each of its units, every parent in every hierarchy at any time and
 * every unit that lineage leads to or from.
 */
export function closureOf({ units, lineage }: Register, start: Iterable<string>): Set<string> {
  const beside = new Map<string, string[]>();
  const link = (a: string, b: string): void => {
    const list = beside.get(a);
    if (list) list.push(b);
    else beside.set(a, [b]);
  };
  for (const { from, to } of lineage) {
    link(from, to);
    link(to, from);
  }
  const all = new Set(start);
  const open = [...all];
  const reach = (unitId: string): void => {
    if (all.has(unitId)) return;
    all.add(unitId);
    open.push(unitId);
  };
  for (let unitId = open.pop(); unitId !== undefined; unitId = open.pop()) {
    for (const { parent } of units.get(unitId)?.memberships ?? []) reach(parent);
    for (const other of beside.get(unitId) ?? []) reach(other);
  }
  return all;
}
