import { Stop } from "../stop.ts";

/** A name for addresses and ledgers. @throws {Stop} if it is none */
export function wantSlug(text: string, option: string): string {
  if (/^[a-z][a-z0-9-]{0,63}$/.test(text)) return text;
  throw new Stop(2, `${option}: got ${JSON.stringify(text)}, want lower-case letters, digits and -, from a letter`);
}

/** A name made of a title, where its letters allow it. @throws {Stop} asking for one where they don't */
export function slugOf(title: string, option: string): string {
  const slug = title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[-0-9]+|-+$/g, "")
    .slice(0, 64);
  if (slug !== "" && /^[\p{ASCII}\p{Script=Latin}]*$/u.test(title)) return slug;
  throw new Stop(
    2,
    `${option}: want a name for addresses, such as larkwater-county; none can be made of ${JSON.stringify(title)}`,
  );
}
