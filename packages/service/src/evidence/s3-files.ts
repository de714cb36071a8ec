import { createHash } from "node:crypto";
import { FileDamaged, type Files } from "@touchstone/server";
import { S3mini } from "s3mini";
import type { S3Config } from "../config.ts";

/**
 * Files in a bucket of S3, each under the SHA-256 of its bytes. It asks for objects by name and never for a list.
 * @param folder first part of all names, such as `evidence/<organisation>`
 */
export function s3Files({ endpoint, region, keyId, secret }: S3Config, folder: string): Files {
  const bucket = new S3mini({ endpoint, region, accessKeyId: keyId, secretAccessKey: secret });
  const nameOf = (digest: string): string => `${folder}/${digest.slice(0, 2)}/${digest.slice(2)}`;
  const has = async (digest: string): Promise<boolean> => (await bucket.objectExists(nameOf(digest))) === true;
  return {
    has,
    put: async (bytes) => {
      const digest = digestOf(bytes);
      if (!(await has(digest))) {
        const { ok, status } = await bucket.putObject(nameOf(digest), Buffer.from(bytes), "application/octet-stream");
        if (!ok) throw new Error(`s3Files: got status ${status} for a file that was put`);
      }
      return { digest, bytes: bytes.length };
    },
    read: async (digest) => {
      const found = await bucket.getObjectArrayBuffer(nameOf(digest));
      if (found === null) throw new FileDamaged(digest, "is missing");
      const bytes = Buffer.from(found);
      const got = digestOf(bytes);
      if (got !== digest) throw new FileDamaged(digest, `was altered: its bytes have the digest ${got}`);
      return bytes;
    },
    remove: async (digest) => {
      await bucket.deleteObject(nameOf(digest));
    },
  };
}

const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
