import { type Model, type NodeExplanation, State, type Table } from "@touchstone/engine";
import type { InputTable } from "@touchstone/input";
import type { Origin } from "@touchstone/standard";
import { isIndicator, type itemsOf } from "../items-of.ts";
import type { LoadedStandard } from "../load-standard.ts";
import type { Explained } from "../result.ts";
import { answerText } from "./answer-text.ts";
import { conditionWords, exactly, formulaWords } from "./condition-words.ts";
import { shownFigure, shownScore } from "./figures.ts";

type Told = Pick<Explained, "loaded" | "input" | "explanation">;
type Node = Model["nodes"][number];
type Normalise = NonNullable<Node["input"]>["normalise"];

/** What happened to one node of one unit on its way to a score, in sentences of a few words. */
export function stepsOf(
  { loaded, input, explanation }: Told,
  items: ReturnType<typeof itemsOf>,
  i: number,
  explained: NodeExplanation,
): string[] {
  const node = loaded.model.nodes[explained.node];
  if (node === undefined) return [];
  const lines = node.input ? answerSteps({ loaded, input, explanation }, items, i, explained, node) : [];
  const applies = explained.state !== State.notApplicable;
  if (node.count > 0 && applies) lines.push(...innerSteps(loaded.model, node, lines.length > 0));
  const item = items.get(node.id);
  const { appliesWhen } = item ?? {};
  if (!applies && appliesWhen !== undefined)
    lines.push(`applies when ${conditionWords(loaded, appliesWhen)}`, exactly(appliesWhen));
  if (loaded.model.points) lines.push(...pointSteps(loaded, item, explained, node));
  for (const { source, note } of input.notes.filter(({ indicator }) => indicator === node.id))
    lines.push([source && `source: ${source}`, note && `note: ${note}`].filter(Boolean).join("; "));
  return lines;
}

const METHODS = {
  arithmetic: "weighted mean",
  geometric: "weighted geometric mean",
  harmonic: "weighted harmonic mean",
  median: "weighted median",
  minimum: "lowest",
  power: "power mean",
  copeland: "place by outranking (Copeland)",
  mazziottaPareto: "mean with a penalty for imbalance (Mazziotta–Pareto)",
  benefitOfTheDoubt: "by the weights that suit the unit best (benefit of the doubt)",
} as const;

function innerSteps({ points }: Model, { aggregate, count }: Node, isAnswered: boolean): string[] {
  if (isAnswered || points || count === 1) return [];
  return [`${METHODS[aggregate.method]} of what is below and counts`];
}

/** What happened to the points of a node before anything was earned. */
function pointSteps(loaded: LoadedStandard, item: Item, { state, points }: NodeExplanation, node: Node): string[] {
  const { model } = loaded;
  const parent = model.nodes[node.parent];
  if (state === State.notApplicable) {
    const { redistribute } = parent ?? { redistribute: "none" };
    const gone = redistribute === "none" ? "can't be earned" : `go to what applies beside it, ${HOW[redistribute]}`;
    return node.weight > 0 ? [`its ${shownFigure(node.weight)} points ${gone}`] : [];
  }
  const potential = points?.potential ?? node.weight;
  if (Number.isNaN(potential) || shownFigure(node.weight) === shownFigure(potential)) return [];
  const written = `worth ${shownFigure(node.weight)} points, of which ${shownFigure(potential)} can be earned here`;
  const more = `worth ${shownFigure(node.weight)} points, and ${shownFigure(potential)} here, with those of what does not apply`;
  const line = potential < node.weight ? written : more;
  if (!item?.reduce) return [line];
  const { by, when } = item.reduce;
  const times = typeof by === "number" ? shownFigure(by) : `(${formulaWords(loaded, by)})`;
  const exact = typeof by === "number" ? exactly(when) : `${exactly(when)}, and ${by}`;
  return [`${line}; the standard has × ${times} where ${conditionWords(loaded, when)}`, exact];
}

const HOW = { proportional: "in proportion to its points", equal: "in equal parts" } as const;

type Item = ReturnType<ReturnType<typeof itemsOf>["get"]>;

