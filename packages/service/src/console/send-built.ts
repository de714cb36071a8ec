import type { FastifyReply, FastifyRequest } from "fastify";
import { encodingFor } from "../public/encode.ts";
import type { BuiltFile } from "./built-pages.ts";

/** Sends a file whose name holds its digest: whoever has it never asks again. */
export function sendBuilt(request: FastifyRequest, reply: FastifyReply, { type, bytes }: BuiltFile): FastifyReply {
  const wanted = encodingFor(request.headers["accept-encoding"]);
  const encoding = bytes[wanted] ? wanted : "identity";
  if (encoding !== "identity") void reply.header("content-encoding", encoding);
  return reply
    .header("cache-control", "public, max-age=31536000, immutable")
    .header("vary", "accept-encoding")
    .type(type)
    .send(bytes[encoding] ?? bytes.identity);
}
