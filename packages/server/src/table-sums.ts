import { PROJECTIONS } from "./projections/index.ts";
import { PLACEMENT, type Placement } from "./store/manifest.ts";
import { transaction } from "./store/tx.ts";
import type { Touchstone } from "./touchstone.ts";

/** What tells whether a table has the same rows as before, in whatever order. */
export interface TableSum {
  readonly table: string;
  readonly nRows: number;
  /** sum of a hash of each row, group by group */
  readonly sum: string;
}

const PLACES: Readonly<Record<string, Placement | undefined>> = PLACEMENT;

/** A sum of every table that is made of events; the database works it out, whatever its size. */
export async function tableSums(
  touchstone: Pick<Touchstone, "pool" | "commandPool">,
  onTable: (table: string) => void = () => {},
): Promise<TableSum[]> {
  return transaction(
    touchstone,
    async (tx) => {
      const sums: TableSum[] = [];
      for (const table of PROJECTIONS.flatMap(({ tables }) => tables)) {
        onTable(table);
        const { rows } = await tx.query<{ n: number; sum: string }>(
          PLACES[table] === "reference"
            ? `SELECT count(*) AS n, coalesce(sum(hashtextextended(t::text, 0))::text, '') AS sum FROM ${table} t`
            : `SELECT shard_key, count(*) AS n, sum(hashtextextended(t::text, 0))::text AS sum
               FROM ${table} t GROUP BY shard_key ORDER BY shard_key`,
          [],
        );
        sums.push({
          table,
          nRows: rows.reduce((all, { n }) => all + n, 0),
          sum: rows.map(({ sum }) => sum).join(" "),
        });
      }
      return sums;
    },
    { readOnly: true },
  );
}
