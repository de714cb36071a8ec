import { readFile, stat } from "node:fs/promises";
import { DOCUMENT_KINDS } from "@touchstone/domain";
import { todayIn } from "@touchstone/server";
import { languageOfLog, programmeLog } from "../record/logs.ts";
import { carryOut, type Opened, printReceipt, withRecord } from "../record/open.ts";
import type { RecordOptions } from "../record/options.ts";
import { textsOf } from "../record/texts.ts";
import { Stop } from "../stop.ts";
import type { Screen } from "../terminal/screen.ts";

export interface DocumentOptions extends RecordOptions {
  readonly kind: string;
  readonly title: readonly string[];
  readonly url?: string;
  readonly from?: string;
  readonly until?: string;
}

const MOST_BYTES = 100 << 20;

/** `touchstone programme document`: what a programme stands on, kept as a file, an address, or both. */
export async function runProgrammeDocument(
  slug: string,
  file: string | undefined,
  options: DocumentOptions,
  screen: Screen,
): Promise<void> {
  const kind = DOCUMENT_KINDS.find((known) => known === options.kind);
  if (!kind) throw new Stop(2, `--kind: got ${JSON.stringify(options.kind)}, want one of ${DOCUMENT_KINDS.join(", ")}`);
  if (file === undefined && options.url === undefined)
    throw new Stop(2, "got neither a file nor --url, want one or both");
  await withRecord(options, "programme document", screen, async (opened) => {
    const log = await programmeLog(opened, slug);
    const title = textsOf(options.title, await languageOfLog(opened, log));
    const from = options.from ?? todayIn(log, opened.touchstone);
    const kept = file === undefined ? null : await keptFile(opened, file);
    const documentId = opened.touchstone.newId();
    const { url = null, until = null } = options;
    const command = { type: "AddProgrammeDocument", documentId, kind, title, file: kept, url, from, until } as const;
    const receipt = await carryOut(opened, log, command);
    await printReceipt(screen, `Document of ${slug} from ${from}${kept === null ? "" : `, SHA-256 ${kept}`}`, receipt);
  });
}

/** Keeps the bytes of a document; they become public with the programme. */
async function keptFile({ touchstone }: Opened, file: string): Promise<string> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new Stop(1, `${file}  got no such file, want a document`);
  if (found.size > MOST_BYTES) throw new Stop(1, `${file}  got ${found.size} bytes, want at most ${MOST_BYTES}`);
  return (await touchstone.files.put(await readFile(file))).digest;
}
