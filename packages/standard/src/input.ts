import type { Input, Normalise, Range, Treat } from "@touchstone/engine";
import type { ColumnSpec } from "./columns.ts";
import type { Scopes } from "./conditions/scope.ts";
import { translate } from "./conditions/translate.ts";
import { kindFindings } from "./kind-fields.ts";
import type { Path } from "./names.ts";
import { isBounded, isOnOwnScale, isRelative, normaliseOf, optionsOf, type Said } from "./normalise-of.ts";
import type { Finding } from "./problem.ts";
import type { Indicator, Standard } from "./schema.ts";
import { treatOf } from "./treat-of.ts";
import type { Unknown } from "./unknown-name.ts";

/** What the answers of a standard have in common. */
export interface Setting {
  readonly standard: Standard;
  readonly columns: ReadonlyMap<string, ColumnSpec>;
  readonly scopes: Scopes;
  /** for names of context and of types of units that are nowhere */
  readonly unknown: { readonly context: Unknown; readonly unitType: Unknown };
  /** what scores run between */
  readonly scale: Range;
  /** the standard's normaliser, or a variant of it, and where it is written */
  readonly normalise: Said;
  readonly normaliseAt: Path;
  /** scores are compared with fixed numbers (grades, gates, points): they have to stay on the scale */
  readonly onScale: boolean;
  /** and must not move because somebody else's do */
  readonly fixed: boolean;
  readonly points: boolean;
  /** the score of what was not answered, where it is not left to the siblings */
  readonly unanswered: number | null;
}

/** How an indicator's answer becomes a score; fit for use only where there are no findings. */
export function inputOf(item: Indicator, path: Path, setting: Setting): { input: Input; findings: Finding[] } {
  const { normalise, findings: wrong } = normaliseOf(item, path, setting);
  const treatSaid = item.treat ?? setting.standard.scoring.treat;
  const treat = treatOf(treatSaid);
  const findings = [...kindFindings(item, path), ...wrong.filter(({ code }) => !isUsedElsewhere(code, item, setting))];
  findings.push(
    ...scaleFindings(item, normalise, path, setting),
    ...treatFindings(item, treat, normalise, path, setting),
  );
  const per = perOf(item, path, setting, findings);
  const derive = deriveOf(item, path, setting, findings);
  const spec = setting.columns.get(item.id);
  if (spec && normalise.method === "goalposts" && item.goalposts && !item.per)
    findings.push(...rangeFindings(spec, normalise, path));
  return {
    input: {
      column: spec?.column ?? -1,
      planned: spec?.planned ?? -1,
      derive,
      levels: levelsOf(item),
      per,
      direction: item.better === "lower" ? -1 : 1,
      treat,
      normalise,
    },
    findings,
  };
}

/** Goalposts and targets that the method in hand has no use for may be there for a variant, or for what it varies. */
function isUsedElsewhere(code: string, item: Indicator, { standard }: Setting): boolean {
  if (item.normalise !== undefined || typeof item.better === "object") return false;
  const ways = [standard.scoring.normalise, ...(standard.robustness?.vary.normalise ?? [])].map(optionsOf);
  if (code === "unused-goalposts") return ways.some(({ method }) => method === "goalposts");
  return code === "unused-target" && ways.some(({ method }) => method === "distanceToTarget");
}

/** How a criterion that is answered itself becomes a score: the share done, from nothing to all. */
export function statusInput(spec: ColumnSpec | undefined, scale: Range): Input {
  return {
    column: spec?.column ?? -1,
    planned: spec?.planned ?? -1,
    derive: null,
    levels: null,
    per: null,
    direction: 1,
    treat: null,
    normalise: { method: "goalposts", low: 0, high: 1, to: scale, truncate: true },
  };
}

/** Values of the options of a choice. The levels of a rubric are evenly spaced, and what several reviewers settle may lie between two. */
function levelsOf(item: Indicator): readonly number[] | null {
  return item.kind === "choice" ? (item.of ?? []).map(({ value }) => value) : null;
}

