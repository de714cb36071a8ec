import { describeLedgerFault, type LedgerFault } from "@touchstone/ledger";

/** What is wrong with what is stored, and where. Events are counted from 0, as leaves of the log. */
export type StoreFault = { readonly log: string } & (
  | { readonly kind: "missing-event" | "entry" | "no-event" | "columns" | "version"; readonly seq: number }
  /** an event that the head does not count */
  | { readonly kind: "beyond-head"; readonly seq: number; readonly size: number }
  | { readonly kind: "head"; readonly got: string; readonly want: string }
  | { readonly kind: "file"; readonly seq: number; readonly what: string }
  | { readonly kind: "private" | "private-alien"; readonly seq: number; readonly part: string }
  | { readonly kind: "disclosure"; readonly seq: number; readonly what: string }
  | {
      readonly kind: "checkpoint";
      readonly size: number;
      readonly what: "no-note" | "other-size" | "root" | "signature" | "witness" | "beyond" | "not-published";
    }
  | { readonly kind: "published"; readonly fault: LedgerFault }
);

const CHECKPOINT = {
  "no-note": "is no signed note of this log",
  "other-size": "speaks of another size",
  root: "has another root than the events before it",
  signature: "does not carry the signature of the log's key",
  witness: "has a witness's line that does not hold",
  beyond: "is beyond the log's head",
  "not-published": "is the latest that was made, and not the one that is published",
} as const;

/** The fault in one English sentence. */
export function describeStoreFault(fault: StoreFault): string {
  const { log } = fault;
  switch (fault.kind) {
    case "missing-event":
      return `${log}: event ${fault.seq} is missing.`;
    case "entry":
      return `${log}: event ${fault.seq} was altered: its entry and its leaf hash disagree.`;
    case "no-event":
      return `${log}: event ${fault.seq} was altered: its entry is no event.`;
    case "columns":
      return `${log}: event ${fault.seq} was altered: its row says another type or stream than its entry.`;
    case "version":
      return `${log}: event ${fault.seq} was altered: its version is not the next of its stream.`;
    case "beyond-head":
      return `${log}: event ${fault.seq} stands beyond the head, which counts ${fault.size}.`;
    case "head":
      return `${log}: the leaves have the root ${fault.got}, the head says ${fault.want}.`;
    case "file":
      return `${log}: event ${fault.seq}: ${fault.what}.`;
    case "private":
      return `${log}: event ${fault.seq}: the private part "${fault.part}" is not the one committed to.`;
    case "private-alien":
      return `${log}: event ${fault.seq} has no private part "${fault.part}", but one is kept.`;
    case "disclosure":
      return `${log}: event ${fault.seq} discloses nothing: ${fault.what}.`;
    case "checkpoint":
      return `${log}: the checkpoint of ${fault.size} events ${CHECKPOINT[fault.what]}.`;
    case "published":
      return `${log}, as published: ${describeLedgerFault(fault.fault)}`;
  }
}
