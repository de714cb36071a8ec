import { PURPOSES, type Purpose } from "@touchstone/domain";
import { printable } from "@touchstone/input";
import { readPrivate, receiptWords } from "@touchstone/server";
import { placeOf, printKept } from "../record/kept.ts";
import { anyLog } from "../record/logs.ts";
import { withRecord } from "../record/open.ts";
import type { RecordOptions } from "../record/options.ts";
import { refusalText } from "../record/refusal-text.ts";
import { Stop } from "../stop.ts";
import type { Screen } from "../terminal/screen.ts";

export interface PrivateOptions extends RecordOptions {
  readonly purpose?: string;
}

/** `touchstone private`: opens one private part, and records that and what for; without one, shows which are kept. */
export async function runPrivate(
  ledger: string,
  event: string | undefined,
  part: string | undefined,
  options: PrivateOptions,
  screen: Screen,
): Promise<void> {
  const asked = event === undefined ? null : { ...placeOf(event, part), purpose: purposeOf(options.purpose) };
  await withRecord(options, "private", screen, async (opened) => {
    const log = await anyLog(opened, ledger);
    if (asked === null) return printKept(opened, log);
    const { touchstone, account, progress } = opened;
    const command = { type: "ReadPrivatePart", ...asked } as const;
    const answer = await readPrivate(touchstone, { log, account, command });
    if (!answer.ok) throw new Stop(1, refusalText(answer.refusal));
    progress.done();
    const lines = JSON.stringify(answer.content, null, 2).split("\n").map(printable);
    await screen.print(`${lines.join("\n")}\n`);
    const words = `The part ${asked.part} of event ${asked.seq} was opened by ${account} for the purpose ${asked.purpose}`;
    screen.say(`${words}: ${receiptWords(answer.receipt)}.`);
  });
}

/** @throws {Stop} if it is none of the list: free text could name somebody in the public ledger */
function purposeOf(text: string | undefined): Purpose {
  const known = PURPOSES.find((one) => one === text);
  if (known !== undefined) return known;
  const got = text === undefined ? "nothing" : JSON.stringify(text);
  throw new Stop(2, `--purpose: got ${got}, want ${PURPOSES.join(", ")}`);
}
