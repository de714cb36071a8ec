import {
  type Explanation,
  explain,
  Holds,
  type Model,
  type Path,
  pathToNextGrade,
  State,
  type Table,
} from "@touchstone/engine";
import { countAbove, placeIn, type Warm } from "./warm.ts";

/** A cell of the engine's table in place of that on record. */
export interface ChangedCell {
  /** place of the column in the table */
  readonly column: number;
  readonly state: State;
  /** NaN unless present */
  readonly value: number;
}

/** How a unit would stand; numbers that there are none of are null, all are published digits. */
interface Standing {
  readonly score: number | null;
  /** 1 is best, equal ones share the better; null: not ranked */
  readonly rank: number | null;
  /** units that are ranked, this one among them if it is */
  readonly ranked: number;
  readonly grade: string | null;
  readonly gradeByScore: string | null;
  readonly gates: Readonly<Record<string, "yes" | "no" | "unknown">>;
  readonly nodes: Readonly<Record<string, { readonly score: number | null; readonly state: StateWord }>>;
}

/** What a node leaves of the whole score, the most first. */
interface Gap {
  readonly node: string;
  readonly score: number | null;
  readonly state: StateWord;
  /** the node's share of the whole */
  readonly share: number;
  /** points of the whole score that it would add at its best, the rest as it is */
  readonly lost: number;
}

interface NextGrade {
  /** the one aimed at; null: the highest is held */
  readonly grade: string | null;
  readonly reaches: boolean;
  /** no cheaper steps exist; false: good, not proven */
  readonly proven: boolean;
  readonly cost: number;
  readonly score: number | null;
  readonly steps: readonly { readonly node: string; readonly from: number | null; readonly to: number }[];
  /** that no answer changes */
  readonly gatesInTheWay: readonly string[];
}

export interface Previewed {
  readonly before: Standing | null;
  readonly after: Standing;
  readonly gaps: readonly Gap[];
  /** null: scores hang on who else takes part, so that no steps can be promised; or there are no grades */
  readonly path: NextGrade | null;
}

type StateWord = "present" | "missing" | "n/a" | "insufficient" | "refused";

/**
 * How a unit would stand with some of its answers changed, to the digits that an assessment of the same answers gives.
 * Where scores are fixed only its own row is computed; else the whole table is.
 * @returns null where the unit does not take part
 * @throws {ScoreError} or {MethodError} if a method of the standard meets a value that it can't take
 */
export function previewOf(warm: Warm, unitId: string, cells: readonly ChangedCell[]): Previewed | null {
  if (placeIn(warm.enrolled, unitId) < 0) return null;
  const { table, model } = warm;
  const at = placeIn(table.units, unitId);
  const before = at < 0 ? null : rowOf(table, at);
  const after = changed(before ?? emptyRow(table, unitId), cells);
  const now = before && explained(warm, before, at);
  const then = explained(warm, after, at);
  const ladders = model.grades.length > 0 ? warm.ladders : null;
  return {
    before: now && standingOf(warm, now, at),
    after: standingOf(warm, then, at),
    gaps: gapsOf(model, then),
    path: ladders && nextGrade(model, pathToNextGrade(model, after, 0, ladders)),
  };
}

/** A table of one unit. */
function rowOf({ units, columns, values, states }: Table, at: number): Table {
  const n = units.length;
  return {
    units: [units[at] ?? ""],
    columns,
    values: Float64Array.from(columns, (_, j) => values[j * n + at] ?? Number.NaN),
    states: Uint8Array.from(columns, (_, j) => states[j * n + at] ?? State.missing),
  };
}

const emptyRow = ({ columns }: Table, unitId: string): Table => ({
  units: [unitId],
  columns,
  values: new Float64Array(columns.length).fill(Number.NaN),
  states: new Uint8Array(columns.length).fill(State.missing),
});

function changed(row: Table, cells: readonly ChangedCell[]): Table {
  const values = row.values.slice();
  const states = row.states.slice();
  for (const { column, state, value } of cells) {
    values[column] = value;
    states[column] = state;
  }
  return { ...row, values, states };
}

/** The row scored: by itself, or among all others where it has to be. */
function explained({ model, table, ascending }: Warm, row: Table, at: number): Explanation {
  if (ascending !== null) return explain(model, row, 0);
  const whole = at < 0 ? withRow(table, row) : inPlace(table, row, at);
  return explain(model, whole, placeIn(whole.units, row.units[0] ?? ""));
}

