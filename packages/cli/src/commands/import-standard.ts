import { formatProblem } from "@touchstone/standard";
import { loadStandard, readStandardFile } from "../load-standard.ts";
import { programmeLog } from "../record/logs.ts";
import { carryOut, printReceipt, withRecord } from "../record/open.ts";
import type { RecordOptions } from "../record/options.ts";
import { Stop } from "../stop.ts";
import type { Screen } from "../terminal/screen.ts";

export interface ImportStandardOptions extends RecordOptions {
  readonly programme: string;
  readonly inForceSince?: string;
  readonly basis?: string;
}

/** `touchstone import standard`: drafts a new version; or adopts one that was in force before Touchstone. */
export async function runImportStandard(file: string, options: ImportStandardOptions, screen: Screen): Promise<void> {
  const { programme, inForceSince: since, basis } = options;
  if ((since === undefined) !== (basis === undefined))
    throw new Stop(
      2,
      "--in-force-since and --basis: both or neither; the basis says by which decision, and where it was noticed.",
    );
  const { standard, warnings } = await loadStandard(file);
  for (const warning of warnings) screen.say(formatProblem(warning, file));
  const yaml = await readStandardFile(file);
  await withRecord(options, "import standard", screen, async (opened) => {
    const log = await programmeLog(opened, programme);
    if (since !== undefined && basis !== undefined) {
      const receipt = await carryOut(opened, log, { type: "AdoptStandard", yaml, since, basis });
      await printReceipt(screen, `Version ${standard.version} is adopted as in force since ${since}`, receipt);
      screen.say("Its notice, and a second key if it needs one, were before Touchstone: the record says so.");
      return;
    }
    const receipt = await carryOut(opened, log, { type: "DraftStandard", yaml });
    await printReceipt(screen, `Version ${standard.version} is drafted`, receipt);
    screen.say(`Next: touchstone standard list ${programme}`);
  });
}
