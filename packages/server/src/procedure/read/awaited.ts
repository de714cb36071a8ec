import { itemsOf, ratedOf } from "@touchstone/domain";
import { versionsOf } from "../../projections/standards-read.ts";
import { readStandard } from "../../standards/read-standard.ts";
import type { Log } from "../../store/log.ts";
import type { Tx } from "../../store/tx.ts";
import type { Touchstone } from "../../touchstone.ts";

/** Which answers are settled ratings of a unit that nobody has been told the score of. */
export type IsAwaited = (answer: { readonly unit: string; readonly period: string; readonly item: string }) => boolean;

/**
 * Settled ratings become answers, so that they are scored; until the score is told they are nobody's to see, for one more
 * reviewer may still be called, who is to rate alone.
 */
export async function awaitedRatings(tx: Tx, { files }: Pick<Touchstone, "files">, log: Log): Promise<IsAwaited> {
  const { rows } = await tx.query<{ unitId: string; period: string; version: string }>(
    `SELECT p.unit_id AS "unitId", c.period, c.version FROM application p
     JOIN cycle c ON c.shard_key = p.shard_key AND c.cycle_id = p.cycle_id
     WHERE p.shard_key = $1 AND p.score IS NULL AND (p.settled IS NOT NULL OR p.third_items IS NOT NULL)`,
    [log.shardKey],
  );
  if (rows.length === 0) return () => false;
  const versions = await versionsOf(tx, log);
  const rated = new Map<string, ReadonlySet<string>>();
  for (const version of new Set(rows.map((row) => row.version))) {
    const listed = versions.find((one) => one.version === version);
    if (!listed) continue;
    const standard = await readStandard(files, listed.file);
    const ids = new Set(ratedOf(standard).map(({ item }) => item));
    const items = itemsOf(log.slug, standard).filter(({ spec }) => ids.has(spec.id));
    rated.set(version, new Set(items.map(({ key }) => key)));
  }
  const byPlace = new Map(rows.map(({ unitId, period, version }) => [`${unitId}/${period}`, rated.get(version)]));
  return ({ unit, period, item }) => byPlace.get(`${unit}/${period}`)?.has(item) ?? false;
}

/** Whether ratings of a unit are settled for a period, or one more is waited for, and nobody has been told its score. */
export async function isScoreAwaited(
  tx: Tx,
  { shardKey }: Log,
  { unitId, period }: { readonly unitId: string; readonly period: string },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `SELECT 1 FROM application p JOIN cycle c ON c.shard_key = p.shard_key AND c.cycle_id = p.cycle_id
     WHERE p.shard_key = $1 AND p.unit_id = $2 AND c.period = $3 AND p.score IS NULL AND (p.settled IS NOT NULL OR p.third_items IS NOT NULL) LIMIT 1`,
    [shardKey, unitId, period],
  );
  return rowCount > 0;
}
