import { type Flip, type PlanFactor, spreadAt } from "@touchstone/engine";
import type { Standard } from "@touchstone/standard";
import { itemsOf } from "../items-of.ts";
import type { Result } from "../result.ts";
import type { Uncertainty } from "../robustness/uncertainty.ts";
import { counted, shownScore, shownShare } from "./figures.ts";

/** What a factor varies, in words. */
export const VARIED: Readonly<Record<PlanFactor["kind"], string>> = {
  weights: "weights",
  impute: "what stands in for missing answers",
  treat: "the treatment of outliers",
  normalise: "how answers become scores",
  aggregate: "how scores become one",
  leaveOut: "which part is left out",
  error: "answers within their standard errors",
  reviewers: "levels within the disagreement of reviewers",
};

/** The rank at 5 and at 95 % of the replicates; — where there is none. */
export function rankRange({ robustness }: Uncertainty, i: number): string {
  const [low, high] = [robustness.rankLow[i] ?? 0, robustness.rankHigh[i] ?? 0];
  return low === 0 ? "—" : low === high ? String(low) : `${low}–${high}`;
}

/** The share of replicates that keep the grade, and in words where that is too few; — for who is never scored. */
export function sureText({ robustness }: Uncertainty, i: number): string {
  if (robustness.rankLow[i] === 0) return "—";
  const share = shownShare(robustness.kept[i] ?? Number.NaN);
  return robustness.certain[i] === 1 ? share : `${share}, not certain`;
}

/** What the figures of a table mean, for those who see them for the first time. */
export function uncertaintyLines(uncertainty: Result["uncertainty"], standard: Standard): string[] {
  if (!uncertainty) {
    const why =
      standard.robustness === undefined
        ? "the standard does not say what to vary"
        : "it would take more than a moment for this table, or failed";
    return [`Uncertainty: not computed, as ${why}; --robustness does it. No score should be quoted without it.`];
  }
  const { plan, usual } = uncertainty;
  const varied = plan.factors.map(({ kind }) => VARIED[kind]);
  const times = `${counted(plan.replicates, "time")}, seed ${plan.seed}`;
  if (varied.length === 0) return [`Uncertainty: scored again ${times}; the standard varies nothing.`];
  const lines = [
    `Uncertainty: scored again ${times}, each time varying ${listed(varied)}.${usual ? " The standard does not say what to vary: this is the usual." : ""}`,
    "5–95 %: the ranks between which a unit stayed nine times in ten.",
  ];
  if (standard.grades.length > 0)
    lines.push(
      `sure: how often a unit kept its grade; below ${shownShare(plan.certainAt)} the grade is not certain, and explain says what it hangs on.`,
    );
  return lines;
}

const NEXT: Readonly<Record<NonNullable<Standard["robustness"]>["whenUncertain"], string>> = {
  thirdReview: "The standard then asks for a third review.",
  siteVisit: "The standard then asks for a visit.",
  deciderGivesReason: "The standard then asks whoever decides to give a reason.",
};

/** How sure one unit's rank and grade are, and what they hang on. */
export function unitLines({ loaded }: Pick<Result, "loaded">, uncertainty: Result["uncertainty"], i: number): string[] {
  const { standard, model } = loaded;
  if (!uncertainty) return uncertaintyLines(null, standard);
  const { robustness, plan } = uncertainty;
  const lines = uncertaintyLines(uncertainty, standard).slice(0, 1);
  if ((robustness.rankLow[i] ?? 0) > 0)
    lines.push(`Rank ${rankRange(uncertainty, i)} in nine of ten, ${robustness.rankMedian[i]} in the middle.`);
  lines.push(...spreadLines(loaded, uncertainty, i));
  if (model.grades.length === 0) return lines;
  const n = robustness.kept.length;
  const titles = [...standard.grades.map(({ title }) => loaded.say(title)), "no grade"];
  const shares = titles.flatMap((title, g) => {
    const share = robustness.gradeShares[g * n + i] ?? 0;
    return share > 0 ? [`${title} ${shownShare(share)}`] : [];
  });
  const certain = robustness.certain[i] === 1;
  lines.push(
    `Grades: ${shares.join(", ")}. The grade is kept in ${shownShare(robustness.kept[i] ?? Number.NaN)}: ${certain ? "certain" : "not certain"} (asked for: ${shownShare(plan.certainAt)}).`,
  );
  if (certain) return lines;
  if (standard.robustness) lines.push(NEXT[standard.robustness.whenUncertain]);
  const flips = robustness.flips.filter(({ unit }) => unit === i);
  lines.push(flips.length > 0 ? "It hangs on:" : "No single choice stands out: it hangs on several together.");
  lines.push(...flips.map((flip) => `- ${flipText(uncertainty, flip)}`));
  return lines;
}

/** Between which scores the whole and its criteria stay. */
function spreadLines({ model, standard, say }: Result["loaded"], { robustness }: Uncertainty, i: number): string[] {
  const items = itemsOf(standard);
  const { scores } = robustness;
  const parts = Array.from(scores.nodes).flatMap((k) => {
    const ends = spreadAt(scores, k, i);
    const title = items.get(model.nodes[k]?.id ?? "")?.title;
    return ends ? [{ k, title, text: `${shownScore(ends.low)}–${shownScore(ends.high)}` }] : [];
  });
  const whole = parts.find(({ k }) => k === 0);
  if (whole === undefined) return [];
  const below = parts.flatMap(({ title, text }) => (title === undefined ? [] : [`- ${say(title)}: ${text}`]));
  const of = scores.replicates < robustness.replicates ? ` of the first ${counted(scores.replicates, "time")}` : "";
  return [`Score ${whole.text} in nine of ten${of}; its criteria:`, ...below];
}

function flipText({ robustness, plan }: Uncertainty, { factor, option, keptWith, keptWithout }: Flip): string {
  const { kind, options } = robustness.factors[factor] ?? { kind: "weights", options: [] };
  const name = options[option] ?? "";
  const stepless = plan.factors[factor] !== undefined && !("options" in plan.factors[factor]);
  const otherwise = stepless ? "held still" : "otherwise";
  return `${VARIED[kind]}: ${name}: kept in ${shownShare(keptWith)}; ${otherwise} in ${shownShare(keptWithout)}`;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
