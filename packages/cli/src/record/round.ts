import { availableParallelism } from "node:os";
import { APPLICATION_STATES, type ApplicationState } from "@touchstone/domain";
import {
  type ApplicationRow,
  applicationRows,
  applicationView,
  cyclesOf,
  listAccounts,
  type RoundScene,
  type RowsAsked,
  roundScene,
  runDue,
  runOnThreads,
} from "@touchstone/server";
import { Stop } from "../stop.ts";
import { counted } from "../terminal/figures.ts";
import type { Screen } from "../terminal/screen.ts";
import { tableLines } from "../terminal/table.ts";
import { printAsJson } from "./json.ts";
import { languageOfLog, programmeLog, reading } from "./logs.ts";
import { carryOut, type Opened, printReceipt, withRecord } from "./open.ts";
import type { ListOptions, RecordOptions } from "./options.ts";
import { refusalText } from "./refusal-text.ts";
import { shownText, textsOf } from "./texts.ts";

export interface CycleOptions extends RecordOptions {
  readonly title: readonly string[];
  readonly period: string;
  readonly opens: string;
  readonly closes: string;
}

export interface ApplicationListOptions extends ListOptions {
  readonly cycle?: string;
  readonly state?: readonly string[];
}

/** `touchstone cycle open`: opens a round by the standard in force. */
export async function runCycleOpen(programme: string, options: CycleOptions, screen: Screen): Promise<void> {
  await withRecord(options, "cycle open", screen, async (opened) => {
    const log = await programmeLog(opened, programme);
    const cycleId = opened.touchstone.newId();
    const titles = textsOf(options.title, await languageOfLog(opened, log));
    const { period, opens, closes } = options;
    const receipt = await carryOut(opened, log, { type: "OpenCycle", cycleId, titles, period, opens, closes });
    await printReceipt(screen, `Opened the round ${cycleId} of ${programme}, ${opens} until ${closes}`, receipt);
  });
}

/** `touchstone cycle list`: the rounds of a programme. */
export async function runCycleList(programme: string, options: ListOptions, screen: Screen): Promise<void> {
  await withRecord(options, "cycle list", screen, async (opened) => {
    const cycles = await inRound(opened, programme, cyclesOf);
    if (options.json) return printAsJson(screen, cycles);
    if (cycles.length === 0) return screen.print("There is no round yet.\n");
    const rows = cycles.map(({ cycleId, titles, period, opens, closes, state, standard }) => [
      cycleId,
      shownText(titles, null),
      period,
      opens,
      closes,
      state,
      standard.version,
    ]);
    await screen.print(table(["round", "title", "period", "opens", "closes", "", "standard"], rows, screen));
  });
}

/** `touchstone application list`: the applications that the account may see. */
export async function runApplicationList(
  programme: string,
  options: ApplicationListOptions,
  screen: Screen,
): Promise<void> {
  const states = options.state?.map(stateNamed) ?? null;
  await withRecord(options, "application list", screen, async (opened) => {
    const found = await inRound(opened, programme, (scene) => allRows(scene, options.cycle ?? null, states));
    if (options.json) return printAsJson(screen, found);
    if (found.length === 0) return screen.print("There is no such application.\n");
    const rows = found.map(({ applicationId, unit, grade, state, deadline }) => [
      applicationId,
      unit.code ?? "",
      unit.names[0]?.text ?? "",
      grade,
      state,
      deadline?.last ?? "",
    ]);
    await screen.print(table(["application", "unit", "", "sought", "stands at", "last day"], rows, screen));
  });
}

/** `touchstone application show`: one application as far as the account may see it. */
export async function runApplicationShow(
  programme: string,
  application: string,
  options: ListOptions,
  screen: Screen,
): Promise<void> {
  await withRecord(options, "application show", screen, async (opened) => {
    const id = application.toLowerCase();
    const view = UUID.test(id) ? await inRound(opened, programme, (scene) => applicationView(scene, id)) : null;
    if (view === null) throw new Stop(1, `There is no application ${JSON.stringify(application)} that you may see.`);
    if (options.json) return printAsJson(screen, view);
    const { unit, state, grade, deadline, timeline, may } = view;
    const name = [unit.code, unit.names[0]?.text].filter(Boolean).join(" ") || (unit.anonymous ?? "");
    const until = deadline === null ? "without a limit" : `through ${deadline.last}`;
    const can = may.filter(({ allowed }) => allowed).map(({ command }) => command);
    const lines = [
      `${name}: ${state}, ${until}; seeks ${grade}`,
      "",
      ...tableLines(
        ["at", "what"].map((title) => ({ title, align: "left" })),
        timeline.map(({ at, type }) => [at, type]),
        { width: screen.columns },
      ),
      "",
      `You can: ${can.join(", ") || "nothing at present"}`,
    ];
    await screen.print(`${lines.join("\n")}\n`);
  });
}

/** `touchstone application advance`: what a service that runs does every minute. */
export async function runAdvance(programme: string, options: RecordOptions, screen: Screen): Promise<void> {
  await withRecord(options, "application advance", screen, async (opened) => {
    const { touchstone, progress } = opened;
    await programmeLog(opened, programme);
    const threads = Math.max(1, availableParallelism() - 1);
    const { steps, stopped } = await runDue(touchstone, programme, {
      runPlan: (model, of, plan, onShare) => runOnThreads(model, of, plan, threads, onShare),
      say: progress.at,
    });
    progress.done();
    for (const { what, why } of stopped) screen.say(`${what} can't go on: ${why}`);
    const taken = Object.values(steps).reduce((sum, n) => sum + n, 0);
    await screen.print(taken === 0 ? "Nothing is due.\n" : `${counted(taken, "step")} taken.\n`);
  });
}

const PER_PAGE = 500;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads of a programme what the account may see of it. */
async function inRound<T>(opened: Opened, programme: string, work: (scene: RoundScene) => Promise<T>): Promise<T> {
  const log = await programmeLog(opened, programme);
  const accounts = await listAccounts(opened.touchstone);
  const accountId = accounts.find(({ name }) => name === opened.account)?.accountId ?? null;
  return reading(opened, async (tx) => work(await roundScene(tx, opened.touchstone, { log, accountId })));
}

/** Every page of them. @throws {Stop} where the account may see none */
async function allRows(
  scene: RoundScene,
  cycleId: string | null,
  states: readonly ApplicationState[] | null,
): Promise<ApplicationRow[]> {
  const found: ApplicationRow[] = [];
  let after: number | null = null;
  do {
    const asked: RowsAsked = { cycleId, states, text: null, under: null, after, limit: PER_PAGE };
    const page: Awaited<ReturnType<typeof applicationRows>> = await applicationRows(scene, asked);
    if ("code" in page) throw new Stop(1, refusalText(page));
    found.push(...page.items);
    after = page.next;
  } while (after !== null);
  return found;
}

function stateNamed(word: string): ApplicationState {
  const found = APPLICATION_STATES.find((state) => state === word);
  if (found) return found;
  throw new Stop(2, `--state: got ${JSON.stringify(word)}, want one of ${APPLICATION_STATES.join(", ")}.`);
}

function table(titles: readonly string[], rows: readonly (readonly string[])[], screen: Screen): string {
  const columns = titles.map((title) => ({ title, align: "left" }) as const);
  return `${tableLines(columns, rows, { width: screen.columns }).join("\n")}\n`;
}
