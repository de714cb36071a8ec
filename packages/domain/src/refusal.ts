import type { Problem } from "@touchstone/standard";
import type { StandardRefusal } from "./standard-version-refusal.ts";
import type { UnitRefusal } from "./unit-refusal.ts";

/**
 * Why a command is not carried out: an expected answer, typed, with the facts that its message is made of. One line a
 * refusal; whoever shows them has to have a text for each.
 */
export type Refusal =
  | UnitRefusal
  | { readonly code: "not-allowed"; readonly command: string; readonly roles: readonly string[] }
  | { readonly code: "not-separated"; readonly role: string; readonly holds: string }
  | { readonly code: "changed-meanwhile"; readonly stream: string; readonly expected: number; readonly found: number }
  | { readonly code: "key-used"; readonly key: string }
  | { readonly code: "unknown"; readonly what: string; readonly id: string }
  | { readonly code: "exists"; readonly what: string; readonly id: string }
  | { readonly code: "empty-span"; readonly from: string; readonly until: string }
  | { readonly code: "role-needs-unit"; readonly role: string }
  // what is said can't be: every place of it at once
  | { readonly code: "invalid"; readonly problems: readonly InvalidPlace[] }
  // a standard's life
  | { readonly code: "standard-refused"; readonly what: string; readonly problems: readonly Problem[] }
  | { readonly code: "version-used"; readonly version: string; readonly state: string; readonly sameContent: boolean }
  | { readonly code: "version-state"; readonly version: string; readonly state: string; readonly want: string }
  | { readonly code: "nothing-changed"; readonly version: string; readonly inForce: string }
  | { readonly code: "not-first"; readonly versions: readonly string[] }
  | { readonly code: "another-digest"; readonly version: string; readonly got: string; readonly want: string }
  | { readonly code: "same-person"; readonly act: string; readonly earlier: string }
  | { readonly code: "second-key-missing"; readonly version: string; readonly items: readonly string[] }
  | { readonly code: "second-key-not-needed"; readonly version: string }
  | {
      readonly code: "notice-too-short";
      readonly until: string;
      readonly earliest: string;
      readonly nDays: number;
      readonly provisional: boolean;
    }
  | { readonly code: "notice-running"; readonly version: string; readonly until: string; readonly today: string }
  | { readonly code: "notice-over"; readonly version: string; readonly until: string; readonly today: string }
  | { readonly code: "calendar-unknown"; readonly knownThrough: string | null; readonly until: string }
  | { readonly code: "objections-open"; readonly version: string; readonly objections: readonly string[] }
  | { readonly code: "objection-upheld"; readonly version: string; readonly objections: readonly string[] }
  | { readonly code: "already-answered"; readonly objection: string }
  | {
      readonly code: "compared-with-another";
      readonly version: string;
      readonly comparedWith: string | null;
      readonly inForce: string;
    };

/** One place of a command where something else is wanted. */
export interface InvalidPlace {
  readonly path: string;
  readonly got: string;
  readonly want: string;
}
