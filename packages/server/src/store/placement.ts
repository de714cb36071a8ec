import type pg from "pg";
import { PLACEMENT, type Placement } from "./manifest.ts";

/**
 * Places the tables that have no place yet, where Citus is installed; does nothing elsewhere. Reference tables come
 * first: foreign keys of sharded ones point to them.
 */
export async function placeTables(client: pg.Client): Promise<void> {
  const citus = await client.query("SELECT 1 FROM pg_extension WHERE extname = 'citus'");
  if (citus.rowCount === 0) return;
  const placed = await client.query<{ name: string }>("SELECT table_name::text AS name FROM citus_tables");
  const isPlaced = new Set(placed.rows.map(({ name }) => name));
  const waiting = (placement: Placement): string[] =>
    Object.entries(PLACEMENT).flatMap(([table, at]) => (at === placement && !isPlaced.has(table) ? [table] : []));
  for (const table of waiting("reference")) await client.query("SELECT create_reference_table($1)", [table]);
  for (const table of waiting("sharded"))
    await client.query("SELECT create_distributed_table($1, 'shard_key', colocate_with => $2)", [
      table,
      table === FIRST ? "none" : FIRST,
    ]);
  for (const signature of FUNCTIONS)
    await client.query("SELECT create_distributed_function($1::regprocedure, 'in_shard_key', colocate_with => $2)", [
      signature,
      FIRST,
    ]);
}

const FUNCTIONS = [
  "append_events(int, uuid, bigint, text[], text[], bytea[], bytea[], bytea, timestamptz, text, bytea, jsonb)",
  "enter_log(int, uuid, uuid, text)",
];

/** The sharded table that all others lie with. */
const FIRST = "event_head";
