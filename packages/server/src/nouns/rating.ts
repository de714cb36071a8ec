import { type CommandOf, decideHandInRatings, decideRate, type HandingIn, type Rating } from "@touchstone/domain";
import { proofsByName } from "../procedure/proof-names.ts";
import { loadOwnReview, standingRatings, unitOfAssignment } from "../procedure/review-case.ts";
import { handler } from "./handler.ts";

export const ratingHandlers = {
  Rate: handler<CommandOf<"Rate">, Rating>({
    findUnit: unitOfAssignment,
    load: async (tx, touchstone, log, { assignmentId, ratings }, scene) => {
      const own = await loadOwnReview(tx, touchstone, log, { assignmentId, by: scene?.by ?? "" });
      const restsOnProofs = ratings.some(({ evidence }) => evidence.length > 0);
      if (own === null || !restsOnProofs) return { own, proofs: new Map() };
      const { unitId } = own.review.application;
      return { own, proofs: await proofsByName(tx, touchstone.keys, log, { assignmentId, unitId }) };
    },
    decide: decideRate,
  }),
  HandInRatings: handler<CommandOf<"HandInRatings">, HandingIn>({
    findUnit: unitOfAssignment,
    load: async (tx, touchstone, log, { assignmentId }, scene) => {
      const own = await loadOwnReview(tx, touchstone, log, { assignmentId, by: scene?.by ?? "" });
      return { own, ratings: own === null ? new Map() : await standingRatings(tx, log, own.review) };
    },
    decide: decideHandInRatings,
  }),
};
