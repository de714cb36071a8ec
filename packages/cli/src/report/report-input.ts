import { createHash } from "node:crypto";
import { basename } from "node:path";
import { explain, itemAnalysis, pathToNextGrade } from "@touchstone/engine";
import type { Explained, ReportInput } from "@touchstone/pages";
import { laddersOf, tableDigest } from "@touchstone/standard";
import type { Result } from "../result.ts";
import { versionOf } from "../version.ts";

/** What a report needs beside the scores. */
export interface Asked {
  /** places of the units that get a section */
  readonly sections: readonly number[];
  readonly places: number | null;
  /** ISO date of the report */
  readonly date: string;
  readonly machineLanguages: readonly string[];
}

/** Correlations of two units say nothing. */
const FEWEST_FOR_ITEMS = 3;

/** Gathers what the report draws. @throws as `explain` */
export function reportInput({ loaded, input, scored, present, uncertainty }: Result, asked: Asked): ReportInput {
  const { standard, model, columns, digest } = loaded;
  const { table, names, period } = input;
  const ladders = laddersOf(standard, model);
  const explained = new Map<number, Explained>();
  for (const i of asked.sections) {
    const path = standard.grades.length > 0 ? pathToNextGrade(model, table, i, ladders) : null;
    explained.set(i, { explanation: explain(model, table, i), path });
  }
  const nRanked = scored.ranks.reduce((count, rank) => count + (rank > 0 ? 1 : 0), 0);
  return {
    standard,
    model,
    columns,
    table,
    names,
    period: period?.text ?? null,
    scored,
    present,
    robustness: uncertainty?.robustness ?? null,
    certainAt: uncertainty?.plan.certainAt ?? null,
    usual: uncertainty?.usual ?? false,
    items: nRanked < FEWEST_FOR_ITEMS ? [] : itemAnalysis(model, scored),
    explained,
    places: asked.places,
    machineLanguages: asked.machineLanguages,
    provenance: {
      standardDigest: digest,
      tableDigest: tableDigest(table, createHash("sha256")),
      file: basename(input.file),
      fileSha256: input.sha256,
      version: versionOf(),
      date: asked.date,
    },
  };
}
