import { createPrivateKey, generateKeyPairSync, X509Certificate } from "node:crypto";
import { chmod, mkdir, open, readFile, rename } from "node:fs/promises";
import { dirname } from "node:path";
import type { Pair } from "./door.ts";

/** Where a private key and its certificate lie. */
export interface PairPaths {
  readonly key: string;
  readonly cert: string;
}

/** The pair that lies there; null where either file is missing. @throws {TypeError} where they do not belong together */
export async function readPair({ key, cert }: PairPaths): Promise<Pair | null> {
  const texts = await Promise.all([key, cert].map((path) => readFile(path, "utf8").catch(orNull)));
  const [keyText, certText] = texts;
  if (!keyText || !certText) return null;
  return keyText.includes("PRIVATE KEY") && isOf(keyText, certText)
    ? { key: keyText, cert: certText }
    : mismatch(key, cert);
}

/**
 * The pair that lies there, where the program has written it itself; null where either file is missing, or they do not
 * belong together: it was killed between the two, and has to make them again.
 */
export async function readOwnPair(paths: PairPaths): Promise<Pair | null> {
  return readPair(paths).catch((error: unknown) => {
    if (error instanceof NoPair) return null;
    throw error;
  });
}

/** Writes a pair, each file whole, the key readable by its owner alone; the certificate last. */
export async function writePair({ key, cert }: PairPaths, pair: Pair): Promise<void> {
  await mkdir(dirname(key), { recursive: true, mode: 0o700 });
  await chmod(dirname(key), 0o700);
  await writeWhole(key, pair.key);
  await writeWhole(cert, pair.cert);
}

/** A private key (EC P-256) that stays the same. */
export async function readOrMakeKey(path: string): Promise<string> {
  const found = await readFile(path, "utf8").catch(orNull);
  if (found) return found;
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const made = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeWhole(path, made);
  return made;
}

/** When a certificate (the first of the chain) ends to be valid. */
export const endOf = ({ cert }: Pick<Pair, "cert">): Date => new X509Certificate(cert).validToDate;

/** Whether every one of the names may be asked for with this certificate. */
export function isFor({ cert }: Pick<Pair, "cert">, names: readonly string[]): boolean {
  const certificate = new X509Certificate(cert);
  return names.every((name) => (certificate.checkHost(name) ?? certificate.checkIP(name)) !== undefined);
}

function isOf(key: string, cert: string): boolean {
  try {
    return new X509Certificate(cert).checkPrivateKey(createPrivateKey(key));
  } catch {
    return false;
  }
}

/** A key and a certificate that do not belong together. */
class NoPair extends TypeError {
  override readonly name = "NoPair";
}

function mismatch(key: string, cert: string): never {
  throw new NoPair(`${key} is not the private key of the certificate in ${cert}`);
}

function orNull(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}

async function writeWhole(path: string, text: string): Promise<void> {
  const beside = `${path}.new`;
  const file = await open(beside, "w", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
}
