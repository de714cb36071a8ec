import { mkdir } from "node:fs/promises";
import type { Table } from "@touchstone/engine";
import { assemble, columnIdsOf, type Period, parsePeriod, TIMELESS } from "@touchstone/standard";
import type { Tx } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import { readSnapshot, type Snapshot, writeSnapshot } from "./columns-file.ts";
import { gather, type Layers } from "./gather.ts";
import { Layer, type LayerColumn } from "./layer.ts";
import { type Candidate, nearestSnapshot, snapshotPath, thinOut, unitsDigestOf } from "./snapshots.ts";
import { type ColumnsAsked, type Sources, sourcesAt } from "./sources.ts";

/** The engine's table at a cut. */
export interface Columns {
  /** units that take part and have an answer in the period; all columns of the standard */
  readonly table: Table;
  readonly nEnrolled: number;
  /** answers of these units that are on record and that the standard can't take, of each item that has such; they are missing */
  readonly unfit: readonly { readonly item: string; readonly answers: number }[];
  /** what was read: all of it, what came after a snapshot, or nothing, as there was one of this very cut */
  readonly read: "all" | "later" | "none";
}

/** How the database was asked; what follows needs it no more. */
export interface ReadyColumns {
  readonly sources: Sources;
  readonly unitsDigest: string;
  readonly nearest: Candidate | null;
}

/** Told what is being done, and how much of it where that is known. */
export type Say = (what: string, share?: number) => void;

type Place = Pick<Touchstone, "files" | "home">;

/**
 * The engine's table from a sealed cut: the answers of the units that take part, each the last before the cut, put
 * together as the command line does for a file. Read from the chunks as they were submitted, which are held against their
 * digests and roots; a snapshot of an earlier cut spares reading what it holds.
 * @throws {FileDamaged} if a chunk is missing or was altered
 */
export async function columnsAt(touchstone: Place, tx: Tx, asked: ColumnsAsked, say: Say = () => {}): Promise<Columns> {
  return columnsFrom(touchstone, await readyColumns(touchstone, tx, asked, say), say);
}

/** Asks the database for all that columns need: the rest takes long, and is done without a transaction. */
export async function readyColumns(
  { files, home }: Place,
  tx: Tx,
  asked: ColumnsAsked,
  say: Say,
): Promise<ReadyColumns> {
  const sources = await sourcesAt(tx, files, asked);
  const unitsDigest = unitsDigestOf(sources.enrolled);
  const { family } = sources;
  const { size } = asked.cut.organisation;
  const wanted = { log: asked.organisation, family, size, unitsDigest };
  return { sources, unitsDigest, nearest: await nearestSnapshot(tx, home.columns, wanted, say) };
}

/** As `columnsAt`. */
export async function columnsFrom({ files, home }: Place, ready: ReadyColumns, say: Say): Promise<Columns> {
  const { sources, unitsDigest, nearest } = ready;
  const { enrolled, submissions, organisation, family } = sources;
  const found = nearest === null ? null : await baseFrom(nearest, sources, unitsDigest, say);
  const base = found ?? { layers: new Map<string, Layer>(), size: 0 };
  const later = submissions.filter(({ seq }) => seq >= base.size);
  if (later.length > 0) {
    const places = new Map(enrolled.map((id, at) => [id, at]));
    await gather(files, later, places, base.layers, (share) => say("reading answers", share));
    settle(base.layers);
  }
  const isNew = nearest?.header.organisation.size !== organisation.size || nearest.header.unitsDigest !== unitsDigest;
  if (found === null || isNew) {
    const snapshot: Snapshot = { family, organisation, unitsDigest, unitIds: () => enrolled, layers: base.layers };
    say("keeping a snapshot of the columns");
    await keep(home.columns, snapshot, say);
  }
  say("putting the table together");
  return { ...tableOf(sources, base.layers), read: found === null ? "all" : isNew ? "later" : "none" };
}

/** A snapshot that costs no answer if it can't be written: the next time everything is read again. */
async function keep(folder: string, snapshot: Snapshot, say: Say): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeSnapshot(snapshotPath(folder, snapshot), snapshot);
    await thinOut(folder, snapshot.family);
  } catch (error) {
    say(`the snapshot could not be kept: ${error instanceof Error ? error.message : String(error)}`);
  }
}

interface Base {
  readonly layers: Layers;
  /** submissions before this event are in them */
  readonly size: number;
}

/** Layers to start from, for the units that take part now; null where somebody has come whom the snapshot does not know. */
async function baseFrom(
  { path, header }: Candidate,
  { enrolled }: Sources,
  unitsDigest: string,
  say: Say,
): Promise<Base | null> {
  try {
    say("reading a snapshot of the columns");
    const { layers, unitIds } = await readSnapshot(path);
    const { size } = header.organisation;
    if (header.unitsDigest === unitsDigest) return { layers, size };
    const before = new Map(unitIds().map((id, at) => [id, at]));
    const places = Uint32Array.from(enrolled, (id) => before.get(id) ?? NOBODY);
    if (places.includes(NOBODY)) return null;
    const kept = new Map([...layers].map(([period, layer]) => [period, layerOf(layer, places)]));
    settle(kept);
    return { layers: kept, size };
  } catch (error) {
    say(`a snapshot is passed over: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

const NOBODY = 0xffff_ffff;

/** A layer of some of its units. */
function layerOf({ touched, columns }: Layer, places: Uint32Array): Layer {
  const bytes = (of: Uint8Array): Uint8Array => Uint8Array.from(places, (at) => of[at] ?? 0);
  const numbers = (of: Float64Array): Float64Array => Float64Array.from(places, (at) => of[at] ?? Number.NaN);
  const picked = columns.map(
    (column): LayerColumn | undefined =>
      column && {
        states: bytes(column.states),
        values: numbers(column.values),
        errors: column.errors && numbers(column.errors),
      },
  );
  return new Layer(places.length, bytes(touched), picked);
}

/** Leaves out what nobody says any more, so that it makes no difference on what road the layers were come by. */
function settle(layers: Layers): void {
  for (const [period, layer] of layers) {
    if (!layer.touched.includes(1)) layers.delete(period);
    else layer.settle();
  }
}

function tableOf(
  { columns, itemOf, enrolled, period }: Sources,
  layers: Layers,
): Pick<Columns, "table" | "nEnrolled" | "unfit"> {
  const periods = new Map<string, Period>();
  for (const text of layers.keys()) {
    const parsed = text === TIMELESS ? null : parsePeriod(text, "none");
    if (parsed) periods.set(text, parsed);
  }
  const gathering = { columns, ids: columnIdsOf(columns), units: enrolled, stores: layers, periods };
  const { table, order } = assemble(gathering, period);
  const inTable = new Uint8Array(enrolled.length);
  for (const unit of order) inTable[unit] = 1;
  const unfit = columns.flatMap((spec) => {
    let answers = 0;
    for (const layer of layers.values()) answers += layer.countUnfit(spec.column, (unit) => inTable[unit] === 1);
    return answers > 0 ? [{ item: itemOf.get(spec.id) ?? spec.id, answers }] : [];
  });
  return { table, nEnrolled: enrolled.length, unfit };
}
