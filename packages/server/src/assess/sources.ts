import type { Chunk, Cut, EventData } from "@touchstone/domain";
import { type Item, itemsOf } from "@touchstone/domain";
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
import { isServed, servedTo } from "../observations/usable.ts";
import { sha256Text } from "../standards/sha256-text.ts";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import { type Events, enrolledAt } from "./enrolled-at.ts";

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
  const { organisation, programme, period, day, cut } = asked;
  const rules = await readingRules(tx, asked);
  const { columns, items, family } = rules;
  return {
    columns,
    itemOf: new Map(items.map(({ key, spec }) => [spec.id, key])),
    period,
    organisation: cut.organisation,
    enrolled: await enrolledAt(tx, files, programme, cut.programme.size, day),
    submissions: await submissionsBetween(tx, organisation, rules, { from: 0, to: cut.organisation.size }),
    family,
  };
}

/** Which answers count for a table, whoever gave them. */
export interface ReadingRules {
  readonly columns: readonly ColumnSpec[];
  /** in the order of the columns */
  readonly items: readonly Item[];
  /**
   * Whether answers to an item are read into its column.
   * @param from id of the programme that they were submitted for
   * @param at period that they speak of; null: none
   */
  readonly isRead: (item: Item, from: string, at: Period | null) => boolean;
  /** as in `Sources` */
  readonly family: string;
}

/** The rules at a cut, with the permissions that hold by then. */
export async function readingRules(
  tx: Tx,
  { organisation, programme, standard, period, day, cut }: ColumnsAsked,
): Promise<ReadingRules> {
  const columns = columnsOf(standard);
  const served = await servedTo(tx, organisation, programme.logId, day, cut.organisation.size);
  const mayUse = (from: string, { key, isQuantity }: Item): boolean =>
    from === programme.logId || (isQuantity && isServed(served, key, from));
  return {
    columns,
    items: itemsOf(programme.slug, standard, columns),
    isRead: (item, from, at) => isReadFrom(item.spec, period, at) && mayUse(from, item),
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

/** What was submitted among the events `[from, to)` of an organisation, as far as anything is read from it. */
export async function submissionsBetween(
  tx: Tx,
  organisation: Log,
  { items, isRead }: ReadingRules,
  events: Events,
): Promise<Source[]> {
  const submissions: Source[] = [];
  for (const { seq, data } of await submittedBetween(tx, organisation, events)) {
    const at = data.period === TIMELESS ? null : parsePeriod(data.period, "none");
    if (at === null && data.period !== TIMELESS) continue;
    const reads = items.flatMap((item) => {
      const place = data.items.indexOf(item.key);
      return place >= 0 && isRead(item, data.programmeId, at) ? [{ at: place, spec: item.spec }] : [];
    });
    if (reads.length > 0) submissions.push({ seq, period: data.period, chunk: data.chunk, reads });
  }
  return submissions;
}

interface Submitted {
  readonly seq: number;
  readonly data: EventData["ObservationsSubmitted"];
}

/** All submissions among some events of a log, each held against its leaf. */
async function submittedBetween(tx: Tx, log: Log, { from, to }: Events): Promise<Submitted[]> {
  const { rows } = await tx.query<{ seq: number; entry: Uint8Array; leaf: Uint8Array }>(
    `SELECT seq, entry, leaf FROM event
     WHERE shard_key = $1 AND log_id = $2 AND seq >= $3 AND seq < $4 AND type = 'ObservationsSubmitted' ORDER BY seq`,
    [log.shardKey, log.logId, from, to],
  );
  return rows.map((row) => {
    assertLeaf(log, row);
    const { seq, entry } = row;
    return { seq, data: (JSON.parse(Buffer.from(entry).toString()) as Submitted).data }; // recorded so, as its leaf says
  });
}
