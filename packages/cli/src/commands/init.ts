import { basename, resolve } from "node:path";
import {
  addAccount,
  allLogs,
  createHome,
  execute,
  findHome,
  type Home,
  HomeError,
  listAccounts,
  openTouchstone,
  transaction,
} from "@touchstone/server";
import { asStop, orStop, printReceipt } from "../record/open.ts";
import { slugOf, wantSlug } from "../record/slug.ts";
import { textsOf } from "../record/texts.ts";
import { Stop } from "../stop.ts";
import { progressOn } from "../terminal/progress.ts";
import type { Screen } from "../terminal/screen.ts";
import { wantAccountName } from "./account.ts";

export interface InitOptions {
  readonly organisation: readonly string[];
  readonly slug?: string;
  readonly language: string;
  readonly timeZone?: string;
  readonly account: string;
}

/** `touchstone init`: a data folder with its database, an organisation, and the account that may begin. */
export async function runInit(folder: string, options: InitOptions, screen: Screen): Promise<void> {
  const names = textsOf(options.organisation, options.language);
  const slug = options.slug === undefined ? slugOf(names[0]?.text ?? "", "--slug") : wantSlug(options.slug, "--slug");
  const account = wantAccountName(options.account);
  const timeZone = wantTimeZone(options.timeZone);
  const progress = progressOn(screen);
  try {
    const home = await madeHome(folder);
    const purpose = "touchstone init";
    const touchstone = await openTouchstone(home, { say: progress.at, purpose, databaseUrl: process.env.DATABASE_URL });
    try {
      const [existing] = await transaction(touchstone, allLogs);
      if (existing) throw new Stop(1, `${resolve(folder)} is a data folder already, of ${existing.slug}.`);
      const isThere = (await listAccounts(touchstone)).some(({ name }) => name === account);
      if (!isThere) await addAccount(touchstone, account);
      const grantIds = [touchstone.newId(), touchstone.newId()] as const;
      const command = { type: "FoundOrganisation", organisationId: touchstone.newId(), slug, names, timeZone } as const;
      const log = { kind: "organisation", slug } as const;
      const receipt = orStop(await execute(touchstone, { log, account, command: { ...command, grantIds } }));
      progress.done();
      const words = `${resolve(folder)} belongs to ${slug}; ${account} may found programmes and grant roles`;
      await printReceipt(screen, words, receipt);
      screen.say(`Next: cd ${basename(resolve(folder))} && touchstone programme new NAME --title "…" --owner "…"`);
    } finally {
      await touchstone.close();
    }
  } catch (error) {
    progress.done();
    throw asStop(error);
  }
}

/** An init that was interrupted left a folder without an organisation: it is gone on with. */
async function madeHome(folder: string): Promise<Home> {
  try {
    return await createHome(folder);
  } catch (error) {
    if (!(error instanceof HomeError)) throw error;
    return findHome(folder).catch(() => {
      throw error;
    });
  }
}

/** @throws {Stop} if days can't be reckoned in it */
export function wantTimeZone(name: string | undefined): string {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (name === undefined) return own;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    throw new Stop(2, `--time-zone: got ${JSON.stringify(name)}, want one such as Asia/Shanghai (here it is ${own})`);
  }
}
