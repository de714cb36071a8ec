import type { Standard } from "@touchstone/standard";
import { baseIdOf } from "../disclosure/people-rule.ts";
import { indicatorsOf } from "../indicators-of.ts";
import type { Item } from "../item.ts";
import { type SubmissionColumns, submissionColumns } from "../submission-columns.ts";
import { ratedOf } from "./rated.ts";

/**
 * Ids of the columns that a unit answers itself: what the standard asks of units, with the numbers of people behind it.
 * What reviewers rate, an office reports or a survey finds out is not the applicant's to say.
 */
export function ownColumns({ items }: SubmissionColumns, standard: Standard): ReadonlySet<string> {
  const others = new Set([
    ...ratedOf(standard).map(({ item }) => item),
    ...indicatorsOf(standard).flatMap(({ id, reportedBy }) => (reportedBy === "unit" ? [] : [id])),
  ]);
  const own = items.filter(
    ({ spec: { id, role, kind } }) =>
      (role === "indicator" || role === "criterion") && kind !== "derived-from-children" && !others.has(id),
  );
  return new Set(own.flatMap(({ spec: { id }, base }) => (base === null ? [id] : [id, baseIdOf(id)])));
}

/** What a unit is asked itself by a programme's standard: what it hands in, and what then stands. */
export function ownItems(slug: string, standard: Standard): Item[] {
  const columns = submissionColumns(slug, standard);
  const own = ownColumns(columns, standard);
  return columns.items.filter(({ spec }) => own.has(spec.id));
}
