import { PROJECTIONS } from "../projections/index.ts";
import { transaction } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";

/** All rows of each table as text, sorted. */
export type TableDump = Readonly<Record<string, readonly string[]>>;

/** What stands in every table that is made of events: the same before and after `rebuild`. */
export async function dumpProjections(touchstone: Touchstone): Promise<TableDump> {
  const dump: Record<string, string[]> = {};
  await transaction(
    touchstone,
    async (tx) => {
      for (const table of PROJECTIONS.flatMap(({ tables }) => tables)) {
        const { rows } = await tx.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t ORDER BY t::text`);
        dump[table] = rows.map(({ row }) => row);
      }
    },
    { readOnly: true },
  );
  return dump;
}
