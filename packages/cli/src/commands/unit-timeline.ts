import type { LineageEdge, Unit } from "@touchstone/domain";

/** What a timeline needs beside the unit. */
export interface TimelineScene {
  readonly lineage: readonly LineageEdge[];
  /** a unit as people name it, by its id */
  readonly called: (unitId: string) => string;
}

/** One line of a unit's history; a day of null is before records began. */
export interface Moment {
  readonly day: string | null;
  readonly what: string;
}

/** The history of a unit, oldest first. */
export function timelineOf(unit: Unit, { lineage, called }: TimelineScene): Moment[] {
  const closings = [...unit.pauses.map(({ closed }) => closed), ...(unit.closed === null ? [] : [unit.closed])];
  const isEnd = (day: string | null): boolean => day !== null && closings.includes(day);
  const moments: Moment[] = [
    { day: unit.opened, what: unit.opened === null ? "is there when records begin" : "begins" },
    ...unit.names.map(({ from, lang, text }) => ({ day: from, what: `is called ${text} (${lang})` })),
    ...unit.codes.map(({ from, scheme, code }) => ({ day: from, what: `has the ${scheme} ${code}` })),
    ...unit.memberships.map(({ from, hierarchy, parent }) => ({
      day: from,
      what: `lies in ${called(parent)} (${hierarchy})`,
    })),
    ...unit.memberships.flatMap(({ until, hierarchy, parent }) =>
      until === null ||
      isEnd(until) ||
      unit.memberships.some((row) => row.hierarchy === hierarchy && row.from === until)
        ? []
        : [{ day: until, what: `lies in ${called(parent)} no more (${hierarchy})` }],
    ),
    ...grouped(lineage.filter(({ to }) => to === unit.unitId)).map(({ on, kind, edges }) => ({
      day: on,
      what: `${TOOK[kind]} ${edges.map(({ from }) => called(from)).join(", ")}`,
    })),
    ...grouped(lineage.filter(({ from }) => from === unit.unitId)).map(({ on, kind, edges }) => ({
      day: on,
      what: `${GAVE[kind]} ${edges.map(({ to }) => called(to)).join(", ")}`,
    })),
    ...unit.pauses.map(({ reopened }) => ({ day: reopened, what: "opens again" })),
    ...closings.map((day) => ({ day, what: "ends" })),
  ];
  return moments.sort((a, b) => (a.day === b.day ? 0 : (a.day ?? "") < (b.day ?? "") ? -1 : 1));
}

const TOOK: { readonly [kind in LineageEdge["kind"]]: string } = {
  merge: "takes over",
  split: "takes over a part of",
  successor: "follows",
  reopened: "follows",
};
const GAVE: { readonly [kind in LineageEdge["kind"]]: string } = {
  merge: "is taken over by",
  split: "passes a part to",
  successor: "is followed by",
  reopened: "is followed by",
};

/** Edges of one event together. */
function grouped(edges: readonly LineageEdge[]): { on: string; kind: LineageEdge["kind"]; edges: LineageEdge[] }[] {
  const groups = new Map<number, { on: string; kind: LineageEdge["kind"]; edges: LineageEdge[] }>();
  for (const edge of edges) {
    const group = groups.get(edge.seq);
    if (group) group.edges.push(edge);
    else groups.set(edge.seq, { on: edge.on, kind: edge.kind, edges: [edge] });
  }
  return [...groups.values()];
}
