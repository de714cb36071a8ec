import { LedgerDamaged, rebuild, type TableSum, tableSums } from "@touchstone/server";
import { withRecord } from "../record/open.ts";
import type { RecordOptions } from "../record/options.ts";
import { Stop } from "../stop.ts";
import { counted, grouped } from "../terminal/figures.ts";
import type { Screen } from "../terminal/screen.ts";

/** `touchstone rebuild`: makes every table again from the events and the files of chunks, and says whether any differed. */
export async function runRebuild(options: RecordOptions, screen: Screen): Promise<void> {
  await withRecord(options, "rebuild", screen, async ({ touchstone, progress }) => {
    const before = await tableSums(touchstone, (table) => progress.at(`looking at ${table}`));
    const { nLogs, nEvents } = await rebuild(touchstone, (line) => progress.at(line)).catch((error: unknown) => {
      if (!(error instanceof LedgerDamaged)) throw error;
      throw new Stop(
        1,
        `The record is damaged: ${error.message}. Nothing was changed; touchstone doctor --deep shows all.`,
      );
    });
    const after = await tableSums(touchstone, (table) => progress.at(`looking at ${table}`));
    progress.done();
    const differing = after.filter(({ table, sum }) => before.find((one) => one.table === table)?.sum !== sum);
    const made = `${counted(after.length, "table")} made again from ${counted(nEvents, "event")} of ${counted(nLogs, "ledger")}`;
    const lines = [
      differing.length === 0 ? `${made}: all rows as before.` : `${made}. These differed from the events before:`,
      ...differing.map((now) => `- ${now.table}: ${changeOf(before, now)}`),
    ];
    await screen.print(`${lines.join("\n")}\n`);
  });
}

function changeOf(before: readonly TableSum[], { table, nRows }: TableSum): string {
  const had = before.find((one) => one.table === table)?.nRows ?? 0;
  return had === nRows
    ? `${counted(nRows, "row")}, some of them others`
    : `${grouped(had)} rows, now ${grouped(nRows)}`;
}
