import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";

/**
 * Gives what is read a tag, the digest of what is sent, and answers 304 where the client has that already. Streams, and
 * answers that have a tag of their own, are left as they are.
 */
export async function tagged(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  if (request.method !== "GET" || reply.statusCode !== 200) return payload;
  if (typeof payload === "string") {
    if (!reply.hasHeader("etag")) {
      const digest = createHash("sha256").update(payload).digest("base64url").slice(0, 27);
      void reply.header("etag", `"${digest}"`);
    }
    // the public's answer is another than that of an account
    void reply.header("cache-control", "private, no-cache").header("vary", "authorization, cookie");
  }
  const tag = reply.getHeader("etag");
  if (typeof tag !== "string" || !matches(request.headers["if-none-match"], tag)) return payload;
  void reply.code(304).removeHeader("content-length").removeHeader("content-type");
  return null;
}

/** As RFC 9110 compares: a weak tag is as good, and * is any. */
function matches(said: string | undefined, tag: string): boolean {
  if (said === undefined) return false;
  const tags = said.split(",").map((one) => one.trim().replace(/^W\//, ""));
  return tags.includes(tag.replace(/^W\//, "")) || tags.includes("*");
}
