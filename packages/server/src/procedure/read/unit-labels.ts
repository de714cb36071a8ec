import { unitLines } from "../../units/read-unit.ts";
import type { RoundScene } from "./round-scene.ts";

/** What a unit is called, for who asks. */
export interface UnitLabel {
  readonly unitId: string | null;
  readonly code: string | null;
  readonly type: string | null;
  readonly names: readonly { readonly lang: string; readonly text: string }[];
  /** stands in place of all others, which are null and empty then */
  readonly anonymous: string | null;
}

/** The scheme that a unit's code is shown of. */
const SCHEME = "code";

/** What units are called today, by their ids. */
export async function labelsOf(
  { tx, organisation, today }: Pick<RoundScene, "tx" | "organisation" | "today">,
  unitIds: Iterable<string>,
): Promise<(unitId: string) => UnitLabel> {
  const lines = await unitLines(tx, organisation, [...new Set(unitIds)], { scheme: SCHEME, on: today });
  const labels = new Map(
    lines.map(({ unitId, code, type, names }) => [unitId, { unitId, code, type, names, anonymous: null }]),
  );
  return (unitId) => labels.get(unitId) ?? { unitId, code: null, type: null, names: [], anonymous: null };
}

export const anonymousLabel = (anonymous: string): UnitLabel => ({
  unitId: null,
  code: null,
  type: null,
  names: [],
  anonymous,
});

/** The unit right above each of some units today; of several hierarchies in the first by name. */
export async function parentsOf(
  { tx, organisation, today }: Pick<RoundScene, "tx" | "organisation" | "today">,
  unitIds: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await tx.query<{ unit_id: string; parent_id: string }>(
    `SELECT DISTINCT ON (unit_id) unit_id, parent_id FROM unit_membership
     WHERE shard_key = $1 AND unit_id = ANY($2::uuid[]) AND ended_seq IS NULL
       AND (valid_from IS NULL OR valid_from <= $3) AND (valid_until IS NULL OR $3 < valid_until)
     ORDER BY unit_id, hierarchy COLLATE "C", parent_id`,
    [organisation.shardKey, unitIds, today],
  );
  return new Map(rows.map(({ unit_id, parent_id }) => [unit_id, parent_id]));
}
