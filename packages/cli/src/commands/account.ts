import { addAccount, listAccounts } from "@touchstone/server";
import { printAsJson } from "../record/json.ts";
import { withRecord } from "../record/open.ts";
import type { ListOptions, RecordOptions } from "../record/options.ts";
import { Stop } from "../stop.ts";
import type { Screen } from "../terminal/screen.ts";
import { tableLines } from "../terminal/table.ts";

/** `touchstone account add`: somebody who can act; what they may do is granted apart. */
export async function runAccountAdd(name: string, options: RecordOptions, screen: Screen): Promise<void> {
  wantAccountName(name);
  await withRecord(options, "account add", screen, async ({ touchstone }) => {
    if ((await addAccount(touchstone, name)) === null) throw new Stop(1, `There is an account ${name} already.`);
    await screen.print(`Account ${name} is made. It may do nothing yet: touchstone role grant ROLE --to ${name}\n`);
  });
}

/** `touchstone account list`: all accounts of the data folder; they stand in no public record. */
export async function runAccountList(options: ListOptions, screen: Screen): Promise<void> {
  await withRecord(options, "account list", screen, async ({ touchstone }) => {
    const accounts = await listAccounts(touchstone);
    if (options.json)
      return printAsJson(
        screen,
        accounts.map(({ name, createdAt }) => ({ name, createdAt })),
      );
    const rows = accounts.map(({ name, createdAt }) => [name, createdAt.toISOString()]);
    const columns = [
      { title: "account", align: "left" },
      { title: "made", align: "left" },
    ] as const;
    await screen.print(`${tableLines(columns, rows, { width: screen.columns }).join("\n")}\n`);
  });
}

/** @throws {Stop} if it can't be the name of an account */
export function wantAccountName(name: string): string {
  if (/^[a-z0-9][a-z0-9._-]{0,63}$/.test(name)) return name;
  throw new Stop(2, `got the account ${JSON.stringify(name)}, want small letters, digits, ".", "_" or "-", 64 at most`);
}
