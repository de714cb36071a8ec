import { isLanguage } from "@touchstone/domain";
import { canonicalBytes } from "@touchstone/ledger";
import { z } from "zod";
import { FileFault } from "./fault.ts";

export const MOST_LINK_BYTES = 16_384;
const MOST_URL = 2000;
const MOST_TITLE = 200;
const MOST_SHOWS = 1000;

const FORM = '{"lang", "shows", "title", "url"}, four texts and nothing else';
const linkForm = z.strictObject({ lang: z.string(), shows: z.string(), title: z.string(), url: z.string() });

/**
 * Looks a link through that is shown as proof, and writes it anew as canonical JSON: its words are what is hashed and
 * sealed. Nobody here opens what it leads to.
 * @returns the bytes that are kept, the same for the same words
 * @throws {FileFault} with the first thing that is wrong
 * @see RFC 8785
 */
export function cleanLink(bytes: Uint8Array): Buffer {
  const link = parsed(bytes);
  const { lang, shows, title, url } = link;
  if (!isLanguage(lang))
    throw new FileFault("The language of a link's words is a tag of BCP 47, such as en, zh-Hans, bo.");
  checkWords("title", title, { most: MOST_TITLE, lines: false });
  checkWords("account of what it shows", shows, { most: MOST_SHOWS, lines: true });
  checkUrl(url);
  return Buffer.from(canonicalBytes(link));
}

function parsed(bytes: Uint8Array): z.infer<typeof linkForm> {
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new FileFault(`It is said to be a link, but is not JSON in UTF-8; a link is ${FORM}.`);
  }
  const { data } = linkForm.safeParse(content);
  if (!data) throw new FileFault(`It is said to be a link, but is not ${FORM}.`);
  return data;
}

function checkWords(
  what: string,
  text: string,
  { most, lines }: { readonly most: number; readonly lines: boolean },
): void {
  if (!/[\p{L}\p{N}]/u.test(text)) throw new FileFault(`The link has no words as its ${what}.`);
  if (text.length > most)
    throw new FileFault(`The ${what} of the link has ${text.length} characters; taken are ${most}.`);
  if (HIDDEN.test(lines ? text.replaceAll("\n", " ") : text))
    throw new FileFault(`The ${what} of the link has characters that nobody sees, or that turn others round.`);
}

/** An address of the public web that says plainly whose it is. */
function checkUrl(url: string): void {
  if (url.length > MOST_URL)
    throw new FileFault(`The address of the link has ${url.length} characters; taken are ${MOST_URL}.`);
  const address = URL.parse(url);
  if (address?.protocol !== "https:") throw new FileFault("The address of the link does not begin with https://.");
  if (address.username !== "" || address.password !== "")
    throw new FileFault("The address of the link has a name or a password in it. Leave that out.");
  if (!isPublicHost(address.hostname))
    throw new FileFault(
      "The address of the link is not on the public web: its site has no name that everybody can ask.",
    );
  if (address.href !== url)
    throw new FileFault(
      "The address of the link is not written as browsers write it. Open it, and copy it from there.",
    );
  if (HIDDEN.test(unescaped(url)))
    throw new FileFault("The address of the link has characters that nobody sees, or that turn others round.");
}

/** A name with a dot in it, under an ending that the public has: no number, nothing of a house's own network. */
function isPublicHost(host: string): boolean {
  const ending = host.slice(host.lastIndexOf(".") + 1);
  return host.includes(".") && /^([a-z]{2,63}|xn--[a-z0-9-]{1,59})$/.test(ending) && !OWN.has(ending);
}

/** @see RFC 6761, RFC 6762, RFC 7686, RFC 8375, and what ICANN keeps for networks of one's own */
const OWN: ReadonlySet<string> = new Set(
  "alt arpa corp home internal intranet invalid lan local localdomain localhost onion private test".split(" "),
);

/** The address with its escaped characters as they are read; as it stands where they are none. */
function unescaped(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

/** Control characters, what is not seen, and what turns the direction of writing; not the two joiners, which emoji need. */
const HIDDEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
