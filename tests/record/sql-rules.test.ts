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
  const constants = constantsOf(file);
  const found: Statement[] = [];
  const visit = (node: ts.Node): void => {
    const text = textOf(node, constants);
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

function textOf(node: ts.Node, constants: ReadonlyMap<string, string>): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  const put = ({ expression }: ts.TemplateSpan): string =>
    (ts.isIdentifier(expression) && constants.get(expression.text)) || "…";
  return node.head.text + node.templateSpans.map((span) => put(span) + span.literal.text).join("");
}

/** The plain strings that a file names at its top level. */
function constantsOf(file: ts.SourceFile): Map<string, string> {
  const constants = new Map<string, string>();
  for (const statement of file.statements)
    for (const { name, initializer } of ts.isVariableStatement(statement) ? statement.declarationList.declarations : [])
      if (ts.isIdentifier(name) && initializer && ts.isStringLiteralLike(initializer))
        constants.set(name.text, initializer.text);
  return constants;
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

/** Where statements may do what they else may not, and why. */
const EXCEPTIONS: readonly { readonly folder: string; readonly may: readonly string[]; readonly why: string }[] = [
  { folder: "home/backup/", may: ["no shard_key"], why: "a backup holds whole tables" },
  { folder: "home/doctor/", may: ["no shard_key", "a clock of the database"], why: "it compares clocks, of all logs" },
];
const isAllowed = (place: string, what: string): boolean =>
  EXCEPTIONS.some(({ folder, may }) => place.startsWith(folder) && may.includes(what));

describe("SQL of the server", () => {
  const files = globSync("**/*.ts", { cwd: SOURCES }).filter((name) => !/\.test\.ts$|^testing\//.test(name));
  const statements = files.flatMap((name) => statementsIn(readFileSync(join(SOURCES, name), "utf8"), name));

  test("is found at all", () => expect(statements.length).toBeGreaterThan(20));

  test("keeps to the rules of scale", () => {
    const broken = statements.flatMap(({ place, sql }) =>
      breaches(sql).flatMap((what) => (isAllowed(place, what) ? [] : [`${place}: ${what}`])),
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
