import { ERASURE_REASONS, type ErasureReason } from "@touchstone/domain";
import { keptParts } from "@touchstone/server";
import { logOf, reading } from "../record/logs.ts";
import { carryOut, printReceipt, withRecord } from "../record/open.ts";
import type { RecordOptions } from "../record/options.ts";
import { Stop } from "../stop.ts";
import { counted } from "../terminal/figures.ts";
import type { Screen } from "../terminal/screen.ts";
import { tableLines } from "../terminal/table.ts";

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
    if (asked === null) {
      const kept = await reading(opened, (tx) => keptParts(tx, log));
      opened.progress.done();
      const columns = [
        { title: "event", align: "right" },
        { title: "part", align: "left" },
        { title: "of", align: "left" },
      ] as const;
      const rows = kept.map((one) => [String(one.seq), one.part, one.type]);
      const lines = [`${counted(kept.length, "private part")} kept in ${log.slug}.`, ""];
      return screen.print(
        `${(kept.length > 0 ? [...lines, ...tableLines(columns, rows, { width: screen.columns })] : lines.slice(0, 1)).join("\n")}\n`,
      );
    }
    const receipt = await carryOut(opened, log, { type: "ErasePrivatePart", ...asked });
    opened.progress.done();
    await printReceipt(screen, `The part ${asked.part} of event ${asked.seq} is erased, every proof holds`, receipt);
    screen.say("Backups from before still have it, encrypted, until they are restored: then it is erased again.");
  });
}

function askedOf(event: string, part: string | undefined, reason: string | undefined) {
  if (!/^\d{1,15}$/.test(event)) throw new Stop(2, `got the event ${JSON.stringify(event)}, want its number`);
  if (part === undefined) throw new Stop(2, "name the part of the event, such as contact");
  const known = ERASURE_REASONS.find((one) => one === reason);
  if (known === undefined)
    throw new Stop(
      2,
      `--reason: got ${reason === undefined ? "nothing" : JSON.stringify(reason)}, want ${ERASURE_REASONS.join(", ")}`,
    );
  return { seq: Number(event), part, reason: known satisfies ErasureReason };
}
