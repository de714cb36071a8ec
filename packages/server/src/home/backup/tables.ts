import type pg from "pg";

/** A table of ours: without partitions, which lie in their table. */
export interface TableOfOurs {
  readonly name: string;
  readonly columns: readonly string[];
}

interface Column {
  readonly name: string;
  readonly columns: string[];
}

/** The tables of the database, each after those that it refers to; without that of the migrations. */
export async function tablesIn(client: pg.ClientBase): Promise<TableOfOurs[]> {
  const { rows: tables } = await client.query<Column>(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND a.attgenerated = '' AND c.relname <> 'migration'
     GROUP BY c.relname ORDER BY c.relname COLLATE "C"`,
  );
  const { rows: references } = await client.query<{ from: string; to: string }>(
    `SELECT DISTINCT f.relname AS from, t.relname AS to
     FROM pg_constraint k JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
     WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND f.oid <> t.oid`,
  );
  const ordered: TableOfOurs[] = [];
  const isPlaced = (name: string): boolean => ordered.some((table) => table.name === name);
  while (ordered.length < tables.length) {
    const next = tables.find(
      ({ name }) => !isPlaced(name) && references.every(({ from, to }) => from !== name || isPlaced(to)),
    );
    if (!next) throw new Error("tablesIn: tables refer to each other in a circle");
    ordered.push(next);
  }
  return ordered;
}

/** Years that have a partition of observations. */
export async function yearsIn(client: pg.ClientBase): Promise<number[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = to_regclass('public.observation') ORDER BY 1`,
  );
  return rows.map(({ name }) => Number(/^observation_(\d{4})$/.exec(name)?.[1])).filter(Number.isInteger);
}

/** Names as SQL takes them. */
export const quotedList = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(", ");
