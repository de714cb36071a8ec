import type { Command } from "@touchstone/domain";
import {
  CommitUnknown,
  DatabaseProblem,
  execute,
  FileDamaged,
  findHome,
  HomeError,
  isReserved,
  LedgerDamaged,
  type LogName,
  listAccounts,
  openTouchstone,
  type Receipt,
  type Refused,
  readOnlyWords,
  receiptWords,
  type Touchstone,
} from "@touchstone/server";
import { Stop } from "../stop.ts";
import { type Progress, progressOn } from "../terminal/progress.ts";
import type { Screen } from "../terminal/screen.ts";
import type { RecordOptions } from "./options.ts";
import { refusalText } from "./refusal-text.ts";

/** A data folder that is open for one command. */
export interface Opened {
  readonly touchstone: Touchstone;
  /** name of the account that acts: the one named by --as, else the first that was made */
  readonly account: string;
  readonly progress: Progress;
  readonly screen: Screen;
}

/**
 * Opens the data folder, does the work of a command in it, and closes it, whatever happens.
 * @param purpose such as `import units`: told to whoever finds the folder in use
 * @throws {Stop} where there is no data folder, its database does not start, or the work can't be done
 */
export async function withRecord<T>(
  options: RecordOptions,
  purpose: string,
  screen: Screen,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  const progress = progressOn(screen);
  try {
    const home = await findHome(options.home ?? null);
    const touchstone = await openTouchstone(home, {
      say: progress.at,
      purpose: `touchstone ${purpose}`,
      databaseUrl: process.env.DATABASE_URL,
    });
    try {
      const account = await accountOf(touchstone, options.as);
      const result = await work({ touchstone, account, progress, screen });
      const readOnly = touchstone.health.isReadOnly();
      if (readOnly) screen.say(readOnlyWords(readOnly)); // what was only read has worked
      return result;
    } finally {
      progress.done();
      await touchstone.close();
    }
  } catch (error) {
    progress.done();
    throw asStop(error);
  }
}

/** Carries out one command. @throws {Stop} with the reason, where it is refused */
export async function carryOut(
  { touchstone, account }: Opened,
  log: LogName,
  command: Command,
  more: { readonly expectedVersion?: number } = {},
): Promise<Receipt> {
  return orStop(await execute(touchstone, { log, command, account, ...more }));
}

/** The receipt of what was done. @throws {Stop} with the reason, where it was refused */
export function orStop(answer: Receipt | Refused): Receipt {
  if (answer.ok) return answer;
  throw new Stop(1, refusalText(answer.refusal));
}

/** Prints what was done, and where it is recorded. */
export async function printReceipt(screen: Screen, done: string, receipt: Receipt): Promise<void> {
  await screen.print(`${done}: ${receiptWords(receipt)}.\n`);
}

/** Expected failures of a data folder in their own words; all else as it came. */
export function asStop(error: unknown): unknown {
  if (error instanceof HomeError || error instanceof DatabaseProblem) return new Stop(1, error.message);
  if (error instanceof FileDamaged || error instanceof LedgerDamaged)
    return new Stop(1, `The data folder is damaged: ${error.message}. touchstone doctor shows all of it.`);
  if (error instanceof CommitUnknown)
    return new Stop(1, "The connection to the database was lost at the last moment: look whether it was recorded.");
  return error;
}

async function accountOf(touchstone: Touchstone, named: string | undefined): Promise<string> {
  const accounts = await listAccounts(touchstone);
  if (named !== undefined) {
    if (isReserved(named)) throw new Stop(1, `--as: ${named} is no person: nobody acts by it.`);
    if (accounts.some(({ name }) => name === named)) return named;
    const known = accounts.map(({ name }) => name).join(", ");
    throw new Stop(1, `--as: no account ${JSON.stringify(named)}; there are ${known || "none"}.`);
  }
  const first = accounts.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())[0];
  if (first) return first.name;
  throw new Stop(1, "Nobody can act here yet: touchstone init was not finished in this data folder. Run it again.");
}
