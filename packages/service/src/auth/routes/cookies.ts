import type { FastifyReply } from "fastify";

/** Gives a browser the cookies of a sign-in, which no cache keeps. */
export function giveCookies(reply: FastifyReply, cookies: readonly string[]): void {
  void reply.header("cache-control", "no-store");
  for (const cookie of cookies) void reply.header("set-cookie", cookie);
}

/** Name of the cookie that holds the ticket to choose a first password with. */
const TICKET = "touchstone.ticket";

/** The ticket as a cookie, for half an hour; null: takes it away. */
export function ticketCookie(ticket: string | null, publicUrl: string): string {
  const secure = publicUrl.startsWith("https:");
  const life = ticket === null ? "Max-Age=0" : "Max-Age=1800";
  return `${secure ? "__Secure-" : ""}${TICKET}=${ticket ?? ""}; ${life}; Path=/; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}

/** The ticket that a browser has; null: none. */
export function ticketOf(header: string | undefined): string | null {
  return (
    new RegExp(`(?:^|; *)(?:__Secure-)?${TICKET.replace(".", "\\.")}=([\\w.-]{1,300})`).exec(header ?? "")?.[1] ?? null
  );
}