function scaleFindings(item: Indicator, normalise: Normalise, path: Path, setting: Setting): Finding[] {
  const { scale, onScale, fixed } = setting;
  const at = item.normalise === undefined ? setting.normaliseAt : [...path, "normalise"];
  const findings: Finding[] = [];
  if (fixed && isRelative(normalise.method))
    findings.push({
      level: "error",
      code: "relative-with-grades",
      path: at,
      got: `${normalise.method} (${item.id}): a score that others' answers move`,
      want: "goalposts, targets or points where there are grades or gates; or scoring.relative: true",
    });
  if (onScale && !isBounded(normalise))
    findings.push({
      level: "error",
      code: "off-scale",
      path: at,
      got: `${normalise.method} (${item.id}), which can leave ${scale.join("–")}`,
      want: "goalposts (truncated), target or minmax where grades, gates or points stand on the scale",
    });
  else if ("to" in normalise && (normalise.to[0] !== scale[0] || normalise.to[1] !== scale[1]))
    findings.push({
      level: onScale ? "error" : "warning",
      code: "off-scale",
      path: at,
      got: `scores of ${item.id} from ${normalise.to.join(" to ")}`,
      want: `from ${scale.join(" to ")}, as the others have`,
    });
  return findings;
}

function treatFindings(
  item: Indicator,
  treat: Treat | null,
  normalise: Normalise,
  path: Path,
  { fixed }: Setting,
): Finding[] {
  if (!treat) return [];
  const at = item.treat === undefined ? ["scoring", "treat"] : [...path, "treat"];
  if (fixed)
    return [
      {
        level: "error",
        code: "relative-with-grades",
        path: at,
        got: `outlier treatment (${item.id}): a score that others' answers move`,
        want: "none where there are grades or gates; or scoring.relative: true",
      },
    ];
  if (treat.otherwise && isOnOwnScale(normalise.method))
    return [
      {
        level: "error",
        code: "transformed-scale",
        path: at,
        got: `otherwise: ${treat.otherwise.method} before ${normalise.method} (${item.id})`,
        want: "otherwise: none, or minmax: the numbers given are on the scale before the transformation",
      },
    ];
  return [];
}

function perOf(item: Indicator, path: Path, { columns, unknown }: Setting, findings: Finding[]): Input["per"] {
  if (!item.per) return null;
  const at = [...path, "per", "context"];
  const spec = columns.get(item.per.context);
  if (spec?.role !== "context") {
    findings.push(unknown.context(at, item.per.context));
    return null;
  }
  if (spec.kind === "yes-no" || spec.kind === "choice")
    findings.push({
      level: "error",
      code: "per-not-a-number",
      path: at,
      got: `${spec.id}: ${spec.kind}`,
      want: "a context of kind amount, share or count",
    });
  return { column: spec.column, times: item.per.times };
}

function deriveOf(
  item: Indicator,
  path: Path,
  { standard, scopes, unknown }: Setting,
  findings: Finding[],
): Input["derive"] {
  const { from } = item;
  if (from === undefined || item.kind !== "derived") return null;
  if (typeof from === "string") {
    const { expression, findings: wrong } = translate(from, "number", scopes.derived, [...path, "from"]);
    findings.push(...wrong);
    return expression;
  }
  if (!standard.units?.some(({ type }) => type === from.childUnits))
    findings.push(unknown.unitType([...path, "from", "childUnits"], from.childUnits));
  const [of, want, source] =
    "share" in from ? (["share", "truth", from.share] as const) : (["mean", "number", from.mean] as const);
  findings.push(...translate(source, want, scopes.childUnits, [...path, "from", of]).findings);
  return null;
}

/** Goalposts that no accepted answer can reach. */
function rangeFindings(spec: ColumnSpec, posts: { low: number; high: number }, path: Path): Finding[] {
  if (!spec.range || (posts.low >= spec.range[0] && posts.high <= spec.range[1])) return [];
  return [
    {
      level: "warning",
      code: "goalposts-outside-range",
      path: [...path, "goalposts"],
      got: `goalposts [${posts.low}, ${posts.high}] beside answers from ${spec.range[0]} to ${spec.range[1]}`,
      want: "goalposts that an accepted answer can reach",
    },
  ];
}
