import { stat } from "node:fs/promises";
import type { Certificates, CertificatesAsked } from "./certificates.ts";
import { type PairPaths, readPair } from "./pair-files.ts";

/** One's own files, read again when they change, as programs that renew certificates change them. */
export async function fileCertificate(
  paths: PairPaths,
  { say }: Pick<CertificatesAsked, "say">,
): Promise<Certificates> {
  let pair = await read(paths);
  let seen = await standing(paths);
  return {
    pair: () => pair,
    root: null,
    look: async () => {
      const found = await standing(paths).catch(() => seen); // between two files
      if (found === seen) return null;
      try {
        const next = await read(paths);
        seen = found;
        if (next.cert === pair.cert && next.key === pair.key) return null;
        pair = next;
        return pair;
      } catch (error) {
        say(`the new certificate can't be used: ${error instanceof Error ? error.message : String(error)}`);
        return null;
      }
    },
  };
}

async function read(paths: PairPaths) {
  const pair = await readPair(paths);
  if (pair === null) throw new TypeError(`${paths.cert} and ${paths.key}: want a certificate and its key in PEM`);
  return pair;
}

const standing = async (paths: PairPaths): Promise<string> =>
  (await Promise.all([paths.key, paths.cert].map((path) => stat(path))))
    .map(({ mtimeMs, size, ino }) => `${mtimeMs} ${size} ${ino}`)
    .join();
