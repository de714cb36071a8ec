import { applicationReach } from "./applications.ts";
import { commandReach, holdingsOverAll, type RoundScene, reachOf } from "./round-scene.ts";

/** What of a programme somebody's roles open, beside what is public: a name for each page that has it. */
export const PLACES = [
  "home",
  "applications",
  "review",
  "recommend",
  "decisions",
  "notices",
  "units",
  "cycles",
  "roles",
  "field",
] as const;
export type Place = (typeof PLACES)[number];

/** Where who asks may go in a programme, in the order of `PLACES`: nowhere where what they would be shown is refused. */
export async function openingsOf(scene: RoundScene): Promise<Place[]> {
  if (scene.held.length === 0) return [];
  const reaches = async (reach: Promise<ReadonlySet<string> | null>): Promise<boolean> => (await reach)?.size !== 0;
  const [seesRound, applications, reviews, recommends, takesPart, applies] = await Promise.all([
    reaches(reachOf(scene, "ReadRound")),
    applicationReach(scene),
    reaches(reachOf(scene, "ReadReview")),
    reaches(commandReach(scene, "Recommend")),
    reaches(reachOf(scene, "ReadEnrolments")),
    reaches(commandReach(scene, "Apply")),
  ]);
  const open: Readonly<Record<Place, boolean>> = {
    home: seesRound,
    applications: seesRound && applications !== null,
    review: reviews,
    recommend: recommends,
    decisions: seesRound && applications?.units === null,
    notices: seesRound,
    units: takesPart,
    cycles: seesRound,
    roles: holdingsOverAll(scene, "ReadRoles").length > 0,
    field: applies,
  };
  return PLACES.filter((place) => open[place]);
}
