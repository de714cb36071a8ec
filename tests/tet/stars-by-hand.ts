import { type Case, type Gate, loadGates, loadStars } from "./source.ts";

type Shares = readonly [done: number, donePlanned: number];

/**
 * The stars of a scored case under the circular-economy gates, worked out from the expected points
 * and the statuses alone: what the tests hold the engine's grades against. 0 is no star.
 */
export function starsByHand(one: Case): number {
  const ratio = one.summary.ratio * 100;
  const reached = loadStars()
    .filter(({ atLeast }) => ratio >= atLeast)
    .map(({ star }) => star);
  for (let star = Math.max(...reached); star > 0; star--)
    if (gatesUpTo(star).every((gate) => isMet(one, gate))) return star;
  return 0;
}

/** Of several lines on one criterion that of the highest star counts. */
function gatesUpTo(star: number): Gate[] {
  const byNode = new Map<string, Gate>();
  for (const gate of loadGates().sort((a, b) => a.star - b.star)) if (gate.star <= star) byNode.set(gate.node, gate);
  return [...byNode.values()];
}

function isMet(one: Case, { node, done, doneOrPlanned }: Gate): boolean {
  if (one.expected.get(node)?.deactivated === true) return true;
  const above = node.split(".").slice(0, -1).join(".");
  const [doneShare, bothShare] = ownShares(one, above) ?? sharesOf(one, node);
  return doneShare * 100 >= done || (doneOrPlanned !== null && bothShare * 100 >= doneOrPlanned);
}

/** Shares of the points, or of the leaves where a criterion is worth nothing. */
function sharesOf(one: Case, node: string): Shares {
  const own = ownShares(one, node);
  if (own) return own;
  const points = one.expected.get(node);
  if (!points) throw new RangeError(`starsByHand: got no ${node}`);
  if (points.potential > 0) return [points.done / points.potential, (points.done + points.planned) / points.potential];
  const below = [...one.expected.keys()].filter((id) => id.startsWith(`${node}.`));
  const shares = below.map((id) => ownShares(one, id) ?? [0, 0]);
  const mean = (at: 0 | 1) => shares.reduce((sum, share) => sum + share[at], 0) / Math.max(1, shares.length);
  return [mean(0), mean(1)];
}

function ownShares({ statuses }: Case, node: string): Shares | null {
  const status = statuses.get(node);
  if (status === undefined || status === "non_renseigne" || status === "non_concerne") return null;
  if (typeof status !== "string") return [status[0], status[0] + status[1]];
  return [status === "fait" ? 1 : 0, status === "pas_fait" ? 0 : 1];
}
