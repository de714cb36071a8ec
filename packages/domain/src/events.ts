/**
 * Every event there is, with what its `data` holds. A long table that tells one story: what was recorded is never
 * renamed or changed; a new version of a type is read by `upcast`. Nothing here is personal: who acted is a random
 * actor id per log, contacts and accounts are private parts beside the event.
 *
 * Days are `YYYY-MM-DD`; spans are half-open, `until` null is open; ids are UUIDs; digests are SHA-256 in hexadecimal.
 */
import type { CalendarRules } from "./calendar.ts";
import type { Chunk } from "./chunk.ts";
import type { EvidenceLocator, EvidenceTarget, EvidenceWithdrawal, Visibility } from "./evidence.ts";
import type { ProcedureEvents } from "./procedure/events.ts";
import type { Role } from "./role.ts";
import type { SandboxEvents } from "./sandbox.ts";
import type { Text } from "./text.ts";
import type { UnitRow } from "./unit-row.ts";

/** Sizes and roots of both logs: only events before them count. */
export interface Cut {
  readonly organisation: { readonly size: number; readonly root: string };
  readonly programme: { readonly size: number; readonly root: string };
}

/** `data` by type of event, of an organisation's log. */
export interface OrganisationEvents {
  /** `sandboxOf`: of a rehearsal the programme that it was copied from; whatever counts has none */
  OrganisationFounded: { organisationId: string; slug: string; names: Text[]; timeZone: string; sandboxOf?: string };
  UnitRegistered: { unit: UnitRow };
  /** rows: `UnitRow`, by unitId */
  UnitsImported: { importId: string; part: number; of: number; chunk: Chunk };
  UnitRenamed: { unitId: string; names: Text[]; on: string };
  UnitRecoded: { unitId: string; scheme: string; code: string; on: string };
  UnitMoved: { unitId: string; hierarchy: string; parent: string | null; on: string };
  /** `into` goes on or begins (`created`); all of `from` but `into` end */
  UnitsMerged: { from: string[]; into: string; created: UnitRow | null; on: string };
  /** `from` goes on where `goesOn`; `created` begin; `into` names all that take over a part */
  UnitSplit: { from: string; goesOn: boolean; into: string[]; created: UnitRow[]; on: string };
  UnitClosed: { unitId: string; successors: string[]; on: string };
  UnitReopened: { unitId: string; names: Text[]; code: { scheme: string; code: string } | null; on: string };
  /** rows: `[unitId, [answer, …]]` by unitId, answers in the order of `items`; null: nothing was said */
  ObservationsSubmitted: {
    submissionId: string;
    programmeId: string;
    period: string;
    items: string[];
    nAnswers: number;
    part: number;
    of: number;
    chunk: Chunk;
  };
  /** observations of a quantity that were submitted for one programme may serve another (null: any of the organisation) */
  SharingPermitted: { permissionId: string; quantity: string; from: string | null; to: string; on: string };
  SharingEnded: { permissionId: string; on: string };
  /** `digest`: of the bytes as they are kept; what is not public is encrypted, its key a private part */
  EvidenceAdded: {
    evidenceId: string;
    unitId: string;
    programmeId: string | null;
    digest: string;
    mediaType: string;
    bytes: number;
    visibility: Visibility;
    /** smaller pictures of a picture, by their longest side */
    thumbnails: { side: number; digest: string }[];
    title: Text | null;
    retainUntil: string | null;
  };
  EvidenceLinked: {
    linkId: string;
    evidenceId: string;
    unitId: string;
    target: EvidenceTarget;
    locator: EvidenceLocator;
  };
  EvidenceUnlinked: { linkId: string; evidenceId: string };
  /** the entry stays; from `eraseFrom` on its bytes are gone */
  EvidenceWithdrawn: { evidenceId: string; reason: EvidenceWithdrawal; eraseFrom: string };
}

