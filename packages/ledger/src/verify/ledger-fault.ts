/** What is wrong with a stored ledger, and where. Leaves are counted from 0, ranges half-open. */
export type LedgerFault =
  /** the file `checkpoint` is no signed note, its text no checkpoint, or it is of another log */
  | { readonly kind: "checkpoint"; readonly problem: "no-note" | "no-checkpoint" | "other-origin" }
  /** a key that must have signed has not, or its signature does not hold over the text as it stands */
  | { readonly kind: "signature"; readonly key: string; readonly stands: "missing" | "invalid" }
  /** the tiles have another root than the checkpoint says; `got` is null where they have none */
  | { readonly kind: "root"; readonly got: string | null; readonly want: string }
  /** what a checkpoint seen before says of its leaves does not hold for this ledger */
  | { readonly kind: "history"; readonly size: number }
  | { readonly kind: "tile-missing" | "bundle-missing"; readonly path: string }
  | { readonly kind: "tile-length"; readonly path: string; readonly got: number; readonly want: number }
  /** hash number `hash` of a tile is another than what lies below it; `proven` where it was shown that the tile is the wrong one */
  | {
      readonly kind: "tile-hash";
      readonly path: string;
      readonly level: number;
      readonly index: number;
      readonly hash: number;
      readonly proven: boolean;
    }
  /** a tile does not hash to what stands above it, and which of its hashes is wrong can't be told */
  | { readonly kind: "tile"; readonly path: string; readonly level: number; readonly index: number }
  /** the lengths in a bundle do not come out; `leaf` is the first that can't be read or is another */
  | { readonly kind: "bundle"; readonly path: string; readonly leaf: number }
  /** an entry is another than the one in the tree; `proven` where the hash in the tree is */
  | { readonly kind: "leaf"; readonly path: string; readonly leaf: number; readonly proven: boolean }
  /** nothing was left to check these leaves against */
  | { readonly kind: "unchecked"; readonly from: number; readonly to: number };

const CHECKPOINT = {
  "no-note": "The checkpoint is no signed note.",
  "no-checkpoint": "What is signed is no checkpoint.",
  "other-origin": "The checkpoint is that of another log.",
} as const;

/** The fault in one English sentence, for a report. */
export function describeLedgerFault(fault: LedgerFault): string {
  switch (fault.kind) {
    case "checkpoint":
      return CHECKPOINT[fault.problem];
    case "signature":
      return fault.stands === "missing"
        ? `The checkpoint has no signature of ${fault.key}.`
        : `The signature of ${fault.key} does not hold: the checkpoint or the signature was altered.`;
    case "root":
      return fault.got === null
        ? `The root ${fault.want} can't be computed: tiles are missing.`
        : `The tiles have the root ${fault.got}, the checkpoint says ${fault.want}.`;
    case "history":
      return `The first ${fault.size} leaves are not those of the checkpoint seen before: the past was rewritten.`;
    case "tile-missing":
      return `The tile ${fault.path} is missing.`;
    case "bundle-missing":
      return `The entries ${fault.path} are missing.`;
    case "tile-length":
      return `The tile ${fault.path} has ${fault.got} bytes, want ${fault.want}.`;
    case "tile-hash":
      return fault.proven
        ? `Hash ${fault.hash} of the tile ${fault.path} was altered.`
        : `Hash ${fault.hash} of the tile ${fault.path} and what lies below it disagree.`;
    case "tile":
      return `The tile ${fault.path} was altered, or what stands above it.`;
    case "bundle":
      return `The entries ${fault.path} can't be read to their end; the first that differs is leaf ${fault.leaf}.`;
    case "leaf":
      return fault.proven
        ? `Leaf ${fault.leaf} in ${fault.path} was altered.`
        : `Leaf ${fault.leaf} in ${fault.path} and the tile above it disagree.`;
    case "unchecked":
      return `Leaves ${fault.from} to ${fault.to - 1} could not be checked.`;
  }
}
