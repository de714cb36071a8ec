import { dayOf } from "@touchstone/domain";
import { findUnits, isThere, liveUnits, todayIn } from "@touchstone/server";
import { programmeLog, reading } from "../record/logs.ts";
import { carryOut, printReceipt, withRecord } from "../record/open.ts";
import type { RecordOptions } from "../record/options.ts";
import { Stop } from "../stop.ts";
import type { Screen } from "../terminal/screen.ts";
import { organisationOfProgramme } from "./import-observations-version.ts";

export interface WithdrawOptions extends RecordOptions {
  readonly programme: string;
  readonly scheme: string;
  readonly on?: string;
}

/** `touchstone withdraw`: a unit takes part no more; one step, at any stage, and nobody asks why. */
export async function runWithdraw(code: string, options: WithdrawOptions, screen: Screen): Promise<void> {
  const { on } = options;
  if (on !== undefined && dayOf(on) === null) throw new Stop(2, `--on: got ${on}, want a day such as 2026-03-01`);
  await withRecord(options, "withdraw", screen, async (opened) => {
    const log = await programmeLog(opened, options.programme);
    const organisation = await organisationOfProgramme(opened, log);
    const day = on ?? todayIn(log, opened.touchstone);
    const finder = await reading(opened, (tx) => findUnits(tx, organisation, [code], options.scheme));
    const unit = finder.on(code, "0000-01-01", "9999-12-31"); // whoever withdraws may be closed by now
    if (!isThere(unit)) throw new Stop(1, `There is no unit ${JSON.stringify(code)} in the scheme ${options.scheme}.`);
    const live = await reading(opened, (tx) => liveUnits(tx, log, day));
    if (!live.has(unit.unitId))
      throw new Stop(1, `${code} does not take part in ${log.slug} on ${day}: there is nothing to withdraw.`);
    const receipt = await carryOut(opened, log, { type: "EndEnrolment", unitId: unit.unitId, on: day });
    await printReceipt(screen, `${code} takes part in ${log.slug} no more from ${day}`, receipt);
  });
}
