import { type ImportProblems, submitOwnAnswers } from "@touchstone/server";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Service } from "../../service.ts";
import { logNamed } from "../logs.ts";
import { signedIn } from "../needs.ts";
import { ProblemError } from "../problem.ts";
import { refusedProblem } from "../refused-problem.ts";
import { receipt, slug, uuid } from "../shapes.ts";

const MOST_BYTES = 1_000_000;
const MOST_ANSWERS = 5000;

const ownAnswers = z
  .strictObject({
    period: z.string().max(20).describe("of the round; empty for a standard without periods"),
    answers: z
      .record(z.string().min(1).max(130), z.unknown())
      .refine((answers) => Object.keys(answers).length <= MOST_ANSWERS, `at most ${MOST_ANSWERS} answers`)
      .describe("by the id of the question: a value, or an object with value or state, error, source, note"),
  })
  .meta({
    id: "OwnAnswers",
    description: "what a unit answers itself",
    examples: [{ period: "2026", answers: { hours: 32, forms: true, ramps: { state: "n/a" } } }],
  });

const answered = z
  .object({
    receipt,
    submissionId: z.string(),
    said: z.int().describe("answers that were sent"),
    same: z.int().describe("of those, as on record"),
    recorded: z.int(),
    held: z
      .object({ withoutBase: z.int(), tooFew: z.int(), tooNear: z.int(), throughOthers: z.int() })
      .describe("figures about people that may not be published, and were not recorded"),
  })
  .meta({ id: "Answered", description: "what a unit's answers have brought" });

/** Answers of one unit, by its own account, or by who coordinates it or runs the programme. */
export function ownAnswerRoutes({ touchstone }: Service): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      "/programmes/:programme/units/:unit/answers",
      {
        bodyLimit: MOST_BYTES,
        config: { needs: "submit" },
        schema: {
          summary: "Hand in answers of one unit: by its own account, while it answers an application",
          operationId: "submitAnswers",
          tags: ["answers"],
          params: z.object({ programme: slug, unit: uuid }),
          headers: z.looseObject({
            "idempotency-key": z
              .string()
              .regex(/^[\x21-\x7e]{1,200}$/)
              .optional()
              .describe("the same key does the same once, however often it is sent"),
          }),
          body: ownAnswers,
          response: { 200: answered },
        },
      },
      async (request) => {
        const { account } = signedIn(request, "submit");
        const programme = await logNamed(touchstone, "programme", request.params.programme);
        const { period, answers } = request.body;
        const done = await submitOwnAnswers(touchstone, {
          programme,
          account,
          unitId: request.params.unit,
          period,
          answers,
          key: request.headers["idempotency-key"],
        });
        if (!done.ok) throw "problems" in done ? ownProblem(done.problems) : refusedProblem(done.refusal);
        const { kind, log, first, last, at } = done.receipt;
        const { submissionId, nSaid: said, nSame: same, nRecorded: recorded, held } = done;
        return { receipt: { kind, log, first, last, at }, submissionId, said, same, recorded, held: { ...held } };
      },
    );
  };
}

/** All that is wrong, by question: a fault's pointer is `/answers/<id>`. */
function ownProblem({ shown, count }: ImportProblems): ProblemError {
  const errors = shown.map(({ column, got, want }) => ({
    pointer: column === "" ? "" : `/answers/${column.replaceAll("~", "~0").replaceAll("/", "~1")}`,
    detail: `${column === "" ? "" : `${column}: `}got ${got}, want ${want}`,
  }));
  const all = `${count} ${count === 1 ? "problem" : "problems"}`;
  return new ProblemError("refused", `${all}. Nothing was recorded.`, { errors });
}
