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
  readonly #twins: ReadonlyMap<number, readonly number[]>;
  readonly #saysMissing: boolean;

  /** @param saysMissing the word "missing" is an answer: that there is none, whatever was answered before */
  constructor(
    gathering: Gathering,
    columns: SubmissionColumns,
    remarks: readonly SaidBeside[],
    problems: ImportProblems,
    saysMissing = false,
  ) {
    this.#saysMissing = saysMissing;
    this.#columns = columns;
    this.#gathering = gathering;
    this.#twins = twinsIn(columns);
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
    const put = new Set<number>();
    for (const [at, answer] of inPlace) if (answer !== null) put.add(at % columns.length);
    const said = columns.map((_, k) => k).filter((k) => this.#isFirst(k) && (this.#isSaid(store, k) || put.has(k)));
    const hasRemarks = this.#periodsWithRemarks.has(period);
    const hasPlaced = inPlace.size > 0;
    const cell: Said = { state: UNSET, value: 0, planned: 0, error: Number.NaN, source: "", note: "" };
    const answer = (place: number, k: number): Answer => {
      const spec = columns[k];
      if (spec === undefined) return null;
      const placed = hasPlaced ? inPlace.get(place * columns.length + k) : undefined;
      const state = store.stateOf(place, spec.column) as Said["state"]; // what the store was given
      if (placed !== undefined || !this.#isAnswer(state)) return placed ?? null;
      cell.state = state;
      cell.value = store.valueOf(place, spec.column);
      cell.planned = spec.planned >= 0 ? store.valueOf(place, spec.planned) : Number.NaN;
      cell.error = store.errorOf(place, spec.column);
      const remark = hasRemarks ? this.#remarks.get(keyOf(units[place] ?? "", period, spec.id)) : undefined;
      cell.source = remark?.source ?? "";
      cell.note = remark?.note ?? "";
      return answerOf(spec, cell);
    };
    const fill = (place: number, out: Answer[]): void => {
      for (let n = 0; n < said.length; n++) out[n] = answer(place, said[n] ?? 0);
    };
    const twins = this.#twins;
    if (twins.size === 0) return { said, fill };
    const fillTwins = (place: number, out: Answer[]): void => {
      fill(place, out);
      for (let n = 0; n < said.length; n++) for (const k of twins.get(said[n] ?? 0) ?? []) out[n] ??= answer(place, k);
    };
    return { said, fill: fillTwins };
  }

  /** Names where two columns that ask the same quantity are answered differently for one unit. */
  findContradictions(problems: ImportProblems): void {
    const { columns } = this.#columns;
    for (const [first, others] of this.#twins)
      for (const [period, store] of this.#gathering.stores)
        for (const [place, unit] of this.#gathering.units.entries())
          for (const k of others) {
            const [a, b] = [columns[first], columns[k]];
            if (a && b && contradict(store, place, a.column, b.column))
              problems.add(() => ({
                code: "asked-twice",
                unit,
                period,
                column: b.id,
                got: `another answer than to ${a.id}, which asks the same quantity`,
                want: "one answer to both, or one of them empty",
              }));
          }
  }

  #isFirst(k: number): boolean {
    for (const others of this.#twins.values()) if (others.includes(k)) return false;
    return true;
  }

  /** Whether the file answers a column at all, in a period. */
  saysOf(k: number, period: string): boolean {
    const store = this.#gathering.stores.get(period);
    return store !== undefined && this.#isSaid(store, k);
  }

  #isAnswer(state: number): boolean {
    return state !== UNSET && (this.#saysMissing || state !== State.missing);
  }

  #isSaid(store: Cells, k: number): boolean {
    const column = this.#columns.columns[k]?.column ?? -1;
    for (let place = 0; place < this.#gathering.units.length; place++)
      if (this.#isAnswer(store.stateOf(place, column))) return true;
    return (this.#twins.get(k) ?? []).some((twin) => this.#isSaid(store, twin));
  }
}

function says(store: Cells, place: number, column: number): boolean {
  const state = store.stateOf(place, column);
  return state !== UNSET && state !== State.missing;
}

function contradict(store: Cells, place: number, a: number, b: number): boolean {
  if (!says(store, place, a) || !says(store, place, b)) return false;
  return (
    store.stateOf(place, a) !== store.stateOf(place, b) || !Object.is(store.valueOf(place, a), store.valueOf(place, b))
  );
}

/** Columns that ask what an earlier one asks, by the place of that one. */
function twinsIn({ items }: SubmissionColumns): Map<number, number[]> {
  const places = Map.groupBy(items.keys(), (k) => items[k]?.key);
  return new Map([...places.values()].filter((ks) => ks.length > 1).map(([first = 0, ...others]) => [first, others]));
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
        unit,
        period,
        column: indicator,
        got: `${found} in a ${what}`,
        want: "words without persons: the record is public, and nothing in it can be taken back",
      }));
    else if (want !== null)
      problems.add(() => ({ code: "remark", unit, period, column: indicator, got: `another ${what}`, want }));
  }
}

const keyOf = (unit: string, period: string, indicator: string): string => `${indicator}\n${period}\n${unit}`;
