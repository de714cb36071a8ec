import type { Check, Report } from "@touchstone/verify";
import { counted } from "../terminal/figures.ts";
import type { Screen } from "../terminal/screen.ts";
import { wrap } from "../terminal/table.ts";

const WIDEST = 110;

/** A report for people: what it is about, what does not hold, what holds, and what can't be told. */
export function reportLines(bundle: string, report: Report, screen: Pick<Screen, "columns" | "paint">): string[] {
  const { checks, limits } = report;
  const width = Math.min(screen.columns, WIDEST);
  const having = (outcome: Check["outcome"]): Check[] => checks.filter((check) => check.outcome === outcome);
  const [fails, holds, cannot] = [having("fails"), having("holds"), having("cannot")];
  const says = (text: string): string[] =>
    wrap(text, width, "    ").map((line, at) => (at === 0 ? `  ${line.trimStart()}` : line));
  const mark = report.bundle.rehearsal === null ? [] : [screen.paint(["bold", "red"], `${report.bundle.rehearsal}.`)];
  return [
    ...mark,
    `${bundle}: ${aboutOf(report)}`,
    "",
    ...listOf(
      screen.paint(["bold", "red"], `Does not hold (${fails.length})`),
      fails.flatMap((check) => failingLines(check, screen, width)),
    ),
    ...listOf(
      screen.paint("bold", `Checked, and holds (${holds.length})`),
      holds.flatMap(({ title, found }) => says(`${screen.paint("green", "✓")} ${title} (${found})`)),
    ),
    ...listOf(
      screen.paint("bold", `Could not be checked (${cannot.length})`),
      cannot.flatMap(({ title, found }) => says(`? ${title} (${found})`)),
    ),
    ...listOf(
      screen.paint("bold", "Nobody can check from here"),
      limits.flatMap(({ text }) => says(`· ${text}`)),
    ),
    report.holds
      ? screen.paint(["bold", "green"], "Everything that could be checked holds.")
      : screen.paint(["bold", "red"], `${counted(fails.length, "check")} ${fails.length === 1 ? "fails" : "fail"}.`),
    ...mark,
  ];
}

function listOf(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines, ""];
}

function failingLines({ title, faults, nFaults }: Check, screen: Pick<Screen, "paint">, width: number): string[] {
  const lines = faults.flatMap(({ where, found, wanted }) =>
    wrap(`${where}: got ${found}, want ${wanted}`, width, "    "),
  );
  const more = nFaults > faults.length ? [`    and ${counted(nFaults - faults.length, "more", "more")}`] : [];
  return [`  ${screen.paint("red", "✗")} ${title}`, ...lines, ...more];
}

function aboutOf({ bundle: { programme, organisation, period, standard, nUnits } }: Report): string {
  if (programme === null) return "no bundle that can be read";
  const of = `${programme} of ${organisation}`;
  if (nUnits === null) return `${of}, not assessed`;
  return [of, period, standard, counted(nUnits, "unit")].filter(Boolean).join(", ");
}
