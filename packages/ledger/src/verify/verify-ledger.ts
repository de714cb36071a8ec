import { type Checkpoint, parseCheckpoint } from "../checkpoint/checkpoint.ts";
import { parseNote } from "../checkpoint/note.ts";
import { type KeyStanding, type VerifyEd25519, verifyNote } from "../checkpoint/signature.ts";
import type { VerifierKey } from "../checkpoint/verifier-key.ts";
import { fromUtf8 } from "../text/utf8.ts";
import { hashesOfTiles } from "../tiles/tile-hashes.ts";
import { CHECKPOINT_PATH, tilePath } from "../tiles/tile-path.ts";
import { type Sha256, sameBytes } from "../tree/hash.ts";
import { treeRoot } from "../tree/subtree.ts";
import type { LedgerFault } from "./ledger-fault.ts";
import { type ReadFile, storedLedger } from "./stored-ledger.ts";
import { type OnEntry, treeFaults } from "./tree-faults.ts";

/** What to hold a ledger against. None of it may come from the ledger's own server. */
export interface LedgerTrust {
  /** the log's name in its checkpoints */
  readonly origin: string;
  /** all that must have signed: the log's key, and those of the witnesses one relies on */
  readonly keys: readonly VerifierKey[];
  /** checkpoints seen before, which this ledger must continue */
  readonly seen?: readonly Checkpoint[];
}

/** What the platform brings, and how much is wanted. */
export interface LedgerVerifying {
  readonly sha256: Sha256;
  readonly verifyEd25519: VerifyEd25519;
  /** is told each entry that holds, in the order of the leaves */
  readonly onEntry?: OnEntry;
  /** after how many faults to stop; 1,000 if absent */
  readonly mostFaults?: number;
}

/** What was found. The ledger holds if there are no faults. */
export interface LedgerReport {
  /** what the ledger says of itself; null where that can't be read */
  readonly checkpoint: Checkpoint | null;
  readonly signatures: readonly KeyStanding[];
  /** entries that are those of the tree */
  readonly nLeavesHeld: number;
  readonly faults: readonly LedgerFault[];
  /** false if it stopped at `mostFaults`: there may be more */
  readonly complete: boolean;
}

/**
 * Checks a stored ledger as C2SP tlog-tiles lays it out: that all keys signed its checkpoint, that tiles and
 * entries are those of the signed root, that it continues what was seen before. Whatever is wrong is
 * named. Reads the files that a tree of the checkpoint's size has, and no others.
 * @throws {RangeError} without a key: unsigned, a ledger says nothing
 */
export function verifyLedger(read: ReadFile, trust: LedgerTrust, how: LedgerVerifying): LedgerReport {
  if (trust.keys.length === 0) throw new RangeError("verifyLedger: got no key, want that of the log at least");
  const source = fromUtf8(read(CHECKPOINT_PATH) ?? new Uint8Array(0));
  const note = source === null ? null : parseNote(source);
  if (!note) return report({ faults: [{ kind: "checkpoint", problem: "no-note" }] });

  const signatures = verifyNote(note, trust.keys, how.verifyEd25519);
  const faults: LedgerFault[] = signatures.flatMap(({ key, stands }) =>
    stands === "valid" ? [] : [{ kind: "signature", key: key.name, stands }],
  );
  const checkpoint = parseCheckpoint(note.text);
  if (!checkpoint) return report({ signatures, faults: [...faults, { kind: "checkpoint", problem: "no-checkpoint" }] });
  if (checkpoint.origin !== trust.origin) faults.push({ kind: "checkpoint", problem: "other-origin" });

  let nLeavesHeld = 0;
  const onEntry: OnEntry = (leaf, entry) => {
    nLeavesHeld++;
    how.onEntry?.(leaf, entry);
  };
  const mostFaults = how.mostFaults ?? 1000;
  for (const fault of treeFaults(how.sha256, storedLedger(how.sha256, read), checkpoint, onEntry)) {
    if (faults.length >= mostFaults) return report({ checkpoint, signatures, nLeavesHeld, faults, complete: false });
    faults.push(fault);
  }
  if (faults.length === 0) faults.push(...historyFaults(read, checkpoint, trust.seen ?? [], how.sha256));
  return report({ checkpoint, signatures, nLeavesHeld, faults });
}

/** Whether earlier roots are those of this tree; wants a tree that holds. */
function historyFaults(
  read: ReadFile,
  { size }: Checkpoint,
  seen: readonly Checkpoint[],
  sha256: Sha256,
): LedgerFault[] {
  const hashAt = hashesOfTiles(sha256, size, (tile) => read(tilePath(tile)) ?? new Uint8Array(0));
  const holds = (older: Checkpoint): boolean =>
    older.size <= size && sameBytes(treeRoot(sha256, hashAt, older.size), older.root);
  return seen.filter((older) => !holds(older)).map((older) => ({ kind: "history", size: older.size }));
}

function report(found: Partial<LedgerReport> & Pick<LedgerReport, "faults">): LedgerReport {
  return { checkpoint: null, signatures: [], nLeavesHeld: 0, complete: true, ...found };
}
