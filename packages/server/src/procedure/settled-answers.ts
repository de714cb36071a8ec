import { createHash } from "node:crypto";
import { type SettledRating, type SubmissionColumns, submissionColumns } from "@touchstone/domain";
import { State } from "@touchstone/engine";
import { CellStore, columnIdsOf, parsePeriod, type Standard } from "@touchstone/standard";
import type { AnswersRead } from "../observations/import-observations.ts";

/** The settled ratings of one unit as a file of answers would have them. */
export interface SettledAnswers {
  readonly read: AnswersRead;
  readonly columns: SubmissionColumns;
}

/**
 * Settled ratings as answers: a level, with its error where it has one of its own; "insufficient" where every reviewer
 * found too little evidence. Where they are from stands beside each.
 */
export function settledAnswers(
  programme: string,
  standard: Standard,
  on: { readonly applicationId: string; readonly unitId: string; readonly period: string },
  settled: readonly SettledRating[],
): SettledAnswers {
  const { applicationId, unitId, period } = on;
  const columns = submissionColumns(programme, standard);
  const ids = columnIdsOf(columns.columns);
  const store = new CellStore(ids.length, { left: 1 << 24, spent: () => new RangeError("settledAnswers: too many") });
  store.touch(0);
  for (const { item, level, error } of settled) {
    const spec = columns.columns.find(({ id }) => id === item);
    if (spec === undefined) throw new RangeError(`settledAnswers: got ${item}, want an indicator of the standard`);
    const isTold = level !== null;
    store.set(0, spec.column, isTold ? State.present : State.insufficientEvidence, level ?? Number.NaN);
    if (isTold && error !== null) store.setError(0, spec.column, error);
  }
  const parsed = parsePeriod(period, standard.period);
  return {
    columns,
    read: {
      gathering: {
        columns: columns.columns,
        ids,
        units: [unitId],
        stores: new Map([[period, store]]),
        periods: new Map(parsed ? [[period, parsed]] : []),
      },
      remarks: settled.map(({ item }) => ({
        unit: unitId,
        period,
        indicator: item,
        source: `ratings of application ${applicationId}`,
        note: "",
      })),
      source: createHash("sha256").update(JSON.stringify({ applicationId, unitId, period, settled })).digest("hex"),
    },
  };
}