function inPlace(table: Table, row: Table, at: number): Table {
  const n = table.units.length;
  const values = table.values.slice();
  const states = table.states.slice();
  row.values.forEach((value, j) => {
    values[j * n + at] = value;
    states[j * n + at] = row.states[j] ?? State.missing;
  });
  return { ...table, values, states };
}

/** The table with one more unit, in its place by id. */
function withRow({ units, columns, values, states }: Table, row: Table): Table {
  const id = row.units[0] ?? "";
  const later = units.findIndex((unit) => unit > id);
  const at = later < 0 ? units.length : later;
  const n = units.length + 1;
  const wide = { values: new Float64Array(n * columns.length), states: new Uint8Array(n * columns.length) };
  for (let j = 0; j < columns.length; j++) {
    const [from, to] = [j * units.length, j * n];
    wide.values.set(values.subarray(from, from + at), to);
    wide.states.set(states.subarray(from, from + at), to);
    wide.values[to + at] = row.values[j] ?? Number.NaN;
    wide.states[to + at] = row.states[j] ?? State.missing;
    wide.values.set(values.subarray(from + at, from + units.length), to + at + 1);
    wide.states.set(states.subarray(from + at, from + units.length), to + at + 1);
  }
  return { units: units.toSpliced(at, 0, id), columns, ...wide };
}

function standingOf({ model, scores, ascending }: Warm, of: Explanation, at: number): Standing {
  const grade = (g: number): string | null => model.grades[g]?.id ?? null;
  return {
    score: orNull(of.score),
    ...(ascending === null
      ? { rank: of.rank || null, ranked: of.nRanked }
      : rankAmong(ascending, scores[at], of.score)),
    grade: grade(of.grade),
    gradeByScore: grade(of.gradeByScore),
    gates: Object.fromEntries(model.gates.map(({ id }, g) => [id, HOLDS[of.gates[g] ?? Holds.unknown]])),
    nodes: Object.fromEntries(
      of.nodes.map(({ node, score, state }) => [
        model.nodes[node]?.id ?? "",
        { score: orNull(score), state: WORDS[state] },
      ]),
    ),
  };
}

/** @param own the unit's score in the list; no number where it has none there */
function rankAmong(ascending: Float64Array, own = Number.NaN, score: number): Pick<Standing, "rank" | "ranked"> {
  const others = ascending.length - (Number.isNaN(own) ? 0 : 1);
  if (Number.isNaN(score)) return { rank: null, ranked: others };
  return { rank: 1 + countAbove(ascending, score) - (own > score ? 1 : 0), ranked: others + 1 };
}

function gapsOf({ nodes, scale }: Model, { nodes: explainedNodes }: Explanation): Gap[] {
  return explainedNodes
    .flatMap(({ node, score, state, shareOfWhole: share }): Gap[] => {
      const of = nodes[node];
      if (!of?.input || state === State.notApplicable) return [];
      const lost = share * (scale[1] - (Number.isNaN(score) ? scale[0] : score));
      if (lost <= 0 && state === State.present) return [];
      return [
        { node: of.id, score: orNull(score), state: WORDS[state], share: millionths(share), lost: millionths(lost) },
      ];
    })
    .sort((a, b) => b.lost - a.lost || (a.node < b.node ? -1 : 1));
}

function nextGrade({ nodes, grades, gates }: Model, path: Path | null): NextGrade | null {
  return (
    path && {
      grade: grades[path.grade]?.id ?? null,
      reaches: path.reaches,
      proven: path.proven,
      cost: path.cost,
      score: orNull(path.score),
      steps: path.steps.map(({ node, from, to }) => ({ node: nodes[node]?.id ?? "", from: orNull(from), to })),
      gatesInTheWay: path.gatesInTheWay.map((g) => gates[g]?.id ?? ""),
    }
  );
}

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
const millionths = (value: number): number => Math.round(value * 1e6) / 1e6;

const HOLDS = { [Holds.no]: "no", [Holds.yes]: "yes", [Holds.unknown]: "unknown" } as const;
const WORDS: Readonly<Record<State, StateWord>> = {
  [State.present]: "present",
  [State.missing]: "missing",
  [State.notApplicable]: "n/a",
  [State.insufficientEvidence]: "insufficient",
  [State.refused]: "refused",
};
