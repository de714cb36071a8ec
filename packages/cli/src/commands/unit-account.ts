import { todayIn, type UnitAccount, unitAccountsOf } from "@touchstone/server";
import { printAsJson } from "../record/json.ts";
import { programmeLog, reading } from "../record/logs.ts";
import { carryOut, printReceipt, withRecord } from "../record/open.ts";
import type { ListOptions, RecordOptions } from "../record/options.ts";
import type { Screen } from "../terminal/screen.ts";
import { tableLines } from "../terminal/table.ts";
import { unitOf, wantUuid } from "./role.ts";

export interface InProgramme extends RecordOptions {
  readonly programme: string;
}

export interface OpenOptions extends InProgramme {
  readonly to: string;
  /** of the code of the unit */
  readonly scheme: string;
  readonly from?: string;
  readonly until?: string;
}

/** `touchstone account open`: an account becomes that of a unit. */
export async function runAccountOpen(called: string, options: OpenOptions, screen: Screen): Promise<void> {
  await withRecord(options, "account open", screen, async (opened) => {
    const log = await programmeLog(opened, options.programme);
    const from = options.from ?? todayIn(log, opened.touchstone);
    const unitId = await unitOf(opened, log, { called, scheme: options.scheme, day: from, what: "the unit" });
    const grantId = opened.touchstone.newId();
    const { to: account, until = null } = options;
    const command = { type: "OpenUnitAccount", grantId, account, unitId, from, until } as const;
    const receipt = await carryOut(opened, log, command);
    await printReceipt(
      screen,
      `${account} is the account of ${called} in ${log.slug} from ${from} (${grantId})`,
      receipt,
    );
  });
}

/** `touchstone account reset`: whoever was signed in as the unit is out, so that the account can be handed over. */
export async function runAccountReset(grantId: string, options: InProgramme, screen: Screen): Promise<void> {
  wantUuid(grantId, "account reset");
  await withRecord(options, "account reset", screen, async (opened) => {
    const log = await programmeLog(opened, options.programme);
    const receipt = await carryOut(opened, log, { type: "ResetUnitAccount", grantId });
    await printReceipt(screen, "Nobody is signed in as the unit any more", receipt);
  });
}

/** `touchstone account close`: the account of a unit ends on a day. */
export async function runAccountClose(
  grantId: string,
  options: InProgramme & { readonly on?: string },
  screen: Screen,
): Promise<void> {
  wantUuid(grantId, "account close");
  await withRecord(options, "account close", screen, async (opened) => {
    const log = await programmeLog(opened, options.programme);
    const on = options.on ?? todayIn(log, opened.touchstone);
    const receipt = await carryOut(opened, log, { type: "CloseUnitAccount", grantId, on });
    await printReceipt(screen, `Closed on ${on}`, receipt);
  });
}

export interface UnitAccountsOptions extends InProgramme, ListOptions {
  /** only of this unit and those below it */
  readonly unit?: string;
  readonly scheme: string;
}

/** `touchstone account units`: which account is which unit's. */
export async function runAccountUnits(options: UnitAccountsOptions, screen: Screen): Promise<void> {
  await withRecord(options, "account units", screen, async (opened) => {
    const log = await programmeLog(opened, options.programme);
    const today = todayIn(log, opened.touchstone);
    const { unit: called, scheme } = options;
    const below =
      called === undefined ? null : await unitOf(opened, log, { called, scheme, day: today, what: "--unit" });
    const accounts = await reading(opened, (tx) => unitAccountsOf(tx, log, { below, today }));
    if (options.json) return printAsJson(screen, accounts);
    const columns = ["account", "unit", "from", "until", "handed over", "grant"].map((title) => {
      return { title, align: "left" } as const;
    });
    await screen.print(`${tableLines(columns, accounts.map(rowOf), { width: screen.columns }).join("\n")}\n`);
  });
}

const rowOf = ({ account, unitId, from, until, resetAt, grantId }: UnitAccount): string[] => [
  account,
  unitId,
  from,
  until ?? "",
  resetAt?.toISOString() ?? "",
  grantId,
];
