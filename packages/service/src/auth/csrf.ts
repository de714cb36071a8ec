import type { FastifyRequest } from "fastify";
import { ProblemError } from "../http/problem.ts";

/**
 * Refuses what another site makes a browser send: whatever is not only read must come from our own pages. A token in a
 * header is no browser's own doing, and passes.
 * @throws {ProblemError} not-allowed
 */
export function refuseFromElsewhere(
  { method, headers }: Pick<FastifyRequest, "method" | "headers">,
  publicUrl: string,
): void {
  if (method === "GET" || method === "HEAD" || method === "OPTIONS") return;
  if (headers.authorization !== undefined && /^bearer /i.test(headers.authorization)) return;
  // only the browser itself sets this one; "none" is a person's own doing
  const site = headers["sec-fetch-site"];
  if (site === "same-origin" || site === "none") return;
  const { origin } = headers;
  if (site === undefined && origin === undefined && headers.cookie === undefined) return; // a program, that has no session
  if (site === undefined && origin === new URL(publicUrl).origin) return;
  throw new ProblemError(
    "not-allowed",
    `This was not sent from a page of ${publicUrl}: the browser says ${String(site ?? origin ?? "nothing of where from")}.`,
  );
}
