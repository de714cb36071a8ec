import type { DuckDBConnection } from "@duckdb/node-api";
import { chunksOf, textsOf } from "./chunks.ts";

/** The different texts of a column, each with a number, so that millions of rows hand over small integers. */
export interface Dictionary {
  readonly texts: readonly string[];
  /** SQL of the place in `texts`, an integer that is never null */
  readonly code: string;
  /** SQL of the join that `code` needs; empty where it needs none */
  readonly join: string;
}

/** Up to so many texts an enumeration is faster than a join; beyond, making it costs more than it saves. */
const FEW = 4096;

/**
 * Makes the dictionary of a column of text.
 * @param text SQL of the text, never null
 * @param most where there are more different texts than this, so many and one are listed
 */
export async function dictionaryOf(
  db: DuckDBConnection,
  { from, text, name, most }: { from: string; text: string; name: string; most: number },
): Promise<Dictionary> {
  await db.run(`create temp table ${name}_found as select distinct ${text} as t from ${from} limit ${most + 1}`);
  await db.run(`create temp table ${name} as select t, rowid::integer as place from ${name}_found`);
  await db.run(`drop table ${name}_found`);
  const texts: string[] = [];
  for await (const chunk of chunksOf(db, `select t from ${name} order by place`)) {
    const column = textsOf(chunk, 0);
    const { rowCount } = chunk;
    for (let r = 0; r < rowCount; r++) texts.push(column.getItem(r) ?? "");
  }
  if (texts.length <= 1 || texts.length > most) return { texts, code: "0", join: "" };
  if (texts.length > FEW) return { texts, code: `${name}.place`, join: `join ${name} on ${name}.t = ${text}` };
  await db.run(`create type ${name}_t as enum (select t from ${name} order by place)`);
  return { texts, code: `enum_code((${text})::${name}_t)::integer`, join: "" };
}
