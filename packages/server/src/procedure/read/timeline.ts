import type { ApplicationState, EventType } from "@touchstone/domain";
import type { RoundScene } from "./round-scene.ts";
import type { Sight } from "./sight.ts";

/** Who brings an event about. */
type Doer = "unit" | "office" | "reviewer" | "assessor" | "decider" | "public" | "clock";

export interface TimelineEntry {
  readonly seq: number;
  readonly at: string;
  readonly type: string;
  readonly by: Doer;
  /** that it brought the application to, where it can only be one */
  readonly state: ApplicationState | null;
  /** the ledger holds a commitment to it only */
  readonly sealed: boolean;
}

const BY: Readonly<Partial<Record<EventType, Doer>>> = {
  ApplicationMade: "unit",
  ApplicationHandedIn: "unit",
  CompletenessChecked: "office",
  ApplicationWithdrawn: "unit",
  ApplicationLapsed: "clock",
  DeadlineLengthened: "office",
  ReviewerAssigned: "office",
  ReviewerRecused: "reviewer",
  RatingsHandedIn: "reviewer",
  ThirdRatingCalled: "clock",
  RatingsSettled: "clock",
  ScoreReady: "clock",
  ReplyGiven: "unit",
  RecommendationMade: "assessor",
  DecisionMade: "decider",
};

const STATES: Readonly<Record<string, ApplicationState>> = {
  ApplicationMade: "answering",
  ApplicationWithdrawn: "withdrawn",
  ApplicationLapsed: "lapsed",
  RatingsSettled: "settling",
  ReplyGiven: "recommending",
  RecommendationMade: "deciding",
  NoticePublished: "noticed",
  DesignationGranted: "designated",
};

/** What tells of the review, which not everybody sees while it lasts. */
const OF_REVIEW: readonly string[] = ["ReviewerAssigned", "ReviewerRecused", "RatingsHandedIn", "ThirdRatingCalled"];

/** What happened to an application, in order, as far as somebody may know of it. */
export async function timelineOf(
  { tx, log }: RoundScene,
  applicationId: string,
  { hidden }: Sight,
): Promise<TimelineEntry[]> {
  const { rows } = await tx.query<{ seq: number; type: EventType; at: Date; sealed: boolean; by: Doer | null }>(
    `SELECT seq, type, at, true AS sealed, NULL AS by FROM application_event
     WHERE shard_key = $1 AND application_id = $2
     UNION ALL
     SELECT n.seq, 'NoticePublished', n.at, false, 'office' FROM notice n
     WHERE n.shard_key = $1 AND n.entries @> jsonb_build_array(jsonb_build_object('applicationId', $2::text))
     UNION ALL
     SELECT o.seq, 'ObjectionFiled', o.filed_at, false, 'public' FROM objection o
     WHERE o.shard_key = $1 AND o.application_id = $2
     UNION ALL
     SELECT o.answered_seq, 'ObjectionAnswered', o.answered_at, false, 'office' FROM objection o
     WHERE o.shard_key = $1 AND o.application_id = $2 AND o.answered_seq IS NOT NULL
     UNION ALL
     SELECT d.seq, 'DesignationGranted', d.at, false, 'clock' FROM designation d
     WHERE d.shard_key = $1 AND d.application_id = $2
     ORDER BY seq`,
    [log.shardKey, applicationId],
  );
  return rows.flatMap(({ seq, type, at, sealed, by }): TimelineEntry[] => {
    const doer = by ?? BY[type];
    if (doer === undefined) return []; // ratings that are kept again and again, and what goes with another event
    if (hidden.reviewers !== undefined && OF_REVIEW.includes(type)) return [];
    if (hidden.recommendation !== undefined && type === "RecommendationMade") return [];
    return [{ seq, at: at.toISOString(), type, by: doer, state: STATES[type] ?? null, sealed }];
  });
}
