import { emptySaid, readAnswer } from "@touchstone/standard";
import { readChunk } from "../files/chunks.ts";
import type { FileStore } from "../files/file-store.ts";
import { Layer } from "./layer.ts";
import type { Source } from "./sources.ts";

/** Layers by the text of the period, empty for what was said without one. */
export type Layers = Map<string, Layer>;

/**
 * Reads the answers of submissions into layers, in the order of their events: so each cell holds the latest. Every chunk
 * is held against its digest and root before its first row counts; the next one is read meanwhile.
 * @param places place of each unit that counts, by its id; rows of others are passed over
 * @throws {FileDamaged} if a chunk is missing or was altered
 */
export async function gather(
  files: FileStore,
  submissions: readonly Source[],
  places: ReadonlyMap<string, number>,
  layers: Layers,
  onShare: (share: number) => void = () => {},
): Promise<void> {
  let next = ahead(files, submissions[0]);
  for (const [i, source] of submissions.entries()) {
    const rows = await next;
    next = ahead(files, submissions[i + 1]);
    const layer = layers.get(source.period) ?? new Layer(places.size);
    layers.set(source.period, layer);
    for (const row of rows) takeRow(row, source, places, layer);
    onShare((i + 1) / submissions.length);
  }
}

/** Begins to read a chunk; that it failed is heard when it is waited for. */
function ahead(files: FileStore, source: Source | undefined): Promise<readonly Uint8Array[]> {
  const rows = source === undefined ? Promise.resolve([]) : readChunk(files, source.chunk);
  rows.catch(() => {});
  return rows;
}

type Row = readonly [unitId: string, answers: readonly unknown[]];

/** `["` stands before the id of a row's unit, which has 36 characters */
const ID = { from: 2, to: 38 } as const;

function takeRow(bytes: Uint8Array, { reads }: Source, places: ReadonlyMap<string, number>, layer: Layer): void {
  const row = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const unit = places.get(row.toString("latin1", ID.from, ID.to));
  if (unit === undefined) return;
  const [, answers] = JSON.parse(row.toString()) as Row; // we wrote it, as its chunk's root says
  for (const { at, spec } of reads) {
    const answer = answers[at] ?? null;
    if (answer === null) continue;
    const isFit = readAnswer(answer, spec, said) === null;
    layer.take(unit, spec, said, isFit);
  }
}

const said = emptySaid();
