import { brotliCompressSync, constants, gzipSync } from "node:zlib";

export type Encoding = "br" | "gzip" | "identity";

/** The way of packing that a client takes; Brotli before gzip. @param accept the header `Accept-Encoding` */
export function encodingFor(accept: string | undefined): Encoding {
  const taken = (accept ?? "").split(",").map((part) => part.trim().split(/\s*;\s*/));
  const takes = (name: string): boolean =>
    taken.some(
      ([one, ...parameters]) => one?.toLowerCase() === name && !parameters.some((p) => /^q=0(\.0*)?$/.test(p)),
    );
  return takes("br") ? "br" : takes("gzip") ? "gzip" : "identity";
}

/** Packs bytes. @param quality of Brotli: 5 for a page that is made now, 11 for a file that is packed once */
export function packed(bytes: Uint8Array, encoding: Encoding, quality = 5): Uint8Array {
  if (encoding === "identity") return bytes;
  if (encoding === "gzip") return gzipSync(bytes, { level: quality > 9 ? 9 : 6 });
  return brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
}
