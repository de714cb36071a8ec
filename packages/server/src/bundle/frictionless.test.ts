import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { descriptorOf } from "./descriptor.ts";
import { TABLES } from "./tables.ts";

const PROFILES = join(import.meta.dirname, "../../../../../shared/data/vectors/frictionless/2.0");
const here = existsSync(PROFILES);

interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly pattern?: string;
  readonly minItems?: number;
  readonly minProperties?: number;
  readonly minimum?: number;
  readonly uniqueItems?: boolean;
}

const typeOf = (value: unknown): string =>
  value === null ? "null" : Array.isArray(value) ? "array" : Number.isInteger(value) ? "integer" : typeof value;

/** What is wrong with a value by the part of JSON Schema (draft 7) that the profiles use. */
function faults(schema: Schema, value: unknown, path = ""): string[] {
  const found: string[] = [];
  const types = [schema.type ?? []].flat();
  const type = typeOf(value);
  if (types.length > 0 && !types.includes(type) && !(type === "integer" && types.includes("number")))
    return [`${path}: got ${type}, want ${types.join(" or ")}`];
  if (schema.enum && !schema.enum.includes(value)) found.push(`${path}: got ${JSON.stringify(value)}`);
  if (typeof value === "string" && schema.pattern && !new RegExp(schema.pattern).test(value))
    found.push(`${path}: got ${value}, want ${schema.pattern}`);
  if (typeof value === "number" && schema.minimum !== undefined && value < schema.minimum)
    found.push(`${path}: too low`);
  if (Array.isArray(value)) {
    if (value.length < (schema.minItems ?? 0)) found.push(`${path}: too few`);
    if (schema.uniqueItems && new Set(value.map((one) => JSON.stringify(one))).size < value.length)
      found.push(`${path}: twice the same`);
    for (const [i, one] of value.entries()) if (schema.items) found.push(...faults(schema.items, one, `${path}[${i}]`));
  }
  if (type === "object") {
    const map = value as Record<string, unknown>; // neither null nor a list
    if (Object.keys(map).length < (schema.minProperties ?? 0)) found.push(`${path}: empty`);
    for (const key of schema.required ?? []) if (!(key in map)) found.push(`${path}: no ${key}`);
    for (const [key, of] of Object.entries(schema.properties ?? {}))
      if (key in map) found.push(...faults(of, map[key], `${path}.${key}`));
  }
  const passing = (list: readonly Schema[]): number => list.filter((one) => faults(one, value).length === 0).length;
  if (schema.oneOf && passing(schema.oneOf) !== 1) found.push(`${path}: ${passing(schema.oneOf)} of oneOf`);
  if (schema.anyOf && passing(schema.anyOf) === 0) found.push(`${path}: none of anyOf`);
  return found;
}

const named = { id: "0198a000-0000-7000-8000-000000000001", slug: "s", names: [] };
const head = { size: 3, root: "00".repeat(32) };
const log = {
  shardKey: 64,
  logId: named.id,
  kind: "programme",
  slug: "s",
  organisationId: named.id,
  sandboxOf: null,
  timeZone: "UTC",
} as const;
const PATHS = [
  ...Object.keys(TABLES),
  "README.md",
  "chunks/ab.ndjson",
  "ledger/keys",
  "ledger/organisation/checkpoint",
  "ledger/organisation/tile/0/000.p/3",
  "ledger/programme/tile/entries/x001/000",
  "scorecards.ndjson",
  "standard/1.yaml",
  "standard/2026.1-b.json",
];
const descriptor = JSON.parse(
  JSON.stringify(
    descriptorOf(
      {
        reach: {
          organisation: { ...log, kind: "organisation" },
          programme: log,
          cut: { organisation: head, programme: head },
          assessment: null,
          day: "2026-03-01",
          at: "2026-03-01T12:00:00.000Z",
          later: 0,
        },
        organisation: named,
        programme: named,
        standards: [],
        shown: { units: 0, observations: 0, rows: 0, withheldRows: 0 },
      },
      new Map(PATHS.map((path) => [path, { bytes: 1, sha256: "ab".repeat(32) }])),
    ),
  ),
) as { resources: { path: string; format: string; mediatype: string; encoding?: string; schema?: object }[] };

describe("the descriptor", () => {
  const profile = (name: string): Schema => JSON.parse(readFileSync(join(PROFILES, `${name}.json`), "utf8")) as Schema; // a profile is a schema

  test.skipIf(!here)(
    `is a Data Package by its published profile${here ? "" : ` — skipped: no folder ${PROFILES}`}`,
    () => {
      expect(faults(profile("datapackage"), descriptor)).toEqual([]);
      for (const resource of descriptor.resources) {
        expect(faults(profile("dataresource"), resource)).toEqual([]);
        if (resource.schema) expect(faults(profile("tableschema"), resource.schema)).toEqual([]);
      }
    },
  );

  test.skipIf(!here)("would not be one without resources, or with a field of no type that there is", () => {
    const { resources, ...rest } = descriptor;
    expect(faults(profile("datapackage"), rest)).toEqual([": no resources"]);
    const [first] = resources;
    const wrong = { ...first, hash: "sha256:xyz" };
    expect(faults(profile("datapackage"), { ...rest, resources: [wrong] })).not.toEqual([]);
    const schema = { fields: [{ name: "a", type: "colour" }] };
    expect(faults(profile("tableschema"), schema)).not.toEqual([]);
  });

  test("lists files by path, and says what each is", () => {
    expect(descriptor.resources.map(({ path }) => path)).toEqual(PATHS.toSorted());
    const kinds = descriptor.resources.map(({ path, mediatype, encoding }) =>
      [path, mediatype, encoding ?? ""].join(" "),
    );
    expect(kinds).toEqual(
      expect.arrayContaining([
        "README.md text/markdown utf-8",
        "chunks/ab.ndjson application/x-ndjson utf-8",
        "ledger/keys text/plain utf-8",
        "ledger/organisation/checkpoint text/plain utf-8",
        "ledger/organisation/tile/0/000.p/3 application/octet-stream ",
        "ledger/programme/tile/entries/x001/000 application/octet-stream ",
        "observations.csv text/csv utf-8",
        "observations.parquet application/vnd.apache.parquet ",
        "standard/1.yaml application/yaml utf-8",
        "standard/2026.1-b.json application/json utf-8",
      ]),
    );
  });

  test("what a foreign key names is a table with these columns", () => {
    const columns = (path: string): string[] => TABLES[path]?.fields.map(({ name }) => name) ?? [];
    for (const [path, { foreignKeys = [], primaryKey = [], uniqueKeys = [] }] of Object.entries(TABLES)) {
      for (const key of [primaryKey, ...uniqueKeys]) expect(columns(path)).toEqual(expect.arrayContaining([...key]));
      for (const { fields, reference } of foreignKeys) {
        expect(columns(path)).toEqual(expect.arrayContaining([...fields]));
        expect(columns(reference.resource)).toEqual(expect.arrayContaining([...reference.fields]));
      }
    }
  });

  test("a column of a primary key is never empty", () => {
    for (const { fields, primaryKey = [] } of Object.values(TABLES))
      for (const key of primaryKey) expect(fields.find(({ name }) => name === key)?.constraints?.required).toBe(true);
  });
});
