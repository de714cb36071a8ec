import { hash } from "node:crypto";
import { check, digestOf } from "@touchstone/standard";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { plain } from "../plain.ts";
import { digest } from "../shapes.ts";

const problem = z
  .object({
    level: z.string(),
    code: z.string(),
    path: z.string(),
    line: z.int(),
    column: z.int(),
    got: z.string(),
    want: z.string(),
  })
  .meta({ id: "StandardProblem", description: "a place of a standard: what was found, what is wanted" });

/** The format without the record: whether a standard is one. */
export function checkRoutes(): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      "/check",
      {
        config: { needs: "read" },
        schema: {
          summary: "Check a standard: every problem in it, or its digest",
          operationId: "checkStandard",
          tags: ["standards"],
          body: z.strictObject({ yaml: z.string().min(1).max(1_000_000) }).meta({
            examples: [{ yaml: "touchstone: 1\nid: good-neighbours\n…" }],
          }),
          response: {
            200: z.object({ ok: z.boolean(), digest: digest.nullable(), problems: z.array(problem) }),
          },
        },
      },
      async ({ body }) => {
        const checked = check(body.yaml);
        return {
          ok: checked.ok,
          digest: checked.ok ? digestOf(checked.value, sha256Text) : null,
          problems: plain(checked.ok ? checked.warnings : checked.problems),
        };
      },
    );
  };
}

const sha256Text = (text: string): string => hash("sha256", text, "hex");
