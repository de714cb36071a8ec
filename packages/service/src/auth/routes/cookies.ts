import type { FastifyReply } from "fastify";

/** Gives a browser the cookies of a sign-in, which no cache keeps. */
export function giveCookies(reply: FastifyReply, cookies: readonly string[]): void {
  void reply.header("cache-control", "no-store");
  for (const cookie of cookies) void reply.header("set-cookie", cookie);
}

/** Name of the cookie that holds the ticket to choose a first password with. */
const TICKET = "touchstone.ticket";

/** The ticket as a cookie, for half an hour; null: takes it away. */
export const ticketCookie = (ticket: string | null, publicUrl: string): string =>
  ownCookie(TICKET, ticket, { publicUrl, seconds: 1800, path: "/" });

/** The ticket that a browser has; null: none. */
export const ticketOf = (header: string | undefined): string | null => cookieValue(TICKET, header);

/** Name of the cookie that holds the language of the page from which somebody has gone to a provider. */
const LANGUAGE = "touchstone.language";

/** That language as a cookie, for the way back, for an hour: where the provider's answer names no page, it is all there is. */
export const languageCookie = (language: string, publicUrl: string): string =>
  ownCookie(LANGUAGE, language, { publicUrl, seconds: 3600, path: "/api/auth" });

/** That language, as a browser says it, which may say anything; null: it says none. */
export const languageOfCookie = (header: string | undefined): string | null => cookieValue(LANGUAGE, header);

interface Kept {
  readonly publicUrl: string;
  readonly seconds: number;
  readonly path: string;
}

function ownCookie(name: string, value: string | null, { publicUrl, seconds, path }: Kept): string {
  const secure = publicUrl.startsWith("https:");
  const life = `Max-Age=${value === null ? 0 : seconds}`;
  return `${secure ? "__Secure-" : ""}${name}=${value ?? ""}; ${life}; Path=${path}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}

function cookieValue(name: string, header: string | undefined): string | null {
  const wanted = new RegExp(`(?:^|; *)(?:__Secure-)?${name.replace(".", "\\.")}=([\\w.-]{1,300})`);
  return wanted.exec(header ?? "")?.[1] ?? null;
}
