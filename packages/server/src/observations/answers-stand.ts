import { type ApplicationState, type Item, ownItems, periodText } from "@touchstone/domain";
import { cycleOf, standardOfCycle } from "../procedure/load-application.ts";
import { type ScoredFrom, scoredFrom } from "../procedure/scored-from.ts";
import { type Log, logById } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import { quantityOf, servedTo } from "./usable.ts";

/** States in which what a unit has handed in stands: from its hand-in to its end, but while it has something to mend. */
const THEY_STAND: readonly ApplicationState[] = [
  "handedIn",
  "review",
  "settling",
  "reply",
  "recommending",
  "deciding",
  "decided",
  "noticed",
];

/** An answer that was recorded though another stands. */
export interface Overwritten {
  readonly unitId: string;
  /** empty: any */
  readonly period: string;
  /** key of the item */
  readonly item: string;
}

/** What this transaction has recorded. */
export interface JustRecorded {
  readonly organisation: Log;
  /** that it was handed in for */
  readonly programme: Log;
  /** ids of the units that answers were recorded of, or more */
  readonly units: ReadonlySet<string>;
  /** number of the first event that is to say so */
  readonly firstSeq: number;
  readonly today: string;
}

/**
 * What this transaction has recorded in place of answers that their units have handed in and that are not decided on yet,
 * whoever recorded it: of the programme itself, and of those that its answers serve by permission. All of it is looked for
 * at once, however many units there are, and once it is recorded: the ledgers of these programmes are held from here on,
 * so that nothing is handed in between.
 */
export async function overwrittenAnswers(
  tx: Tx,
  touchstone: Pick<Touchstone, "files">,
  recorded: JustRecorded,
): Promise<Overwritten[]> {
  const { organisation, programme } = recorded;
  const found: Overwritten[] = [];
  for (const judging of [programme, ...(await servedProgrammes(tx, organisation, programme))]) {
    const { shardKey, logId } = judging;
    await tx.query("SELECT 1 FROM event_head WHERE shard_key = $1 AND log_id = $2 FOR SHARE", [shardKey, logId]);
    const standing = await standingIn(tx, judging, recorded.units);
    for (const [cycleId, units] of Map.groupBy(standing, (one) => one.cycleId)) {
      const cycle = await cycleOf(tx, judging, cycleId);
      if (cycle === null) continue;
      const standard = await standardOfCycle(tx, touchstone, judging, cycle);
      const items = await standingItems(tx, recorded, judging, ownItems(judging.slug, standard));
      const unitIds = units.map(({ unitId }) => unitId);
      found.push(...(await recordedOf(tx, recorded, unitIds, items, scoredFrom(cycle, standard))));
    }
  }
  return found;
}

/** Other programmes of an organisation that have, or will have, a permission to use answers of this one. */
async function servedProgrammes(tx: Tx, { shardKey }: Log, { logId }: Log): Promise<Log[]> {
  const { rows } = await tx.query<{ id: string }>(
    `SELECT DISTINCT to_programme AS id FROM sharing
     WHERE shard_key = $1 AND (from_programme IS NULL OR from_programme = $2) AND to_programme <> $2 ORDER BY id`,
    [shardKey, logId],
  );
  const logs: Log[] = [];
  for (const { id } of rows) {
    const log = await logById(tx, id);
    if (log !== null) logs.push(log);
  }
  return logs;
}

interface Standing {
  readonly unitId: string;
  readonly cycleId: string;
}

const FEW_UNITS = 1000;

/** The applications of some units that are handed in and not decided on; few units are asked for by name. */
async function standingIn(tx: Tx, { shardKey }: Log, units: ReadonlySet<string>): Promise<Standing[]> {
  const { rows } = await tx.query<Standing>(
    `SELECT unit_id AS "unitId", cycle_id AS "cycleId" FROM application
     WHERE shard_key = $1 AND state = ANY($2) AND ($3::uuid[] IS NULL OR unit_id = ANY($3::uuid[]))`,
    [shardKey, THEY_STAND, units.size > FEW_UNITS ? null : [...units]],
  );
  return rows.filter(({ unitId }) => units.has(unitId));
}

/** Of the items that a judging programme asks its units, those that answers for this programme are answers to. */
async function standingItems(
  tx: Tx,
  { organisation, programme, firstSeq, today }: JustRecorded,
  judging: Log,
  items: readonly Item[],
): Promise<Item[]> {
  if (judging.logId === programme.logId) return [...items];
  const served = await servedTo(tx, organisation, judging.logId, today, firstSeq);
  const quantities = new Set(
    served.flatMap(({ quantity, from }) => ((from ?? programme.logId) === programme.logId ? [quantity] : [])),
  );
  return items.filter(({ key, isQuantity }) => isQuantity && quantities.has(quantityOf(key)));
}

/** What was recorded of some units, to some items, in periods that count. */
async function recordedOf(
  tx: Tx,
  { organisation: { shardKey }, firstSeq }: JustRecorded,
  unitIds: readonly string[],
  items: readonly Item[],
  counts: ScoredFrom,
): Promise<Overwritten[]> {
  const specs = new Map(items.map(({ key, spec }) => [key, spec]));
  const { rows: periods } = await tx.query<{ period: number }>(
    "SELECT DISTINCT period FROM submission WHERE shard_key = $1 AND seq >= $2",
    [shardKey, firstSeq],
  );
  const { rows } = await tx.query<{ unitId: string; period: number; item: string }>(
    `SELECT u.unit_id AS "unitId", o.period, i.key AS item FROM observation o
     JOIN unit u ON u.shard_key = o.shard_key AND u.unit_no = o.unit_no
     JOIN item i ON i.shard_key = o.shard_key AND i.item_no = o.item_no
     WHERE o.shard_key = $1 AND o.period = ANY($2) AND o.seq >= $3 AND u.unit_id = ANY($4::uuid[]) AND i.key = ANY($5)
     ORDER BY u.unit_id, o.period, i.key`,
    [shardKey, periods.map(({ period }) => period), firstSeq, unitIds, [...specs.keys()]],
  );
  return rows.flatMap(({ unitId, item, ...row }) => {
    const [period, spec] = [periodText(row.period), specs.get(item)];
    return spec !== undefined && counts(spec, period) ? [{ unitId, period, item }] : [];
  });
}
