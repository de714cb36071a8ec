/**
 * Nothing changes quietly: every event is a leaf of a Merkle tree (RFC 6962), its root is signed as a
 * checkpoint (C2SP signed note), its hashes lie in tiles (C2SP tlog-tiles). Here is all that makes these
 * and checks them, without any dependency; hashing and verifying signatures arrive as arguments, so that
 * it runs in a browser as in Node. Start with `verify/verify-ledger.ts`, or with docs/ledger.md.
 */
export { type Checkpoint, formatCheckpoint, parseCheckpoint } from "./checkpoint/checkpoint.ts";
export { formatNote, type Note, type NoteSignature, parseNote } from "./checkpoint/note.ts";
export {
  type KeyStanding,
  noteSignature,
  type SignatureCheck,
  signatureChecks,
  signedMessage,
  type VerifyEd25519,
  verifyNote,
} from "./checkpoint/signature.ts";
export {
  formatVerifierKey,
  parseVerifierKey,
  type SignatureKind,
  type VerifierKey,
  verifierKey,
} from "./checkpoint/verifier-key.ts";
export {
  canonicalBytes,
  canonicalBytesOfPresent,
  canonicalJson,
  isMap,
  type Json,
  type JsonObject,
} from "./entry/canonical-json.ts";
export { type ChunkRoot, chunkRoot, LARGEST_CHUNK, rowProver, verifyRow } from "./entry/chunk.ts";
export { commitmentTo, type Opening, opens, SALT_BYTES } from "./entry/commitment.ts";
export {
  type Disclosed,
  type DisclosureFault,
  disclosureOf,
  openDisclosure,
  sealedEvent,
  sealedIn,
} from "./entry/disclosure.ts";
export { entryOf, eventOf } from "./entry/entry.ts";
export { type PrivateStanding, privateStanding, withPrivate } from "./entry/private-part.ts";
export { fromBase64, toBase64 } from "./text/base64.ts";
export { fromHex, toHex } from "./text/hex.ts";
export { bundleOf, LONGEST_ENTRY, type ReadBundle, readBundle } from "./tiles/entry-bundle.ts";
export { partialTiles, TILE_HEIGHT, TILE_WIDTH, type Tile, tileBytes, tilesBetween } from "./tiles/tile.ts";
export { hashesOfTiles } from "./tiles/tile-hashes.ts";
export { type Bundle, bundlePath, CHECKPOINT_PATH, parsePath, tilePath } from "./tiles/tile-path.ts";
export { type Consistency, proveConsistency, verifyConsistency } from "./tree/consistency-proof.ts";
export { appendLeaf, emptyFrontier, type Frontier, frontierRoot, type OnNode } from "./tree/frontier.ts";
export { type GrownTree, growTree } from "./tree/grown-tree.ts";
export { emptyRoot, HASH_BYTES, leafHash, nodeHash, type Sha256 } from "./tree/hash.ts";
export { type Inclusion, proveInclusion, verifyInclusion } from "./tree/inclusion-proof.ts";
export { type HashAt, treeRoot } from "./tree/subtree.ts";
export { describeLedgerFault, type LedgerFault } from "./verify/ledger-fault.ts";
export type { ReadFile } from "./verify/stored-ledger.ts";
export type { OnEntry } from "./verify/tree-faults.ts";
export { type LedgerReport, type LedgerTrust, type LedgerVerifying, verifyLedger } from "./verify/verify-ledger.ts";
