/**
 * The events of a round, with what their `data` holds: those that stand open in a programme's ledger, and those that are
 * sealed there until a notice opens them. A long table that tells one story.
 */
import { count, day, digest, fields, flag, list, map, number, oneOf, orAbsent, orNull, text, uuid } from "./shape.ts";

const words = list(fields({ text, lang: text, origin: oneOf("source", "human", "machine"), review: orNull(text) }));
const standard = fields({ version: text, digest });
const deadline = fields({ until: day, days: orNull(count), provisional: flag });
const moved = fields({ to: text, deadline: orNull(deadline) });
const remarks = list(fields({ at: text, text: words }));
const ofApplication = { applicationId: uuid } as const;
const onRecord = {
  size: count,
  root: digest,
  answers: digest,
  own: orAbsent(digest),
  proofs: orAbsent(digest),
  nAnswers: count,
  nProofs: count,
} as const;

export const PROCEDURE = {
  CycleOpened: {
    cycleId: uuid,
    titles: words,
    period: text,
    standard,
    opens: day,
    closes: day,
    stages: list(fields({ stage: text, days: orNull(count), actsAt: orNull(text) })),
    validFor: orNull(text),
    appeal: orNull(fields({ within: count, answeredWithin: count })),
  },
  UnitEnrolled: { unitId: uuid, on: day, cycleId: uuid },
  CommitmentMade: { commitmentId: uuid, unitId: uuid, text: words, on: day },
  CommitmentEnded: { commitmentId: uuid, on: day },
  NoticePublished: {
    noticeId: uuid,
    cycleId: uuid,
    from: day,
    until: day,
    days: count,
    provisional: flag,
    text: words,
    entries: list(
      fields({ applicationId: uuid, unitId: uuid, grade: text, assessmentId: uuid, score: orNull(number) }),
    ),
  },
  ObjectionFiled: { objectionId: uuid, noticeId: uuid, ...ofApplication, publish: flag, lang: text },
  ObjectionAnswered: {
    objectionId: uuid,
    noticeId: uuid,
    ...ofApplication,
    upheld: flag,
    answer: words,
    text: orNull(map),
  },
  DesignationGranted: {
    designationId: uuid,
    ...ofApplication,
    cycleId: uuid,
    noticeId: uuid,
    unitId: uuid,
    grade: text,
    standard,
    assessmentId: uuid,
    from: day,
    until: orNull(day),
  },
  EarlierDesignationRecorded: {
    designationId: uuid,
    unitId: uuid,
    title: words,
    from: day,
    until: orNull(day),
    source: words,
  },
  ApplicationMade: { ...ofApplication, cycleId: uuid, unitId: uuid, grade: text, moved },
  ApplicationHandedIn: { ...ofApplication, ...onRecord, moved },
  CompletenessChecked: { ...ofApplication, toMend: remarks, bySilence: flag, moved },
  ApplicationWithdrawn: { ...ofApplication, moved },
  ApplicationLapsed: { ...ofApplication, moved },
  DeadlineLengthened: { ...ofApplication, deadline, reason: words },
  InterestsDeclared: { cycleId: uuid, free: list(uuid), conflicts: list(uuid) },
  ReviewerAssigned: { assignmentId: uuid, ...ofApplication, isThird: flag },
  ReviewerRecused: { assignmentId: uuid, ...ofApplication },
  RatingsKept: {
    assignmentId: uuid,
    ...ofApplication,
    ratings: list(
      fields({
        item: text,
        level: orNull(count),
        confidence: oneOf("low", "middle", "high"),
        reason: orNull(map),
        evidence: list(text),
      }),
    ),
  },
  RatingsHandedIn: { assignmentId: uuid, ...ofApplication },
  ThirdRatingCalled: { ...ofApplication, items: list(text) },
  RatingsSettled: {
    ...ofApplication,
    settled: list(fields({ item: text, level: orNull(number), error: orNull(number), ratings: count })),
    moved,
  },
  ScoreReady: {
    ...ofApplication,
    assessmentId: uuid,
    score: orNull(number),
    grade: orNull(text),
    certainty: orNull(number),
    moved,
  },
  ReplyGiven: { ...ofApplication, said: flag, bySilence: flag, moved },
  RecommendationMade: { ...ofApplication, grade: orNull(text), reasons: remarks, moved },
  DecisionMade: {
    ...ofApplication,
    grade: orNull(text),
    reasons: remarks,
    whyCertain: orNull(words),
    bySilence: flag,
    appealUntil: orNull(day),
    moved,
  },
  ApplicationMoved: { ...ofApplication, moved, onRecord: orAbsent(fields(onRecord)) },
} as const;
