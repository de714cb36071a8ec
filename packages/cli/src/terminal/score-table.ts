import { Holds, isRelative } from "@touchstone/engine";
import { byRank, type Result } from "../result.ts";
import { counted, shownScore, shownShare } from "./figures.ts";
import type { Screen, Style } from "./screen.ts";
import { type Column, tableLines, wrap } from "./table.ts";
import { rankRange, sureText, uncertaintyLines } from "./uncertainty-text.ts";
import { unscoredLines } from "./unscored.ts";

/** What people read first: the heading, the units by rank, and what to know before quoting a score. */
export function scoreLines(result: Result, screen: Screen, top: number, next: string): string[] {
  const { loaded, input, scored } = result;
  const width = Math.min(screen.columns, 100);
  const title = `${loaded.say(loaded.standard.title)} · version ${loaded.standard.version}`;
  const about = [title, input.period?.text, counted(scored.units.length, "unit")].filter(Boolean).join(" · ");
  const order = byRank(scored).subarray(0, top);
  return [
    screen.paint("bold", about),
    ...banner(result).flatMap((line) => wrap(line, width).map((part) => screen.paint("yellow", part))),
    "",
    ...rowsOf(result, order, screen),
    "",
    ...footer(result, order.length, next).flatMap((line) => wrap(line, width)),
  ];
}

function banner({ loaded }: Result): string[] {
  const lines: string[] = [];
  if (loaded.standard.numbersOnly)
    lines.push("Numbers only: an exercise with figures. It makes no statement about the units.");
  if (isRelative(loaded.model)) lines.push("Relative: a score depends on which other units are in the table.");
  return lines;
}

interface Shown extends Column {
  readonly text: (i: number) => string;
  readonly style?: (i: number) => Style | null;
}

function rowsOf(result: Result, order: Uint32Array, screen: Screen): string[] {
  const columns = columnsOf(result);
  const rows = Array.from(order, (i) => columns.map(({ text }) => text(i)));
  return tableLines(columns, rows, {
    width: screen.columns,
    paint: (text, row, column) => {
      const unit = order[row];
      if (unit === undefined) return screen.paint("dim", text);
      const style = columns[column]?.style?.(unit) ?? null;
      return style === null ? text : screen.paint(style, text);
    },
  });
}

function columnsOf(result: Result): Shown[] {
  const { loaded, input, scored, present, uncertainty } = result;
  const { grades, gates } = loaded.model;
  const thresholds = grades.map(({ atLeast }) => atLeast);
  const titles = loaded.standard.grades.map(({ title }) => loaded.say(title));
  const hasNames = input.names.some((name) => name !== "");
  const units = scored.units.map((_, i) => i);
  const isHeldBack = (i: number): boolean => scored.grades[i] !== scored.gradesByScore[i];
  const gradeText = (i: number): string => {
    if (scored.screened[i] === 1) return "too little data";
    return titles[scored.grades[i] ?? -1] ?? "—";
  };
  return [
    { title: "rank", align: "right", text: (i) => (scored.ranks[i] ? String(scored.ranks[i]) : "—") },
    ...(uncertainty
      ? [{ title: "5–95 %", align: "left", text: (i: number) => rankRange(uncertainty, i) } as const]
      : []),
    { title: "unit", align: "left", gives: true, text: (i) => scored.units[i] ?? "" },
    ...(hasNames
      ? [{ title: "name", align: "left", gives: true, text: (i: number) => input.names[i] ?? "" } as const]
      : []),
    { title: "score", align: "right", text: (i) => shownScore(scored.scores[i] ?? Number.NaN, thresholds) },
    ...(grades.length > 0
      ? [
          {
            title: "grade",
            align: "left",
            gives: true,
            text: gradeText,
            style: (i: number) => (isHeldBack(i) ? "yellow" : scored.grades[i] === 0 ? "green" : null),
          } as const,
          ...(units.some(isHeldBack)
            ? [{ title: "", align: "left", text: (i: number) => (isHeldBack(i) ? "*" : "") } as const]
            : []),
        ]
      : []),
    ...(gates.length > 0
      ? [
          {
            title: "gates unmet",
            align: "left",
            gives: true,
            text: (i: number) => gateText(result, i),
            style: (i: number) => (gateText(result, i) === "—" ? null : "red"),
          } as const,
        ]
      : []),
    { title: "data", align: "right", text: (i) => shownShare(present[i] ?? Number.NaN) },
    ...(uncertainty && grades.length > 0
      ? [
          {
            title: "sure",
            align: "left",
            text: (i: number) => sureText(uncertainty, i),
            style: (i: number) => (uncertainty.robustness.certain[i] === 1 ? null : "yellow"),
          } as const,
        ]
      : []),
  ];
}

/** Ids of the gates that don't hold; with ? where that is not yet shown. */
function gateText({ loaded, scored }: Result, i: number): string {
  const n = scored.units.length;
  const unmet = loaded.model.gates.flatMap(({ id }, g) => {
    const holds = scored.gates[g * n + i];
    return holds === Holds.yes ? [] : [holds === Holds.unknown ? `${id}?` : id];
  });
  return unmet.join(", ") || "—";
}

function footer(result: Result, nShown: number, next: string): string[] {
  const { loaded, scored } = result;
  const lines: string[] = [];
  const more = scored.units.length - nShown;
  if (more > 0) lines.push(`${counted(more, "unit")} more: leave out --top.`);
  const held = scored.grades.some((grade, i) => grade !== scored.gradesByScore[i]);
  if (held) lines.push("* The score alone would give a higher grade; explain says what holds it back.");
  if (scored.gates.some((holds) => holds === Holds.unknown))
    lines.push("? Not yet shown: the gate's inputs are unknown.");
  lines.push(
    `data: share of the answers that apply and are there. Scores run from ${loaded.model.scale.join(" to ")}.`,
  );
  lines.push(...unscoredLines(result));
  lines.push(...uncertaintyLines(result.uncertainty, loaded.standard));
  lines.push(`Next: ${next}`);
  return lines;
}
