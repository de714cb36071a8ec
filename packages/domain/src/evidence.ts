import type { OrganisationEvents } from "./events.ts";
import type { Text } from "./text.ts";

/**
 * Who may see the bytes of a proof. `public`: everybody. `reviewers`: whoever may read evidence. `private`: opened one
 * at a time, for a stated purpose, which is recorded.
 */
export const VISIBILITIES = ["public", "reviewers", "private"] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** Media type of a proof that is a link: canonical JSON of where it leads, its title, what it shows, and their language. */
export const LINK_TYPE = "application/vnd.touchstone.link+json";

/**
 * Why a proof is taken back. A mistake, or the wish of a person who is in it, erases its bytes at once; one that was
 * replaced is kept as long as was said when it was handed in.
 */
export const EVIDENCE_WITHDRAWALS = ["mistake", "request-of-the-person", "replaced"] as const;
export type EvidenceWithdrawal = (typeof EVIDENCE_WITHDRAWALS)[number];

/** What a proof supports: one answer, what was handed in together, or what is said of a unit as a whole. */
export type EvidenceTarget =
  | { readonly kind: "observation"; readonly item: string; readonly period: string }
  | { readonly kind: "submission"; readonly submissionId: string }
  | { readonly kind: "unit" };

/**
 * Where in the file to look. Pages and lines count from 1; a region is in shares of width and height from the upper
 * left corner, of a picture or of one page.
 */
export type EvidenceLocator =
  | { readonly kind: "whole" }
  | { readonly kind: "page"; readonly page: number }
  | {
      readonly kind: "region";
      readonly page: number | null;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    }
  | { readonly kind: "lines"; readonly from: number; readonly to: number };

/** Commands about proofs. What a file is, nobody says in a command: it is known from its intake, by `evidenceId`. */
export interface EvidenceCommands {
  /** makes a file that was taken in a proof of this unit; `programmeId`: the programme that it is handed in for */
  AddEvidence: {
    readonly evidenceId: string;
    readonly unitId: string;
    readonly programmeId: string | null;
    readonly title: Text | null;
    /** the first day on which its bytes are no longer kept; null: as long as the record */
    readonly retainUntil: string | null;
  };
  /** `unitId`: the unit whose claim it supports */
  LinkEvidence: {
    readonly linkId: string;
    readonly evidenceId: string;
    readonly unitId: string;
    readonly target: EvidenceTarget;
    readonly locator: EvidenceLocator;
  };
  UnlinkEvidence: { readonly linkId: string; readonly unitId: string };
  WithdrawEvidence: {
    readonly evidenceId: string;
    readonly unitId: string;
    readonly reason: EvidenceWithdrawal;
  };
}

/** A file as its intake has left it: cleaned, looked through, and encrypted unless it is public. */
export interface TakenIn {
  /** id under which the account that handed it in acts in this log; null: has never acted here */
  readonly owner: string | null;
  readonly file: Omit<
    OrganisationEvents["EvidenceAdded"],
    "evidenceId" | "unitId" | "programmeId" | "title" | "retainUntil"
  >;
  /** opens the file, and its digest before it was encrypted; null where it is public */
  readonly secret: { readonly key: string; readonly plainDigest: string } | null;
}

/** A proof that is on record. */
export interface Evidence {
  readonly evidenceId: string;
  readonly unitId: string;
  readonly mediaType: string;
  readonly visibility: Visibility;
  readonly retainUntil: string | null;
  readonly isWithdrawn: boolean;
  /** number of its event */
  readonly seq: number;
  /** whether the key that opens it is still kept */
  readonly hasKey: boolean;
}

/** Stream of a proof: whose versions are counted. */
export const evidenceStream = (evidenceId: string): string => `evidence/${evidenceId}`;

/** Name of the private part that opens a proof which is not public. */
export const EVIDENCE_KEY_PART = "file";
