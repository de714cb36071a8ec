import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
  sign,
} from "node:crypto";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { type VerifierKey, verifierKey } from "@touchstone/ledger";
import { writeWhole } from "../files/write-whole.ts";
import type { Log } from "../store/log.ts";
import { sha256 } from "../store/sha256.ts";

/** The key of a log: says in its name that the log says so. */
export interface LogKey {
  readonly verifier: VerifierKey;
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/** The private keys of an installation, each in a file that its owner alone can read. */
export interface Keys {
  /** Key of a log, made at the first call. */
  logKey(log: Pick<Log, "kind" | "logId">): Promise<LogKey>;
  /** 32 bytes that encrypt the private parts of one log. */
  privatePartKey(logId: string): Promise<Uint8Array>;
  /** Erases the key of a log that was removed; where there is none, nothing happens. */
  forget(logId: string): Promise<void>;
}

/** The name that a log has in its checkpoints: kind and id, for a slug is unique on one server only. */
function originOf(log: Pick<Log, "kind" | "logId">): string {
  return `touchstone/${log.kind}/${log.logId}`;
}

/** Opens the key folder. */
export async function openKeys(folder: string): Promise<Keys> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const logKeys = new Map<string, Promise<LogKey>>();
  const derived = new Map<string, Uint8Array>();
  let master: Promise<Uint8Array> | null = null;
  return {
    logKey: (log) => {
      const known = logKeys.get(log.logId) ?? readLogKey(folder, log);
      logKeys.set(log.logId, known);
      return known;
    },
    privatePartKey: async (logId) => {
      master ??= readOrMake(join(folder, "private-parts.key"), () => randomBytes(32));
      const key = derived.get(logId) ?? new Uint8Array(hkdfSync("sha256", await master, logId, "private parts", 32));
      derived.set(logId, key);
      return key;
    },
    forget: async (logId) => {
      logKeys.delete(logId);
      derived.delete(logId);
      await rm(join(folder, `log-${logId}.pem`), { force: true });
    },
  };
}

async function readLogKey(folder: string, log: Pick<Log, "kind" | "logId">): Promise<LogKey> {
  const pem = await readOrMake(join(folder, `log-${log.logId}.pem`), () =>
    Buffer.from(generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" })),
  );
  const privateKey = createPrivateKey(pem.toString());
  return {
    verifier: verifierKey(sha256, "ed25519", originOf(log), publicBytes(privateKey)),
    sign: (message) => sign(null, message, privateKey),
  };
}

function publicBytes(privateKey: KeyObject): Uint8Array {
  return createPublicKey(privateKey).export({ type: "spki", format: "der" }).subarray(-32); // Ed25519: the key is its end
}

async function readOrMake(path: string, make: () => Buffer): Promise<Buffer> {
  const read = (): Promise<Buffer | null> =>
    readFile(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return null;
      throw error;
    });
  const found = await read();
  if (found) return found;
  await writeWhole(path, make(), { mode: 0o600, keepExisting: true }); // another process may have made it meanwhile
  return (await read()) ?? Promise.reject(new Error(`readOrMake: ${path} is not there after it was written`));
}
