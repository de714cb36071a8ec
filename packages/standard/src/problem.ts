/** One thing that is wrong in a document, with everything needed to find and mend it. */
export interface Problem {
  /** `refused` is a hard rule; `error` can't be read or computed; `warning` lets it pass */
  readonly level: "refused" | "error" | "warning";
  /** kebab-case and stable: tests and translations name it */
  readonly code: string;
  /** such as `criteria[0].indicators[3].weight` */
  readonly path: string;
  /** from 1; 0 where the document has no such place */
  readonly line: number;
  readonly column: number;
  readonly got: string;
  readonly want: string;
}

/** What a pure reader answers: the value, or every problem; warnings come with either. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A problem before its place in the file is known: what rules and compilation return. */
export interface Finding {
  readonly level: Problem["level"];
  readonly code: string;
  readonly path: readonly (string | number)[];
  readonly got: string;
  readonly want: string;
}
