import type { Finding } from "../problem.ts";
import type { Standard } from "../schema.ts";
import { refused } from "./finding.ts";
import { called, leavesOf } from "./walk.ts";

/**
 * Experience is what people say about a service, anonymously, to a survey: it is not what a unit or
 * a reviewer says about people.
 */
export function experienceWithoutSurvey(standard: Standard): Finding[] {
  return leavesOf(standard).flatMap(({ item, path }) => {
    if (item.measures !== "experience" || item.kind === "derived") return [];
    if (item.reportedBy === "survey" && (item.kind === "share" || item.kind === "amount")) return [];
    return refused({
      code: "experience-not-a-survey",
      path,
      got: `${called(item)} measures experience as ${item.kind}, reported by ${item.reportedBy}`,
      want: "reportedBy: survey, as a share or a mean (amount); or another `measures` where no one is asked",
    });
  });
}
