import type { Normalise, Range } from "@touchstone/engine";
import type { Path } from "./names.ts";
import type { Finding } from "./problem.ts";
import type { Indicator, Standard } from "./schema.ts";

/** A normaliser as the document may say it. */
export type Said = Standard["scoring"]["normalise"];
type Method = Normalise["method"];
type Options = Exclude<Said, string>;

/** The options that each method takes; any other would change nothing, so it is a finding. */
const TAKES: Readonly<Record<Method, readonly (keyof Options)[]>> = {
  none: [],
  goalposts: ["to", "truncate"],
  target: ["to"],
  scaled: ["from", "factor"],
  distanceToTarget: ["cap"],
  minmax: ["to"],
  zscore: ["mean", "sd", "to"],
  rank: ["ties"],
  borda: [],
  percentileRank: [],
  fractionOfMax: [],
  distanceToMax: [],
  distanceToReference: ["unit", "cap"],
};

/** Methods whose result depends on who else is in the table. */
const RELATIVE: ReadonlySet<Method> = new Set<Method>([
  ...(["distanceToTarget", "minmax", "zscore", "rank", "borda", "percentileRank", "fractionOfMax"] as const),
  ...(["distanceToMax", "distanceToReference"] as const),
]);
export const isRelative = (method: Method): boolean => RELATIVE.has(method);

/** Methods that keep every score between the ends of `to`. */
const BOUNDED: ReadonlySet<Method> = new Set<Method>(["goalposts", "target", "minmax"]);
export const isBounded = (normalise: Normalise): boolean =>
  normalise.method === "zscore"
    ? normalise.to !== undefined
    : BOUNDED.has(normalise.method) && !(normalise.method === "goalposts" && !normalise.truncate);

/** Methods with numbers on the indicator's own scale, which a transformed value no longer fits. */
const OWN_SCALE: ReadonlySet<Method> = new Set<Method>(["goalposts", "target", "scaled", "distanceToTarget"]);
export const isOnOwnScale = (method: Method): boolean => OWN_SCALE.has(method);

export const optionsOf = (said: Said): Options => (typeof said === "string" ? { method: said } : said);

/** Options that a method doesn't take. */
export function optionFindings(said: Said, path: Path): Finding[] {
  const { method, ...options } = optionsOf(said);
  const takes: readonly string[] = TAKES[method];
  const findings = Object.entries(options).flatMap(([option, value]): Finding[] =>
    value === undefined || takes.includes(option)
      ? []
      : [
          {
            level: "error",
            code: "normalise-option",
            path: [...path, option],
            got: `${option} for ${method}`,
            want: takes.length > 0 ? `${method} takes ${takes.join(", ")}` : `${method} takes no options`,
          },
        ],
  );
  if (options.to && takes.includes("to") && !(options.to[0] < options.to[1]))
    findings.push(ascending([...path, "to"], options.to));
  if (options.from && method === "scaled" && options.from[0] === options.from[1])
    findings.push(ascending([...path, "from"], options.from));
  if (method === "distanceToReference" && options.unit === undefined)
    findings.push({
      level: "error",
      code: "normalise-option",
      path,
      got: "distanceToReference without unit",
      want: "unit: the id of the unit that the others are compared with",
    });
  return findings;
}

const ascending = (path: Path, [low, high]: Range): Finding => ({
  level: "error",
  code: "range-order",
  path,
  got: `[${low}, ${high}]`,
  want: "the lower number first, then a higher one",
});

/** What a normaliser runs to; where it doesn't say, or says nonsense, the usual scale. */
export function scaleOf(said: Said, usual: Range = [0, 100]): Range {
  const { to } = optionsOf(said);
  return to && to[0] < to[1] ? to : usual;
}

/** Goalposts that an indicator's kind brings, where it says none. */
function usualPosts(item: Indicator): Range | null {
  switch (item.kind) {
    case "yes-no":
    case "checklist":
    case "status":
      return [0, 1];
    case "share":
      return item.range && (item.range[0] !== 0 || item.range[1] !== 1) ? null : [0, 1];
    case "rubric":
      return [0, Math.max(1, (item.rubric?.length ?? 2) - 1)];
    case "choice": {
      const values = (item.of ?? []).map(({ value }) => value);
      return values.length > 1 ? [Math.min(...values), Math.max(...values)] : [0, 1];
    }
    case "derived":
      return typeof item.from === "object" && "share" in item.from ? [0, 1] : null;
    case "amount":
    case "count":
      return null;
  }
}

