import type { FileStore } from "../files/file-store.ts";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import { type Reading, submissionsOf, usableSubmissions } from "./usable.ts";

export interface UsableAsked extends Reading {
  /** keys of the quantities that the programme asks */
  readonly quantities: ReadonlySet<string>;
  /** the cut is one that was recorded, such as that of an assessment: whatever is before it stays as it is */
  readonly isSealed?: boolean;
}

/** Which submissions answers may be read from at a cut. */
export interface UsableAt {
  /** numbers of the periods that anything was submitted for */
  readonly periods: readonly number[];
  /** in the order of their events */
  readonly seqs: readonly number[];
  /** id of the submission that each is an event of */
  readonly submissionOf: ReadonlyMap<number, string>;
  /** keys of the items that may be used of each */
  readonly itemsOf: ReadonlyMap<number, ReadonlySet<string>>;
}

/** Sealed cuts that are kept in mind, of each place of files: the pages of all units ask for the same one. */
const MOST_CUTS = 8;
const known = new WeakMap<FileStore, Map<string, UsableAt>>();

/**
 * As `usableSubmissions`, of every period; of a sealed cut looked up once, and of all units.
 * @param unitNos whose answers are read: of a cut that is not sealed the submissions without any of theirs are left out
 */
export async function usableAt(
  tx: Tx,
  files: FileStore,
  organisation: Log,
  asked: UsableAsked,
  unitNos: readonly number[],
): Promise<UsableAt> {
  if (asked.isSealed !== true) return lookedUp(tx, organisation, asked, unitNos);
  const cuts = known.get(files) ?? new Map<string, UsableAt>();
  known.set(files, cuts);
  const { programmeId, day, size, quantities } = asked;
  const key = JSON.stringify([organisation.logId, programmeId, day, size, [...quantities].sort()]);
  const found = cuts.get(key) ?? (await lookedUp(tx, organisation, asked, null));
  cuts.delete(key);
  cuts.set(key, found); // asked for last
  const [oldest] = cuts.keys();
  if (cuts.size > MOST_CUTS && oldest !== undefined) cuts.delete(oldest);
  return found;
}

/** @param unitNos null: of all */
async function lookedUp(
  tx: Tx,
  organisation: Log,
  { quantities, ...reading }: UsableAsked,
  unitNos: readonly number[] | null,
): Promise<UsableAt> {
  const { rows } = await tx.query<{ period: number }>(
    "SELECT DISTINCT period FROM submission WHERE shard_key = $1 AND seq < $2 ORDER BY period",
    [organisation.shardKey, reading.size],
  );
  const periods = rows.map(({ period }) => period);
  const among = unitNos && (await submissionsOf(tx, organisation, periods, unitNos));
  const usable = await usableSubmissions(tx, organisation, periods, reading, quantities, among);
  const sets = new Map<string, ReadonlySet<string>>(); // many submissions have the same items
  const itemsOf = new Map(
    usable.map(({ seq, items }) => {
      const name = JSON.stringify(items);
      const set = sets.get(name) ?? new Set(items);
      sets.set(name, set);
      return [seq, set];
    }),
  );
  const submissionOf = new Map(usable.map(({ seq, submissionId }) => [seq, submissionId]));
  return { periods, seqs: usable.map(({ seq }) => seq), submissionOf, itemsOf };
}
