import { createPublicKey, verify } from "node:crypto";
import { join } from "node:path";
import {
  CHECKPOINT_PATH,
  type KeyStanding,
  parseCheckpoint,
  parseNote,
  type VerifierKey,
  type VerifyEd25519,
  verifyNote,
} from "@touchstone/ledger";
import { writeWhole } from "../files/write-whole.ts";
import type { Log } from "../store/log.ts";
import { transaction } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import { keepCosignature, keptNote, lastSize } from "./checkpoints.ts";
import { ledgerFolder } from "./published.ts";

/** Ed25519, as the ledger takes it. */
export const verifyEd25519: VerifyEd25519 = (publicKey, message, signature) => {
  const key = { kty: "OKP", crv: "Ed25519", x: Buffer.from(publicKey).toString("base64url") };
  return verify(null, message, createPublicKey({ key, format: "jwk" }), signature);
};

/** How attaching went: per witness, or why none was looked at. */
export type Attached = { readonly witnesses: readonly KeyStanding[] } | { readonly problem: "no-note" | "not-ours" };

/**
 * Attaches what witnesses have said of a checkpoint of ours: their lines of the note that they sent back. Only lines
 * that hold are kept; each is verified before.
 * @param note the checkpoint with the witnesses' lines under it
 */
export async function attachCosignatures(
  touchstone: Touchstone,
  log: Log,
  note: string,
  witnesses: readonly VerifierKey[],
): Promise<Attached> {
  const parsed = parseNote(note);
  const checkpoint = parsed && parseCheckpoint(parsed.text);
  if (!parsed || !checkpoint) return { problem: "no-note" };
  const standing = verifyNote(parsed, witnesses, verifyEd25519);
  const held = standing.filter(({ stands }) => stands === "valid").map(({ key }) => key);
  const at = touchstone.now();
  const latest = await transaction(touchstone, async (tx) => {
    const ours = await keptNote(tx, log, checkpoint.size);
    if (ours === null || parseNote(ours)?.text !== parsed.text) return null;
    for (const { name, id, bytes } of parsed.signatures) {
      const key = held.find((witness) => witness.name === name && witness.id === id);
      if (key) await keepCosignature(tx, log, checkpoint.size, { key, bytes }, at);
    }
    const size = (await lastSize(tx, log)) ?? checkpoint.size;
    return keptNote(tx, log, size);
  });
  if (latest === null) return { problem: "not-ours" };
  const path = join(ledgerFolder(touchstone.home, log.logId), CHECKPOINT_PATH);
  await writeWhole(path, Buffer.from(latest), { mode: 0o644 });
  return { witnesses: standing };
}
