import type { Checked, Standard } from "@touchstone/standard";
import type { CalendarRules } from "./calendar.ts";
import type { Text } from "./text.ts";

/**
 * A version's life: draft → notice → effective → superseded by the next one; withdrawn from anywhere but the end.
 * One that was in force before Touchstone begins as effective.
 */
export type VersionState = "draft" | "notice" | "effective" | "superseded" | "withdrawn";

/** One version of a programme's standard, as its events have made it. */
export interface StandardVersion {
  readonly version: string;
  readonly standardId: string;
  /** of its canonical form: what decides */
  readonly digest: string;
  /** of its YAML as published */
  readonly file: string;
  readonly state: VersionState;
  readonly needsSecondKey: readonly string[];
  readonly comparedWith: string | null;
  /** actor ids */
  readonly draftedBy: string;
  readonly keyTurnedBy: string | null;
  /** [from, until) days */
  readonly noticeFrom: string | null;
  readonly noticeUntil: string | null;
  /** working days that its notice has to last */
  readonly noticeDays: number | null;
  readonly effectiveFrom: string | null;
  readonly effectiveUntil: string | null;
}

/** An objection to a version of the standard. */
export interface StandardObjection {
  readonly objectionId: string;
  readonly version: string;
  /** actor id */
  readonly filedBy: string;
  /** null: not answered yet */
  readonly upheld: boolean | null;
}

/** What the deciders of a standard's life look at. */
export interface StandardLife {
  /** every version that there ever was, by its version string */
  readonly versions: ReadonlyMap<string, StandardVersion>;
  /** objections to the version that the command is about */
  readonly objections: readonly StandardObjection[];
  readonly calendar: CalendarRules;
  /** working days that a standard is on notice at least */
  readonly noticeDays: number;
}

/** A standard as it was handed in: what `check` said of it, and its digests. */
export interface Offered {
  readonly yaml: string;
  readonly checked: Checked<Standard>;
  /** of its canonical form; null where `check` found problems */
  readonly digest: string | null;
  /** of the YAML's bytes */
  readonly file: string;
}

/** Commands on a standard's life. */
export interface StandardVersionCommands {
  DraftStandard: { readonly yaml: string };
  /** in force before Touchstone, since a day; `basis` says by which decision, and where it was noticed */
  AdoptStandard: { readonly yaml: string; readonly since: string; readonly basis: string };
  AddOverlay: { readonly yaml: string };
  TurnStandardKey: { readonly version: string; readonly digest: string };
  /** `until`: the first day after the notice; null: as early as may be */
  PutStandardOnNotice: { readonly version: string; readonly until: string | null };
  MakeStandardEffective: { readonly version: string };
  WithdrawStandard: { readonly version: string; readonly reason: readonly Text[] };
}

/** The stream in which a version's events are counted; objections to it too. */
export const standardStream = (version: string): string => `standard/${version}`;

/** The version in force: there is one at most. */
export function inForce({ versions }: Pick<StandardLife, "versions">): StandardVersion | null {
  return [...versions.values()].find(({ state }) => state === "effective") ?? null;
}
