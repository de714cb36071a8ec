import {
  Holds,
  MethodError,
  type Model,
  type Robustness,
  type Scored,
  State,
  scoredAndExplained,
  type Table,
} from "@touchstone/engine";
import type { Explained, ReportInput } from "@touchstone/pages";
import type { Card } from "./card.ts";
import type { ReadVersion } from "./read-version.ts";

export interface UnitReportAsked {
  readonly read: ReadVersion;
  readonly unitId: string;
  readonly name: string;
  readonly card: Card;
  /** null: its answers can't be shown */
  readonly table: Table | null;
  readonly period: string;
  readonly nUnits: number;
  readonly uncertainty: {
    readonly seed: number;
    readonly replicates: number;
    readonly certainAt: number;
    readonly scoreReplicates?: number;
  } | null;
}

/**
 * One unit as the report of a table has it, with its recorded figures. Its steps are explained where scoring its answers
 * alone gives the recorded scores digit for digit: what hangs on other units, or on an answer that is withheld, is not
 * told in steps that would be wrong.
 */
export function unitReport(asked: UnitReportAsked): ReportInput {
  const { read, unitId, name, card, period, uncertainty } = asked;
  const { standard, model, columns, listed, machineLanguages } = read;
  const table = asked.table ?? emptyTable(model, unitId);
  const alone = asked.table && scoredAlone(model, asked.table);
  const explained = alone && agrees(model, alone.scored, card) ? explainedAs(asked, alone.explained) : null;
  return {
    standard,
    model,
    columns,
    table,
    names: [name],
    period: period === "" ? null : period,
    scored: recorded(model, alone?.scored ?? null, unitId, card),
    present: Float64Array.of(card.present ?? Number.NaN),
    robustness: robustnessOf(model, card, uncertainty),
    certainAt: uncertainty?.certainAt ?? null,
    usual: false,
    items: [],
    explained: new Map(explained ? [[0, explained]] : []),
    places: null,
    provenance: {
      standardDigest: listed.digest,
      tableDigest: "",
      file: "",
      fileSha256: "",
      version: "",
      date: "",
    },
    machineLanguages,
  };
}

interface Alone {
  readonly scored: Scored;
  readonly explained: Explained;
}

function scoredAlone(model: Model, table: Table): Alone | null {
  try {
    const { scored, explanation } = scoredAndExplained(model, table, 0);
    return { scored, explained: { explanation, path: null } };
  } catch (error) {
    if (error instanceof MethodError) return null; // a method that needs more units than one
    throw error;
  }
}

const HOLDS: Readonly<Record<string, Holds>> = { yes: Holds.yes, no: Holds.no, unknown: Holds.unknown };

/** Whether scores, gates and grade of a unit alone are those that were recorded. */
function agrees(model: Model, scored: Scored, card: Card): boolean {
  const isSame = (a: number, b: number | null | undefined): boolean => (Number.isNaN(a) ? b === null : a === b);
  return (
    model.nodes.every(({ id }, k) => isSame(scored.scores[k] ?? Number.NaN, card.scores[id])) &&
    model.gates.every(({ id }, g) => scored.gates[g] === HOLDS[card.gates[id] ?? ""]) &&
    (scored.grades[0] ?? -1) === gradeAt(model, card.grade)
  );
}

const gradeAt = (model: Model, grade: string | null): number => model.grades.findIndex(({ id }) => id === grade);

/** The steps with the place that the unit has among all. */
function explainedAs({ card, nUnits }: UnitReportAsked, { explanation, path }: Explained): Explained {
  return { explanation: { ...explanation, rank: card.rank ?? 0, nRanked: nUnits }, path };
}

function recorded(model: Model, alone: Scored | null, unitId: string, card: Card): Scored {
  const scores = Float64Array.from(model.nodes, ({ id }) => card.scores[id] ?? Number.NaN);
  const states: Readonly<Record<string, State>> = {
    missing: State.missing,
    "n/a": State.notApplicable,
    insufficient: State.insufficientEvidence,
    refused: State.refused,
  };
  return {
    units: [unitId],
    exact: scores,
    scores,
    states: Uint8Array.from(model.nodes, ({ id }) => states[card.states[id] ?? ""] ?? State.present),
    ranks: Int32Array.of(card.rank ?? 0),
    answeredShare: Float64Array.of(card.present ?? Number.NaN),
    screened: Uint8Array.of(card.screened ? 1 : 0),
    gates: Uint8Array.from(model.gates, ({ id }) => HOLDS[card.gates[id] ?? ""] ?? Holds.unknown),
    grades: Int16Array.of(gradeAt(model, card.grade)),
    gradesByScore: Int16Array.of(gradeAt(model, card.gradeByScore)),
    weights: alone?.weights ?? null,
    points: alone?.points ?? null,
    sealed: [],
    undecided: [],
    stages: null,
  };
}

function robustnessOf(
  model: Model,
  { uncertainty: sure }: Card,
  of: UnitReportAsked["uncertainty"],
): Robustness | null {
  if (sure === null || of === null) return null;
  const nodes = model.nodes.flatMap(({ id }, k) => (sure.scores?.[id] ? [k] : []));
  const endsOf = (end: 0 | 1): Float64Array =>
    Float64Array.from(nodes, (k) => sure.scores?.[model.nodes[k]?.id ?? ""]?.[end] ?? Number.NaN);
  const shares = [...model.grades.map(({ id }) => id), "none"].map((id) => sure.grades?.[id] ?? 0);
  return {
    seed: of.seed,
    replicates: of.replicates,
    factors: [],
    scores: { replicates: of.scoreReplicates ?? 0, nodes: Int32Array.from(nodes), low: endsOf(0), high: endsOf(1) },
    rankLow: Int32Array.of(sure.rankLow ?? 0),
    rankMedian: Int32Array.of(sure.rankMedian ?? 0),
    rankHigh: Int32Array.of(sure.rankHigh ?? 0),
    gradeShares: Float64Array.from(shares),
    kept: Float64Array.of(sure.kept ?? Number.NaN),
    certain: Uint8Array.of(sure.certain ? 1 : 0),
    flips: [],
    influence: null,
    convergence: [],
  };
}

function emptyTable({ columns }: Model, unitId: string): Table {
  return {
    units: [unitId],
    columns,
    values: new Float64Array(columns.length).fill(Number.NaN),
    states: new Uint8Array(columns.length).fill(State.missing),
  };
}
