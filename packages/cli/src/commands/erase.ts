import { ERASURE_REASONS, type ErasureReason } from "@touchstone/domain";
import { placeOf, printKept } from "../record/kept.ts";
import { logOf } from "../record/logs.ts";
import { carryOut, printReceipt, withRecord } from "../record/open.ts";
import type { RecordOptions } from "../record/options.ts";
import { Stop } from "../stop.ts";
import type { Screen } from "../terminal/screen.ts";

export interface EraseOptions extends RecordOptions {
  readonly programme?: string;
  readonly organisation?: string;
  readonly reason?: string;
}

/** `touchstone erase`: erases a private part for good; without one, shows which are kept. */
export async function runErase(
  event: string | undefined,
  part: string | undefined,
  options: EraseOptions,
  screen: Screen,
): Promise<void> {
  const asked = event === undefined ? null : askedOf(event, part, options.reason);
  await withRecord(options, "erase", screen, async (opened) => {
    const log = await logOf(opened, options);
    if (asked === null) return printKept(opened, log);
    const receipt = await carryOut(opened, log, { type: "ErasePrivatePart", ...asked });
    opened.progress.done();
    await printReceipt(screen, `The part ${asked.part} of event ${asked.seq} is erased, every proof holds`, receipt);
    screen.say("Backups from before still have it, encrypted, until they are restored: then it is erased again.");
  });
}

function askedOf(event: string, part: string | undefined, reason: string | undefined) {
  const place = placeOf(event, part);
  const known = ERASURE_REASONS.find((one) => one === reason);
  if (known === undefined)
    throw new Stop(
      2,
      `--reason: got ${reason === undefined ? "nothing" : JSON.stringify(reason)}, want ${ERASURE_REASONS.join(", ")}`,
    );
  return { ...place, reason: known satisfies ErasureReason };
}
