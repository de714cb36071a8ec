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

/** Village that takes back its application by itself, in the second round. */
export const LEAVING = "quillmoor-2-3";

export const ACCOUNTS: readonly DemoAccount[] = [
  { name: OFFICE, role: "office", over: null },
  { name: OPERATOR, role: "operator", over: null },
  ...["larkwater", "emberfold", "quillmoor", "tidewick"].map(
    (county): DemoAccount => ({ name: coordinatorOf(county), role: "coordinator", over: county }),
  ),
  { name: "demo-reviewer-1", role: "reviewer", over: null },
  { name: "demo-reviewer-2", role: "reviewer", over: null },
  { name: "demo-assessor", role: "assessor", over: null },
  { name: "demo-decider", role: "decider", over: null },
  { name: "demo-appeal", role: "appeal", over: null },
  { name: OVERSIGHT, role: "oversight", over: null },
  { name: "demo-auditor", role: "auditor", over: null },
  ...["larkwater-1-1", "emberfold-3-2", LEAVING].map(
    (village): DemoAccount => ({ name: unitAccountOf(village), role: "unit", over: village }),
  ),
];

/** The coordinator of the county that a unit lies in. */
export function coordinatorOf(code: string): string {
  return `demo-coordinator-${code.split("-")[0]}`;
}

export function unitAccountOf(code: string): string {
  return `demo-unit-${code}`;
}
