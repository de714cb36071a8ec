import {
  CHECKPOINT_PATH,
  parseCheckpoint,
  parseNote,
  toHex,
  type VerifierKey,
  verifyLedger,
  verifyNote,
} from "@touchstone/ledger";
import type { Log } from "../store/log.ts";
import { sha256 } from "../store/sha256.ts";
import type { Tx } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import { checkpointSizes, cosignaturesOf, keptNote } from "./checkpoints.ts";
import { ledgerFolder, readerOf } from "./published.ts";
import type { StoreFault } from "./store-fault.ts";
import { verifyEd25519 } from "./witness.ts";

/**
 * What is wrong with the checkpoints of a log, with what witnesses said of them, and with the tiles that were published.
 * @param rootAt the root over the first leaves as they are stored; null beyond them
 */
export async function* checkpointFaults(
  tx: Tx,
  touchstone: Touchstone,
  log: Log,
  rootAt: (size: number) => string | null,
): AsyncGenerator<StoreFault, void> {
  const { verifier } = await touchstone.keys.logKey(log);
  const sizes = await checkpointSizes(tx, log);
  for (const size of sizes) {
    const what = await wrongWith(tx, log, size, verifier, rootAt(size));
    if (what !== null) yield { log: log.slug, kind: "checkpoint", size, what };
  }
  const read = readerOf(ledgerFolder(touchstone.home, log.logId));
  if (sizes.length === 0 && read(CHECKPOINT_PATH) === null) return; // nothing was published yet
  const latest = sizes.at(-1);
  const trust = { origin: verifier.name, keys: [verifier] };
  const { faults } = verifyLedger(read, trust, { sha256, verifyEd25519 });
  for (const fault of faults) yield { log: log.slug, kind: "published", fault };
  const note = latest === undefined ? null : await keptNote(tx, log, latest);
  const isLatest = note !== null && note === Buffer.from(read(CHECKPOINT_PATH) ?? []).toString();
  if (!isLatest) yield { log: log.slug, kind: "checkpoint", size: latest ?? 0, what: "not-published" };
}

type Wrong = Extract<StoreFault, { kind: "checkpoint" }>["what"];

async function wrongWith(
  tx: Tx,
  log: Log,
  size: number,
  verifier: VerifierKey,
  root: string | null,
): Promise<Wrong | null> {
  if (root === null) return "beyond";
  const source = await keptNote(tx, log, size);
  const note = source === null ? null : parseNote(source);
  const checkpoint = note && parseCheckpoint(note.text);
  if (!note || !checkpoint || checkpoint.origin !== verifier.name) return "no-note";
  if (checkpoint.size !== size) return "other-size";
  if (toHex(checkpoint.root) !== root) return "root";
  if (verifyNote(note, [verifier], verifyEd25519)[0]?.stands !== "valid") return "signature";
  const witnesses = (await cosignaturesOf(tx, log, size)).map((line) => line?.key ?? null);
  const keys = witnesses.filter((key) => key !== null);
  const isHeld = verifyNote(note, keys, verifyEd25519).every(({ stands }) => stands === "valid");
  return isHeld && keys.length === witnesses.length ? null : "witness";
}
