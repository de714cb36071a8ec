import type { FastifyReply, FastifyRequest } from "fastify";
import { isPicture, KINDS, type Kind } from "./kinds.ts";

/** A file to be sent, and how. */
export interface Sending {
  readonly kind: Kind;
  readonly bytes: Buffer;
  /** changes when the bytes do */
  readonly etag: string;
  readonly isPublic: boolean;
  /** name under which it is saved, without its ending */
  readonly name: string;
}

/**
 * Sends a file so that no browser runs it: pictures, made by us, may be shown; all else is saved. One range is sent by
 * itself.
 * @see RFC 9110, sections 13 and 14
 */
export async function sendFile(
  { headers }: Pick<FastifyRequest, "headers">,
  reply: FastifyReply,
  { kind, bytes, etag, isPublic, name }: Sending,
): Promise<FastifyReply> {
  const { ending } = KINDS[kind];
  const saved = `attachment; filename="proof.${ending}"; filename*=UTF-8''${encoded(`${name}.${ending}`)}`;
  void reply
    .header("content-type", kind.startsWith("text/") ? `${kind}; charset=utf-8` : kind)
    .header("content-disposition", isPicture(kind) ? "inline" : saved)
    .header("x-content-type-options", "nosniff")
    .header("content-security-policy", "default-src 'none'; sandbox")
    .header("cross-origin-resource-policy", "same-origin")
    .header("cache-control", isPublic ? "public, max-age=300" : "private, no-store")
    .header("etag", etag)
    .header("accept-ranges", "bytes");
  if (isNamed(headers["if-none-match"], etag)) return reply.code(304).send();
  const range = isWhole(headers["if-range"], etag) ? rangeIn(headers.range, bytes.length) : null;
  if (range === null) return reply.send(bytes);
  if (range === "outside") return reply.code(416).header("content-range", `bytes */${bytes.length}`).send();
  const { from, to } = range;
  return reply
    .code(206)
    .header("content-range", `bytes ${from}-${to}/${bytes.length}`)
    .send(bytes.subarray(from, to + 1));
}

const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*!]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

const isNamed = (header: string | undefined, etag: string): boolean =>
  header?.split(",").some((one) => ["*", etag].includes(one.trim().replace(/^W\//, ""))) ?? false;
const isWhole = (header: string | string[] | undefined, etag: string): boolean =>
  header === undefined || header === etag;

/** The bytes asked for; null: all, also where it is not understood. */
function rangeIn(header: string | undefined, length: number): { from: number; to: number } | "outside" | null {
  const [, first = "", last = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? "") ?? [];
  if (first === "" && last === "") return null;
  if (first === "")
    return Number(last) === 0 || length === 0
      ? "outside"
      : { from: Math.max(0, length - Number(last)), to: length - 1 };
  const from = Number(first);
  if (from >= length) return "outside";
  const to = last === "" ? length - 1 : Math.min(Number(last), length - 1);
  return to < from ? null : { from, to };
}
