import {
  explain,
  itemAnalysis,
  pathToNextGrade,
  robustness,
  type Scored,
  State,
  score,
  type Table,
} from "@touchstone/engine";
import { check, compile, laddersOf, planOf, type Standard } from "@touchstone/standard";
import type { ReportInput } from "./report-input.ts";

/** For tests: a unit with a name and the cells of its row by column; what is not there is missing. */
export interface SampleUnit {
  readonly id: string;
  readonly name?: string;
  readonly cells: Readonly<Record<string, number>>;
}

/** The standard that a YAML text is. @throws {Error} with every problem in it */
export function sampleStandard(yaml: string): Standard {
  const checked = check(yaml);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.value;
}

/** A scored table as the command line would hand it over. */
export function sampleInput(standard: Standard, units: readonly SampleUnit[], isSure: boolean): ReportInput {
  const { model, columns } = compile(standard);
  const sorted = [...units].sort((a, b) => (a.id < b.id ? -1 : 1));
  const n = sorted.length;
  const values = new Float64Array(model.columns.length * n).fill(Number.NaN);
  const states = new Uint8Array(values.length).fill(State.missing);
  model.columns.forEach((column, j) => {
    sorted.forEach(({ cells }, i) => {
      const value = cells[column];
      if (value === undefined) return;
      values[j * n + i] = value;
      states[j * n + i] = State.present;
    });
  });
  const table: Table = { units: sorted.map(({ id }) => id), columns: model.columns, values, states };
  const scored: Scored = score(model, table);
  const plan = planOf(standard, model, columns, { replicates: 200 });
  const ladders = laddersOf(standard, model);
  return {
    standard,
    model,
    columns,
    table,
    names: sorted.map(({ name }) => name ?? ""),
    period: "2026",
    scored,
    present: Float64Array.from(sorted, ({ cells }) => Object.keys(cells).length / model.columns.length),
    robustness: isSure ? robustness(model, table, plan) : null,
    certainAt: isSure ? plan.certainAt : null,
    usual: standard.robustness === undefined,
    items: itemAnalysis(model, scored),
    explained: new Map(
      sorted.map((_, i) => [
        i,
        {
          explanation: explain(model, table, i),
          path: standard.grades.length > 0 ? pathToNextGrade(model, table, i, ladders) : null,
        },
      ]),
    ),
    places: null,
    provenance: {
      standardDigest: "a".repeat(64),
      tableDigest: "b".repeat(64),
      file: "data.csv",
      fileSha256: "c".repeat(64),
      version: "0.1.0",
      date: "2026-03-01",
    },
    machineLanguages: [],
  };
}
