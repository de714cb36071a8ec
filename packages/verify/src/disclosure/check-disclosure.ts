import { aboutOf, fewestOf, type Standard } from "@touchstone/standard";
import type { Observation } from "../observations/check-observations.ts";
import type { Findings } from "../report/findings.ts";

/** Hard rule 3: fewest people that a figure counts, that it leaves out, and that it is of. */
const FEWEST = { counted: 10, left: 10, base: 30 } as const;

/** How an item counts people. */
type Rule =
  | { readonly kind: "share"; readonly baseFrom: string | null }
  | { readonly kind: "mean"; readonly baseFrom: null }
  | { readonly kind: "number"; readonly least: number; readonly baseFrom: null };

/** A share of these people is a share of those, whose number the context says. */
const SHARE_OF: Readonly<Record<string, string>> = {
  residents_within_reach: "residents",
  households_served: "households",
  households_connected: "households",
  pupils_with_place: "pupils",
  children_with_place: "children",
  older_residents_with_place: "older_residents",
};

/** Looks at the published figures about people, unit by unit. */
export interface DisclosureCheck {
  readonly unit: (unitId: string, observations: readonly Observation[]) => void;
  readonly end: () => void;
}

/** @param standards every version that was published */
export function disclosureCheck(standards: Iterable<Standard>, slug: string, findings: Findings): DisclosureCheck {
  const rules = new Map<string, Rule>();
  for (const standard of standards) for (const [item, rule] of rulesOf(standard, slug)) rules.set(item, rule);
  let nFigures = 0;
  let nUnknown = 0;

  const look = (unitId: string, of: readonly Observation[], rule: Rule, all: readonly Observation[]): void => {
    let before: readonly Counts[] = [];
    for (const { period, item, seq, answer } of of) {
      const value = numberIn(answer);
      if (value === null) continue;
      nFigures++;
      const where = `unit ${unitId}, ${item}${period === "" ? "" : ` in ${period}`}, leaf ${seq}`;
      const fault = (found: string, wanted: string): void => findings.fault("disclosure", { where, found, wanted });
      const base = rule.kind === "number" ? null : baseFor(all, item, rule.baseFrom, period, seq);
      const counts = countsOf(rule, value, base);
      if (counts === null) {
        if (rule.kind === "share" && (value <= 0 || value >= 1)) fault(`${value}`, "never nobody and never everybody");
        nUnknown++;
        continue;
      }
      if (!isSafe(rule, counts)) fault(inWords(rule, counts), wantedOf(rule));
      for (const earlier of before)
        if (!maySitBeside(rule, earlier, counts))
          fault(`${inWords(rule, counts)}, after ${inWords(rule, earlier)}`, "a correction that tells nobody apart");
      before = [...before, counts];
    }
  };

  return {
    unit(unitId, observations) {
      if (rules.size === 0) return;
      const groups = new Map<string, Observation[]>();
      for (const observation of observations) {
        if (!rules.has(observation.item)) continue;
        const key = `${observation.item}\n${observation.period}`;
        const group = groups.get(key);
        if (group) group.push(observation);
        else groups.set(key, [observation]);
      }
      for (const group of groups.values()) {
        const rule = rules.get(group[0]?.item ?? "");
        if (rule) look(unitId, group, rule, observations);
      }
    },
    end() {
      findings.looked(
        "disclosure",
        rules.size === 0 ? "nothing here counts people" : `${nFigures} figures about people`,
      );
      if (nUnknown > 0)
        findings.limit(
          "bases",
          `Of how many people ${nUnknown} shares are: nothing in the bundle says so. None of them is nobody or everybody.`,
        );
      if (rules.size > 0)
        findings.limit(
          "sums",
          "That nobody can work out a small number of people by sums and differences of several units: only each figure, and what corrected it, is looked at here.",
        );
    },
  };
}

/** How the items of a standard count people, by their keys; those that don't are left out. */
export function peopleRules(standard: Standard, slug: string): Map<string, Rule["kind"]> {
  return new Map(rulesOf(standard, slug).map(([item, { kind }]) => [item, kind]));
}

