import { reviewProof } from "@touchstone/server";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { inRound, orNothing } from "../http/resources/procedure/in-round.ts";
import { slug, uuid } from "../http/shapes.ts";
import type { Service } from "../service.ts";
import { type ProofSource, sendProof, side } from "./send-proof.ts";

/**
 * The proofs of a reviewer's own file, by names that stand for nothing outside of it: neither the address, nor the tag,
 * nor the name of what is saved says which file of which unit it is.
 */
export function reviewProofRoutes(
  { touchstone }: Pick<Service, "touchstone">,
  from: ProofSource,
): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      "/programmes/:programme/reviews/:assignment/proofs/:proof",
      {
        config: { needs: "read" },
        schema: {
          summary: "A proof of one of your own files as a reviewer, or a smaller picture of it",
          operationId: "getReviewProof",
          tags: ["procedure"],
          params: z.object({
            programme: slug,
            assignment: uuid,
            proof: uuid.describe("its name in this file: the `evidenceId` of the view"),
          }),
          querystring: z.object({ side }),
        },
      },
      async (request, reply) => {
        const { programme, assignment: assignmentId, proof } = request.params;
        const found = await inRound(touchstone, request, programme, (scene) =>
          reviewProof(scene, { assignmentId, proof }),
        );
        const { organisation, evidence, key } = orNothing(found, `proof ${proof}`);
        return sendProof(
          from,
          { request, reply },
          { logId: organisation.logId, evidence, key, side: request.query.side, name: proof, isPublic: false },
        );
      },
    );
  };
}
