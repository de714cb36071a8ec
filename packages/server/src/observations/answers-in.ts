import { personalIn, type SubmissionColumns } from "@touchstone/domain";
import { State } from "@touchstone/engine";
import {
  type Answer,
  answerOf,
  type Cells,
  type Gathering,
  type Said,
  UNSET,
  wantOfRemark,
} from "@touchstone/standard";
import type { InPlace } from "./hold-back.ts";
import type { ImportProblems } from "./import-problems.ts";

/** A source or a note, as it was read. */
export interface SaidBeside {
  /** the unit as the file calls it */
  readonly unit: string;
  readonly period: string;
  /** id of the column */
  readonly indicator: string;
  readonly source: string;
  readonly note: string;
}

/** The answers of one period, unit by unit. */
export interface PeriodAnswers {
  /** places in the list of columns of all that anything is said of */
  readonly said: readonly number[];
  /** Fills `out` with the answers of a unit, in the order of `said`; null where nothing is said. */
  fill(place: number, out: Answer[]): void;
}

/**
 * What a file answers, as canonical answers. An empty cell says nothing, and so does the word "missing": it takes no earlier
 * answer back.
 */
export class AnswersIn {
  readonly #columns: SubmissionColumns;
  readonly #remarks = new Map<string, SaidBeside>();
  readonly #periodsWithRemarks = new Set<string>();
  readonly #gathering: Gathering;

  constructor(
    gathering: Gathering,
    columns: SubmissionColumns,
    remarks: readonly SaidBeside[],
    problems: ImportProblems,
  ) {
    this.#columns = columns;
    this.#gathering = gathering;
    for (const remark of remarks) {
      refuseRemark(remark, problems);
      this.#remarks.set(keyOf(remark.unit, remark.period, remark.indicator), remark);
      this.#periodsWithRemarks.add(remark.period);
    }
  }

  /** @param inPlace what stands in place of cells, at their place × number of columns + column's place in the list */
  of(store: Cells, period: string, inPlace: InPlace): PeriodAnswers {
    const { columns } = this.#columns;
    const { units } = this.#gathering;
    const said = columns.map((_, k) => k).filter((k) => this.#isSaid(store, k) || isPut(inPlace, k, columns.length));
    const hasRemarks = this.#periodsWithRemarks.has(period);
    const hasPlaced = inPlace.size > 0;
    const cell: Said = { state: UNSET, value: 0, planned: 0, error: Number.NaN, source: "", note: "" };
    const fill = (place: number, out: Answer[]): void => {
      for (let n = 0; n < said.length; n++) {
        const k = said[n] ?? 0;
        const spec = columns[k];
        if (spec === undefined) continue;
        const placed = hasPlaced ? inPlace.get(place * columns.length + k) : undefined;
        const state = store.stateOf(place, spec.column) as Said["state"]; // what the store was given
        if (placed !== undefined || state === UNSET || state === State.missing) {
          out[n] = placed ?? null;
          continue;
        }
        cell.state = state;
        cell.value = store.valueOf(place, spec.column);
        cell.planned = spec.planned >= 0 ? store.valueOf(place, spec.planned) : Number.NaN;
        cell.error = store.errorOf(place, spec.column);
        const remark = hasRemarks ? this.#remarks.get(keyOf(units[place] ?? "", period, spec.id)) : undefined;
        cell.source = remark?.source ?? "";
        cell.note = remark?.note ?? "";
        out[n] = answerOf(spec, cell);
      }
    };
    return { said, fill };
  }

  /** Whether the file answers a column at all, in a period. */
  saysOf(k: number, period: string): boolean {
    const store = this.#gathering.stores.get(period);
    return store !== undefined && this.#isSaid(store, k);
  }

  #isSaid(store: Cells, k: number): boolean {
    const column = this.#columns.columns[k]?.column ?? -1;
    for (let place = 0; place < this.#gathering.units.length; place++) {
      const state = store.stateOf(place, column);
      if (state !== UNSET && state !== State.missing) return true;
    }
    return false;
  }
}

/** Is anything but "nothing" put in place in a column? */
function isPut(inPlace: InPlace, k: number, nColumns: number): boolean {
  for (const [at, answer] of inPlace) if (answer !== null && at % nColumns === k) return true;
  return false;
}

function refuseRemark({ unit, period, indicator, source, note }: SaidBeside, problems: ImportProblems): void {
  for (const [what, text] of [
    ["source", source],
    ["note", note],
  ] as const) {
    const found = personalIn(text);
    const want = text === "" ? null : wantOfRemark(text);
    if (found !== null)
      problems.add(() => ({
        code: "personal",
        ...{ unit, period, column: indicator },
        got: `${found} in a ${what}`,
        want: "words without persons: the record is public, and nothing in it can be taken back",
      }));
    else if (want !== null)
      problems.add(() => ({ code: "remark", ...{ unit, period, column: indicator }, got: `another ${what}`, want }));
  }
}

const keyOf = (unit: string, period: string, indicator: string): string => `${indicator}\n${period}\n${unit}`;
