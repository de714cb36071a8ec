import type { FastifyReply, FastifyRequest } from "fastify";
import { PROBLEMS, type Problem, type ProblemKind } from "../http/problem.ts";
import type { Desk } from "./desk.ts";
import { chooseLanguage } from "./languages.ts";
import { HTML } from "./send-page.ts";

/** The page that explains a kind of problem; null: there is no such kind. */
export function problemKindPage(desk: Desk, kind: string, lang: string): string | null {
  const known = Object.hasOwn(PROBLEMS, kind) ? PROBLEMS[kind as ProblemKind] : null; // a key of the table
  if (!known) return null;
  const [status, title] = known;
  const languages = desk.pages.PAGE_LANGUAGES.map((one) => ({ lang: one, href: `/problems/${kind}?lang=${one}` }));
  return drawn(desk, lang, languages, { status, title, detail: null, requestId: null });
}

/** Turns a problem into a page for whoever reads it in a browser; leaves it as it is for programs. */
export function asPageFor(desk: Desk, request: FastifyRequest, reply: FastifyReply, payload: unknown): unknown {
  const isProblem = String(reply.getHeader("content-type") ?? "").startsWith("application/problem+json");
  if (!isProblem || typeof payload !== "string" || !wantsPage(request)) return payload;
  const { status, title, detail } = JSON.parse(payload) as Problem; // we have just written it
  const lang = languageOf(desk, request);
  const languages = desk.pages.PAGE_LANGUAGES.map((one) => ({ lang: one, href: `/${one}` }));
  const html = drawn(desk, lang, languages, { status, title, detail, requestId: request.id });
  void reply.type(HTML).header("vary", "accept, accept-language").header("cache-control", "no-store");
  void reply.header("content-length", Buffer.byteLength(html));
  return html;
}

/** Browsers ask for HTML by name; the interface answers everybody in JSON. */
const wantsPage = ({ method, url, headers }: FastifyRequest): boolean =>
  (method === "GET" || method === "POST") && !url.startsWith("/api/") && /\btext\/html\b/.test(headers.accept ?? "");

/** That of the address where it has one, else the reader's. */
export function languageOf({ pages }: Desk, { url, headers }: FastifyRequest): string {
  const first = url.split(/[/?]/)[1] ?? "";
  return (
    pages.PAGE_LANGUAGES.find((one) => one === first) ??
    chooseLanguage(headers["accept-language"], pages.PAGE_LANGUAGES)
  );
}

function drawn(
  { pages, assets }: Desk,
  lang: string,
  languages: readonly { readonly lang: string; readonly href: string }[],
  input: Parameters<Desk["pages"]["drawProblem"]>[1],
): string {
  return pages.drawProblem(
    { lang, languages, stylesheet: assets.stylesheet, programme: null, current: null, isPassing: true },
    input,
  );
}
