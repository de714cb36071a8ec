import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { canonicalBytes, type Json, type JsonObject, type Opening, SALT_BYTES } from "@touchstone/ledger";
import type { Keys } from "../keys/keys.ts";
import type { Log } from "./log.ts";
import type { Tx } from "./tx.ts";

/** Where a private part belongs: its place is encrypted along, so that no row can take another's place. */
export interface PartPlace {
  readonly seq: number;
  readonly part: string;
}

const FORM = 1; // first byte: AES-256-GCM with a nonce of 12 bytes before and a tag of 16 behind
const NONCE = 12;
const TAG = 16;

/** A private part with a new salt, ready to be committed to. */
export function openingOf(content: JsonObject): Opening {
  return { salt: randomBytes(SALT_BYTES), content: canonicalBytes(content) };
}

/** Keeps salt and content of a part beside its event. */
export async function keepPrivate(tx: Tx, keys: Keys, log: Log, place: PartPlace, opening: Opening): Promise<void> {
  const cipher = encrypted(await keys.privatePartKey(log.logId), `${log.logId}/${place.seq}/${place.part}`, opening);
  tx.send("INSERT INTO event_private (shard_key, log_id, seq, part, cipher) VALUES ($1, $2, $3, $4, $5)", [
    log.shardKey,
    log.logId,
    place.seq,
    place.part,
    cipher,
  ]);
}

/**
 * Salt and content of one part; null where there is none, or it was erased.
 * @throws {Error} if the row was altered, or is another's
 */
export async function openPrivate(tx: Tx, keys: Keys, log: Log, place: PartPlace): Promise<Opening | null> {
  const { rows } = await tx.query<{ cipher: Uint8Array }>(
    "SELECT cipher FROM event_private WHERE shard_key = $1 AND log_id = $2 AND seq = $3 AND part = $4",
    [log.shardKey, log.logId, place.seq, place.part],
  );
  const [row] = rows;
  return row ? openKept(keys, log, place, row.cipher) : null;
}

/**
 * Opens a part that was read already.
 * @throws {Error} as `openPrivate`
 */
export async function openKept(keys: Keys, { logId }: Log, place: PartPlace, cipher: Uint8Array): Promise<Opening> {
  return decrypted(await keys.privatePartKey(logId), `${logId}/${place.seq}/${place.part}`, cipher);
}

/** What a part says. */
export function contentOf({ content }: Opening): Json {
  return JSON.parse(Buffer.from(content).toString()) as Json; // we wrote it as canonical JSON
}

function encrypted(key: Uint8Array, place: string, { salt, content }: Opening): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(place));
  return Buffer.concat([
    Buffer.of(FORM),
    nonce,
    cipher.update(salt),
    cipher.update(content),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

function decrypted(key: Uint8Array, place: string, bytes: Uint8Array): Opening {
  try {
    if (bytes[0] !== FORM || bytes.length < 1 + NONCE + SALT_BYTES + TAG) throw new RangeError("not this form");
    const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(1, 1 + NONCE), { authTagLength: TAG })
      .setAAD(Buffer.from(place))
      .setAuthTag(bytes.subarray(-TAG));
    const plain = Buffer.concat([decipher.update(bytes.subarray(1 + NONCE, -TAG)), decipher.final()]);
    return { salt: plain.subarray(0, SALT_BYTES), content: plain.subarray(SALT_BYTES) };
  } catch (cause) {
    throw new Error(`the private part ${place} can't be opened: it was altered, or the key is another`, { cause });
  }
}
