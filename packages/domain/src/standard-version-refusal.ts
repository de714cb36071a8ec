import type { Problem } from "@touchstone/standard";

/** Why a programme can't be as it is said, or a version of its standard can't take the next step. */
export type StandardRefusal =
  /** every place of what was said where something else is wanted, at once */
  | { readonly code: "invalid"; readonly problems: readonly InvalidPlace[] }
  /** what `check`, `diff` or an overlay's own check has found, with its places in the file */
  | { readonly code: "standard-refused"; readonly what: string; readonly problems: readonly Problem[] }
  /** a version string is used once; `sameContent`: it is the very same standard again */
  | { readonly code: "version-used"; readonly version: string; readonly state: string; readonly sameContent: boolean }
  | { readonly code: "version-state"; readonly version: string; readonly state: string; readonly want: string }
  | { readonly code: "nothing-changed"; readonly version: string; readonly inForce: string }
  | { readonly code: "not-first"; readonly versions: readonly string[] }
  | { readonly code: "another-digest"; readonly version: string; readonly got: string; readonly want: string }
  /** two acts that one person may not both do */
  | { readonly code: "same-person"; readonly act: string; readonly earlier: string }
  | { readonly code: "second-key-missing"; readonly version: string; readonly items: readonly string[] }
  | { readonly code: "second-key-not-needed"; readonly version: string }
  | {
      readonly code: "notice-too-short";
      readonly until: string;
      readonly earliest: string;
      /** working days that it has to last */
      readonly nDays: number;
      readonly provisional: boolean;
    }
  | { readonly code: "notice-running"; readonly version: string; readonly until: string; readonly today: string }
  | { readonly code: "notice-over"; readonly version: string; readonly until: string; readonly today: string }
  /** whether days before `until` were worked nobody has said */
  | { readonly code: "calendar-unknown"; readonly knownThrough: string | null; readonly until: string }
  | { readonly code: "objections-open"; readonly version: string; readonly objections: readonly string[] }
  | { readonly code: "objection-upheld"; readonly version: string; readonly objections: readonly string[] }
  | { readonly code: "already-answered"; readonly objection: string }
  /** its changes were declared against a version that is not the one in force any more */
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
