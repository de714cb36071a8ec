/**
 * Every SQL text of the server is held against the rules that let it run on one PostgreSQL and on Citus: clocks and
 * ids are bound, nothing that Citus can't do, and each statement on a table of logs says of which log.
 */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PLACEMENT } from "@touchstone/server";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const SOURCES = join(import.meta.dirname, "../../packages/server/src");

interface Statement {
  readonly place: string;
  readonly sql: string;
}

/** All strings of a source that begin as a statement of SQL does; what is put into a template stands as `…`. */
function statementsIn(source: string, name: string): Statement[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true);
  const found: Statement[] = [];
  const visit = (node: ts.Node): void => {
    const text = textOf(node);
    if (
      text !== null &&
      /^\s*(SELECT|INSERT|UPDATE|DELETE|WITH|TRUNCATE|COPY|MERGE|CREATE|ALTER|LOCK|DROP)\s/.test(text)
    ) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      found.push({ place: `${name}:${line + 1}`, sql: text });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join("");
}

const FORBIDDEN: readonly (readonly [string, RegExp])[] = [
  [
    "a clock of the database",
    /\b(now|clock_timestamp|statement_timestamp|transaction_timestamp)\s*\(|\b(current_(timestamp|date|time)|localtimestamp)\b/i,
  ],
  ["randomness of the database", /\b(gen_random_uuid|uuid_generate_v\d|uuidv7|random)\s*\(/i],
  ["MERGE", /\bMERGE\s+INTO\b/i],
  ["ctid", /\bctid\b/i],
  ["a trigger or a rule", /\bCREATE\s+(OR\s+REPLACE\s+)?(CONSTRAINT\s+)?(TRIGGER|RULE)\b/i],
  ["ROLLUP or CUBE", /\b(ROLLUP|CUBE|GROUPING\s+SETS)\b/i],
  ["a recursive query", /\bWITH\s+RECURSIVE\b/i],
  ["a function in SQL", /\bLANGUAGE\s+sql\b/i],
  ["a sequence", /\b(nextval|bigserial|serial|IDENTITY)\b/i],
  ["ON DELETE SET NULL", /\bON\s+DELETE\s+SET\s+NULL\b/i],
];

const SHARDED = Object.entries(PLACEMENT).flatMap(([table, at]) => (at === "sharded" ? [table] : []));
/** The sharded tables that a statement reads or writes. */
const touched = (sql: string): string[] =>
  SHARDED.filter((table) => new RegExp(`\\b(FROM|JOIN|INTO|UPDATE|COPY|,)\\s+(ONLY\\s+)?${table}\\b`, "i").test(sql));

function breaches(sql: string): string[] {
  const broken = FORBIDDEN.filter(([, pattern]) => pattern.test(sql)).map(([what]) => what);
  const isSaid = /\bshard_key\b/.test(sql) || /^\s*(TRUNCATE|LOCK|CREATE|ALTER|DROP)\b/i.test(sql);
  return touched(sql).length > 0 && !isSaid ? [...broken, "no shard_key"] : broken;
}

/** Statements across logs, by file: what they are for. */
const ROLL_UPS: Readonly<Record<string, string>> = {
  "home/backup": "a backup copies whole tables",
};
const isRollUp = (place: string): boolean => Object.keys(ROLL_UPS).some((folder) => place.startsWith(folder));

describe("SQL of the server", () => {
  const files = globSync("**/*.ts", { cwd: SOURCES }).filter((name) => !/\.test\.ts$|^testing\//.test(name));
  const statements = files.flatMap((name) => statementsIn(readFileSync(join(SOURCES, name), "utf8"), name));

  test("is found at all", () => expect(statements.length).toBeGreaterThan(20));

  test("keeps to the rules of scale", () => {
    const broken = statements
      .map(({ place, sql }) => ({ place, broken: breaches(sql) }))
      .filter(
        ({ place, broken }) =>
          broken.length > 0 && !(isRollUp(place) && broken.every((what) => what === "no shard_key")),
      );
    expect(broken).toEqual([]);
  });

  test.each(globSync("**/*.sql", { cwd: SOURCES }))("%s keeps to them too", (name) => {
    const sql = readFileSync(join(SOURCES, name), "utf8").replaceAll(/--.*$/gm, "");
    expect(FORBIDDEN.filter(([, pattern]) => pattern.test(sql)).map(([what]) => what)).toEqual([]);
  });
});

describe("the rules find", () => {
  test.each([
    ["a clock of the database", "INSERT INTO account (created_at) VALUES (now())"],
    ["a clock of the database", "SELECT 1 FROM log WHERE created_at < CURRENT_DATE"],
    ["randomness of the database", "SELECT gen_random_uuid()"],
    ["MERGE", "MERGE INTO account USING x ON true"],
    ["ctid", "DELETE FROM account WHERE ctid = $1"],
    ["ROLLUP or CUBE", "SELECT 1 FROM log GROUP BY ROLLUP (kind)"],
    ["a recursive query", "WITH RECURSIVE up AS (SELECT 1) SELECT * FROM up"],
    ["no shard_key", "SELECT seq FROM event WHERE log_id = $1"],
    ["no shard_key", "UPDATE event_head SET size = 1"],
    ["no shard_key", "SELECT 1 FROM log l JOIN event e ON e.log_id = l.log_id"],
  ])("%s", (what, sql) => expect(breaches(sql)).toContain(what));

  test("nothing in a statement that keeps to them", () =>
    expect(breaches("SELECT seq FROM event WHERE shard_key = $1 AND log_id = $2")).toEqual([]));

  test("statements in templates and strings, with their places", () => {
    const source = 'query("SELECT 1", []);\nquery(`UPDATE x SET y = $' + '{z}`);\nsay("a sentence");';
    expect(statementsIn(source, "a.ts")).toEqual([
      { place: "a.ts:1", sql: "SELECT 1" },
      { place: "a.ts:2", sql: "UPDATE x SET y = …" },
    ]);
  });
});
