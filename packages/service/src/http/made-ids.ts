import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import { uuid } from "./shapes.ts";

/** Stands for an id that the server is to make; nobody outside this process has ever seen it. */
const TO_BE_MADE = randomUUID();

/** An id that may be left out: then the server makes it. */
export const idToMake = uuid
  .optional()
  .transform((given) => given ?? TO_BE_MADE)
  .describe("made by the server where it is left out");

/** The ids of the two roles that the founder of a log begins with: the operator's and the office's. */
export const idPairToMake = z
  .tuple([uuid, uuid])
  .optional()
  .transform((given): [string, string] => given ?? [TO_BE_MADE, TO_BE_MADE])
  .describe("of the roles that its founder begins with, operator and office; made by the server where left out");

/** What was read, with ids where they were left out. */
export function withIds<T>(value: T, makeId: () => string): T {
  return filled(value, makeId) as T; // a copy of the same shape
}

function filled(value: unknown, makeId: () => string): unknown {
  if (value === TO_BE_MADE) return makeId();
  if (Array.isArray(value)) return value.map((one) => filled(one, makeId));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filled(inner, makeId)]));
}

/**
 * Ids for a command under a key: the same ones however often it is sent, so that it is the same command.
 * @param name the key with all that it is a key of: account, log, command
 * @see RFC 9562, section 5.8: a UUID of version 8, its bits from a digest
 */
export function idsUnder(name: readonly string[]): () => string {
  let n = 0;
  return () => {
    const digest = createHash("sha256")
      .update(JSON.stringify([...name, n++]))
      .digest("hex");
    const variant = "89ab"[Number.parseInt(digest.slice(16, 17), 16) % 4];
    return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
  };
}
