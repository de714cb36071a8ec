import { readMovementsOf } from "@touchstone/input";
import { importMovements, receiptWords } from "@touchstone/server";
import { languageOfLog, organisationLog } from "../record/logs.ts";
import { withRecord } from "../record/open.ts";
import type { RecordOptions } from "../record/options.ts";
import { refusalText } from "../record/refusal-text.ts";
import { Stop } from "../stop.ts";
import { counted } from "../terminal/figures.ts";
import type { Screen } from "../terminal/screen.ts";
import { type UnitsInputOptions, unitsFileOptions } from "./units-options.ts";
import { stopOnFileProblems, stopOnProblems } from "./units-problems.ts";

const WORDS: { readonly [type: string]: readonly [string, string] } = {
  UnitRegistered: ["registration", "registrations"],
  UnitRenamed: ["new name", "new names"],
  UnitRecoded: ["new code", "new codes"],
  UnitMoved: ["new parent", "new parents"],
  UnitsMerged: ["merger", "mergers"],
  UnitSplit: ["split", "splits"],
  UnitClosed: ["closing", "closings"],
  UnitReopened: ["reopening", "reopenings"],
};

/** `touchstone import movements`: records what happened to units, one event after the other, all of them or none. */
export async function runImportMovements(
  file: string,
  options: RecordOptions & UnitsInputOptions,
  screen: Screen,
): Promise<void> {
  const how = unitsFileOptions(options);
  await withRecord(options, "import movements", screen, async (opened) => {
    const log = await organisationLog(opened, options.organisation);
    const language = options.language ?? (await languageOfLog(opened, log));
    const { hierarchy, scheme } = options;
    const read = await readMovementsOf(file, how, { language, hierarchy }, (bytes, size) =>
      opened.progress.at(`reading ${file}`, bytes / size),
    );
    stopOnFileProblems([read.problems]);
    const { touchstone, account, progress } = opened;
    const { drafts, sha256 } = read;
    const ended = await importMovements(touchstone, { log, account, drafts, scheme, file: sha256, say: progress.at });
    progress.done();
    switch (ended.outcome) {
      case "recorded": {
        const words = [...ended.events].map(([type, n]) => counted(n, ...(WORDS[type] ?? ["event", "events"])));
        return screen.print(`${words.join(", ")}: ${receiptWords(ended.receipt)}.\n`);
      }
      case "same":
        return screen.print(`This very file was ${receiptWords(ended.receipt)}; nothing was added.\n`);
      case "problems":
        throw stopOnProblems(ended.problems, ended.count);
      case "refused":
        throw new Stop(1, refusalText(ended.refusal));
    }
  });
}
