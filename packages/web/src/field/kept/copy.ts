import type { FieldDatabase } from "./database.ts";

/** What a copy of unsent work begins with: what it is, and how its key was made. */
interface Sealed {
  readonly touchstone: "field-copy/1";
  readonly account: string;
  readonly rounds: number;
  readonly salt: string;
  readonly nonce: string;
  readonly sealed: string;
}

const TABLES = ["drafts", "batches", "proofs", "orders", "kept"] as const;
const ROUNDS = 600_000;
const TOKEN = "field-copy/1";

/** What is wrong with a copy. */
export type BadCopy = "not-a-copy" | "other-account" | "wrong-passphrase";

/** Everything that has not been sent, under a passphrase (AES-GCM; PBKDF2 with SHA-256): it can't be read without. */
export async function copyOf(db: FieldDatabase, account: string, passphrase: string): Promise<Blob> {
  const rows: Record<string, unknown> = {};
  for (const table of TABLES) rows[table] = await db.table(table).toArray();
  const plain = new TextEncoder().encode(
    JSON.stringify(rows, (_, value) => (value instanceof ArrayBuffer ? { bytes: base64(value) } : value)),
  );
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const key = await keyOf(passphrase, salt, ROUNDS);
  const sealed = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv: nonce, additionalData: bound(account) },
    key,
    plain,
  );
  const copy: Sealed = {
    touchstone: TOKEN,
    account,
    rounds: ROUNDS,
    salt: base64(salt.buffer),
    nonce: base64(nonce.buffer),
    sealed: base64(sealed),
  };
  return new Blob([JSON.stringify(copy)], { type: "application/json" });
}

/**
 * Puts a copy back. Its keys come with it: what has been sent from elsewhere meanwhile is not recorded twice. What is on
 * this phone already stays as it is.
 */
export async function takeCopy(
  db: FieldDatabase,
  account: string,
  file: Blob,
  passphrase: string,
): Promise<number | BadCopy> {
  const copy = parsed(await file.text());
  if (copy === null) return "not-a-copy";
  if (copy.account !== account) return "other-account";
  let plain: ArrayBuffer;
  try {
    const key = await keyOf(passphrase, bytesOf(copy.salt), copy.rounds);
    const parameters = { name: "AES-GCM", iv: bytesOf(copy.nonce), additionalData: bound(account) };
    plain = await crypto.subtle.decrypt(parameters, key, bytesOf(copy.sealed));
  } catch {
    return "wrong-passphrase";
  }
  const rows = JSON.parse(new TextDecoder().decode(plain), (_, value: unknown) =>
    isBytes(value) ? bytesOf(value.bytes).buffer : value,
  ) as Readonly<Record<string, readonly { readonly id?: string; readonly key?: string }[]>>; // sealed by `copyOf`
  let count = 0;
  await db.transaction("rw", [...TABLES, "arrived"], async () => {
    for (const name of TABLES)
      for (const row of rows[name] ?? []) {
        const key = row.id ?? row.key ?? "";
        if (await db.table(name).get(key)) continue;
        if (name !== "kept" && (await db.arrived.get(key))) continue; // it has arrived from this very phone
        await db.table(name).add(row);
        if (name !== "kept" && name !== "batches") count += 1;
      }
  });
  return count;
}

function parsed(text: string): Sealed | null {
  try {
    const found: unknown = JSON.parse(text);
    const isOne = typeof found === "object" && found !== null && "touchstone" in found && found.touchstone === TOKEN;
    return isOne ? (found as Sealed) : null; // what is wrong inside shows when it is opened
  } catch {
    return null;
  }
}

/** A copy of one account can't be passed off as another's. */
const bound = (account: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(`${TOKEN} ${account}`);

async function keyOf(passphrase: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const words = new TextEncoder().encode(passphrase.normalize("NFKC"));
  const material = await crypto.subtle.importKey("raw", words, "PBKDF2", false, ["deriveKey"]);
  const derivation = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return crypto.subtle.deriveKey(derivation, material, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

const isBytes = (value: unknown): value is { readonly bytes: string } =>
  typeof value === "object" &&
  value !== null &&
  "bytes" in value &&
  typeof value.bytes === "string" &&
  Object.keys(value).length === 1;

/** In pieces: a photo is more than a call takes arguments. */
function base64(bytes: ArrayBuffer): string {
  const view = new Uint8Array(bytes);
  let text = "";
  for (let at = 0; at < view.length; at += 8192) text += String.fromCharCode(...view.subarray(at, at + 8192));
  return btoa(text);
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
