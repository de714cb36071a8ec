/**
 * Every command there is: each noun's file has its own, with what `data` they carry. `Commands` are decided by one
 * pure decider each; `BulkCommands` say what is being imported, and its rows are read beside.
 */
import type { AssessmentBulkCommands } from "./assessment.ts";
import type { EnrolmentBulkCommands, EnrolmentCommands } from "./enrolment.ts";
import type { EvidenceCommands } from "./evidence.ts";
import type { ObjectionCommands } from "./objection.ts";
import type { OrganisationCommands } from "./organisation.ts";
import type { PrivatePartCommands } from "./private-part.ts";
import type {
  ApplicantCommands,
  ClockCommands,
  CycleCommands,
  DecidingCommands,
  ReviewCommands,
} from "./procedure/commands.ts";
import type { ProgrammeCommands } from "./programme.ts";
import type { ProgrammeDocumentCommands } from "./programme-document.ts";
import type { RoleCommands } from "./role.ts";
import type { SandboxBulkCommands } from "./sandbox.ts";
import type { SharingCommands } from "./sharing.ts";
import type { StandardVersionCommands } from "./standard-version.ts";
import type { SubmissionBulkCommands } from "./submission.ts";
import type { UnitAccountCommands } from "./unit-account.ts";
import type { UnitBulkCommands, UnitCommands } from "./unit-commands.ts";

/** What a command says, by its type. */
export interface Commands
  extends OrganisationCommands,
    PrivatePartCommands,
    RoleCommands,
    UnitAccountCommands,
    UnitCommands,
    ObjectionCommands,
    ProgrammeCommands,
    ProgrammeDocumentCommands,
    SharingCommands,
    StandardVersionCommands,
    EnrolmentCommands,
    EvidenceCommands,
    DecidingCommands,
    CycleCommands,
    ApplicantCommands,
    ReviewCommands,
    ClockCommands {}

/** What a bulk command says, by its type: what its events' rows are, not the rows. */
export interface BulkCommands
  extends UnitBulkCommands,
    EnrolmentBulkCommands,
    SandboxBulkCommands,
    SubmissionBulkCommands,
    AssessmentBulkCommands {}

export type CommandType = keyof Commands;
export type BulkCommandType = keyof BulkCommands;

/** One of these commands, with its type. */
export type CommandOf<T extends CommandType> = { readonly [K in T]: { readonly type: K } & Commands[K] }[T];
export type Command = CommandOf<CommandType>;
export type BulkCommand = { readonly [K in BulkCommandType]: { readonly type: K } & BulkCommands[K] }[BulkCommandType];
