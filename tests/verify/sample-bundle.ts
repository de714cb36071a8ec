/**
 * Writes a small bundle from docs/bundle.md, by code that shares nothing with the program that exports them: two
 * programmes, a county with villages, a merger, a unit that withdrew, corrections, a shared quantity, a standard that went
 * through notice and second key. The chapters lie in `sample/`; `tamper` lets a test play the attacker at each step.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { JsonObject } from "@touchstone/ledger";
import { writeAnswerTables, writeScorecardTable } from "./sample/answer-tables.ts";
import { handIn } from "./sample/answers.ts";
import { recordAssessment } from "./sample/assessment.ts";
import { listFiles } from "./sample/data-package.ts";
import { Draft, type Tamper } from "./sample/draft.ts";
import { enrol } from "./sample/enrolment.ts";
import { KEYS, VILLAGES, WITHDREW } from "./sample/names.ts";
import { observedOf } from "./sample/observed.ts";
import { parquetOf } from "./sample/parquet.ts";
import { scoreUnits } from "./sample/scoring.ts";
import { bringIntoForce } from "./sample/standard.ts";
import { RELATED, writeUnitTables } from "./sample/unit-tables.ts";
import { registerUnits } from "./sample/units.ts";
import { keyLine, type SampleLog } from "./sample-log.ts";

export interface SampleBundle {
  readonly files: Map<string, Uint8Array>;
  readonly organisation: SampleLog;
  readonly programme: SampleLog;
}

/** Writes the files of a bundle into a folder that is made anew. */
export function writeFiles(dir: string, files: ReadonlyMap<string, Uint8Array>): void {
  rmSync(dir, { recursive: true, force: true });
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), bytes);
  }
}

/** The files of a bundle by their paths. */
export async function sampleBundle(tamper: Tamper = {}): Promise<SampleBundle> {
  const draft = new Draft(tamper);
  const { organisation, programme, files } = draft;
  const units = registerUnits(draft);
  const inForce = bringIntoForce(draft);
  const enrolled = enrol(draft);
  const submitted = handIn(draft, inForce.standard);
  const observed = observedOf(submitted);
  const scoredUnits = VILLAGES.filter((id) => id !== WITHDREW && enrolled.includes(id));
  const assessed = recordAssessment(draft, inForce, scoreUnits(draft, inForce.standard, scoredUnits, observed));
  writeUnitTables(draft, units);
  writeAnswerTables(draft, submitted, observed);
  writeScorecardTable(draft, units, assessed.cards);
  draft.put("observations.parquet", await parquetOf(files.get("observations.csv") ?? Buffer.alloc(0)));
  draft.put("README.md", "# Open villages\n");
  const keys = tamper.keys ?? KEYS;
  for (const one of ["organisation", "programme"] as const)
    for (const [path, bytes] of draft[one].files(draft[one].entries.length, keys[one]))
      draft.put(`ledger/${one}/${path}`, bytes);
  draft.put("ledger/keys", keyLine(keys.organisation) + keyLine(keys.programme));
  tamper.files?.(files);
  const { data } = assessed;
  listFiles(files, {
    created: "2026-04-01T01:00:00.000Z",
    cut: {
      organisation: organisation.headAt(organisation.entries.length),
      programme: programme.headAt(programme.entries.length),
    },
    assessment: {
      id: data.assessmentId ?? null,
      seq: assessed.seq,
      period: data.period ?? null,
      day: data.day ?? null,
      engine: data.engine ?? null,
      standard: { id: inForce.standard.id, ...(data.standard as JsonObject) }, // as it is made, whoever had a hand in it
      cut: data.cut ?? null,
      inputs: data.inputs ?? null,
      nUnits: data.nUnits ?? null,
    },
    standards: [
      {
        version: "1",
        digest: inForce.digest,
        file: "standard/1.yaml",
        languages: draft.kind !== "points" ? ["bo"] : [],
      },
    ],
    shown: {
      units: RELATED.length,
      observations: observed.length,
      rows: draft.shown,
      withheldRows: draft.withheld,
    },
  });
  return { files, organisation, programme };
}
