import type { Model } from "@touchstone/engine";
import { aggregateFindings, aggregateFrom, breaksAt } from "./aggregate-of.ts";
import { inputOf, type Setting } from "./input.ts";
import type { Named } from "./names.ts";
import { optionFindings, optionsOf, type Said } from "./normalise-of.ts";
import type { Finding } from "./problem.ts";
import { imputeOf } from "./treat-of.ts";

/**
 * What is wrong with the variants that `robustness.vary` asks for: one that could fail on some table,
 * that leaves the grades' scale, or that varies nothing. A variant may look at the whole table where
 * the standard itself may not: it asks what another reasonable method would have said.
 */
export function variantFindings(names: readonly Named[], model: Model, setting: Setting): Finding[] {
  const { robustness } = setting.standard;
  if (!robustness) return [];
  const { vary } = robustness;
  const path = ["robustness", "vary"];
  const variant = { ...setting, fixed: false };
  const leaves = names.filter((node) => node.role === "indicator");
  const findings: Finding[] = [];

  (vary.normalise ?? []).forEach((said, v) => {
    const at = [...path, "normalise", v];
    findings.push(...optionFindings(said, at));
    const inside = { ...variant, normalise: said, normaliseAt: at };
    const before = { ...variant, fixed: false };
    for (const { item, path: place } of leaves) {
      if (item.normalise !== undefined) continue;
      const known = new Set(inputOf(item, place, before).findings.map(fingerprint));
      const wrong = inputOf(item, place, inside).findings.filter((finding) => !known.has(fingerprint(finding)));
      findings.push(...wrong.map((finding) => ({ ...finding, path: at, got: `${finding.got} (of ${item.id})` })));
    }
  });
  (vary.aggregate ?? []).forEach((said, v) => {
    const value = aggregateFrom(said);
    const at = [...path, "aggregate", v];
    const scales = [model.scale, ...(vary.normalise ?? []).map(toOf(model))];
    const scale = scales.find(([low]) => low <= 0) ?? model.scale;
    const none = { leaves: [], inner: [] };
    findings.push(...aggregateFindings({ value, at }, none, { ...variant, scale, points: model.points }));
  });
  (vary.normalise ?? []).forEach((said, v) => {
    const [low] = toOf(model)(said);
    const broken = model.nodes.find((node) => node.count > 0 && breaksAt(low, node.aggregate));
    if (broken && !breaksAt(model.scale[0], broken.aggregate))
      findings.push({
        level: "error",
        code: "scale-holds-zero",
        path: [...path, "normalise", v],
        got: `a scale from ${low} under the ${broken.aggregate.method} mean of ${broken.id}`,
        want: "a scale that starts above 0",
      });
  });
  (vary.impute ?? []).forEach((said, v) => {
    findings.push(...imputeOf(said, setting.standard, [...setting.columns.values()], [...path, "impute", v]).findings);
  });
  (vary.treat ?? []).forEach((treat, v) => {
    const at = [...path, "treat", v];
    for (const { item, path: place } of leaves) {
      if (item.treat !== undefined) continue;
      const wrong = inputOf({ ...item, treat }, place, variant).findings.filter(
        ({ code }) => code === "transformed-scale",
      );
      findings.push(...wrong.map((finding) => ({ ...finding, path: at })));
    }
  });
  if (vary.leaveOut === "indicator" && leaves.length === 1)
    findings.push(noEffect([...path, "leaveOut"], "one indicator in all"));
  if (vary.leaveOut === "criterion" && model.nodes[0]?.count === 1)
    findings.push(noEffect([...path, "leaveOut"], "one criterion in all"));
  if (vary.reviewers === true && !leaves.some(({ item }) => (item.rating?.reviewers ?? 0) > 1))
    findings.push(noEffect([...path, "reviewers"], "no indicator that two reviewers rate"));
  return findings;
}

const fingerprint = ({ code, path }: Finding): string => JSON.stringify([code, path]);

const toOf =
  ({ scale }: Model) =>
  (said: Said): readonly [number, number] => {
    const { to } = optionsOf(said);
    return to ?? scale;
  };

function noEffect(path: Finding["path"], got: string): Finding {
  return { level: "error", code: "varies-nothing", path, got, want: "a variant that can change something, or none" };
}
