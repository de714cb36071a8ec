import type { Standard } from "@touchstone/standard";
import { itemsOf } from "../items-of.ts";
import { plain } from "./register.ts";

/** Ids by the titles of a standard's criteria, indicators and context, plain, in all its languages. */
export function titlesOf(standard: Standard): ReadonlyMap<string, readonly string[]> {
  const titles = new Map<string, string[]>();
  for (const { id, title } of [...itemsOf(standard).values(), ...(standard.context ?? [])])
    for (const text of typeof title === "string" ? [title] : Object.values(title)) {
      const known = titles.get(plain(text));
      if (known === undefined) titles.set(plain(text), [id]);
      else if (!known.includes(id)) known.push(id);
    }
  return titles;
}
