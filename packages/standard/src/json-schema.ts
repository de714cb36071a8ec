import { z } from "zod";
import { Standard } from "./schema.ts";

/** The shape of a standard as JSON Schema (draft 2020-12), for editors; what needs more than one place to judge it can't say. */
export function jsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(Standard, { target: "draft-2020-12", io: "input" });
  return { $schema, title: "A Touchstone standard", ...schema };
}
