import type { Criterion, Indicator, Standard } from "@touchstone/standard";
import { plain } from "./register.ts";

/** Ids by the titles of a standard's criteria, indicators and context, plain, in all its languages. */
export function titlesOf(standard: Standard): ReadonlyMap<string, readonly string[]> {
  const titles = new Map<string, string[]>();
  for (const { id, title } of [...titled(standard.criteria), ...(standard.context ?? [])])
    for (const text of typeof title === "string" ? [title] : Object.values(title)) {
      const known = titles.get(plain(text));
      if (known === undefined) titles.set(plain(text), [id]);
      else if (!known.includes(id)) known.push(id);
    }
  return titles;
}

/** Each criterion and indicator, from the top. */
function* titled(criteria: readonly Criterion[]): Generator<Criterion | Indicator> {
  for (const criterion of criteria) {
    yield criterion;
    yield* titled(criterion.criteria ?? []);
    yield* criterion.indicators ?? [];
  }
}
