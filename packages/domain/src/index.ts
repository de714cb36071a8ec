/**
 * What may happen, and why not: one file per noun with its commands, its state and its deciders. A decider is pure:
 * command and state in, events or a refusal out; time and ids arrive with the command, and it reads and writes
 * nothing. `events.ts` lists every event there is, `authorise.ts` who may command what, `refusal.ts` every no.
 */
export { type AssessmentBulkCommands, type AssessmentRefusal, HARMLESS_TO_ASSESSMENT } from "./assessment.ts";
export {
  type AboutUnits,
  authorise,
  authoriseClock,
  authoriseReading,
  type Held,
  type Holding,
  holdingsFor,
  isAsUnit,
  isHeld,
  MAY,
  MAY_READ,
  type Reading,
  restsOnOrganisation,
} from "./authorise.ts";
export type { CalendarRules } from "./calendar.ts";
export { dayOf, textOfDay } from "./calendar-days.ts";
export { type Chunk, MOST_IN_CHUNK } from "./chunk.ts";
export type {
  BulkCommand,
  BulkCommands,
  BulkCommandType,
  Command,
  CommandOf,
  Commands,
  CommandType,
} from "./commands.ts";
export { type Context, type Decision, decided, refused } from "./decision.ts";
export { disclose, type Pieces, type Verdict } from "./disclosure/disclose.ts";
export { type Counts, countsOf, type Figure, isSafe } from "./disclosure/figure.ts";
export {
  type Counting,
  discloseObservations,
  figureOf,
  HELD_BACK,
  HELD_BACK_NOTE,
  type Observed,
} from "./disclosure/observations.ts";
export {
  baseIdOf,
  FEWEST_BASE,
  FEWEST_COUNTED,
  type PeopleRule,
  peopleRulesOf,
} from "./disclosure/people-rule.ts";
export {
  type HeldBack,
  type HeldCells,
  nothingHeld,
  type PeopleColumns,
  peopleColumnsOf,
  type SubmittedFigure,
  settle,
  submittedFigures,
} from "./disclosure/submitted-figures.ts";
export {
  decideEndEnrolment,
  type Enrolled,
  type EnrolmentBulkCommands,
  type EnrolmentCommands,
  type TakingPart,
} from "./enrolment.ts";
export type * from "./events.ts";
export {
  EVIDENCE_KEY_PART,
  EVIDENCE_WITHDRAWALS,
  type Evidence,
  type EvidenceCommands,
  type EvidenceLocator,
  type EvidenceTarget,
  type EvidenceWithdrawal,
  evidenceStream,
  LINK_TYPE,
  type TakenIn,
  VISIBILITIES,
  type Visibility,
} from "./evidence.ts";
export { decideAddEvidence } from "./evidence-add.ts";
export { decideLinkEvidence, decideUnlinkEvidence } from "./evidence-link.ts";
export { decideWithdrawEvidence } from "./evidence-withdraw.ts";
export { type Item, itemsOf } from "./item.ts";
export { type Boundaries, boundariesOf, carried, type LineageEdge, lineageOf } from "./lineage.ts";
export {
  decideAnswerStandardObjection,
  decideFileStandardObjection,
  type ObjectionCommands,
} from "./objection.ts";
export { decideFoundOrganisation, type OrganisationCommands } from "./organisation.ts";
export { daysOfPeriod, periodNumber, periodText, yearOfPeriod } from "./period.ts";
export { personalIn } from "./personal-text.ts";
export {
  decideErasePrivatePart,
  decideReadPrivatePart,
  ERASURE_REASONS,
  type ErasureReason,
  type PrivatePartCommands,
  PURPOSES,
  type Purpose,
} from "./private-part.ts";
export { type Level, levelRefusal } from "./procedure/acts-at.ts";
export {
  ADVANCES,
  type AdvanceCases,
  type AdvanceState,
  type Advancing,
  decideAdvance,
} from "./procedure/advance.ts";
export { type Applying, decideApply } from "./procedure/apply.ts";
export {
  type Assignment,
  type AssignmentState,
  type Candidate,
  decideAssignReviewer,
  decideRecuse,
  type Interest,
  type OwnReview,
  type Recusing,
  type ReviewCase,
} from "./procedure/assignment.ts";
export type * from "./procedure/case.ts";
export {
  afterComplete,
  applicationStream,
  hasStage,
  isOver,
  stageDeadline,
  standingDeadline,
} from "./procedure/case.ts";
export type * from "./procedure/commands.ts";
export { type Commitment, type Committing, decideEndCommitment, decideMakeCommitment } from "./procedure/commitment.ts";
export { type Checking, decideCheckCompleteness, placesOf } from "./procedure/completeness.ts";
export { type CycleOpening, decideOpenCycle } from "./procedure/cycle.ts";
export { decideLengthenDeadline } from "./procedure/deadline.ts";
export {
  type ActBefore,
  advanceDeciding,
  type DeciderCase,
  type DecidingCase,
  type DecidingRules,
  decideDecide,
} from "./procedure/decide.ts";
export { decidingRulesOf } from "./procedure/deciding-rules.ts";
export {
  advanceNoticed,
  answersDue,
  type DesignationStatus,
  designationStream,
  endOfNotice,
  type Notice,
  type NoticedCase,
  type Objection,
  statusOn,
} from "./procedure/designation.ts";
export { codeOf, readCode, shownCode } from "./procedure/designation-code.ts";
export { decideRecordEarlierDesignation, type EarlierCase } from "./procedure/earlier.ts";
export type * from "./procedure/events.ts";
export { SEALED_TYPES } from "./procedure/events.ts";
export { decideHandIn, type HandingInCase, type Snapshot } from "./procedure/hand-in.ts";
export { type Declaring, decideDeclareInterests } from "./procedure/interests.ts";
export { decidePublishNotice, isTooMuch, type NoticeCase, noticeStream } from "./procedure/notice.ts";
export {
  type AnswerCase,
  type ContestedCase,
  decideAnswerObjection,
  decideFileObjection,
} from "./procedure/objection.ts";
export { ownColumns, ownItems } from "./procedure/own-columns.ts";
export { type RatedIndicator, ratedOf, reviewersNeeded } from "./procedure/rated.ts";
export { decideHandInRatings, decideRate, type HandingIn, type Rating } from "./procedure/rating.ts";
export { type Onlooker, type RatingsSeen, ratingsVisibleTo } from "./procedure/rating-sight.ts";
export { decideRecommend } from "./procedure/recommend.ts";
export { advanceReply, decideReplyToFindings } from "./procedure/reply.ts";
export { advanceSettling, type Scored, type SettlingCase } from "./procedure/score-ready.ts";
export type * from "./procedure/states.ts";
export { APPLICATION_STATES, ENDED } from "./procedure/states.ts";
export { validUntil } from "./procedure/validity.ts";
export { decideWithdrawApplication, type Leaving } from "./procedure/withdraw.ts";
export {
  DUTIES,
  decideChangeCalendar,
  decideFoundProgramme,
  foundingFaults,
  type ProgrammeCommands,
  type ProgrammeFounding,
} from "./programme.ts";
export {
  DOCUMENT_KINDS,
  decideAddProgrammeDocument,
  type ProgrammeDocumentCommands,
} from "./programme-document.ts";
export { isLanguage } from "./programme-texts.ts";
export type { Refusal } from "./refusal.ts";
export { refusalText } from "./refusal-text.ts";
export {
  decideEndRole,
  decideGrantRole,
  type Ending,
  type Grant,
  grantsToFounder,
  holdsOn,
  notSeparated,
  type Receiver,
  ROLES,
  type Role,
  type RoleCommands,
} from "./role.ts";
export {
  MOST_SANDBOXES,
  type SandboxBulkCommands,
  type SandboxEvents,
  type SandboxRefusal,
  sandboxSlug,
  sandboxStream,
} from "./sandbox.ts";
export { markedTexts, sandboxWords } from "./sandbox-mark.ts";
export { decideEndSharing, decidePermitSharing, type Permission, type SharingCommands } from "./sharing.ts";
export {
  inForce,
  type Offered,
  type StandardLife,
  type StandardObjection,
  type StandardVersion,
  type StandardVersionCommands,
  standardStream,
  type VersionState,
} from "./standard-version.ts";
export { decideAdoptStandard } from "./standard-version-adopt.ts";
export { decideDraftStandard } from "./standard-version-draft.ts";
export { decideMakeStandardEffective, decideWithdrawStandard, type InUse } from "./standard-version-effect.ts";
export { decidePutStandardOnNotice, decideTurnStandardKey } from "./standard-version-notice.ts";
export { noticeEndOf } from "./standard-version-notice-end.ts";
export { decideAddOverlay, type OfferedOverlay } from "./standard-version-overlay.ts";
export type { InvalidPlace, StandardRefusal } from "./standard-version-refusal.ts";
export type { SubmissionBulkCommands } from "./submission.ts";
export { type SubmissionColumns, submissionColumns } from "./submission-columns.ts";
export type { Text } from "./text.ts";
export {
  lastOpened,
  lifeOn,
  livesOf,
  namesOn,
  type Unit,
  type UnitCode,
  type UnitMembership,
  type UnitName,
  unitOfRow,
} from "./unit.ts";
export {
  decideCloseUnitAccount,
  decideOpenUnitAccount,
  decideResetUnitAccount,
  type UnitAccountCommands,
  type UnitAccountHeld,
  type UnitAccountOpening,
} from "./unit-account.ts";
export { decideMoveUnit, decideRecodeUnit, decideRenameUnit } from "./unit-changes.ts";
export type { NewUnit, UnitBulkCommands, UnitCommand, UnitCommands, UnitCommandType } from "./unit-commands.ts";
export { contains, covers, overlap } from "./unit-day.ts";
export { decideUnit } from "./unit-decide.ts";
export { UNIT_EVENTS, type UnitEvent, unitsAfter, unitsIn } from "./unit-evolve.ts";
export { codeFault, dayFault, langFault, nameFault, noUnitBecause, schemeFault, typeFault } from "./unit-form.ts";
export { decideCloseUnit, decideMergeUnits, decideReopenUnit, decideSplitUnit } from "./unit-moves.ts";
export { UnitRegister } from "./unit-register.ts";
export { decideRegisterUnit } from "./unit-registration.ts";
export type { Span, UnitRow } from "./unit-row.ts";
export { countWorkingDays, type WorkingDays, workingDaysOf } from "./working-days.ts";
