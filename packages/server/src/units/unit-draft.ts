import type { Refusal, UnitRegister } from "@touchstone/domain";

/** A unit as a row of a file has it: read, not yet looked at. Texts are trimmed and in Unicode's form NFC. */
export interface UnitDraft {
  readonly file: string;
  readonly line: number;
  /** in the scheme of the import */
  readonly code: string;
  readonly type: string;
  /** those that the row has */
  readonly names: readonly { readonly lang: string; readonly text: string }[];
  /** one a hierarchy that the file has a column for; null: it lies in none */
  readonly parents: readonly { readonly hierarchy: string; readonly code: string | null }[];
  /** null: before records began */
  readonly opened: string | null;
  readonly closed: string | null;
  /** those that the row has in other schemes */
  readonly codes: readonly { readonly scheme: string; readonly code: string }[];
}

/** One thing that is wrong in a file, with everything needed to find and mend it. */
export interface UnitProblem {
  readonly file: string;
  readonly line: number;
  /** as our own files name it; empty: the whole row */
  readonly column: string;
  /** what was found; empty where there is a refusal */
  readonly got: string;
  readonly want: string;
  /** why the register can't take it, with units by code and name; null: the row itself is wrong */
  readonly refusal: Refusal | null;
}

/** Every problem of an import. The first ten thousand are kept, the rest are counted. */
export class UnitProblems {
  readonly kept: UnitProblem[] = [];
  count = 0;

  add({ file, line }: Place, column: string, got: string, want: string): void {
    this.count++;
    if (this.kept.length < MOST_KEPT) this.kept.push({ file, line, column, got, want, refusal: null });
  }

  /** What the register refuses. @param nameOf code and name of a unit by its id, which nobody knows by heart */
  refuse({ file, line }: Place, column: string, refusal: Refusal, nameOf: (text: string) => string): void {
    this.count++;
    if (this.kept.length >= MOST_KEPT) return;
    const named = Object.entries(refusal).map(([key, value]) => [
      key,
      typeof value === "string" ? nameOf(value) : value,
    ]);
    const readable = Object.fromEntries(named) as Refusal; // the same keys, the same types
    this.kept.push({ file, line, column, got: "", want: "", refusal: readable });
  }
}

interface Place {
  readonly file: string;
  readonly line: number;
}

const MOST_KEPT = 10_000;

/** A unit as people name it: its code in a scheme, and its name; any other text stays as it is. */
export function nameIn(register: UnitRegister, scheme: string): (text: string) => string {
  return (text) => {
    const unit = register.get(text);
    if (!unit) return text;
    const code = unit.codes.findLast((row) => row.scheme === scheme)?.code;
    return [code, unit.names.at(-1)?.text].filter((part) => part !== undefined).join(" ");
  };
}

/** A text of a file in a message. */
export const quoted = (text: string): string => (text === "" ? "nothing" : JSON.stringify(text));
