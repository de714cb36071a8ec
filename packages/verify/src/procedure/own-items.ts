import type { ColumnSpec, Standard } from "@touchstone/standard";
import { columnsByItem } from "../assessment/gather.ts";
import { peopleRules } from "../disclosure/check-disclosure.ts";

/** What of a column decides in which periods it is read. */
export type Read = Pick<ColumnSpec, "use" | "role">;

/**
 * What a unit is asked itself by a standard, by the key of the item: what the standard asks of units, and of what counts
 * people the number that it is of. Not what reviewers rate, nor what an office or a survey reports.
 */
export function ownItems(standard: Standard, slug: string): Map<string, Read> {
  const others = new Set<string>();
  const add = (criteria: Standard["criteria"]): void => {
    for (const { indicators = [], criteria: inner = [] } of criteria) {
      for (const { id, kind, rubric, rating, reportedBy } of indicators)
        if (reportedBy !== "unit" || (kind === "rubric" && rubric !== undefined && rating !== undefined))
          others.add(id);
      add(inner);
    }
  };
  add(standard.criteria);
  const people = peopleRules(standard, slug);
  const own = new Map<string, Read>();
  for (const [item, columns] of columnsByItem(standard, slug))
    for (const { id, role, kind, use } of columns) {
      if ((role !== "indicator" && role !== "criterion") || kind === "derived-from-children" || others.has(id))
        continue;
      own.set(item, { role, use });
      const rule = people.get(item);
      if (rule !== undefined && rule !== "number") own.set(`${item}.base`, { role: "fact", use: "same" });
    }
  return own;
}
