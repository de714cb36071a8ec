import { readStandardFile } from "../load-standard.ts";
import { programmeLog } from "../record/logs.ts";
import { carryOut, printReceipt, withRecord } from "../record/open.ts";
import type { RecordOptions } from "../record/options.ts";
import { readOverlay } from "../report/overlays.ts";
import type { Screen } from "../terminal/screen.ts";

/** `touchstone import overlay`: adds the texts of one more language to a version of the standard. */
export async function runImportOverlay(
  file: string,
  options: RecordOptions & { readonly programme: string },
  screen: Screen,
): Promise<void> {
  const { version, language } = await readOverlay(file);
  const yaml = await readStandardFile(file);
  await withRecord(options, "import overlay", screen, async (opened) => {
    const log = await programmeLog(opened, options.programme);
    const receipt = await carryOut(opened, log, { type: "AddOverlay", yaml });
    await printReceipt(screen, `${language} is added to version ${version}`, receipt);
  });
}
