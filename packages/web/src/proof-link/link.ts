/** Media type of a proof that is a link (docs/evidence.md). */
export const LINK_TYPE = "application/vnd.touchstone.link+json";

/** What a link says: where it leads, what that is called, what it shows, and the language of both. */
export interface Link {
  readonly url: string;
  readonly title: string;
  readonly shows: string;
  readonly lang: string;
}

/** A link as somebody types it. */
export type TypedLink = Omit<Link, "lang">;

/** What is wrong with a link that was typed, and where. */
export interface LinkFault {
  readonly at: keyof TypedLink;
  readonly is: "empty" | "https" | "login" | "host" | "hidden" | "long";
}

/** How many characters each may have. */
export const MOST_CHARACTERS = { url: 2000, title: 200, shows: 1000 } as const;

/**
 * The link as it is handed in, its address written as browsers write it; or the first thing that is wrong. The service looks
 * at it again: this is to tell at once, without a line, whoever types it.
 */
export function linkOf(typed: TypedLink, lang: string): Link | LinkFault {
  const title = typed.title.trim().replace(/\s+/g, " ");
  const shows = typed.shows.trim();
  const said = typed.url.trim();
  const address = addressOf(/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(said) ? said : `https://${said}`);
  if (said === "") return { at: "url", is: "empty" };
  if (HIDDEN.test(said)) return { at: "url", is: "hidden" };
  if (address?.protocol !== "https:") return { at: "url", is: "https" };
  if (address.username !== "" || address.password !== "") return { at: "url", is: "login" };
  if (!isPublicHost(address.hostname)) return { at: "url", is: "host" };
  if (isHiding(address.href)) return { at: "url", is: "hidden" };
  const link: Link = { url: address.href, title, shows, lang };
  for (const at of ["url", "title", "shows"] as const) {
    if (!/[\p{L}\p{N}]/u.test(link[at])) return { at, is: "empty" };
    if (link[at].length > MOST_CHARACTERS[at]) return { at, is: "long" };
    if (HIDDEN.test(link[at].replaceAll("\n", " "))) return { at, is: "hidden" };
  }
  return link;
}

/** The bytes that are handed in. */
export function linkBytes({ lang, shows, title, url }: Link): ArrayBuffer {
  return new TextEncoder().encode(JSON.stringify({ lang, shows, title, url })).slice().buffer;
}

/** A link that was handed in; null where it is none, or none that may be followed. */
export function readLink(text: string): Link | null {
  let found: Partial<Record<keyof Link, unknown>>;
  try {
    found = Object(JSON.parse(text)) as typeof found; // each field is looked at below
  } catch {
    return null;
  }
  const { url, title, shows, lang } = found;
  if (typeof url !== "string" || typeof title !== "string" || typeof shows !== "string" || typeof lang !== "string")
    return null;
  const link = linkOf({ url, title, shows }, lang);
  return "is" in link ? null : link;
}

/** Whose site a link leads to. */
export const siteOf = ({ url }: Link): string => addressOf(url)?.host ?? "";

function addressOf(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** A name with a dot in it, under an ending that the public has: no number, nothing of a house's own network. */
function isPublicHost(host: string): boolean {
  const ending = host.slice(host.lastIndexOf(".") + 1);
  return host.includes(".") && /^([a-z]{2,63}|xn--[a-z0-9-]{1,59})$/.test(ending) && !OWN.has(ending);
}

const OWN: ReadonlySet<string> = new Set(
  "alt arpa corp home internal intranet invalid lan local localdomain localhost onion private test".split(" "),
);

/** Whether characters that nobody sees, or that turn others round, stand in an address in their escaped form. */
function isHiding(url: string): boolean {
  try {
    return HIDDEN.test(decodeURIComponent(url));
  } catch {
    return false;
  }
}

/** Control characters, what is not seen, and what turns the direction of writing; not the two joiners, which emoji need. */
const HIDDEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
