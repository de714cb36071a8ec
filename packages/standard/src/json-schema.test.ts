/// <reference types="node" />
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { jsonSchema } from "./json-schema.ts";
import { readYaml } from "./read-yaml.ts";

const committed = readFileSync(join(import.meta.dirname, "../standard.schema.json"), "utf8");

test("the committed file is what the schema says now (npm run generate)", () => {
  expect(committed).toBe(`${JSON.stringify(jsonSchema(), null, 2)}\n`);
});

test("every field is described, or its name and type say enough", () => {
  const schema = jsonSchema() as { properties: Record<string, { description?: string; $ref?: string }> }; // an object at the top
  const bare = Object.entries(schema.properties).filter(([, { description, $ref }]) => !description && !$ref);
  expect(bare.map(([key]) => key)).toEqual(["id", "publisher", "context", "criteria", "gates"]);
});

const example = readYaml(
  readFileSync(join(import.meta.dirname, "../../../standards/good-neighbours/standard.yaml"), "utf8"),
);
if (!example.ok) throw new Error(JSON.stringify(example.problems));
const { value } = example.value;

// read back by zod's own reader of JSON Schema, so that what an editor sees is what is tried
const readBack = z.fromJSONSchema(JSON.parse(committed) as Parameters<typeof z.fromJSONSchema>[0]);

test("a complete example has the form that the JSON Schema describes", () => {
  expect(readBack.safeParse(value).error?.issues).toBeUndefined();
});

test.each([
  ["an unknown key", { wieght: 1 }],
  ["a version that is a number", { version: 2026.1 }],
  ["no criteria", { criteria: [] }],
  ["a gate without a condition", { gates: [{ id: "a", title: "A" }] }],
  ["a household as kind of unit", { units: [{ type: "home", title: "Home", kind: "household" }] }],
])("%s is not of that form", (_, change) => {
  expect(readBack.safeParse({ ...(value as object), ...change }).success).toBe(false); // a map, as the test above shows
});
