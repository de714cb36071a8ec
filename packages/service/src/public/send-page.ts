import { hash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { BoundedCache } from "./bounded-cache.ts";
import { type Encoding, encodingFor, packed } from "./encode.ts";

/** A page that was made, packed as it was asked for. */
export interface MadePage {
  readonly etag: string;
  readonly type: string;
  readonly status: number;
  readonly html: Uint8Array;
  readonly as: Map<Encoding, Uint8Array>;
}

export const HTML = "text/html; charset=utf-8";

export function madePage(text: string, type = HTML, status = 200): MadePage {
  const html = Buffer.from(text);
  const etag = `"${hash("sha256", html, "base64url").slice(0, 22)}"`;
  return { etag, type, status, html, as: new Map([["identity", html]]) };
}

/** A page from the cache, or made now. @param key all that the page is made of: address, language, positions of the ledgers */
export async function cachedPage(
  cache: BoundedCache<MadePage>,
  key: string,
  make: () => Promise<MadePage>,
): Promise<MadePage> {
  const found = cache.get(key);
  if (found) return found;
  const page = await make();
  cache.set(key, page, page.html.length * 2 + 500); // with its packed forms, which come later
  return page;
}

/**
 * Answers with a page: 304 where the reader has it already.
 * @param isFresh true: whoever keeps it asks each time whether it is still so
 */
export async function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  page: MadePage,
  isFresh = false,
): Promise<void> {
  void reply.header("vary", "accept-encoding");
  if (page.status === 200) {
    void reply.header("etag", page.etag).header("cache-control", isFresh ? "no-cache" : "public, max-age=60");
    const known = request.headers["if-none-match"]?.split(",").map((one) => one.trim().replace(/^W\//, ""));
    if (known?.includes(page.etag) || known?.includes("*")) return void (await reply.code(304).send());
  } else void reply.header("cache-control", "no-store");
  const encoding = encodingFor(request.headers["accept-encoding"]);
  const bytes = page.as.get(encoding) ?? packed(page.html, encoding);
  page.as.set(encoding, bytes);
  if (encoding !== "identity") void reply.header("content-encoding", encoding);
  await reply.code(page.status).type(page.type).send(bytes);
}
