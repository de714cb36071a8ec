/**
 * Nothing changes quietly: every event is a leaf of a Merkle tree (RFC 6962), its root is signed as a
 * checkpoint (C2SP signed note), its hashes lie in tiles (C2SP tlog-tiles). Here is all that makes these
 * and checks them, without any dependency; hashing and verifying signatures arrive as arguments, so that
 * it runs in a browser as in Node. Start with `verify/verify-ledger.ts`, or with docs/ledger.md.
 */
export {
  type Consistency,
  proveConsistency,
  verifyConsistency,
} from "./tree/consistency-proof.ts";
export { appendLeaf, emptyFrontier, type Frontier, frontierRoot, type OnNode } from "./tree/frontier.ts";
export { type GrownTree, growTree } from "./tree/grown-tree.ts";
export { emptyRoot, HASH_BYTES, leafHash, nodeHash, type Sha256 } from "./tree/hash.ts";
export { type Inclusion, proveInclusion, verifyInclusion } from "./tree/inclusion-proof.ts";
export { type HashAt, treeRoot } from "./tree/subtree.ts";
