import { createPublicKey, verify } from "node:crypto";
import {
  type Checkpoint,
  describeLedgerFault,
  type HashAt,
  hashesOfTiles,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  tilePath,
  toHex,
  treeRoot,
  type VerifierKey,
  type VerifyEd25519,
  verifyLedger,
} from "@touchstone/ledger";
import { type BundleFolder, readWhole } from "../files/bundle-folder.ts";
import { sha256 } from "../files/digest.ts";
import type { Findings } from "../report/findings.ts";
import type { LogKind } from "./event-shapes.ts";
import { type EventReader, readEvents } from "./recorded.ts";

/** One log of a bundle: what its checkpoint says, and its events. */
export interface Ledger {
  readonly kind: LogKind;
  readonly checkpoint: Checkpoint;
  readonly events: EventReader["events"];
  readonly unknown: EventReader["unknown"];
  /** of the last event that is not sealed */
  readonly lastAt: string;
  /** hexadecimal root of the first `size` leaves; null where the tree has not so many, or does not hold */
  readonly rootAt: (size: number) => string | null;
}

/** What the user brings: keys that are known to be the office's, checkpoints that were kept. */
export interface Trust {
  readonly keys: readonly VerifierKey[];
  readonly seen: readonly Checkpoint[];
}

export const KEYS = "ledger/keys";
const MOST_KEY_BYTES = 1 << 16;
/** A bundle of 256 entries of 65,535 bytes is the largest file that a ledger has. */
const MOST_FILE_BYTES = 256 * (65_535 + 2);

const verifyEd25519: VerifyEd25519 = (publicKey, message, signature) => {
  const key = { kty: "OKP", crv: "Ed25519", x: Buffer.from(publicKey).toString("base64url") };
  try {
    return verify(null, message, createPublicKey({ key, format: "jwk" }), signature);
  } catch {
    return false; // no point of the curve
  }
};

/** The keys that the bundle itself brings. */
export function bundleKeys(folder: BundleFolder, findings: Findings): VerifierKey[] {
  const bytes = readWhole(folder, KEYS, MOST_KEY_BYTES);
  if (bytes === null) return [];
  return bytes
    .toString()
    .split("\n")
    .filter((line) => line !== "")
    .flatMap((line, i) => {
      const key = parseVerifierKey(sha256, line);
      if (key === null)
        findings.fault("ledger-signature", { where: `${KEYS}, line ${i + 1}`, found: line, wanted: "a verifier key" });
      return key ?? [];
    });
}

/**
 * Checks one of the two ledgers of a bundle and reads its events.
 * @param used receives the paths of the files that belong to the ledger
 * @returns null where not even its checkpoint can be read
 */
export function readLedger(
  folder: BundleFolder,
  kind: LogKind,
  trust: Trust,
  own: readonly VerifierKey[],
  used: Set<string>,
  findings: Findings,
): Ledger | null {
  const root = `ledger/${kind}`;
  const read = (path: string): Uint8Array | null => {
    const bytes = readWhole(folder, `${root}/${path}`, MOST_FILE_BYTES);
    if (bytes !== null) used.add(`${root}/${path}`);
    return bytes;
  };
  const origin = originOf(read("checkpoint"));
  if (origin === null) {
    findings.fault("ledger-signature", {
      where: `${root}/checkpoint`,
      found: read("checkpoint") === null ? "no file" : "no signed checkpoint",
      wanted: "a signed checkpoint",
    });
    return null;
  }
  const trusted = trust.keys.filter(({ name }) => name === origin);
  const keys = trusted.length > 0 ? trusted : own.filter(({ name, kind: of }) => name === origin && of === "ed25519");
  if (trusted.length === 0) {
    findings.limit(
      "keys",
      "That the keys in ledger/keys are really the office's: they came with the bundle. Give the ones that you know with --key.",
    );
    if (trust.keys.length > 0)
      findings.fault("ledger-signature", {
        where: `${root}/checkpoint`,
        found: `the log ${origin}, for which none of the keys you gave is`,
        wanted: `a key named ${origin}`,
      });
  }
  if (keys.length === 0) {
    findings.fault("ledger-signature", {
      where: KEYS,
      found: `no key of the log ${origin}`,
      wanted: `a line with the verifier key of ${origin}`,
    });
    return null;
  }
  const reader = readEvents(kind, root, findings);
  const seen = trust.seen.filter((checkpoint) => checkpoint.origin === origin);
  const { checkpoint, faults, nLeavesHeld, complete } = verifyLedger(
    read,
    { origin, keys, seen },
    { sha256, verifyEd25519, onEntry: reader.entry },
  );
  for (const fault of faults) {
    const id =
      fault.kind === "signature" ? "ledger-signature" : fault.kind === "history" ? "ledger-seen" : "ledger-tree";
    findings.fault(id, { where: root, found: describeLedgerFault(fault), wanted: WANTED[id] });
  }
  if (!complete)
    findings.fault("ledger-tree", { where: root, found: "more faults than are listed", wanted: WANTED["ledger-tree"] });
  if (checkpoint === null) return null;
  findings.looked("ledger-signature", `${origin}, size ${checkpoint.size}`);
  findings.looked("ledger-tree", `${kind}: ${nLeavesHeld} of ${checkpoint.size} entries`);
  for (const older of seen) findings.looked("ledger-seen", `${origin} continues what it was at size ${older.size}`);
  const holds = faults.every(({ kind: of }) => of === "signature" || of === "history");
  const rootAt = rootsOf(read, checkpoint);
  return {
    kind,
    checkpoint,
    events: reader.events,
    unknown: reader.unknown,
    lastAt: reader.lastAt(),
    rootAt: (size) => (holds && size <= checkpoint.size ? rootAt(size) : null),
  };
}

const WANTED = {
  "ledger-signature": "a signature that holds",
  "ledger-seen": "a ledger that continues the checkpoint that you kept",
  "ledger-tree": "what the signed root says",
} as const;

function originOf(bytes: Uint8Array | null): string | null {
  const note = bytes && parseNote(Buffer.from(bytes).toString());
  return (note && parseCheckpoint(note.text)?.origin) ?? null;
}

/** After how many roots the tiles that were read for them are let go. */
const MOST_KEPT = 256;

/** Roots of a ledger that holds, in hexadecimal, quick for sizes that come in their order. */
function rootsOf(read: (path: string) => Uint8Array | null, { size: all }: Checkpoint): (size: number) => string {
  const anew = (): HashAt => hashesOfTiles(sha256, all, (tile) => read(tilePath(tile)) ?? new Uint8Array(0));
  let hashAt = anew();
  let nAsked = 0;
  return (size) => {
    if (++nAsked % MOST_KEPT === 0) hashAt = anew();
    return toHex(treeRoot(sha256, hashAt, size));
  };
}