/** `data` by type of event, of a programme's log. */
export interface ProgrammeEvents {
  ProgrammeFounded: {
    programmeId: string;
    organisationId: string;
    slug: string;
    names: Text[];
    languages: string[];
    timeZone: string;
    owner: Text[];
    calendar: CalendarRules;
    /** working days that a standard is on notice at least */
    noticeDays: number;
    bodies: { id: string; title: Text[] }[];
    /** who leads, oversees, is responsible, cooperates, takes part, per criterion; ids of bodies */
    responsibility: { criterion: string; duty: string; body: string }[];
    /** as of an organisation */
    sandboxOf?: string;
  };
  /** days off, working weekends and the day up to which they are known, as the year brings them */
  ProgrammeCalendarChanged: { calendar: CalendarRules };
  /** an owner's statute, a legal basis, rules of procedure: dated, by digest */
  ProgrammeDocumentAdded: {
    documentId: string;
    kind: "owner" | "legalBasis" | "rules" | "other";
    title: Text[];
    file: string | null;
    url: string | null;
    from: string;
    until: string | null;
  };
  StandardDrafted: {
    version: string;
    standardId: string;
    digest: string;
    /** digest of the YAML as published */
    file: string;
    /** what calls for the second key of an oversight account; empty where nothing does */
    needsSecondKey: string[];
    /** change class against the version that is in force, null for a first one */
    change: "typo" | "clarification" | "substantive" | null;
    /** the version in force that it was compared with, null for a first one */
    comparedWith: string | null;
  };
  /** in force before Touchstone: its notice, and a second key where it needs one, can't be checked from here */
  StandardAdopted: {
    version: string;
    standardId: string;
    digest: string;
    file: string;
    needsSecondKey: string[];
    since: string;
    basis: string;
  };
  OverlayAdded: { version: string; language: string; digest: string; file: string };
  StandardKeyTurned: { version: string; digest: string };
  /**
   * on notice for [from, until) days of the programme's time zone, `nDays` working days after `from`; provisional: the
   * calendar wasn't known to the end of it, so that it may take longer
   */
  StandardNoticed: {
    version: string;
    digest: string;
    from: string;
    until: string;
    nDays: number;
    provisional: boolean;
  };
  /** `text` null: its author did not agree to publish it; contact and text are private parts */
  StandardObjectionFiled: { objectionId: string; version: string; text: Text | null };
  StandardObjectionAnswered: { objectionId: string; version: string; upheld: boolean; answer: Text[] };
  StandardMadeEffective: { version: string; digest: string; from: string; supersedes: string | null };
  StandardWithdrawn: { version: string; reason: Text[]; on: string };
  /** rows: `[unitId]`; who applied, by their own statement */
  UnitsEnrolled: { enrolmentId: string; basis: EnrolmentBasis; on: string; part: number; of: number; chunk: Chunk };
  /** one step, at any stage; no reason is asked */
  EnrolmentEnded: { unitId: string; on: string };
  /** the account of a unit is handed over: whoever was signed in as the unit is no longer. `grantId`: of its role */
  UnitAccountReset: { grantId: string };
  AssessmentRecorded: AssessmentData;
  /** rows: scorecards by unitId */
  ScorecardsRecorded: { assessmentId: string; part: number; of: number; chunk: Chunk };
}

/** What both kinds of log may hold. */
export interface CommonEvents {
  /** `unitId`: over the unit and all below it; null: over the whole log */
  RoleGranted: {
    grantId: string;
    role: Role;
    actor: string;
    unitId: string | null;
    from: string;
    until: string | null;
  };
  RoleEnded: { grantId: string; on: string };
  /** opens an earlier sealed leaf; see the ledger */
  EventDisclosed: { index: number; event: object; salt: string };
  /** opened by one person, for this purpose */
  PrivatePartRead: { seq: number; part: string; purpose: string };
  PrivatePartErased: { seq: number; part: string; reason: string };
}

export interface EnrolmentBasis {
  readonly kind: "application" | "statement";
  /** the day on which the units said so */
  readonly statedOn: string;
  /** digest of the document that says so, where one was given */
  readonly document: string | null;
}

export interface AssessmentData {
  assessmentId: string;
  period: string;
  day: string;
  standard: { version: string; digest: string };
  engine: string;
  cut: Cut;
  nUnits: number;
  /** digest of the scored table */
  inputs: string;
  /** null: none could be computed, `withoutUncertainty` says why */
  uncertainty: {
    seed: number;
    replicates: number;
    certainAt: number;
    variedAsUsual: boolean;
    factors: object[];
    influence: object[] | null;
    convergence: object[];
    /** replicates that the intervals of scores are of; absent where scorecards have none, as those made before there were any */
    scoreReplicates?: number;
  } | null;
  withoutUncertainty: string | null;
  /** what relative methods read off the table, by node */
  sealed: object[];
  /**
   * answers on record that this version can't take, because another standard has asked the same quantity in another way:
   * how many of each item; they count as missing
   */
  unfit: { item: string; answers: number }[];
}

export type EventData = OrganisationEvents & ProgrammeEvents & SandboxEvents & ProcedureEvents & CommonEvents;
export type EventType = keyof EventData;

/** An event as a decider makes it: where it belongs and what it says. */
export type DomainEvent = {
  [T in EventType]: {
    readonly type: T;
    /** `unit/<id>`, `standard/<version>`, … : the thing it is about, whose versions are counted */
    readonly stream: string;
    readonly data: EventData[T];
    /** private parts by name: kept beside the event, encrypted; the entry holds a commitment */
    readonly private?: Readonly<Record<string, object>>;
    /** stands as `by` in the entry instead of who acted: the assignment under which a reviewer acts */
    readonly as?: string;
  };
}[EventType];

/** An event as it was recorded. */
export type RecordedEvent = DomainEvent & {
  readonly v: number;
  /** instant, ISO 8601 in UTC */
  readonly at: string;
  /** random id of who acted, per account and log */
  readonly by: string;
};
