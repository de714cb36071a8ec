import { createHash, hash } from "node:crypto";
import type { Sha256 } from "@touchstone/ledger";
import { type BundleFolder, blocksOf } from "./bundle-folder.ts";

/** SHA-256 of a file of any size, in hexadecimal. */
export function digestOfFile(folder: BundleFolder, path: string): string {
  const hasher = createHash("sha256");
  for (const block of blocksOf(folder, path)) hasher.update(block);
  return hasher.digest("hex");
}

/** SHA-256 as the ledger wants it. */
export const sha256: Sha256 = (bytes) => hash("sha256", bytes, "buffer");

/** SHA-256 of bytes, or of a text in UTF-8, in hexadecimal. */
export const sha256Hex = (content: string | Uint8Array): string => hash("sha256", content, "hex");
