import { interestsView, reviewerCandidates, reviewRows, reviewView } from "@touchstone/server";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Service } from "../../../service.ts";
import { pageIn, pageOf, pageQuery } from "../../paging.ts";
import { plain } from "../../plain.ts";
import { refusedProblem } from "../../refused-problem.ts";
import { slug, uuid } from "../../shapes.ts";
import { inRound, orNothing } from "./in-round.ts";
import { assignmentRow, candidate, interests, reviewView as reviewShape } from "./views.ts";

const params = z.object({ programme: slug });
const tags = ["procedure"];
const config = { needs: "read" } as const;

/** Reviews: a reviewer's own files by their assignments, and who could be assigned. */
export function reviewRoutes({ touchstone }: Service): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      "/programmes/:programme/reviews",
      {
        config,
        schema: {
          summary: "Your own files as a reviewer, in the order in which they were assigned",
          operationId: "listReviews",
          tags,
          params,
          querystring: z.object(pageQuery),
          response: { 200: pageOf(assignmentRow) },
        },
      },
      async (request) => {
        const found = await inRound(touchstone, request, request.params.programme, reviewRows);
        if ("code" in found) throw refusedProblem(found);
        return pageIn(plain(found), request.query);
      },
    );

    app.get(
      "/programmes/:programme/reviews/:assignment",
      {
        config,
        schema: {
          summary: "One of your own files: the answers, the proofs, your ratings; others' once the score is there",
          operationId: "getReview",
          tags,
          params: params.extend({ assignment: uuid }),
          response: { 200: reviewShape },
        },
      },
      async (request) => {
        const { programme, assignment } = request.params;
        const found = await inRound(touchstone, request, programme, (scene) => reviewView(scene, assignment));
        return plain(orNothing(found, `assignment ${assignment}`));
      },
    );

    app.get(
      "/programmes/:programme/cycles/:cycle/interests",
      {
        config,
        schema: {
          summary: "Who takes part in a round, for a reviewer to say what ties them to anybody",
          operationId: "getInterests",
          tags,
          params: params.extend({ cycle: uuid }),
          response: { 200: interests },
        },
      },
      async (request) => {
        const { programme, cycle } = request.params;
        const found = await inRound(touchstone, request, programme, (scene) => interestsView(scene, cycle));
        const applicants = orNothing(found, `round ${cycle}`);
        if ("code" in applicants) throw refusedProblem(applicants);
        return plain(applicants);
      },
    );

    app.get(
      "/programmes/:programme/applications/:application/reviewers",
      {
        config,
        schema: {
          summary: "Who could be assigned to an application, and why not",
          operationId: "listReviewers",
          tags,
          params: params.extend({ application: uuid }),
          querystring: z.object(pageQuery),
          response: { 200: pageOf(candidate) },
        },
      },
      async (request) => {
        const { programme, application } = request.params;
        const found = await inRound(touchstone, request, programme, (scene) => reviewerCandidates(scene, application));
        return pageIn(plain(orNothing(found, `application ${application} to assign reviewers to`)), request.query);
      },
    );
  };
}
