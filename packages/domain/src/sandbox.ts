import type { Cut } from "./events.ts";

/**
 * Rehearsals. A sandbox is a copy of a programme in an organisation of its own, so that nothing which is done in it touches
 * a register, an answer or a ledger that counts. What is made and what is removed stands in the ledger of the programme
 * that was copied: nothing goes without a trace.
 */
export interface SandboxBulkCommands {
  /** in the log of the programme that is copied; `slug` null: `<its slug>-sandbox-<n>` */
  MakeSandbox: { readonly sandboxId: string; readonly organisationId: string; readonly slug: string | null };
  /** in the sandbox's own log: the copy is whole */
  FillSandbox: { readonly of: string };
  /** in the log of the programme that was copied */
  RemoveSandbox: { readonly slug: string };
}

/** `data` of the events of rehearsals, all of a programme's log. */
export interface SandboxEvents {
  SandboxMade: { sandboxId: string; organisationId: string; slug: string };
  /** of which programme, on which day and at which cut of its logs, and how much was copied */
  SandboxFilled: { of: string; day: string; cut: Cut; nUnits: number; nEnrolled: number; nAnswers: number };
  SandboxRemoved: { sandboxId: string; organisationId: string; slug: string };
}

/** Why a rehearsal is not made or removed. */
export type SandboxRefusal =
  | { readonly code: "not-a-sandbox"; readonly slug: string }
  | { readonly code: "sandbox-not-copied"; readonly slug: string }
  | { readonly code: "sandboxes-enough"; readonly there: readonly string[] }
  /** a sandbox has the one programme that it was copied for */
  | { readonly code: "sandbox-has-its-programme"; readonly organisationId: string };

/** As many rehearsals of a programme may be there at a time: each is as large as what it was copied from. */
export const MOST_SANDBOXES = 10;

/** The stream of a sandbox in the log of the programme that was copied. */
export const sandboxStream = (sandboxId: string): string => `sandbox/${sandboxId}`;

/**
 * The name that the next sandbox of a programme gets.
 * @param n how many it has had, those that were removed too: a name is not used twice
 */
export function sandboxSlug(programme: string, n: number): string {
  const end = `-sandbox-${n + 1}`;
  return `${programme.slice(0, MOST_OF_SLUG - end.length)}${end}`;
}

const MOST_OF_SLUG = 64;
