import { printable } from "@touchstone/input";
import stringWidth from "string-width";

export interface Column {
  readonly title: string;
  readonly align: "left" | "right";
  /** may be cut to fit; the widest such column gives way first */
  readonly gives?: boolean;
}

export interface Layout {
  /** columns of the terminal; Infinity: nothing is cut */
  readonly width: number;
  /** styles a padded cell; row −1 is the header */
  readonly paint?: (text: string, row: number, column: number) => string;
}

const GAP = "  ";
const LEAST = 6;

/** Lines of an aligned table, header first. Widths are those of a terminal: 村 takes two columns, a Tibetan vowel sign none. */
export function tableLines(columns: readonly Column[], rows: readonly (readonly string[])[], layout: Layout): string[] {
  const texts = [columns.map(({ title }) => title), ...rows.map((row) => row.map(printable))];
  const widths = columns.map((_, j) => texts.reduce((most, row) => Math.max(most, stringWidth(row[j] ?? "")), 0));
  fit(widths, columns, layout.width);
  const paint = layout.paint ?? ((text: string) => text);
  return texts.map((row, r) =>
    columns
      .map(({ align }, j) => {
        const width = widths[j] ?? 0;
        const text = cut(row[j] ?? "", width);
        const space = " ".repeat(Math.max(0, width - stringWidth(text)));
        const last = j === columns.length - 1 && align === "left";
        return paint(align === "right" ? space + text : last ? text : text + space, r - 1, j);
      })
      .join(GAP)
      .trimEnd(),
  );
}

/** Columns that a table takes when those that may be cut are cut to `least`. */
export function narrowest(columns: readonly Column[], rows: readonly (readonly string[])[], least: number): number {
  const widthOf = (j: number): number => {
    const texts = [columns[j]?.title ?? "", ...rows.map((row) => printable(row[j] ?? ""))];
    return texts.reduce((most, text) => Math.max(most, stringWidth(text)), 0);
  };
  const widths = columns.map(({ gives }, j) => (gives ? Math.min(least, widthOf(j)) : widthOf(j)));
  return widths.reduce((sum, width) => sum + width, GAP.length * (columns.length - 1));
}

/** Takes columns away from the widest that give way until the table fits, or none can give more. */
function fit(widths: number[], columns: readonly Column[], width: number): void {
  let over = widths.reduce((sum, w) => sum + w, GAP.length * (widths.length - 1)) - width;
  while (over > 0) {
    let widest = -1;
    columns.forEach(({ gives }, j) => {
      if (gives && (widths[j] ?? 0) > Math.max(LEAST, widths[widest] ?? 0)) widest = j;
    });
    if (widest < 0) return;
    widths[widest] = (widths[widest] ?? 0) - 1;
    over--;
  }
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** A text cut to a width, with … where something is missing; never through a character. */
export function cut(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let kept = "";
  let used = 1; // the …
  for (const { segment } of graphemes.segment(text)) {
    used += stringWidth(segment);
    if (used > width) break;
    kept += segment;
  }
  return `${kept}…`;
}

/** A paragraph in lines of at most `width` columns, broken at spaces; a longer word stays whole. */
export function wrap(text: string, width: number, indent = ""): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of printable(text).split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && stringWidth(indent) + stringWidth(longer) > width) {
      lines.push(indent + line);
      line = word;
    } else line = longer;
  }
  if (line !== "") lines.push(indent + line);
  return lines;
}
