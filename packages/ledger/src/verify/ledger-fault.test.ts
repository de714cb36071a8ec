import { expect, test } from "vitest";
import { describeLedgerFault, type LedgerFault } from "./ledger-fault.ts";

test.each<[LedgerFault, string]>([
  [{ kind: "checkpoint", problem: "no-note" }, "The checkpoint is no signed note."],
  [{ kind: "checkpoint", problem: "no-checkpoint" }, "What is signed is no checkpoint."],
  [{ kind: "checkpoint", problem: "other-origin" }, "The checkpoint is that of another log."],
  [{ kind: "signature", key: "w1", stands: "missing" }, "The checkpoint has no signature of w1."],
  [
    { kind: "signature", key: "w1", stands: "invalid" },
    "The signature of w1 does not hold: the checkpoint or the signature was altered.",
  ],
  [{ kind: "root", got: "aa", want: "bb" }, "The tiles have the root aa, the checkpoint says bb."],
  [{ kind: "root", got: null, want: "bb" }, "The root bb can't be computed: tiles are missing."],
  [
    { kind: "history", size: 7 },
    "The first 7 leaves are not those of the checkpoint seen before: the past was rewritten.",
  ],
  [{ kind: "tile-missing", path: "tile/0/001" }, "The tile tile/0/001 is missing."],
  [{ kind: "bundle-missing", path: "tile/entries/001" }, "The entries tile/entries/001 are missing."],
  [{ kind: "tile-length", path: "tile/0/001", got: 1, want: 2 }, "The tile tile/0/001 has 1 bytes, want 2."],
  [
    { kind: "tile-hash", path: "tile/0/001", level: 0, index: 1, hash: 5, proven: true },
    "Hash 5 of the tile tile/0/001 was altered.",
  ],
  [
    { kind: "tile-hash", path: "tile/0/001", level: 0, index: 1, hash: 5, proven: false },
    "Hash 5 of the tile tile/0/001 and what lies below it disagree.",
  ],
  [
    { kind: "tile", path: "tile/0/001", level: 0, index: 1 },
    "The tile tile/0/001 was altered, or what stands above it.",
  ],
  [
    { kind: "bundle", path: "tile/entries/001", leaf: 9 },
    "The entries tile/entries/001 can't be read to their end; the first that differs is leaf 9.",
  ],
  [{ kind: "leaf", path: "tile/entries/001", leaf: 300, proven: true }, "Leaf 300 in tile/entries/001 was altered."],
  [
    { kind: "leaf", path: "tile/entries/001", leaf: 300, proven: false },
    "Leaf 300 in tile/entries/001 and the tile above it disagree.",
  ],
  [{ kind: "unchecked", from: 256, to: 512 }, "Leaves 256 to 511 could not be checked."],
])("%j is said in words", (fault, words) => expect(describeLedgerFault(fault)).toBe(words));
