/**
 * Every SQL text of the record and of the service is held against the rules that let it run on one PostgreSQL and on Citus: clocks and
 * ids are bound, nothing that Citus can't do, and each statement on a table of logs says of which log;
 * and what comes from elsewhere is bound, never a part of the text.
 */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PLACEMENT } from "@touchstone/server";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const PACKAGES = join(import.meta.dirname, "../../packages");
/** of the packages that speak to the database */
const FILES = globSync("{server,service}/src/**/*.{ts,tsx}", { cwd: PACKAGES }).filter(
  (name) => !/\.test\.tsx?$|\/testing\/|\/sample-/.test(name),
);

interface Statement {
  readonly place: string;
  readonly sql: string;
  /** the code of what is put into it, other than constants of the program, whose names are in capitals */
  readonly put: readonly string[];
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
      found.push({ place: `${name}:${line + 1}`, sql: text, put: putInto(node) });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function putInto(node: ts.Node): string[] {
  const spans = ts.isTemplateExpression(node) ? node.templateSpans : [];
  return spans.map(({ expression }) => expression.getText()).filter((code) => !/^[A-Z][A-Z0-9_]*$/.test(code));
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
  { folder: "server/src/home/backup/", may: ["no shard_key"], why: "a backup holds whole tables" },
  {
    folder: "server/src/home/doctor/",
    may: ["no shard_key", "a clock of the database"],
    why: "it compares clocks, of all logs",
  },
];
const isAllowed = (place: string, what: string): boolean =>
  EXCEPTIONS.some(({ folder, may }) => place.startsWith(folder) && may.includes(what));

/**
 * What else than a constant is put into a text: names of tables, columns and files that the program has itself, which no
 * parameter can stand for.
 */
const PUT: Readonly<Record<string, readonly string[]>> = {
  "server/src/bundle/parquet.ts": ['quoted(join(out.path, "observations.csv"))', "columns", "quoted(path)"],
  "server/src/home/backup/backup.ts": ["quotedList(columns)", "name"],
  "server/src/home/backup/restore.ts": ["name", "table.name", "quotedList(table.columns)"],
  "server/src/home/doctor/database-checks.ts": ["name"],
  "server/src/postgres/initialise.ts": ["password"], // made a line before: letters, digits, - and _
  "server/src/postgres/safe-settings.ts": ["name"],
  "server/src/rebuild.ts": ['tables.join(", ")'],
  "server/src/store/partition.ts": ["name", "name", "year * 100", "(year + 1) * 100"],
  "server/src/table-sums.ts": ["table", "table"],
  "service/src/auth/sign-in.ts": ["table"],
};

describe("SQL of the record and of the service", () => {
  const statements = FILES.flatMap((name) => statementsIn(readFileSync(join(PACKAGES, name), "utf8"), name));

  test.each(["server/src/", "service/src/", "server/src/public/"])("is found at all in %s", (folder) =>
    expect(statements.filter(({ place }) => place.startsWith(folder)).length).toBeGreaterThan(2),
  );

  test("has nothing put into its text but what the program itself names", () => {
    const found: Record<string, string[]> = {};
    for (const { place, put } of statements) {
      const [file = ""] = place.split(":");
      if (put.length > 0) found[file] = [...(found[file] ?? []), ...put];
    }
    expect(found).toEqual(PUT);
  });

  test("is never added up from pieces", () => {
    const added = /["'`]\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH)\s[^"'`]*["'`]\s*(\+|\.concat\()/;
    expect(FILES.filter((name) => added.test(readFileSync(join(PACKAGES, name), "utf8")))).toEqual([]);
  });

  test("keeps to the rules of scale", () => {
    const broken = statements.flatMap(({ place, sql }) =>
      breaches(sql).flatMap((what) => (isAllowed(place, what) ? [] : [`${place}: ${what}`])),
    );
    expect(broken).toEqual([]);
  });

  test.each(globSync("*/src/**/*.sql", { cwd: PACKAGES }))("%s keeps to them too", (name) => {
    const sql = readFileSync(join(PACKAGES, name), "utf8").replaceAll(/--.*$/gm, "");
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
      { place: "a.ts:1", sql: "SELECT 1", put: [] },
      { place: "a.ts:2", sql: "UPDATE x SET y = …", put: ["z"] },
    ]);
  });
});
