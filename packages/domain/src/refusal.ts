import type { AssessmentRefusal } from "./assessment.ts";
import type { ProcedureRefusal } from "./procedure/refusal.ts";
import type { SandboxRefusal } from "./sandbox.ts";
import type { StandardRefusal } from "./standard-version-refusal.ts";
import type { UnitRefusal } from "./unit-refusal.ts";

/**
 * Why a command is not carried out: an expected answer, typed, with the facts that its message is made of. One line a
 * refusal; whoever shows them has to have a text for each.
 */
export type Refusal =
  | AssessmentRefusal
  | SandboxRefusal
  | UnitRefusal
  | { readonly code: "not-allowed"; readonly command: string; readonly roles: readonly string[] }
  | { readonly code: "not-separated"; readonly role: string; readonly holds: string }
  | { readonly code: "changed-meanwhile"; readonly stream: string; readonly expected: number; readonly found: number }
  | { readonly code: "key-used"; readonly key: string }
  | { readonly code: "unknown"; readonly what: string; readonly id: string }
  | { readonly code: "exists"; readonly what: string; readonly id: string }
  | { readonly code: "empty-span"; readonly from: string; readonly until: string }
  | { readonly code: "role-needs-unit"; readonly role: string }
  /** nobody could grant or end a role of the organisation from this day on */
  | { readonly code: "last-operator"; readonly on: string }
  /** an account that holds another role can't be a unit's: whoever hands it over would hand that over too */
  | { readonly code: "not-only-the-unit"; readonly unitId: string }
  | StandardRefusal
  | ProcedureRefusal;
