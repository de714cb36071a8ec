import { Holds, type Model, type Points, published, type Robustness, type Scored, State } from "@touchstone/engine";

/** The scorecard of the unit at a place of the table. */
export type ScorecardRow = (i: number) => string;

const GATES: Readonly<Record<number, string>> = { [Holds.no]: "no", [Holds.yes]: "yes", [Holds.unknown]: "unknown" };
const STATES: Readonly<Record<number, string>> = {
  [State.missing]: "missing",
  [State.notApplicable]: "n/a",
  [State.insufficientEvidence]: "insufficient",
  [State.refused]: "refused",
};

/** Of what each unit was asked, the share that it answered; in a points standard, "does not apply" is an answer too. */
function presentShare({ points, answeredShare }: Scored, i: number): number {
  if (!points) return answeredShare[i] ?? Number.NaN;
  return (points.answered[i] ?? 0) / (points.leaves[i] ?? 0);
}

/**
 * Writes scorecards as canonical JSON (RFC 8785), as docs/bundle.md describes them, by hand: hundreds of thousands of
 * them, of a hundred numbers each. Ids of a standard are ASCII, so that their order by UTF-16 is that of the form.
 * @param robustness null where it could not be computed
 */
export function scorecardRowOf(model: Model, scored: Scored, robustness: Robustness | null): ScorecardRow {
  const n = scored.units.length;
  const nodes = sortedKeys(model.nodes.map(({ id }) => id));
  const gates = sortedKeys(model.gates.map(({ id }) => id));
  const gradeIds = model.grades.map(({ id }) => JSON.stringify(id));
  const grades = sortedKeys([...model.grades.map(({ id }) => id), "none"]);
  const gradeText = (of: Int16Array, i: number): string => gradeIds[of[i] ?? -1] ?? "null";
  const { points } = scored;

  const states = (i: number): string => {
    const without: string[] = [];
    for (const { key, at } of nodes) {
      const word = STATES[scored.states[at * n + i] ?? State.present];
      if (word !== undefined) without.push(`${key}"${word}"`);
    }
    return without.join(",");
  };
  const spread = spreadTextOf(model, n, robustness);
  const uncertainty = (i: number): string => {
    if (robustness === null) return "null";
    const { rankLow, rankMedian, rankHigh, kept, certain, gradeShares } = robustness;
    const ranks = `"rankHigh":${rankHigh[i] || null},"rankLow":${rankLow[i] || null},"rankMedian":${rankMedian[i] || null}`;
    const scores = `"scores":{${spread(i)}}`;
    if (gradeIds.length === 0) return `{${ranks},${scores}}`;
    const shares = grades.map(({ key, at }) => `${key}${publishedText(gradeShares[at * n + i])}`);
    return `{"certain":${certain[i] === 1},"grades":{${shares.join(",")}},"kept":${publishedText(kept[i])},${ranks},${scores}}`;
  };
  return (i) => {
    let scores = "";
    for (const { key, at } of nodes)
      scores += `${scores === "" ? "" : ","}${key}${numberText(scored.scores[at * n + i])}`;
    const gateTexts = gates.map(({ key, at }) => `${key}"${GATES[scored.gates[at * n + i] ?? Holds.unknown]}"`);
    return (
      `{"gates":{${gateTexts.join(",")}},"grade":${gradeText(scored.grades, i)}` +
      `,"gradeByScore":${gradeText(scored.gradesByScore, i)}` +
      (points ? `,"points":{${nodes.map(({ key, at }) => key + pointsText(points, at * n + i)).join(",")}}` : "") +
      `,"present":${publishedText(presentShare(scored, i))},"rank":${scored.ranks[i] || null}` +
      `,"score":${numberText(scored.scores[i])},"scores":{${scores}},"screened":${scored.screened[i] === 1}` +
      `,"states":{${states(i)}},"uncertainty":${uncertainty(i)},"unit":${JSON.stringify(scored.units[i])}}`
    );
  };
}

/** Between which scores each node stays, where that was looked at; null where it has no score. */
function spreadTextOf({ nodes }: Model, n: number, robustness: Robustness | null): (i: number) => string {
  if (robustness === null) return () => "";
  const { nodes: among, low, high } = robustness.scores;
  const keys = sortedKeys(Array.from(among, (k) => nodes[k]?.id ?? ""));
  return (i) => {
    let text = "";
    for (const { key, at } of keys) {
      const [from, to] = [low[at * n + i], high[at * n + i]];
      const ends = Number.isNaN(from) ? "null" : `[${publishedText(from)},${publishedText(to)}]`;
      text += `${text === "" ? "" : ","}${key}${ends}`;
    }
    return text;
  };
}

interface Key {
  /** the id in quotes, with its colon */
  readonly key: string;
  /** its place in the model */
  readonly at: number;
}

function sortedKeys(ids: readonly string[]): Key[] {
  const places = ids.map((id, at) => ({ id, at }));
  return places.sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ id, at }) => ({ key: `${JSON.stringify(id)}:`, at }));
}

function pointsText({ potential, done, planned, notDone, unfilled }: Points, at: number): string {
  return (
    `{"done":${publishedText(done[at])},"notDone":${publishedText(notDone[at])},"planned":${publishedText(planned[at])}` +
    `,"potential":${publishedText(potential[at])},"unfilled":${publishedText(unfilled[at])}}`
  );
}

const publishedText = (value = Number.NaN): string => numberText(published(value));

/** null where there is no number; minus zero has no sign. */
export function numberText(value = Number.NaN): string {
  if (Number.isNaN(value)) return "null";
  const millionths = Math.round(value * MILLION);
  // up to 15 digits a decimal number is the shortest that reads back as its double, so that it need not be looked for
  if (millionths / MILLION !== value || millionths < 0 || millionths >= MOST_EXACT) return String(value);
  const whole = Math.floor(millionths / MILLION);
  let rest = millionths - whole * MILLION;
  if (rest === 0) return String(whole);
  let nDigits = 6;
  for (; rest % 10 === 0; rest /= 10) nDigits--;
  return `${whole}.${String(rest).padStart(nDigits, "0")}`;
}

const MILLION = 1e6;
const MOST_EXACT = 1e15;
