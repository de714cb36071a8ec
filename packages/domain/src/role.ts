import type { Context, Decision } from "./decision.ts";
import { decided, refused } from "./decision.ts";
import type { DomainEvent } from "./events.ts";
import { dayFault, place } from "./unit-form.ts";

/** What an account may be, on one log, over a subtree of units or all of them, between two days. */
export const ROLES = [
  "operator",
  "office",
  "coordinator",
  "unit",
  "reviewer",
  "assessor",
  "decider",
  "appeal",
  "oversight",
  "auditor",
] as const;
export type Role = (typeof ROLES)[number];

/** A role as it was granted: [from, until) days, `until` null is open. */
export interface Grant {
  readonly role: Role;
  /** over this unit and all below it; null: over the whole log */
  readonly unitId: string | null;
  readonly from: string;
  readonly until: string | null;
}

/** Commands that grant and end roles. */
export interface RoleCommands {
  /** `account`: name of the account that receives the role */
  GrantRole: { readonly grantId: string; readonly account: string } & Grant;
  EndRole: { readonly grantId: string; readonly on: string };
}

/** Who watches over a programme, and so does nothing else in it. */
const WATCHING: readonly Role[] = ["oversight", "auditor"];

/** Who runs a programme: sees units by their names, says what is complete, chooses who reviews; and so does not review. */
export const RUNNING: readonly Role[] = ["operator", "office", "coordinator"];

/**
 * Roles that one account can't hold in the same programme, so that nobody turns both keys, or audits their own work; and
 * who applies or runs the round does not review, who reviews does not decide, who decides does not hear the appeal, nor is
 * any of these the applicant. An organisation's roles count in each of its programmes. Hard rule 6.
 */
const APART: readonly (readonly [Role, Role])[] = [
  ...WATCHING.flatMap((watching) =>
    ROLES.filter((role) => !WATCHING.includes(role)).map((acting) => [watching, acting] as const),
  ),
  ...RUNNING.map((running) => [running, "reviewer"] as const),
  ["unit", "reviewer"],
  ["unit", "assessor"],
  ["unit", "decider"],
  ["unit", "appeal"],
  ["reviewer", "decider"],
  ["assessor", "decider"],
  ["reviewer", "appeal"],
  ["assessor", "appeal"],
  ["decider", "appeal"],
];

/** By role, all that it must be kept apart from. */
const APART_FROM: ReadonlyMap<Role, ReadonlySet<Role>> = new Map(
  ROLES.map((role) => [role, new Set(APART.flatMap(([a, b]) => (a === role ? [b] : b === role ? [a] : [])))]),
);

/** The other role of `held` that `role` must be kept apart from; null where they go together. */
export function notSeparated(role: Role, held: readonly Role[]): Role | null {
  const apart = APART_FROM.get(role);
  return held.find((other) => apart?.has(other)) ?? null;
}

/** Whether a grant holds on a day. */
export function holdsOn({ from, until }: Pick<Grant, "from" | "until">, day: string): boolean {
  return from <= day && (until === null || day < until);
}

/** Whether two grants hold on a same day; one that ended on its first day never held. */
export function spansOverlap(a: Pick<Grant, "from" | "until">, b: Pick<Grant, "from" | "until">): boolean {
  return (holdsOn(a, a.from) && holdsOn(b, a.from)) || (holdsOn(a, b.from) && holdsOn(b, b.from));
}

/** Who is to receive a role: the id under which they act in this log, and what they hold, in the organisation too. */
export interface Receiver {
  /** whether no role of this log has the id that this one is to have */
  readonly isIdFree: boolean;
  readonly actor: string;
  readonly grants: readonly Grant[];
}

/** Grants a role, unless the account holds one, at any time of the span, that has to be kept apart from it. */
export function decideGrantRole(command: RoleCommands["GrantRole"], receiver: Receiver | null): Decision {
  const { grantId, account, role, unitId, from, until } = command;
  const problems = [
    ...place("from", from, dayFault(from)),
    ...(until === null ? [] : place("until", until, dayFault(until))),
  ];
  if (problems.length > 0) return refused({ code: "invalid", problems });
  if (!ROLES.includes(role)) return refused({ code: "unknown", what: "role", id: role });
  if (receiver === null) return refused({ code: "unknown", what: "account", id: account });
  if (!receiver.isIdFree) return refused({ code: "exists", what: "role", id: grantId });
  if (until !== null && until <= from) return refused({ code: "empty-span", from, until });
  if (role === "unit" && unitId === null) return refused({ code: "role-needs-unit", role });
  const meanwhile = receiver.grants.filter((held) => spansOverlap(held, command)).map((held) => held.role);
  const holds = notSeparated(role, meanwhile);
  if (holds !== null) return refused({ code: "not-separated", role, holds });
  const data = { grantId, role, actor: receiver.actor, unitId, from, until };
  return decided({ type: "RoleGranted", stream: `role/${grantId}`, data });
}

/** A role that is to end, and who would be left. */
export interface Ending {
  /** null: there is none of this id */
  readonly grant: Grant | null;
  /** all others of an organisation; null: the log is a programme's, in which its organisation grants roles too */
  readonly others: readonly Grant[] | null;
}

/**
 * Ends a role that was granted, from a day on, unless it has ended; and unless it is the operator's in an organisation and no
 * other stays for as long: nobody could grant a role there again.
 */
export function decideEndRole(command: RoleCommands["EndRole"], { grant, others }: Ending): Decision {
  const { grantId, on } = command;
  if (dayFault(on) !== null) return refused({ code: "invalid", problems: place("on", on, dayFault(on)) });
  if (grant === null || (grant.until !== null && grant.until <= on))
    return refused({ code: "unknown", what: "role that stands on this day", id: grantId });
  if (on < grant.from) return refused({ code: "empty-span", from: grant.from, until: on });
  if (others !== null && changesRoles(grant) && !others.some((other) => standsIn(other, on, grant.until)))
    return refused({ code: "last-operator", on });
  return decided({ type: "RoleEnded", stream: `role/${grantId}`, data: { grantId, on } });
}

/** Whether a role can change roles all over its log. */
const changesRoles = ({ role, unitId }: Grant): boolean => role === "operator" && unitId === null;

/** Whether a role changes roles from a day on, and until another; `until` null: without an end. */
const standsIn = (grant: Grant, on: string, until: string | null): boolean =>
  changesRoles(grant) && holdsOn(grant, on) && (grant.until === null || (until !== null && grant.until >= until));

/** What the founder of a log begins with: the operator's role and the office. */
export function grantsToFounder(ids: readonly [operator: string, office: string], context: Context): DomainEvent[] {
  return (["operator", "office"] as const).map((role, i) => {
    const grantId = ids[i] ?? "";
    const data = { grantId, role, actor: context.by, unitId: null, from: context.today, until: null };
    return { type: "RoleGranted", stream: `role/${grantId}`, data };
  });
}
