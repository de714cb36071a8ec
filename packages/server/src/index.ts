/**
 * The record: commands become events in one transaction (`execute.ts`), events become leaves of a ledger and rows of
 * tables (`projections/`), and everything can be built again from the events (`rebuild.ts`). PostgreSQL runs inside
 * (`postgres/`) or elsewhere. Start with `touchstone.ts`, which opens a data directory.
 */

export { type Account, addAccount, listAccounts } from "./account.ts";
export { type AssessAsked, assess } from "./assess/assess.ts";
export { type Columns, columnsAt, columnsFrom, readyColumns, type Say } from "./assess/columns-at.ts";
export type { RunPlan } from "./assess/compute.ts";
export { copyScorecards, type ShortCard } from "./assess/copy-scorecards.ts";
export { type ColumnsRead, type LaterColumns, laterColumns } from "./assess/later-columns.ts";
export { scorecardRowOf } from "./assess/scorecard-row.ts";
export type { ColumnsAsked } from "./assess/sources.ts";
export { type BulkScene, executeBulk } from "./bulk.ts";
export { BundleProblem, NothingToBundle } from "./bundle/bundle-problem.ts";
export { type Exported, type ExportOptions, exportBundle } from "./bundle/export-bundle.ts";
export { removeLeftovers } from "./bundle/place.ts";
export { withdrawnSince } from "./bundle/published.ts";
export { hasPublicBundle } from "./bundle/reach.ts";
export { dayIn } from "./day-in.ts";
export { execute } from "./execute.ts";
export { ChunkWriter, readChunk } from "./files/chunks.ts";
export {
  countIntakes,
  filesOfIntake,
  forgetIntake,
  type Intake,
  intakeOf,
  intakesBefore,
  recordIntake,
} from "./files/evidence-intake.ts";
export { FileDamaged, type FileStore, type Files, openFiles } from "./files/file-store.ts";
export { forgetLoose, type LooseFile, looseUntil, noteLoose } from "./files/loose-files.ts";
export { newFileKey, openSealedFile, sealFile } from "./files/sealed-file.ts";
export { removeBroken } from "./files/write-whole.ts";
export { type BackupReceipt, type BackupRequest, backup, removeUnfinished } from "./home/backup/backup.ts";
export { type RestoreReceipt, type RestoreRequest, restore } from "./home/backup/restore.ts";
export type { Check } from "./home/doctor/check.ts";
export { type DoctorOptions, doctor } from "./home/doctor/doctor.ts";
export { type Readiness, readiness } from "./home/doctor/readiness.ts";
export { createHome, findHome, type Home, HomeError } from "./home/home.ts";
export { type KeptPart, keptParts } from "./kept-parts.ts";
export { type CheckOptions, checkStore, type StoreReport } from "./ledger/check-store.ts";
export { cutAt, cutOf, type LogCut } from "./ledger/cut.ts";
export { LedgerDamaged } from "./ledger/intact.ts";
export { eventsOf, type StoredEvent, treeOf } from "./ledger/leaves.ts";
export { positionsAt, positionsOf } from "./ledger/positions.ts";
export { type Published, publish, signed } from "./ledger/publish.ts";
export { ledgerFolder, readerOf } from "./ledger/published.ts";
export { describeStoreFault, type StoreFault } from "./ledger/store-fault.ts";
export { type Attached, attachCosignatures, verifyEd25519 } from "./ledger/witness.ts";
export { mayRead } from "./may-read.ts";
export { countingItems } from "./observations/counting-items.ts";
export { currentOf, observationsOf, type ShownObservation } from "./observations/current-observations.ts";
export { type EnrolAsked, type Enrolment, enrolUnits, liveUnits } from "./observations/enrol-units.ts";
export { type FoundUnit, findUnits, isThere } from "./observations/find-units.ts";
export { holdBack } from "./observations/hold-back.ts";
export {
  type AnswersRead,
  type ImportAsked,
  type ImportedAnswers,
  importObservations,
} from "./observations/import-observations.ts";
export type { ImportProblem, ImportProblems } from "./observations/import-problems.ts";
export { type OwnAnswers, submitOwnAnswers } from "./observations/own-answers.ts";
export { type RetractAsked, type Retracted, retractSubmission } from "./observations/retract.ts";
export type { Asked } from "./perform.ts";
export {
  diskTrouble,
  type Health,
  type HealthOptions,
  type ReadOnly,
  readOnlyWords,
  watchHealth,
} from "./postgres/health.ts";
export { openDatabase } from "./postgres/open.ts";
export { DatabaseProblem } from "./postgres/problem.ts";
export { type RunningDatabase, type StartOptions, startEmbedded } from "./postgres/start.ts";
export { type Opened, readPrivate } from "./private-parts.ts";
export { type DueDone, type DueOptions, positionOf, runDue } from "./procedure/jobs.ts";
export { applicationOf } from "./procedure/load-application.ts";
export { type ApplicationView, applicationView } from "./procedure/read/application.ts";
export { type ApplicationRow, applicationRows, type RowsAsked } from "./procedure/read/applications.ts";
export { awaitedRatings, isScoreAwaited } from "./procedure/read/awaited.ts";
export { type ReviewerCandidate, reviewerCandidates } from "./procedure/read/candidates.ts";
export { type CycleView, cycleOf, cyclesOf } from "./procedure/read/cycles.ts";
export { type DecisionBoardRow, decisionRows } from "./procedure/read/decisions.ts";
export { designationByCode, type FoundDesignation } from "./procedure/read/designation-codes.ts";
export {
  type DesignationRow,
  type DesignationView,
  designationRows,
  designationView,
} from "./procedure/read/designations.ts";
export { type EnrolledGlance, enrolledGlance } from "./procedure/read/enrolled-glance.ts";
export { type EnrolledPage, enrolledUnits } from "./procedure/read/enrolled-units.ts";
export { type FormView, formView } from "./procedure/read/form.ts";
export { type Inbox, inboxOf } from "./procedure/read/inbox-of-all.ts";
export { type InterestsView, interestsView } from "./procedure/read/interests.ts";
export { type NoticeRow, type NoticeView, noticeRows, noticeView } from "./procedure/read/notices.ts";
export { type ObjectionsAsked, type ObjectionView, objectionRows } from "./procedure/read/objections.ts";
export { PLACES, type Place } from "./procedure/read/openings.ts";
export { type CycleOverview, cycleOverview } from "./procedure/read/overview.ts";
export { roundRegions } from "./procedure/read/regions.ts";
export { type ReviewView, reviewRows, reviewView } from "./procedure/read/review.ts";
export { reviewProof } from "./procedure/read/review-proof.ts";
export { publicRound, type RoundScene, roundScene } from "./procedure/read/round-scene.ts";
export { labelsOf } from "./procedure/read/unit-labels.ts";
export { type SettleDone, type SettleOptions, settleDue } from "./procedure/settle-job.ts";
export { accountsIn } from "./projections/accounts-read.ts";
export {
  assessmentsOf,
  type GradeCount,
  gradeCounts,
  type ListedAssessment,
  type ListedScorecard,
  latestAssessment,
  leastSure,
  scorecardOf,
  scorecardPages,
  scorecardsByRank,
} from "./projections/assessments-read.ts";
export { enrolledOn, enrolmentsOfUnit, type ListedEnrolment } from "./projections/enrolments-read.ts";
export {
  evidenceByDigest,
  evidenceById,
  evidenceDue,
  evidenceKey,
  evidenceOfUnit,
  isKeptEvidence,
  type ListedEvidence,
  type ListedLink,
  linksOf,
} from "./projections/evidence-read.ts";
export { organisationOf } from "./projections/organisation-read.ts";
export { type PrivateReading, readingsOf } from "./projections/private-readings-read.ts";
export { documentsOf, type Programme, type ProgrammeDocument, programmeOf } from "./projections/programme-read.ts";
export { type HeldRole, rolesOf } from "./projections/roles-of.ts";
export { grantsOf, type ListedGrant } from "./projections/roles-read.ts";
export {
  type LatestScorecard,
  latestScorecards,
  type PagedScorecard,
  scorecardsPage,
} from "./projections/scorecards-page.ts";
export { permissionsOf } from "./projections/sharing-read.ts";
export {
  type ListedObjection,
  type ListedOverlay,
  type ListedVersion,
  objectionsOf,
  overlaysOf,
  versionOn,
  versionsOf,
} from "./projections/standards-read.ts";
export { type ListedSubmission, submissionsOf } from "./projections/submissions-read.ts";
export { type UnitAccount, unitAccountsOf } from "./projections/unit-accounts-read.ts";
export { type GradedCard, gradedCards, takesPart } from "./public/graded-cards.ts";
export { gradesBefore, type PastGrade } from "./public/grades-before.ts";
export { type LatestCheckpoint, latestCheckpoint } from "./public/latest-checkpoint.ts";
export { namesOfUnit } from "./public/names-of-unit.ts";
export { mainHierarchy, parentsAbove } from "./public/parents-above.ts";
export { type UnitColumnsAsked, unitColumns } from "./public/unit-columns.ts";
export { type Rebuilt, rebuild } from "./rebuild.ts";
export { type Receipt, type Refused, receiptWords } from "./receipt.ts";
export { runOnThreads } from "./robustness/run-on-threads.ts";
export { clearRemoved } from "./sandbox/clear-removed.ts";
export { enterSandbox } from "./sandbox/enter-sandbox.ts";
export { type ListedSandbox, sandboxesOf } from "./sandbox/list-sandboxes.ts";
export { makeSandbox, type SandboxMade } from "./sandbox/make-sandbox.ts";
export { removeSandbox } from "./sandbox/remove-sandbox.ts";
export type { Comparison, Moved, Standing } from "./simulate/compare.ts";
export { type Simulated, simulate } from "./simulate/simulate.ts";
export { readStandard } from "./standards/read-standard.ts";
export type { NewEvent } from "./store/append.ts";
export type { Rows } from "./store/batch.ts";
export { allLogs, type Log, type LogName, logById, logBySlug, rememberLog } from "./store/log.ts";
export { PLACEMENT } from "./store/manifest.ts";
export { ensurePartition } from "./store/partition.ts";
export { CLOCK_ACCOUNT, isReserved, PUBLIC_ACCOUNT, reservedAccount } from "./store/reserved.ts";
export { CommitUnknown, type Tx, transaction } from "./store/tx.ts";
export { streamVersion } from "./store/versions.ts";
export { type TableSum, tableSums } from "./table-sums.ts";
export { todayIn } from "./today-in.ts";
export { type OpenOptions, openOn, openTouchstone, type Touchstone } from "./touchstone.ts";
export { boundariesOn } from "./units/boundaries.ts";
export { type Called, calledOn } from "./units/called-on.ts";
export type { Difference } from "./units/differences.ts";
export {
  ancestorsOn,
  childrenOn,
  countUnits,
  descendantsOn,
  listUnits,
  type On,
  type UnitsAsked,
} from "./units/hierarchy.ts";
export { importMovements, type MovementsImport, type MovementsImported } from "./units/import-movements.ts";
export { importUnits, type UnitsImport, type UnitsImported } from "./units/import-units.ts";
export { lineageOfUnit } from "./units/lineage-of.ts";
export { MOVEMENT_KINDS, type MovementDraft, type MovementKind } from "./units/movement-draft.ts";
export { type CodeHolder, holdersOfCode, readUnit, type UnitLine, unitLines } from "./units/read-unit.ts";
export { asKnown } from "./units/stored-units.ts";
export type { UnitDraft, UnitProblem } from "./units/unit-draft.ts";
