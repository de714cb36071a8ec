import { type Boundaries, dayFault, lifeOn, type Unit } from "@touchstone/domain";
import { printable } from "@touchstone/input";
import {
  boundariesOn,
  type CodeHolder,
  holdersOfCode,
  type Log,
  lineageOfUnit,
  readUnit,
  type Tx,
  todayIn,
  type UnitLine,
  unitLines,
} from "@touchstone/server";
import { organisationLog, reading } from "../record/logs.ts";
import { withRecord } from "../record/open.ts";
import type { RecordOptions } from "../record/options.ts";
import { Stop } from "../stop.ts";
import { counted } from "../terminal/figures.ts";
import type { Screen } from "../terminal/screen.ts";
import { wrap } from "../terminal/table.ts";
import { timelineOf } from "./unit-timeline.ts";

export interface UnitOptions extends RecordOptions {
  readonly scheme: string;
  readonly asOf?: string;
  readonly boundariesOf?: string;
  readonly recorded?: string;
  readonly json?: boolean;
  readonly organisation?: string;
}

/** `touchstone unit`: a unit by its code, its history, and where it is with the boundaries of another day. */
export async function runUnit(code: string, options: UnitOptions, screen: Screen): Promise<void> {
  wantDay(options.asOf, "--as-of");
  wantDay(options.boundariesOf, "--boundaries-of");
  const size = options.recorded === undefined ? null : Number(options.recorded);
  if (size !== null && !(Number.isSafeInteger(size) && size >= 0))
    throw new Stop(2, `--recorded: got ${JSON.stringify(options.recorded)}, want a number of events`);
  await withRecord(options, "unit", screen, async (opened) => {
    const log = await organisationLog(opened, options.organisation);
    const { scheme, asOf: on = null, boundariesOf: other } = options;
    const today = todayIn(log, opened.touchstone);
    const text = await reading(opened, async (tx) => {
      const holders = await holdersOfCode(tx, log, { scheme, code, on });
      const [holder, ...others] = holders;
      const unit = holder ? await readUnit(tx, log, holder.unitId, size) : null;
      if (!holder || !unit) throw new Stop(1, noUnit(code, options));
      // boundaries are asked of a day on which the unit is there: that of --as-of, else its last
      const day = on ?? (holder.until === null ? today : (holder.from ?? BEGINNING));
      const boundaries = other === undefined ? null : await boundariesOn(tx, log, unit.unitId, { day, other });
      if (options.json) return `${JSON.stringify({ ...unit, boundaries }, null, 2)}\n`;
      const lines = await linesOf(tx, log, unit, { scheme, on, size });
      if (boundaries && other !== undefined)
        lines.push("", ...(await boundaryLines(tx, log, unit, boundaries, { scheme, day, other })));
      if (others.length > 0) lines.push("", ...othersLines(code, others, holder));
      return `${lines.map(printable).join("\n")}\n`;
    });
    opened.progress.done();
    await screen.print(text);
  });
}

function wantDay(day: string | undefined, option: string): void {
  if (day !== undefined && dayFault(day) !== null)
    throw new Stop(2, `${option}: got ${JSON.stringify(day)}, want ${dayFault(day)}`);
}

function noUnit(code: string, { scheme, asOf, recorded }: UnitOptions): string {
  const when = asOf === undefined ? "" : ` on ${asOf}`;
  const known = recorded === undefined ? "" : ` in the first ${recorded} events`;
  const near = asOf === undefined ? "" : " Without --as-of: whoever ever had it.";
  return `No unit has the ${scheme} ${JSON.stringify(code)}${when}${known}.${near}`;
}

/** a day before all records */
const BEGINNING = "1000-01-01";

