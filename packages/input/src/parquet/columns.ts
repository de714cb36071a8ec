import type { DuckDBConnection } from "@duckdb/node-api";
import type { PeriodLength } from "@touchstone/standard";
import { named } from "./database.ts";

/** How the values of a Parquet column are handed to us: as numbers, as text, or not at all. */
export interface ParquetColumn {
  readonly name: string;
  /** as the database names it, `DECIMAL(18,4)` */
  readonly type: string;
  readonly holds: "numbers" | "text" | "dates" | "other";
}

/** A Parquet file as it is read: whose columns are known, and rows are asked for by SQL. */
export interface ParquetTable {
  readonly db: DuckDBConnection;
  /** what stands after `from` */
  readonly from: string;
  readonly columns: readonly ParquetColumn[];
}

const NUMBERS = /^(?:U?(?:TINY|SMALL|BIG|HUGE)INT|U?INTEGER|DOUBLE|FLOAT|DECIMAL\(\d+,\d+\))$/;
const DATES = /^(?:DATE|TIMESTAMP(?:_S|_MS|_NS)?(?: WITH TIME ZONE)?)$/;

export function parquetColumn(name: string, type: string): ParquetColumn {
  const isText = type === "VARCHAR" || type === "BOOLEAN" || type === "UUID" || type.startsWith("ENUM(");
  const holds = NUMBERS.test(type) ? "numbers" : isText ? "text" : DATES.test(type) ? "dates" : "other";
  return { name, type, holds };
}

/**
 * A column as doubles: NaN is an empty cell, and what is NaN or infinite in the file is an infinity, so
 * that it is told from a missing one. Decimals go by their digits, which rounds them once.
 */
export function asNumber({ name, type }: ParquetColumn): string {
  const at = named(name);
  if (type === "DOUBLE" || type === "FLOAT")
    return `coalesce(case when isnan(${at}) then 'inf'::double else ${at}::double end, 'nan'::double)`;
  return `coalesce(${type.startsWith("DECIMAL") ? `${at}::varchar` : at}::double, 'nan'::double)`;
}

/** A column as text, empty where there is no value; a whole number is written without a fraction, whatever its type. */
export function asText({ name, type }: ParquetColumn): string {
  const at = named(name);
  if (type !== "DOUBLE" && type !== "FLOAT") return `coalesce(${at}::varchar, '')`;
  const isWhole = `${at} = trunc(${at}) and abs(${at}) < 9007199254740992`;
  return `coalesce(case when ${isWhole} then ${at}::bigint::varchar else ${at}::varchar end, '')`;
}

/** A column of periods as text: of dates, the period of the asked length that each lies in. */
export function asPeriod(column: ParquetColumn, length: PeriodLength): string {
  if (column.holds !== "dates") return asText(column);
  const at = named(column.name);
  const quarter = `strftime(${at}, '%Y') || '-Q' || quarter(${at})`;
  const text =
    length === "year" ? `strftime(${at}, '%Y')` : length === "quarter" ? quarter : `strftime(${at}, '%Y-%m')`;
  return `coalesce(${text}, '')`;
}
