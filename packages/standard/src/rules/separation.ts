import type { Finding } from "../problem.ts";
import type { STAGES, Standard } from "../schema.ts";
import { refused } from "./finding.ts";
import { asRun } from "./fold.ts";
import { sourceText } from "./walk.ts";

type Stage = (typeof STAGES)[number];
const REVIEWS: readonly Stage[] = ["deskReview", "siteVisit", "moderation", "panel"];
const DECIDES: readonly Stage[] = ["decision"];
/** stages in which a unit may act on its own application */
const OWN: readonly Stage[] = ["application", "selfAssessment", "rightOfReply"];

/** Who applies does not review, who reviews does not decide: across levels and bodies too. */
export function rolesThatMeet(standard: Standard): Finding[] {
  const { cycle, units = [], bodies = [] } = standard;
  if (!cycle?.actsAt) return [];
  const actors = Object.entries(cycle.actsAt) as [Stage, string][]; // the schema lets in no other key
  const titles = new Map([
    ...units.map(({ type, title }): [string, string] => [type, asRun(sourceText(title))]),
    ...bodies.map(({ id, title }): [string, string] => [id, asRun(sourceText(title))]),
  ]);
  const isSame = (a: string, b: string): boolean => a === b || (titles.has(a) && titles.get(a) === titles.get(b));
  const assessed = units.filter((unit) => unit.assessed).map(({ type }) => type);
  const findings: Finding[] = [];
  for (const [stage, who] of actors) {
    if (!OWN.includes(stage) && assessed.some((type) => isSame(type, who)))
      findings.push(
        refused({
          code: "reviews-itself",
          path: ["cycle", "actsAt", stage],
          got: `${stage} by ${who}, which is what is assessed`,
          want: "another level or body: who applies does not check, review or decide",
        }),
      );
    if (!DECIDES.includes(stage)) continue;
    const meets = actors.filter(([other, its]) => REVIEWS.includes(other) && isSame(its, who)).map(([other]) => other);
    if (meets.length > 0)
      findings.push(
        refused({
          code: "reviewer-decides",
          path: ["cycle", "actsAt", stage],
          got: `${stage} by ${who}, as ${meets.join(", ")}`,
          want: "another level or body: who reviews does not decide",
        }),
      );
  }
  return findings;
}
