import { canonicalJson, type Json, type JsonObject } from "@touchstone/ledger";
import type { Submitted } from "./answers.ts";
import { csv } from "./csv.ts";
import type { Draft } from "./draft.ts";
import { textOf, VILLAGES } from "./names.ts";
import type { Observed } from "./observed.ts";
import { importedOf } from "./unit-tables.ts";
import type { SampleUnits } from "./units.ts";

/** Writes the tables of what was handed in and observed. */
export function writeAnswerTables(draft: Draft, submitted: readonly Submitted[], observed: readonly Observed[]): void {
  draft.put(
    "submissions.csv",
    csv(
      ["seq", "submission_id", "part", "of", "programme_id", "period", "at", "n_rows", "n_answers", "file"],
      submitted.map(({ seq, data, rows, file, at }) => [
        seq,
        data.submissionId,
        1,
        1,
        data.programmeId,
        data.period,
        at,
        rows.length,
        data.nAnswers,
        file,
      ]),
    ),
  );
  draft.put(
    "observations.csv",
    csv(
      ["unit_id", "period", "item", "value", "state", "error", "source", "note", "seq"],
      observed.map(({ unit, period, item, answer, seq }) => [unit, period, item, ...cellsOf(answer), seq]),
    ),
  );
}

/** The columns that an answer is shown in: value, state, error, source, note. */
function cellsOf(answer: Json): unknown[] {
  const isMap = typeof answer === "object" && answer !== null && !Array.isArray(answer);
  const of: JsonObject = isMap ? (answer as JsonObject) : { value: answer }; // neither null nor a list
  const plain = (value: Json | undefined): string | null =>
    value === undefined ? null : typeof value === "string" ? value : canonicalJson(value);
  return [plain(of.value), of.state ?? null, plain(of.error), of.source ?? null, of.note ?? null];
}

/** Writes the table of scorecards, each with the unit's code and its name now. */
export function writeScorecardTable(draft: Draft, units: SampleUnits, cards: readonly JsonObject[]): void {
  draft.put(
    "scorecards.csv",
    csv(
      ["unit_id", "code", "name", "rank", "rank_low", "rank_high", "score", "grade", "kept", "certain", "screened"],
      cards.map(({ unit, rank, score, grade, screened, uncertainty }) => {
        const id = textOf(unit);
        const { rankLow, rankHigh, kept, certain } = uncertainty as JsonObject; // as cards are made
        const name = id === VILLAGES[0] ? "New Mill" : importedOf(units, id, "names")[0]?.text;
        const code = importedOf(units, id, "codes")[0]?.code;
        return [id, code, name, rank, rankLow, rankHigh, score, grade, kept, certain, screened];
      }),
    ),
  );
}
