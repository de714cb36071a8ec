import { byBytes, Holds, type Model, published, type Robustness, type Scored, State } from "@touchstone/engine";

/** Writes the scorecard that a unit must have, as canonical JSON; `uncertainty` stands for what was not computed. */
export type CardText = (i: number, uncertainty?: string) => string;

const GATES = { [Holds.no]: "no", [Holds.yes]: "yes", [Holds.unknown]: "unknown" } as const;
const STATES: Readonly<Record<number, string>> = {
  [State.missing]: "missing",
  [State.notApplicable]: "n/a",
  [State.insufficientEvidence]: "insufficient",
  [State.refused]: "refused",
};
const PARTS = ["done", "notDone", "planned", "potential", "unfilled"] as const;

/**
 * @param robustness null where none was computed
 * @param hasSpread whether the assessment says between which scores nodes stay
 */
export function cardTextOf(model: Model, scored: Scored, robustness: Robustness | null, hasSpread: boolean): CardText {
  const n = scored.units.length;
  const nodes = inOrder(model.nodes.map(({ id }) => id));
  const gates = inOrder(model.gates.map(({ id }) => id));
  const gradeIds = model.grades.map(({ id }) => id);
  const gradeAt = (grades: Int16Array, i: number): string => quoted(gradeIds[grades[i] ?? -1] ?? null);
  const { points } = scored;
  const spreadOf = robustness && hasSpread ? spreadTextOf(model, robustness) : null;

  const mapOf = (of: readonly Keyed[], text: (at: number) => string): string => {
    let out = "";
    for (const { key, k } of of) out += `${out === "" ? "" : ","}${key}:${text(k * n)}`;
    return `{${out}}`;
  };
  return (i, uncertainty) => {
    const gateTexts = mapOf(gates, (at) => `"${GATES[(scored.gates[at + i] ?? 0) as Holds]}"`); // a gate's states
    const scores = mapOf(nodes, (at) => number(scored.scores[at + i]));
    const states = mapOf(
      nodes.filter(({ k }) => (scored.states[k * n + i] ?? 0) in STATES),
      (at) => `"${STATES[scored.states[at + i] ?? 0]}"`,
    );
    const ofPoints =
      points === null
        ? ""
        : `"points":${mapOf(nodes, (at) => `{${PARTS.map((part) => `"${part}":${number(published(points[part][at + i] ?? NaN))}`).join(",")}}`)},`;
    const present = points ? (points.answered[i] ?? 0) / (points.leaves[i] ?? 0) : (scored.answeredShare[i] ?? NaN);
    return (
      `{"gates":${gateTexts},"grade":${gradeAt(scored.grades, i)},"gradeByScore":${gradeAt(scored.gradesByScore, i)},` +
      `${ofPoints}"present":${number(published(present))},"rank":${scored.ranks[i] || "null"},` +
      `"score":${number(scored.scores[i])},"scores":${scores},"screened":${scored.screened[i] === 1},` +
      `"states":${states},"uncertainty":${uncertainty ?? (robustness === null ? "null" : uncertaintyText(robustness, gradeIds, i, spreadOf))},` +
      `"unit":${JSON.stringify(scored.units[i])}}`
    );
  };
}

function uncertaintyText(
  robustness: Robustness,
  gradeIds: readonly string[],
  i: number,
  spreadOf: ((i: number) => string) | null,
): string {
  const { rankLow, rankMedian, rankHigh, kept, certain, gradeShares } = robustness;
  const n = rankLow.length;
  const ranks = `"rankHigh":${rankHigh[i] || "null"},"rankLow":${rankLow[i] || "null"},"rankMedian":${rankMedian[i] || "null"}`;
  const scores = spreadOf === null ? "" : `,"scores":${spreadOf(i)}`;
  if (gradeIds.length === 0) return `{${ranks}${scores}}`;
  const grades = inOrder([...gradeIds, "none"])
    .map(({ key, k }) => `${key}:${number(published(gradeShares[k * n + i] ?? NaN))}`)
    .join(",");
  return `{"certain":${certain[i] === 1},"grades":{${grades}},"kept":${number(published(kept[i] ?? NaN))},${ranks}${scores}}`;
}

/** By node the scores at 5 and 95 % of the replicates; null for one that never has a score. */
function spreadTextOf({ nodes }: Model, { rankLow, scores }: Robustness): (i: number) => string {
  const n = rankLow.length;
  const order = inOrder(Array.from(scores.nodes, (k) => nodes[k]?.id ?? ""));
  return (i) => {
    const texts = order.map(({ key, k }) => {
      const [low, high] = [scores.low, scores.high].map((ends) => published(ends[k * n + i] ?? NaN));
      return `${key}:${Number.isNaN(low) ? "null" : `[${number(low)},${number(high)}]`}`;
    });
    return `{${texts.join(",")}}`;
  };
}

interface Keyed {
  readonly key: string;
  readonly k: number;
}

/** Ids as canonical JSON sorts them; they are ASCII. */
function inOrder(ids: readonly string[]): Keyed[] {
  return ids
    .map((id, k) => ({ id, k }))
    .sort((a, b) => byBytes(a.id, b.id))
    .map(({ id, k }) => ({ key: JSON.stringify(id), k }));
}

function number(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return "null";
  return value === 0 ? "0" : String(value); // minus zero is written without its sign
}

const quoted = (text: string | null): string => (text === null ? "null" : JSON.stringify(text));
