import { Holds, isRelative } from "@touchstone/engine";
import { byRank, type Result } from "../result.ts";
import { counted, shownScore, shownShare } from "./figures.ts";
import { fittedLines, type Shown } from "./fitted-table.ts";
import type { Screen } from "./screen.ts";
import { wrap } from "./table.ts";
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
    ...wrap(about, width).map((line) => screen.paint("bold", line)),
    ...banner(result).flatMap((line) => wrap(line, width).map((part) => screen.paint("yellow", part))),
    "",
    ...fittedLines(columnsOf(result), order, screen),
    "",
    ...footer(result, order.length).flatMap((line) => wrap(line, width)),
    ...nextLines(next, screen.columns),
  ];
}

/** What to do next; a command that is too long for its line goes on after a backslash, so that it can be copied. */
function nextLines(next: string, columns: number): string[] {
  const isCommand = next.startsWith("npx ") && !next.includes("'");
  if (!isCommand) return [`Next: ${next}`];
  const lines = wrap(`Next: ${next}`, columns - 2);
  return lines.map((line, at) => (at < lines.length - 1 ? `${line} \\` : line));
}

function banner({ loaded }: Result): string[] {
  const lines: string[] = [];
  if (loaded.standard.numbersOnly)
    lines.push("Numbers only: an exercise with figures. It makes no statement about the units.");
  if (isRelative(loaded.model)) lines.push("Relative: a score depends on which other units are in the table.");
  return lines;
}

function columnsOf(result: Result): Shown[] {
  const { loaded, input, scored, present, uncertainty } = result;
  const { grades, gates } = loaded.model;
  const thresholds = grades.map(({ atLeast }) => atLeast);
  const titles = loaded.standard.grades.map(({ title }) => loaded.say(title));
  const hasNames = input.names.some((name) => name !== "");
  const isHeldBack = (i: number): boolean => scored.grades[i] !== scored.gradesByScore[i];
  const gradeText = (i: number): string => {
    if (scored.screened[i] === 1) return "too little data";
    return (titles[scored.grades[i] ?? -1] ?? "—") + (isHeldBack(i) ? " *" : "");
  };
  return [
    { title: "rank", align: "right", text: (i) => (scored.ranks[i] ? String(scored.ranks[i]) : "—") },
    ...(uncertainty
      ? [{ title: "5–95 %", align: "left", moves: 3, text: (i: number) => rankRange(uncertainty, i) } as const]
      : []),
    { title: "unit", align: "left", text: (i) => scored.units[i] ?? "" },
    ...(hasNames
      ? [{ title: "name", align: "left", gives: true, moves: 5, text: (i: number) => input.names[i] ?? "" } as const]
      : []),
    { title: "score", align: "right", text: (i) => shownScore(scored.scores[i] ?? Number.NaN, thresholds) },
    ...(grades.length > 0
      ? [
          {
            title: "grade",
            align: "left",
            moves: 4,
            text: gradeText,
            style: (i: number) => (isHeldBack(i) ? "yellow" : scored.grades[i] === 0 ? "green" : null),
          } as const,
        ]
      : []),
    ...(gates.length > 0
      ? [
          {
            title: "gates unmet",
            align: "left",
            moves: 1,
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
            moves: 2,
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

function footer(result: Result, nShown: number): string[] {
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
  return lines;
}
