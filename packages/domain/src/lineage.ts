import { lifeOn, type Unit } from "./unit.ts";
import type { UnitEvent } from "./unit-evolve.ts";

/** One line of a merger, a split or a succession: what `from` was passes, whole or in part, to `to`. */
export interface LineageEdge {
  /** event that says so: the edges of one event say together where a unit went; one to itself says that it goes on */
  readonly seq: number;
  readonly from: string;
  readonly to: string;
  readonly kind: "merge" | "split" | "successor" | "reopened";
  readonly on: string;
}

/**
 * What an event says of where units go. Complete for each unit that it names: one that goes on, or was there already
 * and takes something over, has an edge to itself.
 */
export function lineageOf(event: UnitEvent, seq: number): LineageEdge[] {
  switch (event.type) {
    case "UnitsMerged": {
      const { from, into, on } = event.data;
      return from.map((unitId) => ({ seq, from: unitId, to: into, kind: "merge", on }));
    }
    case "UnitSplit": {
      const { from, goesOn, into, created, on } = event.data;
      const made = new Set(created.map(({ unitId }) => unitId));
      const there = [...(goesOn ? [from] : []), ...into.filter((unitId) => !made.has(unitId))];
      const edge = { seq, kind: "split", on } as const;
      return [
        ...into.map((to) => ({ ...edge, from, to })),
        ...there.map((unitId) => ({ ...edge, from: unitId, to: unitId })),
      ];
    }
    case "UnitClosed": {
      const { unitId, successors, on } = event.data;
      const edge = { seq, kind: "successor", on } as const;
      return successors.flatMap((to) => [
        { ...edge, from: unitId, to },
        { ...edge, from: to, to },
      ]);
    }
    case "UnitRegistered":
    case "UnitRenamed":
    case "UnitRecoded":
    case "UnitMoved":
    case "UnitReopened":
      return [];
  }
}

/** Where a unit of one day is to be found on another. */
export interface Boundaries {
  /**
   * `same`: one unit, and nothing else in it. `within`: one unit, with others in it: its figures are part of that
   * unit's. `together`: several units that are all of it and nothing else: their figures summed are its.
   * `divided`: several, with others in them, or part of it is nowhere: which share is where is not known.
   * `none`: nowhere: it was closed without a successor, or not there yet.
   */
  readonly kind: "same" | "within" | "together" | "divided" | "none";
  /** units of the other day that have some of it, sorted */
  readonly units: readonly string[];
  /** all units of the first day that have some of these, the asked one among them, sorted */
  readonly sources: readonly string[];
}

/**
 * Where a unit that is there on `day` is to be found on `other`, by lineage. Weights are unknown, so no figure is ever
 * divided: it says which can be summed and which can't be told apart.
 * @param edges all of the lineage that the unit hangs together with, in any order; edges on days outside don't count
 * @param unitOf units of these edges, and the asked one
 */
export function boundariesOf(
  unitId: string,
  { day, other }: { readonly day: string; readonly other: string },
  edges: readonly LineageEdge[],
  unitOf: (unitId: string) => Unit | undefined,
): Boundaries {
  const isThere = (id: string, on: string): boolean => {
    const unit = unitOf(id);
    return unit !== undefined && lifeOn(unit, on) !== null;
  };
  // registered and given all it has on the same day: before that, there was nothing of it that others did not have
  const isMadeOfOthers = (id: string): boolean =>
    edges.some(({ from, to, on }) => to === id && from !== id && on === unitOf(id)?.opened);
  const on = (ids: readonly string[], then: string): string[] =>
    ids.filter((id) => isThere(id, then) || !isMadeOfOthers(id));
  const all = on(carried([unitId], edges, day, other), other);
  const units = all.filter((id) => isThere(id, other));
  if (units.length === 0) return { kind: "none", units, sources: [] };
  const sources = on(carried(units, edges, other, day), day);
  const isAlone = sources.length === 1;
  const isWhole = units.length === all.length;
  const alone = units.length === 1 ? "same" : "together";
  const shared = units.length === 1 ? "within" : "divided";
  const kind = !isWhole ? "divided" : isAlone ? alone : shared;
  return { kind, units, sources: sources.filter((id) => isThere(id, day)) };
}

/**
 * Units on a day that have something of some units of another day, forwards or backwards in time, sorted. A change
 * takes effect at the beginning of its day, so `from` is followed by all changes up to and with `to`.
 */
export function carried(unitIds: readonly string[], edges: readonly LineageEdge[], from: string, to: string): string[] {
  const forwards = from <= to;
  const [after, upTo] = forwards ? [from, to] : [to, from];
  const steps = stepsOf(edges.filter(({ on }) => on > after && on <= upTo));
  if (!forwards) steps.reverse();
  const held = new Set(unitIds);
  for (const step of steps) {
    const sides = step.map((edge) => (forwards ? edge : { from: edge.to, to: edge.from }));
    const next = sides.filter((side) => held.has(side.from)).map((side) => side.to);
    for (const side of sides) held.delete(side.from);
    for (const unitId of next) held.add(unitId);
  }
  return [...held].sort();
}

/** The edges of each event, in the order of day and event. */
function stepsOf(edges: readonly LineageEdge[]): LineageEdge[][] {
  const steps: LineageEdge[][] = [];
  const ordered = [...edges].sort((a, b) => (a.on === b.on ? a.seq - b.seq : a.on < b.on ? -1 : 1));
  for (const edge of ordered) {
    const last = steps.at(-1);
    if (last?.[0]?.seq === edge.seq) last.push(edge);
    else steps.push([edge]);
  }
  return steps;
}
