import { sizeFaults } from "../entry-size.ts";
import { textFaults } from "../programme-texts.ts";
import type { InvalidPlace } from "../standard-version-refusal.ts";
import type { RatingGiven } from "./commands.ts";
import type { RatedIndicator } from "./rated.ts";

const CONFIDENCES: readonly RatingGiven["confidence"][] = ["low", "middle", "high"];
const MOST_PROOFS = 20;

/** What is wrong in ratings that are to be kept, all at once; as much as an entry of the ledger holds. */
export function ratingFaults(
  ratings: readonly RatingGiven[],
  rated: readonly RatedIndicator[],
  proofs: ReadonlyMap<string, string>,
): InvalidPlace[] {
  if (ratings.length === 0) return [{ path: "ratings", got: "no rating", want: "one at least" }];
  const seen = new Set<string>();
  const faults = ratings.flatMap((rating, k) => {
    const path = `ratings[${k}]`;
    const indicator = rated.find(({ item }) => item === rating.item);
    if (indicator === undefined)
      return [{ path: `${path}.item`, got: rating.item, want: "an indicator that reviewers rate" }];
    if (seen.has(rating.item)) return [{ path: `${path}.item`, got: `${rating.item} twice`, want: "each once" }];
    seen.add(rating.item);
    return oneFaults(path, rating, indicator, proofs);
  });
  return faults.length > 0 ? faults : sizeFaults("ratings", ratings);
}

function oneFaults(
  path: string,
  { level, confidence, reason, evidence }: RatingGiven,
  { levels }: RatedIndicator,
  proofs: ReadonlyMap<string, string>,
): InvalidPlace[] {
  const highest = levels - 1;
  const faults: InvalidPlace[] = [];
  if (level !== null && !(Number.isInteger(level) && level >= 0 && level <= highest))
    return [{ path: `${path}.level`, got: `${level}`, want: `a whole level from 0 to ${highest}, or null` }];
  if (!CONFIDENCES.includes(confidence))
    faults.push({ path: `${path}.confidence`, got: confidence, want: CONFIDENCES.join(", ") });
  if (reason !== null) faults.push(...textFaults(`${path}.reason`, [reason]));
  else if (level === null || level === 0 || level === highest)
    faults.push({
      path: `${path}.reason`,
      got: "no reason",
      want: level === null ? "one, where the evidence is insufficient" : "one, at either end of the rubric",
    });
  if (evidence.length > MOST_PROOFS || new Set(evidence).size < evidence.length)
    faults.push({
      path: `${path}.evidence`,
      got: `${evidence.length} proofs`,
      want: `${MOST_PROOFS} at most, each once`,
    });
  for (const [k, id] of evidence.entries())
    if (!proofs.has(id)) faults.push({ path: `${path}.evidence[${k}]`, got: id, want: "a proof of this applicant" });
  return faults;
}
