import type { Role } from "../api/me.ts";

/** A place of a programme that the rail leads to. */
export type RailPlace =
  | "home"
  | "applications"
  | "review"
  | "recommend"
  | "decisions"
  | "notices"
  | "units"
  | "cycles"
  | "roles";

const READS_ROUND: readonly Role[] = [
  "office",
  "operator",
  "oversight",
  "auditor",
  "coordinator",
  "assessor",
  "decider",
];

const READS_ENROLMENTS: readonly Role[] = ["office", "operator", "oversight", "auditor", "coordinator"];

const WHO: readonly (readonly [RailPlace, readonly Role[]])[] = [
  ["home", READS_ROUND],
  ["applications", READS_ROUND],
  ["review", ["reviewer"]],
  ["recommend", ["assessor"]],
  ["decisions", ["decider", "office", "oversight", "auditor"]],
  ["notices", READS_ROUND],
  ["units", READS_ENROLMENTS],
  ["cycles", READS_ROUND],
  ["roles", ["operator", "office", "oversight", "auditor"]],
];

/** Where the roles that somebody holds in a programme lead them, in the rail's order. */
export function railPlaces(roles: ReadonlySet<Role>): readonly RailPlace[] {
  return WHO.filter(([, who]) => who.some((role) => roles.has(role))).map(([place]) => place);
}
