import type { CellKind, SheetRow } from "./sheet.ts";

/** How far down the row that names the columns is looked for. */
const MOST_ROWS_ABOVE = 50;

/** The columns of a sheet: their names by place, and the rows that name them. */
export interface SheetHeader {
  readonly firstRow: number;
  readonly lastRow: number;
  /** empty where a column has no name */
  readonly names: readonly string[];
}

interface Held {
  readonly number: number;
  readonly kinds: readonly CellKind[];
  readonly texts: readonly string[];
}

/**
 * Finds the rows that name the columns, below titles and groups: the first with the column `unit`, and the
 * one under it where that goes on naming (nothing under `unit`, texts only, a name that is known). A group
 * above joins the names only where two columns would be twins without it: `2025 / notices`.
 */
export class HeaderRows {
  readonly #knows: (name: string) => boolean;
  readonly #isUnit: (name: string) => boolean;
  readonly #above: Held[] = [];
  #found: { row: Held; unitAt: number } | null = null;
  header: SheetHeader | null = null;

  /** @param isUnit says which name heads the column that tells the units apart */
  constructor(knows: (name: string) => boolean, isUnit: (name: string) => boolean) {
    this.#knows = knows;
    this.#isUnit = isUnit;
  }

  /** Takes a row, as long as `header` is null. @returns whether it belongs to the header, and is not data */
  take({ number, kinds, texts }: SheetRow): boolean {
    const row = { number, kinds: [...kinds], texts: [...texts] };
    if (this.#found) return this.#goOn(this.#found.row, this.#found.unitAt, row);
    const unitAt = row.texts.findIndex((text) => this.#isUnit(text));
    if (unitAt >= 0) this.#found = { row, unitAt };
    else this.#above.push(row);
    if (this.#above.length > MOST_ROWS_ABOVE) this.end();
    return true;
  }

  /** Decides with what there is: the sheet has ended, or goes on without a header. */
  end(): void {
    if (this.header) return;
    const row = this.#found?.row ?? this.#above[0];
    if (row) this.header = this.#headerOf(row, []);
  }

  #goOn(row: Held, unitAt: number, next: Held): boolean {
    const isUnder =
      next.number === row.number + 1 &&
      (next.kinds[unitAt] ?? "empty") === "empty" &&
      next.kinds.every((kind) => kind === "empty" || kind === "text") &&
      next.texts.some((text) => this.#knows(text));
    this.header = isUnder ? this.#headerOf(next, [row]) : this.#headerOf(row, []);
    return isUnder;
  }

  #headerOf(last: Held, over: readonly Held[]): SheetHeader {
    const width = Math.max(last.texts.length, ...over.map(({ texts }) => texts.length));
    const names = Array.from({ length: width }, (_, at) => {
      const own = last.texts[at]?.trim() ?? "";
      return own === "" ? (over[0]?.texts[at]?.trim() ?? "") : own;
    });
    const groups = [...this.#above.filter(isGroup), ...over].at(-1);
    return { firstRow: over[0]?.number ?? last.number, lastRow: last.number, names: apart(names, groups) };
  }
}

/** A row above the names that groups them, not a title. */
function isGroup({ kinds }: Held): boolean {
  return kinds.filter((kind) => kind !== "empty").length > 1;
}

/** Names with the group above each, which spreads to the right, where two would be the same without. */
function apart(names: readonly string[], groups: Held | undefined): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  let group = "";
  return names.map((name, at) => {
    group = groups?.texts[at]?.trim() || group;
    const isTwin = name !== "" && (counts.get(name) ?? 0) > 1;
    return isTwin && group !== "" && group !== name ? `${group} / ${name}` : name;
  });
}
