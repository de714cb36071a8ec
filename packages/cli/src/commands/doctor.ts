import { type Check, doctor, findHome } from "@touchstone/server";
import { asStop } from "../record/open.ts";
import { Stop } from "../stop.ts";
import { counted } from "../terminal/figures.ts";
import { progressOn } from "../terminal/progress.ts";
import type { Screen } from "../terminal/screen.ts";
import { wrap } from "../terminal/table.ts";
import { registerTsx } from "../tsx/register.ts";

export interface DoctorOptions {
  readonly home?: string;
  readonly deep?: boolean;
  readonly json?: boolean;
}

const WIDEST = 120;
const MARKS = { yes: "ok", no: "WRONG", unknown: "?" } as const;

/** `touchstone doctor`: looks at a data folder from the machine up to the ledgers, then at the service; changes nothing. */
export async function runDoctor(options: DoctorOptions, screen: Screen): Promise<void> {
  const checks = await examined(options, screen);
  if (options.json) await screen.print(`${JSON.stringify(checks, null, 2)}\n`);
  else await screen.print(`${checks.flatMap((check) => linesOf(check, screen)).join("\n")}\n`);
  const nWrong = checks.filter(({ ok }) => ok === "no").length;
  const nUnknown = checks.filter(({ ok }) => ok === "unknown").length;
  if (nWrong > 0) throw new Stop(1, `${counted(nWrong, "thing")} wrong.`);
  if (nUnknown > 0) screen.say(`${counted(nUnknown, "thing")} could not be looked at.`);
}

async function examined({ home: folder, deep = false }: DoctorOptions, screen: Screen): Promise<Check[]> {
  const progress = progressOn(screen);
  try {
    const home = await findHome(folder ?? null);
    const checks = await doctor(home, { deep, say: progress.at, databaseUrl: process.env.DATABASE_URL });
    registerTsx(); // the service has pages
    const { serviceChecks } = await import("@touchstone/service");
    return [...checks, ...(await serviceChecks({ home, environment: process.env, now: () => new Date() }))];
  } catch (error) {
    throw asStop(error);
  } finally {
    progress.done();
  }
}

function linesOf({ name, ok, found, wanted, wayOut }: Check, screen: Screen): string[] {
  const mark = MARKS[ok].padEnd(5);
  const width = Math.min(screen.columns, WIDEST) - mark.length - 1;
  const paragraphs = [`${name}: ${found}`, ...(ok === "yes" ? [] : [`wanted: ${wanted}`, wayOut ?? ""])];
  const lines = paragraphs.flatMap((paragraph) => wrap(paragraph, width));
  const painted = ok === "no" ? screen.paint("red", mark) : mark;
  return lines.map((line, at) => `${at === 0 ? painted : " ".repeat(mark.length)} ${line}`);
}
