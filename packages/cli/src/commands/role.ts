import { ROLES, type Role } from "@touchstone/domain";
import { printable } from "@touchstone/input";
import { findUnits, grantsOf, isThere, type Log, todayIn } from "@touchstone/server";
import { logOf, reading } from "../record/logs.ts";
import { carryOut, type Opened, printReceipt, withRecord } from "../record/open.ts";
import type { RecordOptions } from "../record/options.ts";
import { Stop } from "../stop.ts";
import type { Screen } from "../terminal/screen.ts";
import { tableLines } from "../terminal/table.ts";
import { organisationOfProgramme } from "./import-observations-version.ts";

export interface RoleOptions extends RecordOptions {
  readonly programme?: string;
  readonly organisation?: string;
}

export interface GrantOptions extends RoleOptions {
  readonly to: string;
  readonly unit?: string;
  /** of the code of the unit */
  readonly scheme: string;
  readonly from?: string;
  readonly until?: string;
}

/** `touchstone role grant`: gives an account a role in a programme, or in the organisation. */
export async function runRoleGrant(name: string, options: GrantOptions, screen: Screen): Promise<void> {
  const role = wantRole(name);
  await withRecord(options, "role grant", screen, async (opened) => {
    const log = await logOf(opened, options);
    const from = options.from ?? todayIn(log, opened.touchstone);
    const grantId = opened.touchstone.newId();
    const { to: account, until = null } = options;
    const unitId =
      options.unit === undefined
        ? null
        : await unitOf(opened, log, { called: options.unit, scheme: options.scheme, day: from, what: "--unit" });
    const command = { type: "GrantRole", grantId, account, role, unitId, from, until } as const;
    const receipt = await carryOut(opened, log, command);
    await printReceipt(screen, `${account} holds ${role} in ${log.slug} from ${from} (${grantId})`, receipt);
  });
}

/** Id of the unit of the organisation that has a code on a day, or this id. @throws {Stop} where there is none */
export async function unitOf(
  opened: Opened,
  log: Log,
  { called, scheme, day, what }: { called: string; scheme: string; day: string; what: string },
): Promise<string> {
  const organisation = log.kind === "organisation" ? log : await organisationOfProgramme(opened, log);
  const unit = (await reading(opened, (tx) => findUnits(tx, organisation, [called], scheme))).on(called, day, day);
  if (isThere(unit)) return unit.unitId;
  throw new Stop(
    1,
    `${what}: got ${printable(JSON.stringify(called))}, want the id of a unit, or a code of the scheme ${scheme} on ${day}.`,
  );
}

/** `touchstone role end`: ends a role from a day on. */
export async function runRoleEnd(
  grantId: string,
  options: RoleOptions & { readonly on?: string },
  screen: Screen,
): Promise<void> {
  wantUuid(grantId, "role end");
  await withRecord(options, "role end", screen, async (opened) => {
    const log = await logOf(opened, options);
    const on = options.on ?? todayIn(log, opened.touchstone);
    const receipt = await carryOut(opened, log, { type: "EndRole", grantId, on });
    await printReceipt(screen, `Ended on ${on}`, receipt);
  });
}

/** `touchstone role list`: who holds what, by account; the public record has random ids instead. */
export async function runRoleList(options: RoleOptions, screen: Screen): Promise<void> {
  await withRecord(options, "role list", screen, async (opened) => {
    const log = await logOf(opened, options);
    const grants = await reading(opened, (tx) => grantsOf(tx, log));
    const rows = grants.map(({ grantId, account, role, unitId, from, until }) => {
      return [account, role, unitId ?? "all units", from, until ?? "", grantId];
    });
    const columns = ["account", "role", "over", "from", "until", "grant"].map((title) => {
      return { title, align: "left" } as const;
    });
    await screen.print(`${tableLines(columns, rows, { width: screen.columns }).join("\n")}\n`);
  });
}

function wantRole(name: string): Role {
  const role = ROLES.find((known) => known === name);
  if (role) return role;
  throw new Stop(2, `got the role ${JSON.stringify(name)}, want one of ${ROLES.join(", ")}`);
}

/** @throws {Stop} if it is no id */
export function wantUuid(text: string, option: string): void {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text))
    throw new Stop(
      2,
      `${option}: got ${JSON.stringify(text)}, want an id such as 0198c0de-0000-7000-8000-000000000001`,
    );
}
