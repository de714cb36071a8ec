import type { Screen, Style } from "./screen.ts";
import { type Column, narrowest, tableLines, wrap } from "./table.ts";

/** A column of a table that changes its form where the screen is too narrow, so that nothing is cut that people need whole. */
export interface Shown extends Column {
  /** where the table is too wide: which columns give way first */
  readonly moves?: number;
  /** how it gives way: in fewer words; left out; else it goes to a line below its row */
  readonly by?: "short" | "leaving";
  /** of the i-th thing */
  readonly text: (i: number) => string;
  /** the same in fewer words */
  readonly short?: (i: number) => string;
  readonly style?: (i: number) => Style | null;
}

const LEAST_NAME = 14;

/** Lines of a table, header first, with a line below each row for what the screen has no room for beside it. */
export function fittedLines(all: readonly Shown[], order: ArrayLike<number>, screen: Screen): string[] {
  const { columns, moved } = fitted(all, order, screen.columns);
  const rows = Array.from(order, (i) => columns.map(({ text }) => text(i)));
  const [header = "", ...lines] = tableLines(columns, rows, {
    width: screen.columns,
    paint: (text, row, column) => {
      const unit = order[row];
      if (unit === undefined) return screen.paint("dim", text);
      const style = columns[column]?.style?.(unit) ?? null;
      return style === null ? text : screen.paint(style, text);
    },
  });
  const below = (i: number): string[] => {
    const parts = moved.flatMap(({ title, text }) =>
      text(i) === "—" || text(i) === "" ? [] : [`${title}: ${text(i)}`],
    );
    return wrap(parts.join(" · "), Math.min(screen.columns, 100), " ".repeat(6));
  };
  return [header, ...lines.flatMap((line, row) => [line, ...below(order[row] ?? 0)])];
}

/** The columns that a screen has room for, and those that go to a line below each row. */
function fitted(
  all: readonly Shown[],
  order: ArrayLike<number>,
  width: number,
): { readonly columns: readonly Shown[]; readonly moved: readonly Shown[] } {
  let columns = [...all];
  const moved: Shown[] = [];
  for (const column of all.filter(({ moves }) => moves).sort((a, b) => (a.moves ?? 0) - (b.moves ?? 0))) {
    const rows = Array.from(order, (i) => columns.map(({ text }) => text(i)));
    if (narrowest(columns, rows, LEAST_NAME) <= width) break;
    const { by, short } = column;
    if (by === "short" && short)
      columns = columns.map((other) => (other === column ? { ...column, text: short } : other));
    else columns = columns.filter((other) => other !== column);
    if (by === undefined) moved.push(column);
  }
  return { columns, moved: all.filter((column) => moved.includes(column)) };
}
