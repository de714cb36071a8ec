import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** Id of a request: that which a proxy gave it, where it is plain; else one of our own. */
export function requestId(request: Pick<IncomingMessage, "headers">): string {
  const given = request.headers["x-request-id"];
  return typeof given === "string" && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}
