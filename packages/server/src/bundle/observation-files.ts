import { readChunk } from "../files/chunks.ts";
import type { FileStore } from "../files/file-store.ts";
import type { Tx } from "../store/tx.ts";
import { chunkPath, type ShownRows, writeChunk } from "./chunk-files.ts";
import { csvLine } from "./csv-text.ts";
import { observationLines, type Submitted, unitOfRow } from "./observation-lines.ts";
import type { OutFolder } from "./out-folder.ts";
import { writeParquet } from "./parquet.ts";
import type { Reach } from "./reach.ts";
import { eventsOf, type Recorded } from "./recorded.ts";
import { TABLES } from "./tables.ts";
import type { Usable } from "./usable.ts";

type Submission = Recorded<"ObservationsSubmitted">;

/** What a bundle says of the answers in it. */
export interface Answers extends ShownRows {
  readonly observations: number;
}

/** What is used while answers are written. */
export interface AnswerSources {
  readonly tx: Tx;
  readonly files: FileStore;
  readonly reach: Reach;
  /** units whose answers are shown */
  readonly units: ReadonlySet<string>;
  readonly usable: Usable;
  readonly onShare: (what: string, share?: number) => void;
}

/** Writes the chunks of answers, the list of submissions, and the observations as CSV and Parquet. */
export async function writeObservations(out: OutFolder, sources: AnswerSources): Promise<Answers> {
  const { tx, files, reach, units, usable, onShare } = sources;
  const isOwn = ({ data }: Submission): boolean => data.programmeId === reach.programme.logId;
  const all = await eventsOf(tx, reach.organisation, reach.cut.organisation.size, ["ObservationsSubmitted"]);
  const events = [...all.filter(isOwn), ...all.filter((event) => !isOwn(event))]; // of two equal chunks, the own shows more
  const counts = { shown: 0, withheld: 0, observations: 0 };
  const chunks: Submitted[] = [];
  const written: { readonly event: Submission; readonly hasFile: boolean }[] = [];
  for (const [at, event] of events.entries()) {
    onShare("rows as they were submitted", at / events.length);
    const { data, seq } = event;
    const own = isOwn(event);
    const mayUse = data.items.map(usable(data));
    if (!own && !mayUse.includes(true)) continue;
    const rows = await readChunk(files, data.chunk);
    const ofUnits = rows.filter((row) => units.has(unitOfRow(row)));
    const isShown = (row: Uint8Array): boolean => units.has(unitOfRow(row)) && (own || isAllUsable(row, mayUse));
    const hasFile = own || ofUnits.some(isShown);
    if (hasFile) {
      const { shown, withheld } = await writeChunk(out, data.chunk, rows, isShown);
      counts.shown += shown;
      counts.withheld += withheld;
    }
    const [first] = ofUnits;
    if (!own && !first) continue;
    written.push({ event, hasFile });
    chunks.push({
      seq,
      period: data.period,
      items: data.items,
      usable: mayUse,
      firstUnit: first ? unitOfRow(first) : null,
      rows: async () => (await readChunk(files, data.chunk)).filter((row) => units.has(unitOfRow(row))),
    });
  }
  await writeSubmissions(
    out,
    written.sort((a, b) => a.event.seq - b.event.seq),
  );
  const total = chunks.length === 0 ? 0 : written.reduce((sum, { event }) => sum + event.data.nAnswers, 0);
  let told = 0;
  onShare("observations.csv", 0);
  await out.file("observations.csv", async (file) => {
    const onLines = (n: number): void => {
      counts.observations += n;
      if (counts.observations - told < LINES_PER_WORD) return;
      told = counts.observations;
      onShare("observations.csv", told / total);
    };
    for await (const piece of observationLines(chunks, onLines)) await file.write(piece);
  });
  onShare("observations.parquet");
  await writeParquet(out);
  return counts;
}

const LINES_PER_WORD = 500_000;

/** Whether a row holds nothing but what may be used: then it may be shown as it is. */
function isAllUsable(row: Uint8Array, mayUse: readonly boolean[]): boolean {
  const [, answers] = JSON.parse(Buffer.from(row).toString()) as [string, unknown[]]; // rows are checked when they are submitted
  return answers.every((answer, at) => answer === null || mayUse[at] === true);
}

async function writeSubmissions(
  out: OutFolder,
  written: readonly { readonly event: Submission; readonly hasFile: boolean }[],
): Promise<void> {
  const columns = TABLES["submissions.csv"]?.fields.map(({ name }) => name) ?? [];
  await out.file("submissions.csv", async (file) => {
    await file.write(csvLine(columns));
    for (const { event, hasFile } of written) {
      const { submissionId, part, of, programmeId, period, chunk, nAnswers } = event.data;
      const path = hasFile ? chunkPath(chunk) : null;
      await file.write(
        csvLine([event.seq, submissionId, part, of, programmeId, period, event.at, chunk.nRows, nAnswers, path]),
      );
    }
  });
}
