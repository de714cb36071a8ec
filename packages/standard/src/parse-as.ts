import type { z } from "zod";
import type { Places } from "./place-in-file.ts";
import type { Checked } from "./problem.ts";
import { failed } from "./problem-list.ts";
import { readYaml } from "./read-yaml.ts";
import { schemaProblems } from "./schema-problems.ts";
import { wantOf } from "./schema-wants.ts";

/** A document of the form that was asked for, defaults filled in. */
export interface Parsed<T> {
  readonly value: T;
  readonly places: Places;
}

/** Reads a YAML document of a form, or tells every problem in it; YAML first, then the form of each value. */
export function parseAs<S extends z.ZodType>(source: string, schema: S): Checked<Parsed<z.output<S>>> {
  const read = readYaml(source);
  if (!read.ok) return read;
  const { value, places } = read.value;
  const parsed = schema.safeParse(value, { error: wantOf });
  if (!parsed.success) return failed(schemaProblems(parsed.error.issues, value, places));
  return { ok: true, value: { value: parsed.data, places }, warnings: [] };
}