function rulesOf(standard: Standard, slug: string): [string, Rule][] {
  const rules: [string, Rule][] = [];
  const fewest = fewestOf(standard);
  type Criteria = readonly Standard["criteria"][number][];
  const add = (criteria: Criteria): void => {
    for (const { indicators = [], criteria: inner = [] } of criteria) {
      for (const { id, kind, counts, measures, asks } of indicators) {
        const item = asks ?? `${slug}/${id}`;
        if (measures !== "experience" && !countsPeople(counts)) continue;
        if (kind === "share") rules.push([item, { kind, baseFrom: baseOf(standard, slug, counts) }]);
        else if ((kind === "amount" || kind === "count") && measures === "experience")
          rules.push([item, { kind: "mean", baseFrom: null }]);
        else if (kind === "amount" || kind === "count")
          rules.push([item, { kind: "number", least: FEWEST.counted, baseFrom: null }]);
      }
      add(inner);
    }
  };
  add(standard.criteria);
  for (const { id, kind, counts } of standard.context) {
    if (!countsPeople(counts)) continue;
    if (kind === "share") rules.push([`${slug}/${id}`, { kind, baseFrom: null }]);
    else {
      const least = fewest !== null && fewest.of === counts ? fewest.least : FEWEST.counted;
      rules.push([`${slug}/${id}`, { kind: "number", least, baseFrom: null }]);
    }
  }
  return rules;
}

function countsPeople(noun: string | undefined): boolean {
  const about = noun === undefined ? undefined : aboutOf(noun);
  return about === "served" || about === "size";
}

function baseOf({ context }: Standard, slug: string, counts: string | undefined): string | null {
  const noun = counts === undefined ? undefined : SHARE_OF[counts];
  const found = context.find((item) => noun !== undefined && item.counts === noun && item.kind === "count");
  return found ? `${slug}/${found.id}` : null;
}

/** The number of people that a figure is of: its own base, else what the context says, of the period or of any. */
function baseFor(
  all: readonly Observation[],
  item: string,
  baseFrom: string | null,
  period: string,
  seq: number,
): number | null {
  const latest = (of: string, when: string): number | null => {
    const found = all.filter((other) => other.item === of && other.period === when);
    const known = found.filter((other) => other.seq <= seq).at(-1) ?? found[0];
    return known === undefined ? null : numberIn(known.answer);
  };
  return (
    latest(`${item}.base`, period) ?? (baseFrom === null ? null : (latest(baseFrom, period) ?? latest(baseFrom, "")))
  );
}

interface Counts {
  readonly counted: number;
  /** who is left out; null where nobody is */
  readonly left: number | null;
}

function countsOf(rule: Rule, value: number, base: number | null): Counts | null {
  if (rule.kind === "number") return { counted: Math.round(value), left: null };
  if (base === null || !Number.isSafeInteger(base) || base < 0) return null;
  if (rule.kind === "mean") return { counted: base, left: null };
  const counted = Math.round(value * base);
  return { counted, left: base - counted };
}

function isSafe(rule: Rule, { counted, left }: Counts): boolean {
  if (rule.kind === "number") return counted >= rule.least;
  if (left === null) return counted >= FEWEST.base;
  return counted >= FEWEST.counted && left >= FEWEST.left && counted + left >= FEWEST.base;
}

/** Whether two figures of the same people are the same, or enough people tell them apart. */
function maySitBeside(rule: Rule, a: Counts, b: Counts): boolean {
  if (rule.kind === "number" && rule.least !== FEWEST.counted) return true; // all of a unit's: a public figure of its own
  const counted = Math.abs(a.counted - b.counted);
  const left = a.left === null || b.left === null ? null : Math.abs(a.left - b.left);
  if (counted === 0 && (left ?? 0) === 0) return true;
  if (left === null) return counted >= (rule.kind === "mean" ? FEWEST.base : FEWEST.counted);
  return counted >= FEWEST.counted && left >= FEWEST.left;
}

function inWords(rule: Rule, { counted, left }: Counts): string {
  if (left === null) return rule.kind === "mean" ? `a mean of ${counted} people` : `${counted} people`;
  return `${counted} of ${counted + left} people`;
}

function wantedOf(rule: Rule): string {
  if (rule.kind === "number") return `${rule.least} people at least, or nothing`;
  if (rule.kind === "mean") return `a mean of ${FEWEST.base} people at least, or nothing`;
  return `${FEWEST.counted} counted and ${FEWEST.left} not, of ${FEWEST.base} at least, or nothing`;
}

function numberIn(answer: unknown): number | null {
  const value: unknown = typeof answer === "object" && answer !== null && "value" in answer ? answer.value : answer;
  return typeof value === "number" ? value : null;
}
