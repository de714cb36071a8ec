import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const FORM = 1; // first byte: AES-256-GCM with a nonce of 12 bytes before and a tag of 16 behind
const NONCE = 12;
const TAG = 16;

/** A key for the files of one piece of evidence. */
export const newFileKey = (): Buffer => randomBytes(32);

/** Encrypts a file. @param place what it is, such as `<evidence>/file`: no file can take another's place */
export function sealFile(key: Uint8Array, place: string, bytes: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(place));
  return Buffer.concat([Buffer.of(FORM), nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/** @throws {Error} if it was altered, is another's, or the key is another */
export function openSealedFile(key: Uint8Array, place: string, bytes: Uint8Array): Buffer {
  try {
    if (bytes[0] !== FORM || bytes.length < 1 + NONCE + TAG) throw new RangeError("not this form");
    const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(1, 1 + NONCE), { authTagLength: TAG })
      .setAAD(Buffer.from(place))
      .setAuthTag(bytes.subarray(-TAG));
    return Buffer.concat([decipher.update(bytes.subarray(1 + NONCE, -TAG)), decipher.final()]);
  } catch (cause) {
    throw new Error(`the file ${place} can't be opened: it was altered, or the key is another`, { cause });
  }
}
