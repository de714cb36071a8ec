import type { Aggregate, Model } from "@touchstone/engine";
import { aggregateFindings, aggregateFrom, type Below } from "./aggregate-of.ts";
import { inputOf, type Setting } from "./input.ts";
import type { Named, Path } from "./names.ts";
import { optionFindings, scaleOf } from "./normalise-of.ts";
import type { Finding } from "./problem.ts";
import { imputeOf } from "./treat-of.ts";

const MOST = 12;

type Leaf = Extract<Named, { role: "indicator" }>;

/** One way to normalise, the standard's own or a variant, and what it makes of the leaves. */
interface Way {
  readonly setting: Setting;
  readonly leaves: Below["leaves"];
  /** null for the standard's own */
  readonly at: Path | null;
}

/**
 * What is wrong with the variants that `robustness.vary` asks for: one that could fail on some table,
 * alone or together with another; one that leaves the grades' scale; one that varies nothing. A
 * variant may look at the whole table where the standard itself may not: it asks what another
 * reasonable method would have said.
 */
export function variantFindings(names: readonly Named[], model: Model, setting: Setting): Finding[] {
  const { robustness } = setting.standard;
  if (!robustness) return [];
  const { vary } = robustness;
  const path = ["robustness", "vary"];
  const crowded = (["impute", "treat", "normalise", "aggregate"] as const).filter(
    (option) => (vary[option]?.length ?? 0) > MOST,
  );
  if (crowded.length > 0)
    return crowded.map((option) => ({
      level: "error",
      code: "too-many-variants",
      path: [...path, option],
      got: `${vary[option]?.length} variants`,
      want: `${MOST} at most: each is tried together with every other`,
    }));
  const leaves = names.filter((node) => node.role === "indicator");
  const findings: Finding[] = [];

  const own: Way = { setting: { ...setting, fixed: false }, leaves: leavesOf(leaves, setting), at: null };
  const ways = [own];
  (vary.normalise ?? []).forEach((said, v) => {
    const at = [...path, "normalise", v];
    const scale = setting.onScale ? setting.scale : scaleOf(said);
    const unanswered = setting.unanswered === null ? null : scale[0];
    const varied: Setting = { ...setting, fixed: false, normalise: said, normaliseAt: at, scale, unanswered };
    findings.push(...optionFindings(said, at), ...newFindings(leaves, own.setting, varied));
    ways.push({ setting: varied, leaves: leavesOf(leaves, varied), at });
  });

  const nominal = model.nodes.filter(({ count }) => count > 0).map(({ aggregate }) => ({ value: aggregate, at: null }));
  const varied = (vary.aggregate ?? []).map((said, v) => ({
    value: aggregateFrom(said),
    at: [...path, "aggregate", v],
  }));
  for (const way of ways) for (const aggregate of [...nominal, ...varied]) findings.push(...together(way, aggregate));

  (vary.impute ?? []).forEach((said, v) => {
    findings.push(...imputeOf(said, setting.standard, [...setting.columns.values()], [...path, "impute", v]).findings);
  });
  (vary.treat ?? []).forEach((treat, v) => {
    for (const way of ways)
      for (const { item, path: place } of leaves) {
        if (item.treat !== undefined) continue;
        const wrong = inputOf({ ...item, treat }, place, way.setting).findings;
        const transformed = wrong.filter(({ code }) => code === "transformed-scale");
        findings.push(...transformed.map((finding) => ({ ...finding, path: [...path, "treat", v] })));
      }
  });

  const nothing = (option: string, got: string): void => {
    const want = "a variant that can change something, or none";
    findings.push({ level: "error", code: "varies-nothing", path: [...path, option], got, want });
  };
  if (vary.leaveOut === "indicator" && leaves.length === 1) nothing("leaveOut", "one indicator in all");
  if (vary.leaveOut === "criterion" && model.nodes[0]?.count === 1) nothing("leaveOut", "one criterion in all");
  if (vary.reviewers === true && !leaves.some(({ item }) => (item.rating?.reviewers ?? 0) > 1))
    nothing("reviewers", "no indicator that two reviewers rate");
  return findings;
}

function leavesOf(leaves: readonly Leaf[], setting: Setting): Below["leaves"] {
  return leaves.map(({ id, item, path }) => {
    const { normalise } = inputOf(item, path, setting).input;
    return { id, normalise, range: setting.columns.get(id)?.range ?? null };
  });
}

/** What is wrong with the leaves under a variant, and isn't under the standard's own normaliser. */
function newFindings(leaves: readonly Leaf[], own: Setting, varied: Setting): Finding[] {
  const at = varied.normaliseAt;
  return leaves.flatMap(({ item, path }) => {
    if (item.normalise !== undefined) return [];
    const known = new Set(inputOf(item, path, own).findings.map(fingerprint));
    const wrong = inputOf(item, path, varied).findings.filter((finding) => !known.has(fingerprint(finding)));
    return wrong.map((finding) => ({ ...finding, path: at, got: `${finding.got} (of ${item.id})` }));
  });
}

const fingerprint = ({ code, path }: Finding): string => JSON.stringify([code, path]);

/** What goes wrong when an aggregate meets the scores of a way to normalise; the standard's own pair is judged elsewhere. */
function together(
  { setting, leaves, at }: Way,
  aggregate: { readonly value: Aggregate; readonly at: Path | null },
): Finding[] {
  const place = aggregate.at ?? at;
  if (place === null) return [];
  return aggregateFindings({ value: aggregate.value, at: place }, { leaves, inner: [] }, setting);
}