async function linesOf(
  tx: Tx,
  log: Log,
  unit: Unit,
  how: { scheme: string; on: string | null; size: number | null },
): Promise<string[]> {
  const lineage = await lineageOfUnit(tx, log, unit.unitId, how.size);
  const called = await callerFor(
    tx,
    log,
    [...lineage.flatMap(({ from, to }) => [from, to]), ...unit.memberships.map(({ parent }) => parent)],
    how,
  );
  const { on } = how;
  const names =
    on === null
      ? unit.names.filter(({ until }) => until === unit.closed)
      : unit.names.filter((name) => holds(name, on));
  const heading = names.map(({ text }) => text).join(" · ") || "(no name)";
  const isThere = on === null ? unit.closed === null : lifeOn(unit, on) !== null;
  const state =
    on === null ? (isThere ? "" : `, closed on ${unit.closed}`) : isThere ? `, on ${on}` : `, not there on ${on}`;
  const moments = timelineOf(unit, { lineage, called });
  return [
    `${heading} (${unit.type}${state})`,
    `id ${unit.unitId}`,
    "",
    ...moments.flatMap(({ day, what }, at) => {
      const shown = day === moments[at - 1]?.day && at > 0 ? " ".repeat(10) : (day ?? "—").padEnd(10);
      return [`${shown}  ${what}`];
    }),
  ];
}

const holds = ({ from, until }: { from: string | null; until: string | null }, on: string): boolean =>
  (from === null || from <= on) && (until === null || on < until);

/** How other units are called: their code and name, today or when they were last there. */
async function callerFor(
  tx: Tx,
  log: Log,
  unitIds: readonly string[],
  { scheme }: { readonly scheme: string },
): Promise<(unitId: string) => string> {
  const units = new Map<string, string>();
  for (const unitId of new Set(unitIds)) {
    const unit = await readUnit(tx, log, unitId);
    const code = unit?.codes.findLast((row) => row.scheme === scheme)?.code ?? "";
    units.set(unitId, `${code} ${unit?.names.at(-1)?.text ?? unitId}`.trim());
  }
  return (unitId) => units.get(unitId) ?? unitId;
}

/** What can be said of its figures with other boundaries, and what can't. */
async function boundaryLines(
  tx: Tx,
  log: Log,
  unit: Unit,
  { kind, units, sources }: Boundaries,
  how: { readonly scheme: string; readonly day: string; readonly other: string },
): Promise<string[]> {
  const { scheme, day, other } = how;
  const listed = (lines: readonly UnitLine[]): string[] =>
    lines.map(({ code, names }) => `  ${code ?? "—"}  ${names.map(({ text }) => text).join(" · ")}`);
  const there = await unitLines(tx, log, units, { scheme, on: other });
  const together = (await unitLines(tx, log, sources, { scheme, on: day })).filter(
    ({ unitId }) => unitId !== unit.unitId,
  );
  const head = `With the boundaries of ${other} (the unit as on ${day}):`;
  const say = (text: string): string[] => wrap(text, 100);
  switch (kind) {
    case "none":
      return [head, ...say("nowhere. It was closed without a successor, or was not there yet.")];
    case "same":
      return [head, ...listed(there), ...say("The same territory, as far as lineage says: figures can be compared.")];
    case "within":
      return [
        head,
        ...listed(there),
        ...say(
          `That has ${counted(together.length, "other unit")} of ${day} in it too. Figures of all of them can be summed to one of it; a figure of it can't be divided among them, for no weights are known:`,
        ),
        ...listed(together),
      ];
    case "together":
      return [
        head,
        ...listed(there),
        ...say(
          "These are all of it and nothing else: their figures can be summed to one of it; its own can't be divided among them.",
        ),
      ];
    case "divided":
      return [
        head,
        ...listed(there),
        ...say(
          "Which share of it is where is not known, and others have a share in them, or part of it is nowhere: its figures can neither be divided nor summed from theirs. What can be compared is the sum over all of these, against the sum over:",
        ),
        ...listed([...together]),
      ];
  }
}

function othersLines(code: string, others: readonly CodeHolder[], holder: CodeHolder): string[] {
  const days = others
    .filter(({ unitId }) => unitId !== holder.unitId)
    .map(({ from, until }) => `${from ?? "the beginning"} to ${until ?? "today"}`);
  return days.length === 0
    ? []
    : [`Another unit had the code ${code} from ${days.join(", and from ")} (--as-of shows it).`];
}