function answerSteps(
  { loaded, input, explanation }: Told,
  items: ReturnType<typeof itemsOf>,
  i: number,
  { stages, score, state }: NodeExplanation,
  node: Node,
): string[] {
  const { model, columns } = loaded;
  const n = input.table.units.length;
  const column = node.input?.column ?? -1;
  const spec = columns.find((candidate) => candidate.column === column);
  const cell = column < 0 ? null : input.table.states[column * n + i];
  if (state === State.notApplicable)
    return [cell === State.notApplicable ? "does not apply, as the data says" : "does not apply"];
  const isInner = node.count > 0;
  if (spec && cell !== State.present && cell !== null) {
    if (isInner) return [];
    const above = explanation.nodes.find((other) => other.node === node.parent);
    const isAlone = above === undefined || Number.isNaN(above.score);
    const isCounted = isAnsweredAbove(model, input.table, i, node);
    return [
      isCounted
        ? "no answer of its own: counted above, where it was answered as a whole"
        : whyNot(cell, model, stages?.imputed, isAlone),
    ];
  }
  const raw = stages?.raw ?? (column < 0 ? Number.NaN : (input.table.values[column * n + i] ?? Number.NaN));
  const planned = node.input && node.input.planned >= 0 ? input.table.values[node.input.planned * n + i] : undefined;
  const item = items.get(node.id);
  if (Number.isNaN(raw)) return [spec ? "no answer" : withoutValue(loaded, input, item, i)];
  const text = (value: number): string =>
    spec ? answerText(loaded, spec, item, value, planned) : `made from other answers: ${shownFigure(value)}`;
  const origins = (spec && input.origins.get(spec.id)) ?? [];
  const isElsewhere = origins.some(({ period }) => period !== (input.period?.text ?? ""));
  const steps = [`${spec ? "answer: " : ""}${text(raw)}${originText(origins, isElsewhere, text)}`];
  if (!spec && isIndicator(item) && typeof item.from === "string")
    steps[0] += `, by ${formulaWords(loaded, item.from)} (${exactly(item.from)})`;
  if (stages && node.input && !model.points) {
    const { per, normalise, direction, levels } = node.input;
    if (per) {
      const base = input.table.values[per.column * n + i] ?? Number.NaN;
      const id = model.columns[per.column] ?? "";
      const [from] = input.origins.get(id) ?? [];
      const when = isElsewhere || from?.period !== input.period?.text ? originText(from ? [from] : [], true, text) : "";
      const times = per.times === 1 ? "" : ` × ${shownFigure(per.times)}`;
      steps.push(`÷ ${shownFigure(base)} ${id}${when}${times} = ${shownFigure(stages.denominated)}`);
    } else if (levels) steps.push(`worth ${shownFigure(stages.denominated)}`);
    if (stages.treated !== stages.imputed && !Number.isNaN(stages.treated))
      steps.push(`treated for outliers: ${shownFigure(stages.treated)}`);
    if (!Number.isNaN(score)) steps.push(`${normaliseText(normalise, direction)} → ${shownScore(score)}`);
  }
  if (isIndicator(item) && isInner) steps.push("answered as a whole");
  return [steps.join("; ")];
}

/** Of which periods an answer is, where not all of it is of the scored one. */
function originText(origins: readonly Origin[], isElsewhere: boolean, text: (value: number) => string): string {
  const dated = origins.filter(({ period }) => period !== "");
  if (!isElsewhere || dated.length === 0) return "";
  if (dated.length === 1) return ` (${dated[0]?.period})`;
  const parts = dated.map(({ period, value }) => `${text(value)} (${period})`);
  return `, the mean of ${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** Why a formula gave nothing: by the answers that are not there, else it divided by 0. */
function withoutValue({ model }: LoadedStandard, { table }: InputTable, item: Item, i: number): string {
  const formula = isIndicator(item) && typeof item.from === "string" ? item.from : "";
  const named = [...formula.matchAll(/\b(?:answers|unit)\.(\w+)/g)].map(([, id]) => id ?? "");
  const without = [...new Set(named)].filter((id) => {
    const column = model.columns.indexOf(id);
    return column >= 0 && table.states[column * table.units.length + i] !== State.present;
  });
  if (without.length > 0) return `made from other answers, without a value for ${without.join(", ")}: ${formula}`;
  return named.length > 0 ? `made from other answers, divided by 0: ${formula}` : "no value from the units within";
}

/** Whether a node above was answered as a whole, which then stands for everything below. */
function isAnsweredAbove({ nodes }: Model, { states, units }: Table, i: number, node: Node): boolean {
  for (let k = node.parent; k >= 0; k = nodes[k]?.parent ?? -1) {
    const column = nodes[k]?.input?.column ?? -1;
    if (column >= 0 && states[column * units.length + i] === State.present) return true;
  }
  return false;
}

/** @param isAlone whether none beside it has a score that could take its weight */
function whyNot(state: number | undefined, { missing }: Model, imputed = Number.NaN, isAlone = false): string {
  const why =
    state === State.insufficientEvidence
      ? "insufficient evidence"
      : state === State.refused
        ? "declined to answer"
        : "no answer";
  if (!Number.isNaN(imputed)) return `${why}; imputed: ${shownFigure(imputed)}`;
  if (isAlone) return why;
  return missing === "zero" ? `${why}: earns nothing` : `${why}: its weight goes to its siblings that count`;
}

/** How an answer becomes a score, with the posts named. */
function normaliseText(normalise: Normalise, direction: 1 | -1): string {
  const on = (to: readonly [number, number]): string => `on ${to.join(" to ")}`;
  switch (normalise.method) {
    case "none":
      return "as it is";
    case "goalposts": {
      const [worst, best] = direction === 1 ? [normalise.low, normalise.high] : [normalise.high, normalise.low];
      return `worst ${shownFigure(worst)}, best ${shownFigure(best)}, ${on(normalise.to)}`;
    }
    case "target":
      return `best at ${shownFigure(normalise.target)}, lowest ${shownFigure(normalise.tolerance)} away, ${on(normalise.to)}`;
    case "scaled":
      return `${shownFigure(normalise.from[0])} to ${shownFigure(normalise.from[1])}, × ${shownFigure(normalise.factor)}`;
    case "distanceToTarget":
      return `way covered from the lowest to ${shownFigure(normalise.target)}`;
    case "minmax":
      return `between the ${direction === 1 ? "lowest and the highest" : "highest and the lowest"} of all, ${on(normalise.to)}`;
    case "zscore":
      return `distance from the mean of all, mean ${shownFigure(normalise.mean)}, spread ${shownFigure(normalise.sd)}${normalise.to ? `, ${on(normalise.to)}` : ""}`;
    case "rank":
      return "place among all";
    case "borda":
      return "units left behind (Borda)";
    case "percentileRank":
      return "share of units left behind";
    case "fractionOfMax":
      return "share of the highest";
    case "distanceToMax":
      return "distance to the highest";
    case "distanceToReference":
      return `distance to ${normalise.unit}`;
  }
}
