import { allLogs, type Log, permissionsOf, todayIn } from "@touchstone/server";
import { printAsJson } from "../record/json.ts";
import { organisationLog, programmeLog, reading } from "../record/logs.ts";
import { carryOut, type Opened, printReceipt, withRecord } from "../record/open.ts";
import type { RecordOptions } from "../record/options.ts";
import { Stop } from "../stop.ts";
import type { Screen } from "../terminal/screen.ts";
import { tableLines } from "../terminal/table.ts";

export interface PermitOptions extends RecordOptions {
  readonly from?: string;
  readonly to?: string;
  readonly on?: string;
  readonly end?: boolean;
  readonly json?: boolean;
  readonly organisation?: string;
}

const ANY = "any";

/** `touchstone permit`: what was asked once for one programme serves another; without a quantity, what is permitted. */
export async function runPermit(quantity: string | undefined, options: PermitOptions, screen: Screen): Promise<void> {
  const { from, to } = options;
  if (quantity === undefined && (from ?? to ?? options.end) !== undefined)
    throw new Stop(2, "permit: want a quantity, such as notices@1, before --from and --to");
  if (quantity !== undefined && options.json) throw new Stop(2, "--json is for the list: permit without a quantity");
  await withRecord(options, "permit", screen, async (opened) => {
    if (quantity === undefined)
      return list(opened, await organisationLog(opened, options.organisation), options.json === true);
    if (from === undefined || to === undefined)
      throw new Stop(2, `--from and --to: name the programmes; --from ${ANY} is any of the organisation`);
    const target = await programmeLog(opened, to);
    const source = from === ANY ? null : await programmeLog(opened, from);
    const log = await reading(opened, allLogs).then((logs) =>
      logs.find(({ logId }) => logId === target.organisationId),
    );
    if (!log) throw new TypeError(`permit: got ${to}, whose organisation has no log`);
    const on = options.on ?? todayIn(log, opened.touchstone);
    if (options.end) return end(opened, log, { quantity, from: source?.logId ?? null, to: target.logId, on });
    const permissionId = opened.touchstone.newId();
    const command = {
      type: "PermitSharing",
      permissionId,
      quantity,
      from: source?.logId ?? null,
      to: target.logId,
      on,
    } as const;
    const receipt = await carryOut(opened, log, command);
    await printReceipt(
      screen,
      `${quantity} of ${from === ANY ? "any programme" : from} serves ${to} from ${on}`,
      receipt,
    );
  });
}

async function end(
  opened: Opened,
  log: Log,
  which: { readonly quantity: string; readonly from: string | null; readonly to: string; readonly on: string },
): Promise<void> {
  const standing = (await reading(opened, (tx) => permissionsOf(tx, log))).find(
    ({ quantity, from, to }) => quantity === which.quantity && from === which.from && to === which.to,
  );
  if (!standing) throw new Stop(1, `There is no such permission for ${which.quantity}; touchstone permit lists them.`);
  const { permissionId } = standing;
  const receipt = await carryOut(opened, log, { type: "EndSharing", permissionId, on: which.on });
  await printReceipt(opened.screen, `The permission for ${which.quantity} ends on ${which.on}`, receipt);
}

async function list(opened: Opened, organisation: Log, isJson: boolean): Promise<void> {
  const [permissions, logs] = await reading(
    opened,
    async (tx) => [await permissionsOf(tx, organisation), await allLogs(tx)] as const,
  );
  const slugOf = (id: string | null): string =>
    id === null ? ANY : (logs.find(({ logId }) => logId === id)?.slug ?? id);
  const { screen } = opened;
  if (isJson)
    return printAsJson(
      screen,
      permissions.map(({ permissionId, quantity, from, to, on }) => ({
        permissionId,
        quantity,
        from: from === null ? null : slugOf(from),
        to: slugOf(to),
        since: on,
      })),
    );
  const rows = permissions.map(({ quantity, from, to, on }) => [quantity, slugOf(from), slugOf(to), on]);
  const columns = ["quantity", "from", "serves", "since"].map((title) => ({ title, align: "left" }) as const);
  await screen.print(`${tableLines(columns, rows, { width: screen.columns }).join("\n")}\n`);
}
