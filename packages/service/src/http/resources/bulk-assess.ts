import type { Receipt, Simulated } from "@touchstone/server";
import { retractSubmission } from "@touchstone/server";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Service } from "../../service.ts";
import { longWork } from "../../streams/long-work.ts";
import type { WorkData } from "../../streams/work-words.ts";
import { logNamed, mustRead, organisationOfLog } from "../logs.ts";
import { signedIn } from "../needs.ts";
import { ProblemError } from "../problem.ts";
import { refusedProblem } from "../refused-problem.ts";
import { receipt, slug } from "../shapes.ts";

/** What takes long: assessing, and simulating a new version; and taking a submission back. */
export function assessRoutes({ touchstone }: Service): FastifyPluginAsyncZod {
  return async (app) => {
    const underWay = new Map<string, Promise<void>>();
    app.addHook("onClose", async () => void (await Promise.all(underWay.values())));

    /** One at a time for a programme: each needs the whole machine. */
    const begin = (
      request: FastifyRequest,
      reply: FastifyReply,
      work: WorkData["work"],
      resultOf: (answer: Receipt | Simulated) => unknown,
    ): FastifyReply => {
      const name = `${work.is} ${work.programme}`;
      if (underWay.has(name))
        throw new ProblemError(
          "conflict",
          `${work.programme}: the same is being computed already; ask again when it is done.`,
        );
      const { lines, ended } = longWork(touchstone, work, {
        resultOf,
        broken: (error) => {
          request.log.error({ err: error }, "long work failed");
          return new ProblemError("fault", "Something went wrong here; nothing was recorded.").problem;
        },
      });
      underWay.set(
        name,
        ended.finally(() => underWay.delete(name)),
      );
      return reply.header("content-type", "application/x-ndjson").header("x-accel-buffering", "no").send(lines);
    };

    app.post(
      "/programmes/:programme/assessments",
      {
        config: { needs: "command" },
        schema: {
          summary: "Score everybody who takes part, and record it; tells how far it is, a line of JSON each time",
          operationId: "assess",
          tags: ["bulk"],
          params: z.object({ programme: slug }),
          headers: z.looseObject({
            "idempotency-key": z
              .string()
              .regex(/^[\x21-\x7e]{1,200}$/)
              .optional(),
          }),
          body: z.object({ period: z.string().max(20).describe("empty for a standard whose data have none") }),
          produces: ["application/x-ndjson"],
          response: { 200: line },
        },
      },
      async (request, reply) => {
        const { account } = signedIn(request, "command");
        const log = await logNamed(touchstone, "programme", request.params.programme);
        const key = request.headers["idempotency-key"];
        const work = { is: "assess", programme: log.slug, period: request.body.period, account, key } as const;
        return begin(request, reply, work, (answer) => {
          const { ok: _, ...rest } = answer;
          return rest;
        });
      },
    );

    app.post(
      "/programmes/:programme/simulate",
      {
        config: { needs: "read" },
        schema: {
          summary: "Who would gain or lose a grade under another version, on the answers of the last assessment",
          operationId: "simulate",
          tags: ["bulk"],
          params: z.object({ programme: slug }),
          body: z.object({ yaml: z.string().max(2_000_000).describe("the version, as it would be published") }),
          produces: ["application/x-ndjson"],
          response: { 200: line },
        },
      },
      async (request, reply) => {
        const log = await logNamed(touchstone, "programme", request.params.programme);
        await mustRead(touchstone, request, { log, what: "ReadDrafts", unitId: null });
        const work = { is: "simulate", programme: log.slug, yaml: request.body.yaml } as const;
        return begin(request, reply, work, (answer) => answer);
      },
    );

    app.post(
      "/programmes/:programme/retractions",
      {
        config: { needs: "command" },
        schema: {
          summary: "Take a submission back: whatever of it is still current is missing again",
          operationId: "retractSubmission",
          tags: ["bulk"],
          params: z.object({ programme: slug }),
          body: z.object({
            submission: z.string().min(1).max(64).describe("its id, or the number of one of its events"),
          }),
          response: {
            200: z.object({ receipt, units: z.int(), said: z.int(), retracted: z.int(), periods: z.array(z.string()) }),
          },
        },
      },
      async (request) => {
        const { account } = signedIn(request, "command");
        const programme = await logNamed(touchstone, "programme", request.params.programme);
        const { slug: organisation } = await organisationOfLog(touchstone, programme);
        const { submission } = request.body;
        const done = await retractSubmission(touchstone, {
          organisation,
          programme: programme.slug,
          account,
          submission,
        });
        if (!done.ok) throw refusedProblem(done.refusal);
        const { nUnits: units, nSaid: said, nRetracted: retracted, periods } = done;
        const { kind, log, first, last, at } = done.receipt;
        return { receipt: { kind, log, first, last, at }, units, said, retracted, periods: [...periods] };
      },
    );
  };
}

/** One line of what is told. */
const line = z
  .any()
  .describe("lines of JSON: { progress, share } as often as it gets on, then { result } or { problem }");
