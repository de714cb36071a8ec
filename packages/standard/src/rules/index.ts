/**
 * The hard rules, as a standard meets them: one file a rule, each a pure function from a standard to
 * what is wrong with it. `docs/refusals.md` lists every code with its reason and its way out.
 *
 * Rules that ask for a declaration warn in a pure index over public statistics, where nobody is
 * recognised. Rules about what a standard says outright refuse there too.
 */
import type { Finding } from "../problem.ts";
import type { Standard } from "../schema.ts";
import { conditionsThatSeeNames } from "./conditions.ts";
import { privateNouns, undeclaredNouns, unknownNouns } from "./counts.ts";
import { cyclesWithoutWayOut } from "./cycle.ts";
import { factorsBelowZero, scalesThatAreTurnedRound } from "./direction.ts";
import { experienceWithoutSurvey } from "./experience.ts";
import { gatesWithoutGround } from "./gates.ts";
import { repeatedIds } from "./ids.ts";
import { languageBeyondService } from "./language.ts";
import { amountsInDisguise } from "./measured-in.ts";
import { undeclaredMeasures } from "./measures.ts";
import { participationCounted } from "./participation.ts";
import { groupsOfPeers } from "./peers.ts";
import { peopleCounted } from "./people.ts";
import { optionsOfPeoples } from "./peoples.ts";
import { isRecognition } from "./recognition.ts";
import { brokenReferences } from "./references.ts";
import { lowerScoresRewarded } from "./reward.ts";
import { differentForSome } from "./same-for-all.ts";
import { rolesThatMeet } from "./separation.ts";
import { unitsSingledOut } from "./singling-out.ts";
import { unitsTooSmall } from "./units.ts";
import { voiceThatCosts } from "./voice.ts";
import { heavyLeaves } from "./weight.ts";
import { wordsToLookAt } from "./words.ts";

type Rule = (standard: Standard) => Finding[];

/** Ask for a declaration or for a form: in a pure index they warn. */
const DECLARATIONS: readonly Rule[] = [
  undeclaredMeasures,
  undeclaredNouns,
  unknownNouns,
  peopleCounted,
  experienceWithoutSurvey,
  amountsInDisguise,
  groupsOfPeers,
  differentForSome,
];

/** Look at what is said outright: the same everywhere. */
const STATEMENTS: readonly Rule[] = [
  privateNouns,
  voiceThatCosts,
  scalesThatAreTurnedRound,
  factorsBelowZero,
  participationCounted,
  lowerScoresRewarded,
  languageBeyondService,
  optionsOfPeoples,
  conditionsThatSeeNames,
  unitsSingledOut,
  unitsTooSmall,
  heavyLeaves,
  gatesWithoutGround,
  rolesThatMeet,
  cyclesWithoutWayOut,
  repeatedIds,
  brokenReferences,
  wordsToLookAt,
];

/** Everything in a standard that the hard rules refuse, that contradicts itself, or that a person should look at. */
export function structuralFindings(standard: Standard): Finding[] {
  const declarations = DECLARATIONS.flatMap((rule) => rule(standard));
  const statements = STATEMENTS.flatMap((rule) => rule(standard));
  const softened = isRecognition(standard) ? declarations : declarations.map(asWarning);
  return [...softened, ...statements];
}

function asWarning(finding: Finding): Finding {
  return finding.level === "refused" ? { ...finding, level: "warning" } : finding;
}
