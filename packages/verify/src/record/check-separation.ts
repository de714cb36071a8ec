import type { Findings } from "../report/findings.ts";
import { type EventOf, eventsOf } from "./chunk-of.ts";
import type { LogKind } from "./event-shapes.ts";
import type { Recorded } from "./recorded.ts";

/** Roles that one actor can't hold on the same day, as docs/record.md says. */
const WATCHING = ["oversight", "auditor"];
const ACTING = ["operator", "office", "coordinator", "unit", "reviewer", "assessor", "decider", "appeal"];
const APART: readonly (readonly [string, string])[] = [
  ...WATCHING.flatMap((one) => ACTING.map((other) => [one, other] as const)),
  ...["operator", "office", "coordinator", "unit"].map((one) => [one, "reviewer"] as const),
  ["unit", "assessor"],
  ["unit", "decider"],
  ["unit", "appeal"],
  ["reviewer", "decider"],
  ["reviewer", "appeal"],
  ["assessor", "decider"],
  ["assessor", "appeal"],
  ["decider", "appeal"],
];

interface Held {
  readonly event: EventOf<"RoleGranted">;
  readonly from: string;
  /** the first day without it; null: none is on record */
  readonly until: string | null;
}

/** Whether nobody held, within one ledger, two roles on the same day that are kept apart. */
export function checkSeparation(kind: LogKind, events: readonly Recorded[], size: number, findings: Findings): void {
  const byActor = new Map<string, Held[]>();
  for (const held of rolesIn(events, size)) {
    const { actor } = held.event.data;
    const before = byActor.get(actor) ?? [];
    for (const other of before) tell(kind, held, other, findings);
    byActor.set(actor, [...before, held]);
  }
  findings.looked("separation", `roles of ${byActor.size} actors of the ${kind}`);
}

/** Every role with the day on which it really ended. */
function rolesIn(events: readonly Recorded[], size: number): Held[] {
  const ended = new Map(eventsOf(events, "RoleEnded", size).map(({ data }) => [data.grantId, data.on]));
  return eventsOf(events, "RoleGranted", size).map((event) => ({
    event,
    from: event.data.from,
    until: ended.get(event.data.grantId) ?? event.data.until,
  }));
}

function tell(kind: LogKind, held: Held, other: Held, findings: Findings): void {
  const [role, beside] = [held.event.data.role, other.event.data.role];
  const isApart = APART.some(([a, b]) => (a === role && b === beside) || (b === role && a === beside));
  if (!isApart || !overlap(held, other)) return;
  findings.fault("separation", {
    where: `ledger/${kind}, leaf ${held.event.seq}`,
    found: `${role} for ${held.event.data.actor}, who is ${beside} at the same time (leaf ${other.event.seq})`,
    wanted: "two persons",
  });
}

/** Whether both hold on a same day; one that ended on its first day never held. */
function overlap(a: Held, b: Held): boolean {
  const isBefore = (from: string, until: string | null): boolean => until === null || from < until;
  return [a, b].every(({ from }) => isBefore(from, a.until) && isBefore(from, b.until));
}
