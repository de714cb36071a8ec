import { sandboxWords } from "@touchstone/domain";
import { enterSandbox, type Log, logBySlug, rememberLog, type Touchstone } from "@touchstone/server";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { reading } from "../logs.ts";
import { ProblemError } from "../problem.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** what every answer about a rehearsal says, in its language; null: the request is about nothing of the kind */
    sandboxWords: string | null;
  }
}

/** Marks every answer about a rehearsal: for people, for programs, for search engines, for whoever keeps what passes. */
export function markSandboxes(app: FastifyInstance): void {
  app.decorateRequest("sandboxWords", null);
  app.addHook("onSend", async (request, reply) => {
    if (request.sandboxWords === null) return;
    void reply.header("touchstone-rehearsal", "REHEARSAL - nothing here counts");
    void reply.header("x-robots-tag", "noindex, nofollow, noarchive");
    void reply.header("cache-control", "private, no-store");
    const file = reply.getHeader("content-disposition");
    if (typeof file === "string")
      void reply.header("content-disposition", file.replace(/filename="(?!REHEARSAL-)/, 'filename="REHEARSAL-'));
  });
}

/**
 * Keeps rehearsals shut: what the address names is there for those who hold a role in it, and for nobody else.
 * @throws {ProblemError} not-found, in the words of what is not there
 */
export async function shutSandboxes(touchstone: Touchstone, request: FastifyRequest): Promise<void> {
  for (const { kind, slug } of logsNamed(request)) {
    const log = touchstone.logs.get(`${kind}/${slug}`) ?? (await logNow(touchstone, kind, slug));
    if (log === null || log.sandboxOf === null) continue;
    const { principal } = request;
    const entered = principal && (await enterSandbox(touchstone, log, principal.accountId));
    if (!entered) throw notThere(request, kind, slug);
    request.sandboxWords = sandboxWords(languageOf(request) ?? entered.language);
  }
}

type Named = Pick<Log, "kind" | "slug">;

/** The organisations and programmes that an address names, in its path or its query. */
function logsNamed({ params, query, routeOptions }: FastifyRequest): Named[] {
  const path = (params ?? {}) as Readonly<Record<string, unknown>>; // as the router has found them
  const asked = (query ?? {}) as Readonly<Record<string, unknown>>; // as the parser has left them
  const { url = "" } = routeOptions;
  const ofSlug = url.includes("/organisations/") ? "organisation" : url.includes("/programmes/") ? "programme" : null;
  const named: Named[] = [];
  const add = (kind: unknown, slug: unknown): void => {
    if ((kind === "organisation" || kind === "programme") && typeof slug === "string" && SLUG.test(slug))
      named.push({ kind, slug });
  };
  add("programme", path.programme);
  add("organisation", path.organisation);
  add(ofSlug ?? path.kind, path.slug);
  add("programme", asked.programme);
  add("organisation", asked.organisation);
  return named;
}

const SLUG = /^[a-z][a-z0-9-]{0,63}$/;

async function logNow(touchstone: Touchstone, kind: Log["kind"], slug: string): Promise<Log | null> {
  const found = await reading(touchstone, (tx) => logBySlug(tx, kind, slug));
  if (found) rememberLog(touchstone, found);
  return found;
}

/** That of a page's address. */
function languageOf({ params }: FastifyRequest): string | null {
  const { lang } = (params ?? {}) as { readonly lang?: unknown };
  return typeof lang === "string" ? lang : null;
}

const notThere = ({ url }: FastifyRequest, kind: string, slug: string): ProblemError =>
  new ProblemError(
    "not-found",
    url.startsWith("/api/") ? `There is no ${kind} ${slug}.` : "There is no page at this address.",
  );
