import { BundleProblem, type Exported, exportBundle } from "@touchstone/server";
import { zipFolder } from "../output/zip-folder.ts";
import { withdrawnLine } from "../record/assessed.ts";
import { withRecord } from "../record/open.ts";
import type { RecordOptions } from "../record/options.ts";
import { Stop } from "../stop.ts";
import { counted } from "../terminal/figures.ts";
import type { Screen } from "../terminal/screen.ts";

export interface ExportOptions extends RecordOptions {
  readonly output: string;
  readonly period?: string;
  readonly present?: boolean;
  readonly force?: boolean;
}

/** `touchstone export`: writes what a programme has published as an open bundle, a folder or one ZIP file. */
export async function runExport(programme: string, options: ExportOptions, screen: Screen): Promise<void> {
  const { output, period, present, force } = options;
  await withRecord(options, "export", screen, async ({ touchstone, progress }) => {
    const exported = await exportBundle(touchstone, programme, output, {
      period,
      cut: present ? "present" : undefined,
      force: force === true,
      ...(output.toLowerCase().endsWith(".zip") && { pack: zipFolder }),
      onShare: progress.at,
    }).catch((error: unknown) => {
      throw error instanceof BundleProblem ? new Stop(1, error.message) : error;
    });
    progress.done();
    for (const line of remarks(exported)) screen.say(line);
    await screen.print(`${summary(exported, output)}\n`);
  });
}

function summary({ reach, shown, files, bytes }: Exported, output: string): string {
  const { assessment, cut } = reach;
  const scored = assessment
    ? `${counted(assessment.nUnits, "scorecard")} of ${assessment.period || assessment.day}`
    : "no scorecards: nobody has been assessed yet";
  const reaches = `ledgers up to event ${cut.programme.size - 1} of the programme and ${cut.organisation.size - 1} of the organisation`;
  const size = `${counted(files, "file")}, ${(bytes / 1e6).toFixed(1)} MB`;
  return `${output}: ${counted(shown.units, "unit")}, ${counted(shown.observations, "answer")}, ${scored}, ${reaches}; ${size}.`;
}

/** What somebody should know who passes the bundle on. */
function* remarks({ reach, shown, formulas, withdrawn }: Exported): Generator<string> {
  if (withdrawn > 0) yield withdrawnLine(withdrawn, reach.programme.slug);
  if (reach.later > 0)
    yield `${counted(reach.later, "event")} recorded later ${reach.later === 1 ? "is" : "are"} not in it: a bundle of an assessment ends with it and what was decided on it. --present takes them in.`;
  if (shown.withheldRows > 0)
    yield `${counted(shown.withheldRows, "row")} of others ${shown.withheldRows === 1 ? "is" : "are"} in it by hash alone.`;
  if (formulas > 0)
    yield `${counted(formulas, "name")} would run as a formula where a spreadsheet opens unit-names.csv; they are written exactly.`;
}
