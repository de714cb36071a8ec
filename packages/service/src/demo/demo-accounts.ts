import type { Role } from "@touchstone/domain";

/** Who can sign in to the demo: accounts are called by what they do, for behind none of them is a person. */
export interface DemoAccount {
  readonly name: string;
  readonly role: Role;
  /** code of the unit that the role is over; null: over all */
  readonly over: string | null;
}

/** Founds the organisation and its programme, and runs their office. */
export const OFFICE = "demo-office";
export const OPERATOR = "demo-operator";
export const OVERSIGHT = "demo-oversight";

/** Village that takes part no more by its own will in the second round, and withdraws its application in the third. */
export const LEAVING = "quillmoor-2-3";
/** Village that has applied in the round under way, and answered nothing yet. */
export const STARTING = "larkwater-1-1";
/** Village that has answered half of it. */
export const HALF_WAY = "emberfold-3-2";
/** Village that has a list of what to mend. */
export const MENDING = "tidewick-1-1";
/** Village whose findings wait for its reply. */
export const REPLYING = "larkwater-2-1";

/** Villages that somebody can sign in for. */
export const SIGNING_IN: readonly string[] = [STARTING, HALF_WAY, MENDING, REPLYING, LEAVING];

/** Two rate each application; the third where they lie apart, or a grade is not certain. */
export const REVIEWERS: readonly string[] = ["demo-reviewer-1", "demo-reviewer-2", "demo-reviewer-3"];
export const ASSESSOR = "demo-assessor";
export const DECIDER = "demo-decider";

export const ACCOUNTS: readonly DemoAccount[] = [
  { name: OFFICE, role: "office", over: null },
  { name: OPERATOR, role: "operator", over: null },
  ...["larkwater", "emberfold", "quillmoor", "tidewick"].map(
    (county): DemoAccount => ({ name: coordinatorOf(county), role: "coordinator", over: county }),
  ),
  ...REVIEWERS.map((name): DemoAccount => ({ name, role: "reviewer", over: null })),
  { name: ASSESSOR, role: "assessor", over: null },
  { name: DECIDER, role: "decider", over: null },
  { name: "demo-appeal", role: "appeal", over: null },
  { name: OVERSIGHT, role: "oversight", over: null },
  { name: "demo-auditor", role: "auditor", over: null },
  ...SIGNING_IN.map((village): DemoAccount => ({ name: unitAccountOf(village), role: "unit", over: village })),
];

/** The coordinator of the county that a unit lies in. */
export function coordinatorOf(code: string): string {
  return `demo-coordinator-${code.split("-")[0]}`;
}

export function unitAccountOf(code: string): string {
  return `demo-unit-${code}`;
}
