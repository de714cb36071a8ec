/**
 * The events that are checked or replayed, with what their `data` holds. A long table that tells one story: it is
 * written from the public description of the bundle, not from the program that makes it.
 */
import { PROCEDURE } from "./procedure-shapes.ts";
import {
  count,
  day,
  digest,
  type FieldsOf,
  fields,
  flag,
  list,
  map,
  number,
  oneOf,
  orAbsent,
  orNull,
  type Shape,
  text,
  uuid,
} from "./shape.ts";

const words = fields({ text, lang: text, origin: oneOf("source", "human", "machine"), review: orNull(text) });
const span = { from: orNull(day), until: orNull(day) };
const unitRow = fields({
  unitId: uuid,
  no: count,
  type: text,
  opened: orNull(day),
  closed: orNull(day),
  names: list(fields({ text, lang: text, origin: text, review: orNull(text), ...span })),
  codes: list(fields({ scheme: text, code: text, ...span })),
  memberships: list(fields({ hierarchy: text, parent: uuid, ...span })),
});
const chunk = fields({ nRows: count, root: digest, file: digest, bytes: count });
const calendar = fields({
  weekend: list(count),
  exceptions: list(fields({ day, working: flag })),
  knownThrough: orNull(day),
});
const target = fields({
  kind: oneOf("observation", "submission", "unit"),
  item: orAbsent(text),
  period: orAbsent(text),
});
const part = { part: count, of: count, chunk };
const head = fields({ size: count, root: digest });
const cut = fields({ organisation: head, programme: head });

/** A row of the register as it is imported. */
export const UNIT_ROW = unitRow;
export type UnitRow = typeof unitRow extends Shape<infer T> ? T : never;
export type Words = typeof words extends Shape<infer T> ? T : never;
export type Chunk = typeof chunk extends Shape<infer T> ? T : never;
export type Cut = typeof cut extends Shape<infer T> ? T : never;

const ORGANISATION = {
  OrganisationFounded: { organisationId: uuid, slug: text, names: list(words), timeZone: text },
  UnitRegistered: { unit: unitRow },
  UnitsImported: { importId: uuid, ...part },
  UnitRenamed: { unitId: uuid, names: list(words), on: day },
  UnitRecoded: { unitId: uuid, scheme: text, code: text, on: day },
  UnitMoved: { unitId: uuid, hierarchy: text, parent: orNull(uuid), on: day },
  UnitsMerged: { from: list(uuid), into: uuid, created: orNull(unitRow), on: day },
  UnitSplit: { from: uuid, goesOn: flag, into: list(uuid), created: list(unitRow), on: day },
  UnitClosed: { unitId: uuid, successors: list(uuid), on: day },
  UnitReopened: { unitId: uuid, names: list(words), code: orNull(fields({ scheme: text, code: text })), on: day },
  ObservationsSubmitted: {
    submissionId: uuid,
    programmeId: uuid,
    period: text,
    items: list(text),
    nAnswers: count,
    ...part,
  },
  SharingPermitted: { permissionId: uuid, quantity: text, from: orNull(uuid), to: uuid, on: day },
  SharingEnded: { permissionId: uuid, on: day },
  EvidenceAdded: { evidenceId: uuid, unitId: uuid, programmeId: orNull(uuid), digest },
  EvidenceLinked: { linkId: uuid, evidenceId: uuid, unitId: uuid, target },
  EvidenceUnlinked: { linkId: uuid, evidenceId: uuid },
  EvidenceWithdrawn: { evidenceId: uuid },
} as const;

const PROGRAMME = {
  ProgrammeFounded: {
    programmeId: uuid,
    organisationId: uuid,
    slug: text,
    names: list(words),
    languages: list(text),
    timeZone: text,
    owner: list(words),
    calendar,
    noticeDays: count,
  },
  ProgrammeCalendarChanged: { calendar },
  ProgrammeDocumentAdded: { documentId: uuid, kind: text, title: list(words), from: day, until: orNull(day) },
  StandardDrafted: { version: text, standardId: text, digest, file: digest, needsSecondKey: list(text) },
  StandardAdopted: { version: text, standardId: text, digest, file: digest, since: day, basis: text },
  OverlayAdded: { version: text, language: text, digest, file: digest },
  StandardKeyTurned: { version: text, digest },
  StandardNoticed: { version: text, digest, from: day, until: day },
  StandardObjectionFiled: { objectionId: uuid, version: text, text: orNull(words) },
  StandardObjectionAnswered: { objectionId: uuid, version: text, upheld: flag, answer: list(words) },
  StandardMadeEffective: { version: text, digest, from: day, supersedes: orNull(text) },
  StandardWithdrawn: { version: text, reason: list(words), on: day },
  UnitsEnrolled: {
    enrolmentId: uuid,
    basis: fields({ kind: text, statedOn: day, document: orNull(digest) }),
    on: day,
    ...part,
  },
  EnrolmentEnded: { unitId: uuid, on: day },
  UnitAccountReset: { grantId: uuid },
  AssessmentRecorded: {
    assessmentId: uuid,
    period: text,
    day,
    standard: fields({ version: text, digest }),
    engine: text,
    cut,
    nUnits: count,
    inputs: digest,
    uncertainty: orNull(
      fields({
        seed: count,
        replicates: count,
        certainAt: number,
        variedAsUsual: flag,
        factors: list(map),
        influence: orNull(list(map)),
        convergence: list(map),
      }),
    ),
    withoutUncertainty: orNull(text),
    sealed: list(map),
    unfit: list(map),
  },
  ScorecardsRecorded: { assessmentId: uuid, ...part },
  SandboxMade: { sandboxId: uuid, organisationId: uuid, slug: text },
  SandboxFilled: { of: uuid, day, cut, nUnits: count, nEnrolled: count, nAnswers: count },
  SandboxRemoved: { sandboxId: uuid, organisationId: uuid, slug: text },
} as const;

const COMMON = {
  RoleGranted: { grantId: uuid, role: text, actor: uuid, unitId: orNull(uuid), from: day, until: orNull(day) },
  RoleEnded: { grantId: uuid, on: day },
  PrivatePartRead: { seq: count, part: text, purpose: text },
  PrivatePartErased: { seq: count, part: text, reason: text },
} as const;

/** The fields of each type, by the kind of log that may hold it. */
export const EVENT_FIELDS = {
  organisation: { ...ORGANISATION, ...COMMON },
  programme: { ...PROGRAMME, ...PROCEDURE, ...COMMON },
} as const;

type All = typeof ORGANISATION & typeof PROGRAMME & typeof PROCEDURE & typeof COMMON;

/** `data` by type of event. */
export type EventData = { readonly [T in keyof All]: FieldsOf<All[T]> };
export type EventType = keyof EventData;
export type LogKind = keyof typeof EVENT_FIELDS;
