import type { Chunk, Cut, EventData } from "@touchstone/domain";
import { itemsOf } from "@touchstone/domain";
import {
  type ColumnSpec,
  columnsOf,
  digestOf,
  isReadFrom,
  type Period,
  parsePeriod,
  type Standard,
  TIMELESS,
} from "@touchstone/standard";
import type { FileStore } from "../files/file-store.ts";
import { assertLeaf } from "../ledger/intact.ts";
import { servedTo } from "../observations/usable.ts";
import { sha256Text } from "../standards/sha256-text.ts";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import { enrolledAt } from "./enrolled-at.ts";

/** What columns are asked for: by which standard, of which period, at which cut. */
export interface ColumnsAsked {
  readonly organisation: Log;
  readonly programme: Log;
  readonly standard: Standard;
  /** null: a standard whose data have none */
  readonly period: Period | null;
  /** on which enrolments and permissions have to hold */
  readonly day: string;
  readonly cut: Cut;
}

/** One submitted chunk, as far as columns are read from it. */
export interface Source {
  readonly seq: number;
  /** text of the period */
  readonly period: string;
  readonly chunk: Chunk;
  /** which place of a row's answers is read into which column */
  readonly reads: readonly { readonly at: number; readonly spec: ColumnSpec }[];
}

/** Where columns come from: everything that the database has to say about it. */
export interface Sources {
  readonly columns: readonly ColumnSpec[];
  /** keys of the items, by the id of the column */
  readonly itemOf: ReadonlyMap<string, string>;
  readonly period: Period | null;
  readonly organisation: Cut["organisation"];
  /** ids of the units that take part, sorted */
  readonly enrolled: readonly string[];
  /** in the order of their events */
  readonly submissions: readonly Source[];
  /** digest of all that decides what is read but for the cut and who takes part: the same for later cuts */
  readonly family: string;
}

/**
 * Who takes part, and which answers count, at a cut.
 * @throws {LedgerDamaged} if an event is not what its leaf says
 */
export async function sourcesAt(tx: Tx, files: FileStore, asked: ColumnsAsked): Promise<Sources> {
  const { organisation, programme, standard, period, day, cut } = asked;
  const columns = columnsOf(standard);
  const { size } = cut.organisation;
  const served = await servedTo(tx, organisation, programme.logId, day, size);
  const items = itemsOf(programme.slug, standard, columns);
  const mayUse = (from: string, key: string, isQuantity: boolean): boolean =>
    from === programme.logId ||
    (isQuantity && served.some((one) => one.quantity === key && (one.from ?? from) === from));
  const submissions: Source[] = [];
  for (const { seq, data } of await submissionsBefore(tx, organisation, size)) {
    const at = data.period === TIMELESS ? null : parsePeriod(data.period, "none");
    if (at === null && data.period !== TIMELESS) continue;
    const reads = items.flatMap(({ key, spec, isQuantity }) => {
      const place = data.items.indexOf(key);
      const isRead = place >= 0 && isReadFrom(spec, period, at) && mayUse(data.programmeId, key, isQuantity);
      return isRead ? [{ at: place, spec }] : [];
    });
    if (reads.length > 0) submissions.push({ seq, period: data.period, chunk: data.chunk, reads });
  }
  return {
    columns,
    itemOf: new Map(items.map(({ key, spec }) => [spec.id, key])),
    period,
    organisation: cut.organisation,
    enrolled: await enrolledAt(tx, files, programme, cut.programme.size, day),
    submissions,
    family: sha256Text(
      JSON.stringify([
        "columns",
        digestOf(standard, sha256Text),
        programme.logId,
        period?.text ?? TIMELESS,
        served.map(({ quantity, from }) => `${quantity} ${from ?? "any"}`).sort(),
      ]),
    ),
  };
}

interface Submitted {
  readonly seq: number;
  readonly data: EventData["ObservationsSubmitted"];
}

/** All submissions among the first events of a log, each held against its leaf. */
async function submissionsBefore(tx: Tx, log: Log, size: number): Promise<Submitted[]> {
  const { rows } = await tx.query<{ seq: number; entry: Uint8Array; leaf: Uint8Array }>(
    `SELECT seq, entry, leaf FROM event
     WHERE shard_key = $1 AND log_id = $2 AND seq < $3 AND type = 'ObservationsSubmitted' ORDER BY seq`,
    [log.shardKey, log.logId, size],
  );
  return rows.map((row) => {
    assertLeaf(log, row);
    const { seq, entry } = row;
    return { seq, data: (JSON.parse(Buffer.from(entry).toString()) as Submitted).data }; // recorded so, as its leaf says
  });
}
