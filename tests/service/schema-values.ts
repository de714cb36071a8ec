import { readFileSync } from "node:fs";

/** As much of JSON Schema as the description of the service uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
}

interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly schema: Schema;
}

export interface DescribedOperation {
  readonly operationId: string;
  readonly method: string;
  readonly template: string;
  /** only for who has signed in */
  readonly isClosed: boolean;
  readonly parameters: readonly Parameter[];
  /** by the type of its content; empty: no body */
  readonly bodies: Readonly<Record<string, { readonly schema: Schema; readonly example?: unknown }>>;
}

interface Described {
  readonly operationId: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: DescribedOperation["bodies"] };
}

const FILE = JSON.parse(readFileSync(new URL("../../packages/service/openapi.json", import.meta.url), "utf8")) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}; // OpenAPI's layout

/** Every operation that the published description has. */
export const OPERATIONS: readonly DescribedOperation[] = Object.entries(FILE.paths).flatMap(([template, methods]) =>
  Object.entries(methods).map(([method, described]) => ({
    operationId: described.operationId,
    method: method.toUpperCase(),
    template,
    isClosed: described.security?.length === 2,
    parameters: described.parameters ?? [],
    bodies: described.requestBody?.content ?? {},
  })),
);

/** What a schema says, where it stands under another name. */
function resolved(schema: Schema): Schema {
  const name = schema.$ref?.split("/").at(-1);
  return name === undefined ? schema : resolved(FILE.components.schemas[name] ?? {});
}

/** Words that fit the patterns of the description. */
const FITTING = [
  "0190d2a4-7c1e-7b3a-9f00-2b6d5a1c4e88",
  "2026-01-15",
  "libraries",
  "a".repeat(64),
  "2026-01-15T08:00:00Z",
  "12",
];

/** A value that the schema lets through, chosen by the numbers of `random`. Deeper than six levels it stays small. */
export function fitting(of: Schema, random: () => number, depth = 0): unknown {
  const schema = resolved(of);
  const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return pick(schema.enum);
  const one = pick(schema.anyOf ?? schema.oneOf ?? []);
  if (one) return fitting(one, random, depth + 1);
  const type = typeof schema.type === "string" ? schema.type : pick(schema.type ?? ["string"]);
  if (type === "object") {
    const own = Object.entries(schema.properties ?? {}).map(([key, inner]) => [key, fitting(inner, random, depth + 1)]);
    return Object.fromEntries(own) as unknown;
  }
  if (type === "array") {
    const many = depth > 6 ? 0 : 1 + Math.floor(random() * 2);
    return Array.from({ length: many }, () => fitting(schema.items ?? {}, random, depth + 1));
  }
  if (type === "integer" || type === "number") return Math.max(schema.minimum ?? 0, Math.floor(random() * 5));
  if (type === "boolean") return random() < 0.5;
  if (type === "null") return null;
  const pattern = schema.pattern === undefined ? null : new RegExp(schema.pattern, "u");
  return FITTING.find((word) => pattern?.test(word)) ?? (pick(["en", "x", "village", "2026"]) as string);
}
