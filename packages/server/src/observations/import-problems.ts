/** One thing that keeps an import from being recorded. */
export interface ImportProblem {
  /** kebab-case and stable */
  readonly code: string;
  /** the unit as the file names it */
  readonly unit: string;
  /** empty where it does not matter */
  readonly period: string;
  /** id of the column, empty for the whole row */
  readonly column: string;
  readonly got: string;
  readonly want: string;
}

const SHOWN = 100;

/** Everything that keeps an import from being recorded: the first hundred in full, all of them as a number. */
export class ImportProblems {
  readonly shown: ImportProblem[] = [];
  count = 0;

  /** `problem` is only made where it is shown */
  add(problem: () => ImportProblem): void {
    if (++this.count <= SHOWN) this.shown.push(problem());
  }

  /** @throws {ImportRefused} where there are any */
  throwIfAny(): void {
    if (this.count > 0) throw new ImportRefused(this);
  }
}

/** Takes problems out of a transaction, which is rolled back by it: nothing was recorded. */
export class ImportRefused extends Error {
  override readonly name = "ImportRefused";
  readonly problems: ImportProblems;
  constructor(problems: ImportProblems) {
    super(`${problems.count} problems`);
    this.problems = problems;
  }
}
