import { receiptWords, retractSubmission } from "@touchstone/server";
import { programmeLog } from "../record/logs.ts";
import { withRecord } from "../record/open.ts";
import type { RecordOptions } from "../record/options.ts";
import { refusalText } from "../record/refusal-text.ts";
import { Stop } from "../stop.ts";
import { counted, grouped } from "../terminal/figures.ts";
import { periodWords } from "../terminal/period-words.ts";
import type { Screen } from "../terminal/screen.ts";
import { organisationOfProgramme } from "./import-observations-version.ts";

export interface RetractOptions extends RecordOptions {
  readonly programme: string;
}

/** `touchstone retract`: takes back what was handed in, as far as nothing has corrected it since. */
export async function runRetract(submission: string, options: RetractOptions, screen: Screen): Promise<void> {
  await withRecord(options, "retract", screen, async (opened) => {
    const log = await programmeLog(opened, options.programme);
    const organisation = await organisationOfProgramme(opened, log);
    const answer = await retractSubmission(opened.touchstone, {
      organisation: organisation.slug,
      programme: log.slug,
      account: opened.account,
      submission,
    });
    opened.progress.done();
    if (!answer.ok) throw new Stop(1, refusalText(answer.refusal));
    const { nUnits, nSaid, nRetracted, periods, receipt } = answer;
    const of = nRetracted > 0 ? ` of ${counted(nUnits, "unit")}${periodWords(periods)}` : "";
    const rest = nSaid - nRetracted;
    const left = rest > 0 ? `; ${grouped(rest)} had been corrected or taken back before` : "";
    await screen.print(`${counted(nRetracted, "answer")}${of} taken back${left}: ${receiptWords(receipt)}.\n`);
  });
}
