import { PUBLIC_ACCOUNT } from "@touchstone/server";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { fileObjection } from "../../../procedure/objection-desk.ts";
import type { Service } from "../../../service.ts";
import { refusedProblem } from "../../refused-problem.ts";
import { EXAMPLE_ID, receipt, slug, uuid, words } from "../../shapes.ts";

/** Objecting to a decision on notice: by anybody, without an account. */
export function objectionRoutes(service: Service): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      "/programmes/:slug/notices/:notice/objections",
      {
        config: { rateLimit: { max: Math.min(30, service.config.requestsPerMinute), timeWindow: "1 minute" } },
        schema: {
          summary: "Object to a decision on notice, without an account",
          description: `Recorded as of the account \`${PUBLIC_ACCOUNT}\`, whoever asks. Each one gets an answer. The words are kept encrypted until then, and are shown only where their author agrees; contact never is.`,
          operationId: "fileObjection",
          tags: ["procedure"],
          params: z.object({ slug, notice: uuid }),
          headers: z.looseObject({
            "idempotency-key": z
              .string()
              .regex(/^[\x21-\x7e]{16,200}$/)
              .optional()
              .describe("random: the same key files the same objection once, however often it is sent"),
          }),
          body: z
            .strictObject({
              applicationId: uuid.describe("which line of the notice it is about"),
              text: words(10_000),
              lang: words(35).describe("language of the text, BCP 47"),
              publish: z.boolean().describe("whether its author agrees that the words are shown, with their answer"),
              contact: words(500).nullable().describe("kept encrypted, never published"),
            })
            .meta({
              examples: [
                {
                  applicationId: EXAMPLE_ID,
                  text: "The library is closed on market days.",
                  lang: "en",
                  publish: true,
                  contact: null,
                },
              ],
            }),
          response: { 201: filed },
        },
      },
      async (request, reply) => {
        const { params, headers, body } = request;
        const { applicationId, text, lang, publish, contact } = body;
        const answer = await fileObjection(service, request, {
          programme: params.slug,
          noticeId: params.notice,
          applicationId,
          text: { text, lang, origin: "source", review: null },
          publish,
          contact,
          key: headers["idempotency-key"],
        });
        if ("refusal" in answer) throw refusedProblem(answer.refusal);
        const { objectionId, receipt: got } = answer;
        const { kind, log, first, last, at } = got;
        return reply.code(201).send({ objectionId, receipt: { kind, log, first, last, at } });
      },
    );
  };
}

const filed = z
  .object({ objectionId: uuid.describe("by which its answer is found"), receipt })
  .meta({ id: "FiledObjection", description: "an objection that was filed" });
