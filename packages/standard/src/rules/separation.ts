import type { Finding } from "../problem.ts";
import type { STAGES, Standard } from "../schema.ts";
import { sourceLanguage, type Text } from "../text.ts";
import { refused } from "./finding.ts";
import { skeletonOf } from "./fold.ts";

type Stage = (typeof STAGES)[number];
const REVIEWS: readonly Stage[] = ["deskReview", "siteVisit", "moderation", "panel"];
const DECIDES: readonly Stage[] = ["decision"];
/** stages in which a unit may act on its own application */
const OWN: readonly Stage[] = ["application", "selfAssessment", "rightOfReply"];

/** What a title looks like in each language. */
type Looks = ReadonlyMap<string, string>;

function looksOf(title: Text, source: string): Looks {
  const texts = typeof title === "string" ? { [source]: title } : title;
  return new Map(Object.entries(texts).map(([language, text]) => [language, skeletonOf(text)]));
}

/** Whether two titles are one to those who read them in any of the languages that both are in. */
function lookAlike(a: Looks | undefined, b: Looks | undefined): boolean {
  return [...(a ?? [])].some(([language, look]) => look !== "" && b?.get(language) === look);
}

/** Who applies does not review, who reviews does not decide: across levels and bodies too. */
export function rolesThatMeet(standard: Standard): Finding[] {
  const { cycle, units = [], bodies = [] } = standard;
  if (!cycle?.actsAt) return [];
  const actors = Object.entries(cycle.actsAt) as [Stage, string][]; // the schema lets in no other key
  const source = sourceLanguage(standard);
  const looks = new Map([
    ...units.map(({ type, title }): [string, Looks] => [type, looksOf(title, source)]),
    ...bodies.map(({ id, title }): [string, Looks] => [id, looksOf(title, source)]),
  ]);
  const isSame = (a: string, b: string): boolean => a === b || lookAlike(looks.get(a), looks.get(b));
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
