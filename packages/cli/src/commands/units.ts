import { dayFault } from "@touchstone/domain";
import { csvLine } from "@touchstone/input";
import { countUnits, descendantsOn, holdersOfCode, listUnits, todayIn, unitLines } from "@touchstone/server";
import { organisationLog, reading } from "../record/logs.ts";
import { withRecord } from "../record/open.ts";
import type { RecordOptions } from "../record/options.ts";
import { Stop } from "../stop.ts";
import { grouped } from "../terminal/figures.ts";
import type { Screen } from "../terminal/screen.ts";
import { tableLines } from "../terminal/table.ts";

export interface UnitsOptions extends RecordOptions {
  readonly type?: string;
  readonly under?: string;
  readonly asOf?: string;
  readonly scheme: string;
  readonly hierarchy: string;
  readonly top: string;
  readonly after?: string;
  readonly csv?: boolean;
  readonly organisation?: string;
}

/** `touchstone units`: a page of the units that are there on a day. */
export async function runUnits(options: UnitsOptions, screen: Screen): Promise<void> {
  const { asOf, scheme, hierarchy, under, type = null, after } = options;
  if (asOf !== undefined && dayFault(asOf) !== null)
    throw new Stop(2, `--as-of: got ${JSON.stringify(asOf)}, want ${dayFault(asOf)}`);
  const limit = Number(options.top);
  if (!Number.isSafeInteger(limit) || limit < 1)
    throw new Stop(2, `--top: got ${JSON.stringify(options.top)}, want a number of units`);
  await withRecord(options, "units", screen, async (opened) => {
    const log = await organisationLog(opened, options.organisation);
    const on = asOf ?? todayIn(log, opened.touchstone);
    const found = await reading(opened, async (tx) => {
      let among: readonly string[] | null = null;
      if (under !== undefined) {
        const [holder] = await holdersOfCode(tx, log, { scheme, code: under, on });
        if (!holder) throw new Stop(1, `--under: no unit has the ${scheme} ${JSON.stringify(under)} on ${on}.`);
        among = await descendantsOn(tx, log, holder.unitId, { hierarchy, on });
      }
      const from = after === undefined ? null : { code: after, unitId: LAST_ID };
      const page = await listUnits(tx, log, { on, scheme, type, among, after: from, limit: limit + 1 });
      const lines = await unitLines(
        tx,
        log,
        page.slice(0, limit).map(({ unitId }) => unitId),
        { scheme, on },
      );
      return { lines, isMore: page.length > limit, counts: among === null ? await countUnits(tx, log, on) : null };
    });
    opened.progress.done();
    const rows = found.lines.map(({ code, names, type: its, opened: since }) => [
      code ?? "",
      names.map(({ text }) => text).join(" · "),
      its,
      since ?? "",
    ]);
    if (options.csv) {
      await screen.print([["code", "name", "type", "opened"], ...rows].map((row) => csvLine(row)).join(""));
      return;
    }
    const columns = ["code", "name", "type", "since"].map((title) => ({
      title,
      align: "left" as const,
      gives: title === "name",
    }));
    const ends = [];
    const last = rows.at(-1)?.[0];
    if (found.isMore && last !== undefined) ends.push("", `There are more: --after ${last}`);
    if (found.counts !== null)
      ends.push(
        "",
        `On ${on}: ${[...found.counts].map(([its, n]) => `${grouped(n)} ${its}`).join(", ") || "no units"}.`,
      );
    await screen.print(`${[...tableLines(columns, rows, { width: screen.columns }), ...ends].join("\n")}\n`);
  });
}

/** sorts behind every id: a page after a code begins behind all units that have it */
const LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";