/**
 * How an indicator becomes a score: its own normaliser or the standard's, with the numbers of its
 * own scale. `better: { target }` is a method of its own, unless the indicator names another.
 * The result is fit for use only where there are no findings.
 */
export function normaliseOf(
  item: Indicator,
  path: Path,
  { normalise: scoring, scale }: { readonly normalise: Said; readonly scale: Range },
): { normalise: Normalise; findings: Finding[] } {
  const findings: Finding[] =
    item.normalise === undefined ? [] : optionFindings(item.normalise, [...path, "normalise"]);
  const wrong = (code: string, at: Path, got: string, want: string): void => {
    findings.push({ level: "error", code, path: [...path, ...at], got, want });
  };
  const said = item.normalise ?? scoring;
  const [low, high] = optionsOf(said).to ?? scale;
  const to: [number, number] = [low, high];
  const { target } = typeof item.better === "object" ? item.better : { target: null };
  const options: Options = target !== null && item.normalise === undefined ? { method: "target", to } : optionsOf(said);
  const { method } = options;
  if (target !== null && method !== "target")
    wrong(
      "target-method",
      ["normalise"],
      `${method} with better: { target }`,
      "normalise: target, or better: higher or lower",
    );
  if (item.target !== undefined && method !== "distanceToTarget")
    wrong("unused-target", ["target"], `target beside ${method}`, "normalise: distanceToTarget, or better: { target }");
  if (item.goalposts && method !== "goalposts")
    wrong("unused-goalposts", ["goalposts"], `goalposts beside ${method}`, "normalise: goalposts, or no goalposts");

  switch (method) {
    case "goalposts": {
      const posts = item.goalposts ?? usualPosts(item);
      if (!posts)
        wrong(
          "no-goalposts",
          [],
          `${item.id}: ${item.kind} without goalposts`,
          "goalposts: [low, high], its worst and best value in ascending order",
        );
      else if (!(posts[0] < posts[1])) findings.push(ascending([...path, item.goalposts ? "goalposts" : "of"], posts));
      const [low, high] = posts ?? [0, 1];
      return { normalise: { method, low, high, to, truncate: options.truncate ?? true }, findings };
    }
    case "target": {
      const tolerance = typeof item.better === "object" ? item.better.tolerance : undefined;
      if (target === null)
        wrong(
          "no-target",
          ["better"],
          "method target without better: { target }",
          "better: { target: …, tolerance: … }",
        );
      else if (tolerance === undefined)
        wrong(
          "no-tolerance",
          ["better"],
          `target ${target} without tolerance`,
          "tolerance: the distance from the target at which nothing is earned",
        );
      return { normalise: { method, target: target ?? 0, tolerance: tolerance ?? 1, to }, findings };
    }
    case "scaled":
      return { normalise: { method, from: options.from ?? [0, 100], factor: options.factor ?? 100 }, findings };
    case "distanceToTarget":
      if (item.target === undefined)
        wrong("no-target", [], `${item.id} without target`, "target: the value that earns the whole score");
      return { normalise: { method, target: item.target ?? 1, cap: options.cap ?? false }, findings };
    case "minmax":
      return { normalise: { method, to }, findings };
    case "zscore":
      return {
        normalise: { method, mean: options.mean ?? 0, sd: options.sd ?? 1, ...(options.to && { to }) },
        findings,
      };
    case "rank":
      return { normalise: { method, ties: options.ties ?? "min" }, findings };
    case "distanceToReference":
      return { normalise: { method, unit: options.unit ?? "", cap: options.cap ?? false }, findings };
    case "none":
    case "fractionOfMax":
      if (item.better === "lower")
        wrong(
          "not-for-lower",
          item.normalise === undefined ? ["better"] : ["normalise"],
          `${method} where less is better`,
          method === "none"
            ? "goalposts or minmax: with none the value itself is the score"
            : "minmax or goalposts: a fraction of the greatest would reward the worst",
        );
      return { normalise: { method }, findings };
    case "borda":
    case "percentileRank":
    case "distanceToMax":
      return { normalise: { method }, findings };
  }
}
