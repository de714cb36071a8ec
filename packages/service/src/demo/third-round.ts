import type { EvidenceFiles } from "../evidence/evidence-files.ts";
import type { Scene } from "./found-demo.ts";
import * as words from "./round-words.ts";
import { answer, clockRuns, type RoundUnderWay } from "./round-work.ts";
import type { TakingPart } from "./rounds.ts";
import { answered, applied, type Cast, checked, opened, sentToMend } from "./third-round-applicants.ts";
import { concluded, noticed, objected, objectionAnswered } from "./third-round-decisions.ts";
import { inReview, reviewed } from "./third-round-reviews.ts";

/** The third round, up to where it stands: some applications have come to their end, one at least waits at every stage. */
export interface ThirdRound {
  /** what happens before the stricter version of the standard is drafted: the first designations */
  begins(): Promise<void>;
  /** what happens after it, up to the real clock's day */
  goesOn(): Promise<void>;
}

/**
 * @param taking villages that take part as the round is opened
 * @param filesOf where the files of their proofs go
 */
export function thirdRound(scene: Scene, taking: TakingPart, filesOf: EvidenceFiles): ThirdRound {
  const { clock } = scene;
  let round: RoundUnderWay;
  let cast: Cast;
  return {
    begins: async () => {
      round = await opened(scene, filesOf);
      cast = await applied(round, taking);
      const early = cast.of("designated");
      await answered(round, 46, early);
      await checked(round, 45, early);
      await reviewed(round, { from: 43, pace: 1 }, early);
      await concluded(round, { from: 36, pace: 2 }, cast);
      await noticed(round, 25, early);
      const objectionId = await objected(round, 23, early, { text: words.OBJECTION, publish: true });
      await objectionAnswered(round, 20, objectionId);
      await clockRuns(clock.daysAgo(13)); // eleven days have seven working days in them, whatever day they begin on
    },
    goesOn: async () => {
      const late = cast.of("reply", "recommending", "deciding", "decided", "noticed");
      const open = cast.of("review", "unassigned");
      await answered(round, 7.8, [...late, ...open]);
      await checked(round, 7.4, [...late, ...open]);
      await reviewed(round, { from: 7, pace: 0.3 }, late);
      await inReview(round, 5, cast);
      await answered(round, 4.6, cast.of("mending"));
      await sentToMend(round, 4.4, cast.of("mending"));
      await concluded(round, { from: 4, pace: 0.4 }, cast);
      await noticed(round, 2, cast.of("noticed"));
      await objected(round, 1.5, cast.of("noticed"), { text: words.OPEN_OBJECTION, publish: false });
      await answered(round, 1.2, cast.of("handedIn"));
      for (const entry of cast.of("halfWay")) await answer(clock.daysAgo(1), round, entry, 0.5);
    },
  };
}
