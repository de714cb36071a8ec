import { aboutOf, fewestOf, type Indicator, type Standard } from "@touchstone/standard";
import { indicatorsOf } from "../indicators-of.ts";

/** Fewest people that a published figure counts, and fewest that it leaves out. Hard rule 3. */
export const FEWEST_COUNTED = 10;
/** Fewest people that a published share or mean is of. */
export const FEWEST_BASE = 30;

/** How the answers to one item count people, and so what of them may be published. */
export type PeopleRule =
  /** a share of people. It needs to be known how many; `baseFrom` is the context item that says so where the answer itself brings none */
  | { readonly kind: "share"; readonly baseFrom: string | null }
  /** a mean of what people answered, which needs to be known too */
  | { readonly kind: "mean"; readonly baseFrom: null }
  /** a number of people; `whole`: all of the unit's, which is a public aggregate with a minimum of its own */
  | { readonly kind: "number"; readonly least: number; readonly noun: string; readonly whole: boolean };

/** A share of these people is a share of those people, whose number a context item may say. */
const SHARE_OF: Readonly<Record<string, string>> = {
  residents_within_reach: "residents",
  households_served: "households",
  households_connected: "households",
  pupils_with_place: "pupils",
  children_with_place: "children",
  older_residents_with_place: "older_residents",
};

/**
 * The items of a standard that count people, by the id of their column. All others say what institutions do or have:
 * answers given, complaints answered and requests made are counted as acts, not as people.
 */
export function peopleRulesOf(standard: Standard): Map<string, PeopleRule> {
  const rules = new Map<string, PeopleRule>();
  for (const item of indicatorsOf(standard)) {
    const rule = ruleOf(item, standard);
    if (rule) rules.set(item.id, rule);
  }
  const fewest = fewestOf(standard);
  for (const { id, kind, counts } of standard.context) {
    if (counts === undefined || !countsPeople(counts)) continue;
    if (kind === "share") rules.set(id, { kind: "share", baseFrom: null });
    else {
      const whole = fewest?.of === counts;
      rules.set(id, { kind: "number", least: whole ? fewest.least : FEWEST_COUNTED, noun: counts, whole });
    }
  }
  return rules;
}

function ruleOf({ kind, counts, measures }: Indicator, standard: Standard): PeopleRule | null {
  const isExperience = measures === "experience";
  if (!isExperience && (counts === undefined || !countsPeople(counts))) return null;
  if (kind === "share") return { kind: "share", baseFrom: baseOf(counts, standard) };
  if (kind !== "amount" && kind !== "count") return null;
  if (isExperience) return { kind: "mean", baseFrom: null };
  return { kind: "number", least: FEWEST_COUNTED, noun: counts ?? "", whole: false };
}

function countsPeople(noun: string): boolean {
  const about = aboutOf(noun);
  return about === "served" || about === "size";
}

function baseOf(counts: string | undefined, { context }: Standard): string | null {
  const noun = counts === undefined ? undefined : SHARE_OF[counts];
  return context.find((item) => noun !== undefined && item.counts === noun && item.kind === "count")?.id ?? null;
}

/** The column that says of how many people a share or a mean is: `treated_well.base`. */
export const baseIdOf = (id: string): string => `${id}.base`;
