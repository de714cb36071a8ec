import { expect, test } from "vitest";
import { z } from "zod";
import { FIELDS, NAMED_LISTS, TEXT_FIELDS } from "./fields.ts";
import { Standard, Text } from "./schema.ts";

/** fields of the schema that a walk ends at, texts among them; lists of criteria and indicators begin anew */
function fieldsOf(schema: unknown, field: string, found: Map<string, "text" | "value">, seen: Set<string>): void {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    fieldsOf(schema.unwrap(), field, found, seen);
  else if (schema === Text) found.set(field, "text");
  else if (schema instanceof z.ZodObject) {
    for (const [key, inner] of Object.entries(schema.shape))
      if (NAMED_LISTS.get(field.replace(/\[\]$/, "")) !== key)
        fieldsOf(inner, field === "" ? key : `${field}.${key}`, found, seen);
  } else if (schema instanceof z.ZodArray && isTakenApart(schema, listName(field))) {
    if (seen.has(listName(field))) return;
    seen.add(listName(field));
    fieldsOf(schema.element, `${listName(field)}[]`, found, seen);
  } else found.set(field, "value");
}

const listName = (field: string): string => /(criteria|indicators)$/.exec(field)?.[1] ?? field;
const isTakenApart = (list: z.ZodArray, name: string): boolean => NAMED_LISTS.has(name) || list.element === Text;

const found = new Map<string, "text" | "value">();
fieldsOf(Standard, "", found, new Set());

test("every text of the schema is known as a text, and no other field", () => {
  const texts = [...found].filter(([, kind]) => kind === "text").map(([field]) => field);
  expect(texts.toSorted()).toEqual([...TEXT_FIELDS].toSorted());
});

test("every other field of the schema has its class of change, and no field has one that is not in the schema", () => {
  const values = [...found].filter(([, kind]) => kind === "value").map(([field]) => field);
  expect([...FIELDS.keys()].toSorted()).toEqual(values.toSorted());
});

test("the walk reaches every corner of the schema", () => {
  expect(found.size).toBeGreaterThan(130);
  for (const field of ["criteria[].indicators", "criteria[].criteria"]) expect(found.has(field)).toBe(false);
  expect([...found.keys()]).toEqual(expect.arrayContaining(["indicators[].items[].cost", "cycle.appeal.within"]));
});

test("no field is both", () => {
  expect([...FIELDS.keys()].filter((field) => TEXT_FIELDS.has(field))).toEqual([]);
});
