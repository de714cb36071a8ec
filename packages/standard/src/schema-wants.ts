import { z } from "zod";
import { nearest } from "./nearest.ts";

const NAMES: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a map",
  record: "a map",
  tuple: "a list",
};

/**
 * What is wanted where a schema finds a fault, in our words; zod takes it as the fault's message.
 * For unknown keys it is the known ones, one a line; for a value that fits none of several forms it is empty. A message that the schema brings itself goes first.
 */
export function wantOf(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type": {
      const want = NAMES[issue.expected] ?? issue.expected;
      const isBare = issue.expected === "string" && ["number", "boolean"].includes(typeof issue.input);
      return isBare ? `${want}: put it in quotes` : want;
    }
    case "invalid_value": {
      const values = issue.values.map(String);
      const near = typeof issue.input === "string" ? nearest(issue.input, values) : null;
      const all = values.length === 1 ? values[0]! : `one of ${values.join(", ")}`;
      return near === null || values.length === 1 ? all : `${near} (${all})`;
    }
    case "too_small":
      return sizeOf(issue.origin, issue.inclusive === false ? ">" : "≥", issue.minimum);
    case "too_big":
      return sizeOf(issue.origin, issue.inclusive === false ? "<" : "≤", issue.maximum);
    case "unrecognized_keys":
      return knownKeys(issue.inst).join("\n");
    case "not_multiple_of":
      return `a multiple of ${issue.divisor}`;
    case "invalid_union":
      return ""; // made of what its forms want
    case "invalid_format": // each pattern of the schema brings its own words
    case "invalid_key": // its own issue says what a key must be
    case "invalid_element":
    case "custom":
      return "another value";
  }
}

function sizeOf(origin: string, sign: string, limit: number | bigint): string {
  if (origin === "string") return `text of a length ${sign} ${limit}`;
  if (origin === "array") return `a list of a length ${sign} ${limit}`;
  return `a number ${sign} ${limit}`;
}

function knownKeys(schema: unknown): string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum) return schema.keyType.options.map(String);
  return [];
}
