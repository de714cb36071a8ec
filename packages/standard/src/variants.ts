import type { Aggregate, Model } from "@touchstone/engine";
import { aggregateFindings, aggregateFrom, type Below } from "./aggregate-of.ts";
import { inputOf, type Setting } from "./input.ts";
import type { Named, Path } from "./names.ts";
import { isOnOwnScale, optionFindings, scaleOf } from "./normalise-of.ts";
import type { Finding } from "./problem.ts";
import type { Standard } from "./schema.ts";
import { imputeOf, treatOf } from "./treat-of.ts";

/** Each variant is tried together with every other: more of one kind would not end. */
const MOST = 12;
const VARY = ["robustness", "vary"] as const;

type Vary = NonNullable<Standard["robustness"]>["vary"];
type Leaf = Extract<Named, { role: "indicator" }>;

/** One way to normalise, the standard's own or a variant, and what it makes of the leaves. */
interface Way {
  /** null for the standard's own */
  readonly at: Path | null;
  readonly leaves: Below["leaves"];
  /** one list for each leaf */
  readonly findings: readonly (readonly Finding[])[];
}

/**
 * What is wrong with the variants that `robustness.vary` asks for: one that could fail on some table,
 * alone or together with another; one that leaves the grades' scale; one that varies nothing. A
 * variant may look at the whole table where the standard itself may not: it asks what another
 * reasonable method would have said. One that names no scale keeps to the standard's.
 */
export function variantFindings(names: readonly Named[], model: Model, setting: Setting): Finding[] {
  const { standard, columns } = setting;
  const { vary } = standard.robustness ?? {};
  if (!vary) return [];
  const crowded = crowdedFindings(vary);
  if (crowded.length > 0) return crowded;
  const leaves = names.filter((node) => node.role === "indicator");
  const findings: Finding[] = [];

  const own = wayOf(leaves, { ...setting, fixed: false }, null);
  const ways = [own];
  (vary.normalise ?? []).forEach((said, v) => {
    const at = [...VARY, "normalise", v];
    const scale = setting.onScale ? setting.scale : scaleOf(said, setting.scale);
    const unanswered = setting.unanswered === null ? null : scale[0];
    const way = wayOf(leaves, { ...setting, fixed: false, normalise: said, normaliseAt: at, scale, unanswered }, at);
    findings.push(...optionFindings(said, at), ...newFindings(leaves, own, way, at));
    ways.push(way);
  });

  const varied = (vary.aggregate ?? []).map((said, v) => ({
    value: aggregateFrom(said),
    at: [...VARY, "aggregate", v],
  }));
  for (const { at, leaves } of ways)
    for (const aggregate of [...nominalAggregates(model), ...varied]) {
      const place = aggregate.at ?? at;
      if (place === null) continue; // the standard's own pair is judged elsewhere
      findings.push(...aggregateFindings({ value: aggregate.value, at: place }, { leaves, inner: [] }, setting));
    }

  (vary.impute ?? []).forEach((said, v) => {
    findings.push(...imputeOf(said, standard, [...columns.values()], [...VARY, "impute", v]).findings);
  });
  findings.push(...treatFindings(vary, leaves, ways), ...idleFindings(vary, leaves, model));
  return findings;
}

function crowdedFindings(vary: Vary): Finding[] {
  return (["impute", "treat", "normalise", "aggregate"] as const).flatMap((option): Finding[] => {
    const n = vary[option]?.length ?? 0;
    if (n <= MOST) return [];
    const want = `${MOST} at most: each is tried together with every other`;
    return [{ level: "error", code: "too-many-variants", path: [...VARY, option], got: `${n} variants`, want }];
  });
}

function wayOf(leaves: readonly Leaf[], setting: Setting, at: Path | null): Way {
  const inputs = leaves.map(({ item, path }) => inputOf(item, path, setting));
  return {
    at,
    leaves: leaves.map(({ id }, l) => ({
      id,
      normalise: inputs[l]!.input.normalise,
      range: setting.columns.get(id)?.range ?? null,
    })),
    findings: inputs.map(({ findings }) => findings),
  };
}

/** What is wrong with the leaves under a variant, and isn't under the standard's own normaliser. */
function newFindings(leaves: readonly Leaf[], own: Way, way: Way, at: Path): Finding[] {
  return leaves.flatMap(({ item }, l) => {
    if (item.normalise !== undefined) return [];
    const known = new Set(own.findings[l]!.map(fingerprint));
    const wrong = way.findings[l]!.filter((finding) => !known.has(fingerprint(finding)));
    return wrong.map((finding) => ({ ...finding, path: at, got: `${finding.got} (of ${item.id})` }));
  });
}

const fingerprint = ({ code, path }: Finding): string => JSON.stringify([code, path]);

/** The aggregates of the standard itself, one of each sort that fails in its own way. */
function nominalAggregates({ nodes }: Model): { readonly value: Aggregate; readonly at: null }[] {
  const sorts = new Map<string, Aggregate>();
  for (const { count, aggregate } of nodes)
    if (count > 0)
      sorts.set(aggregate.method === "power" ? `power ${Math.sign(aggregate.p)}` : aggregate.method, aggregate);
  return [...sorts.values()].map((value) => ({ value, at: null }));
}

/** Transformations before methods whose numbers are on the scale before them. */
function treatFindings({ treat = [] }: Vary, leaves: readonly Leaf[], ways: readonly Way[]): Finding[] {
  const met = ways.flatMap((way) =>
    way.leaves.filter((leaf, l) => leaves[l]?.item.treat === undefined && isOnOwnScale(leaf.normalise.method)),
  );
  const [first] = met;
  if (!first) return [];
  return treat.flatMap((said, v): Finding[] => {
    const otherwise = treatOf(said)?.otherwise;
    if (!otherwise) return [];
    const got = `otherwise: ${otherwise.method} before ${first.normalise.method} (${first.id})`;
    const want = "otherwise: none, or minmax: the numbers given are on the scale before the transformation";
    return [{ level: "error", code: "transformed-scale", path: [...VARY, "treat", v], got, want }];
  });
}

/** Variants that can't change anything. */
function idleFindings(vary: Vary, leaves: readonly Leaf[], { nodes }: Model): Finding[] {
  const idle: (readonly [string, string])[] = [];
  if (vary.leaveOut === "indicator" && leaves.length === 1) idle.push(["leaveOut", "one indicator in all"]);
  if (vary.leaveOut === "criterion" && nodes[0]?.count === 1) idle.push(["leaveOut", "one criterion in all"]);
  if (vary.reviewers === true && !leaves.some(({ item }) => (item.rating?.reviewers ?? 0) > 1))
    idle.push(["reviewers", "no indicator that two reviewers rate"]);
  const want = "a variant that can change something, or none";
  return idle.map(([option, got]) => ({ level: "error", code: "varies-nothing", path: [...VARY, option], got, want }));
}
