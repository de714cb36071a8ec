/**
 * What each command's body is: a long table, one entry a command, that does not compile while one is missing. Strict:
 * what is not known is refused. Lengths are such that no body is a burden; what a word may be, the domain says.
 */
import {
  type Commands,
  type CommandType,
  DOCUMENT_KINDS,
  ERASURE_REASONS,
  EVIDENCE_WITHDRAWALS,
  PURPOSES,
  ROLES,
} from "@touchstone/domain";
import { z } from "zod";
import { idPairToMake, idToMake } from "./made-ids.ts";
import { day, digest, seq, slug, text, uuid, words } from "./shapes.ts";

const texts = z.array(z.strictObject(text.shape)).max(50);
const programmeTexts = texts.min(1);
const version = words(64);
/** a standard may be as long as a body may be */
const yaml = words(1_000_000).describe("the standard, as YAML");
const scheme = words(64);
const code = z.strictObject({ scheme, code: words(100) });
const parents = z.array(z.strictObject({ hierarchy: words(64), parent: uuid })).max(20);
const newUnit = z.strictObject({
  unitId: idToMake,
  unitType: words(64).nullable(),
  names: texts,
  codes: z.array(code).max(20),
  parents: parents.nullable(),
});
const units = (most: number) => z.array(uuid).max(most);
const calendar = z.strictObject({
  weekend: z.array(z.int().min(1).max(7)).max(7),
  exceptions: z.array(z.strictObject({ day, working: z.boolean() })).max(4000),
  knownThrough: day.nullable(),
});
const id = words(64);
/** what is said of criteria and indicators, one after the other */
const remarks = z.array(z.strictObject({ at: words(64), text: texts })).max(500);
const share = z.number().min(0).max(1);
const rating = z.strictObject({
  item: id,
  level: z.int().min(0).max(19).nullable().describe("of its rubric, from 0; null: the evidence is insufficient"),
  confidence: z.enum(["low", "middle", "high"]),
  reason: z
    .strictObject(text.shape)
    .nullable()
    .describe("needed at either end of the rubric, and where the evidence is insufficient"),
  evidence: z.array(uuid).max(20).describe("proofs that it rests on"),
});

export const COMMAND_BODIES: { readonly [T in CommandType]: z.ZodType<Commands[T]> } = {
  FoundOrganisation: z.strictObject({
    organisationId: idToMake,
    slug,
    names: texts,
    timeZone: words(64),
    grantIds: idPairToMake,
  }),
  GrantRole: z.strictObject({
    grantId: idToMake,
    account: words(64).describe("name of the account that receives the role"),
    role: z.enum(ROLES),
    unitId: uuid.nullable(),
    from: day,
    until: day.nullable(),
  }),
  EndRole: z.strictObject({ grantId: uuid, on: day }),
  OpenUnitAccount: z.strictObject({
    grantId: idToMake,
    account: words(64),
    unitId: uuid,
    from: day,
    until: day.nullable(),
  }),
  ResetUnitAccount: z.strictObject({ grantId: uuid }),
  CloseUnitAccount: z.strictObject({ grantId: uuid, on: day }),
  ReadPrivatePart: z.strictObject({ seq, part: words(64), purpose: z.enum(PURPOSES) }),
  ErasePrivatePart: z.strictObject({ seq, part: words(64), reason: z.enum(ERASURE_REASONS) }),
  RegisterUnit: z.strictObject({ unit: newUnit, opened: day.nullable() }),
  RenameUnit: z.strictObject({ unitId: uuid, names: texts, on: day }),
  RecodeUnit: z.strictObject({ unitId: uuid, scheme, code: words(100), on: day }),
  MoveUnit: z.strictObject({ unitId: uuid, hierarchy: words(64), parent: uuid.nullable(), on: day }),
  MergeUnits: z.strictObject({ from: units(1000), into: z.union([uuid, newUnit]), on: day }),
  SplitUnit: z.strictObject({
    from: uuid,
    goesOn: z.boolean(),
    into: z.array(z.union([uuid, newUnit])).max(200),
    on: day,
  }),
  CloseUnit: z.strictObject({ unitId: uuid, successors: units(200), on: day }),
  ReopenUnit: z.strictObject({ unitId: uuid, names: texts, code: code.nullable(), on: day }),
  PermitSharing: z.strictObject({
    permissionId: idToMake,
    quantity: words(80),
    from: uuid.nullable().describe("the programme that it was handed in for; null: any of the organisation"),
    to: uuid.describe("the programme that it serves"),
    on: day,
  }),
  EndSharing: z.strictObject({ permissionId: uuid, on: day }),
  AddEvidence: z.strictObject({
    evidenceId: uuid,
    unitId: uuid,
    programmeId: uuid.nullable(),
    title: z.strictObject(text.shape).nullable(),
    retainUntil: day.nullable(),
  }),
  LinkEvidence: z.strictObject({
    linkId: idToMake,
    evidenceId: uuid,
    unitId: uuid,
    target: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("observation"), item: words(130), period: z.string().max(20) }),
      z.strictObject({ kind: z.literal("submission"), submissionId: uuid }),
      z.strictObject({ kind: z.literal("unit") }),
    ]),
    locator: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("whole") }),
      z.strictObject({ kind: z.literal("page"), page: z.int().min(1).max(100_000) }),
      z.strictObject({
        kind: z.literal("region"),
        page: z.int().min(1).max(100_000).nullable(),
        x: share,
        y: share,
        width: share,
        height: share,
      }),
      z.strictObject({
        kind: z.literal("lines"),
        from: z.int().min(1).max(100_000_000),
        to: z.int().min(1).max(100_000_000),
      }),
    ]),
  }),
  UnlinkEvidence: z.strictObject({ linkId: uuid, unitId: uuid }),
  WithdrawEvidence: z.strictObject({ evidenceId: uuid, unitId: uuid, reason: z.enum(EVIDENCE_WITHDRAWALS) }),
  FoundProgramme: z.strictObject({
    programmeId: idToMake,
    organisationId: uuid,
    slug,
    names: programmeTexts,
    languages: z.array(words(35)).max(50),
    timeZone: words(64),
    owner: programmeTexts,
    calendar,
    noticeDays: z.int().min(0).max(1000),
    bodies: z.array(z.strictObject({ id, title: texts })).max(500),
    responsibility: z.array(z.strictObject({ criterion: id, duty: words(64), body: id })).max(5000),
    grantIds: idPairToMake,
  }),
  ChangeCalendar: z.strictObject({ programmeId: uuid, calendar }),
  AddProgrammeDocument: z.strictObject({
    documentId: idToMake,
    kind: z.enum(DOCUMENT_KINDS),
    title: texts,
    file: digest.nullable().describe("of a file that was handed in before"),
    url: words(2000).nullable(),
    from: day,
    until: day.nullable(),
  }),
  DraftStandard: z.strictObject({ yaml }),
  AdoptStandard: z.strictObject({ yaml, since: day, basis: words(2000) }),
  AddOverlay: z.strictObject({ yaml: yaml.describe("the translation of a standard, as YAML") }),
  TurnStandardKey: z.strictObject({ version, digest }),
  PutStandardOnNotice: z.strictObject({ version, until: day.nullable() }),
  FileStandardObjection: z.strictObject({
    objectionId: idToMake,
    version,
    text: z.strictObject({ ...text.shape, text: words(10_000) }),
    publish: z.boolean().describe("whether its author agrees that the words are shown"),
    contact: words(500).nullable().describe("kept encrypted, never published"),
  }),
  AnswerStandardObjection: z.strictObject({ objectionId: uuid, version, upheld: z.boolean(), answer: texts }),
  Decide: z.strictObject({
    applicationId: uuid,
    grade: id.nullable().describe("at most that of the scorecard; null: none"),
    reasons: remarks.describe("needed where it is less than was sought"),
    whyCertain: texts.min(1).nullable().describe("needed where the grade is not certain and the standard wants it"),
  }),
  PublishNotice: z.strictObject({
    noticeId: idToMake,
    cycleId: uuid,
    applicationIds: z.array(uuid).max(1000),
    text: texts.describe("a word to go with it, or none"),
  }),
  FileObjection: z.strictObject({
    objectionId: idToMake,
    noticeId: uuid,
    applicationId: uuid,
    text: z.strictObject({ ...text.shape, text: words(10_000) }),
    publish: z.boolean().describe("whether its author agrees that the words are shown, with their answer"),
    contact: words(500).nullable().describe("kept encrypted, never published"),
  }),
  AnswerObjection: z.strictObject({ objectionId: uuid, upheld: z.boolean(), answer: texts }),
  RecordEarlierDesignation: z.strictObject({
    designationId: idToMake,
    unitId: uuid,
    title: texts,
    from: day,
    until: day.nullable(),
    source: texts.describe("by which decision, of whom"),
  }),
  OpenCycle: z.strictObject({
    cycleId: idToMake,
    titles: texts,
    period: z.string().max(20).describe("that the answers speak of; empty for a standard without periods"),
    opens: day,
    closes: day.describe("the first day on which it is too late to apply"),
  }),
  LengthenDeadline: z.strictObject({
    cycleId: uuid,
    applicationId: uuid,
    until: day.describe("the first day that is too late"),
    reason: texts,
  }),
  MakeCommitment: z.strictObject({ commitmentId: idToMake, unitId: uuid, text: texts }),
  EndCommitment: z.strictObject({ commitmentId: uuid, on: day }),
  Apply: z.strictObject({
    applicationId: idToMake,
    cycleId: uuid,
    unitId: uuid,
    grade: id.describe("the grade that is sought"),
  }),
  HandIn: z.strictObject({ applicationId: uuid }),
  CheckCompleteness: z.strictObject({
    applicationId: uuid,
    toMend: remarks.describe("the one list; empty: complete"),
  }),
  WithdrawApplication: z.strictObject({ applicationId: uuid }),
  ReplyToFindings: z.strictObject({
    applicationId: uuid,
    text: z
      .strictObject({ ...text.shape, text: words(10_000) })
      .nullable()
      .describe("kept encrypted; null: nothing to say"),
  }),
  DeclareInterests: z.strictObject({
    cycleId: uuid,
    free: units(1000).describe("applications whose applicants nothing ties to whoever declares"),
    conflicts: units(1000).describe("applications where something does; what is in neither list counts as a conflict"),
  }),
  AssignReviewer: z.strictObject({
    assignmentId: idToMake,
    applicationId: uuid,
    reviewer: words(64).describe("name of the account"),
  }),
  Recuse: z.strictObject({ assignmentId: uuid }),
  Rate: z.strictObject({ assignmentId: uuid, ratings: z.array(rating).max(2000) }),
  HandInRatings: z.strictObject({ assignmentId: uuid }),
  Recommend: z.strictObject({
    applicationId: uuid,
    grade: id.nullable().describe("at most that of the scorecard; null: none"),
    reasons: remarks.describe("needed where it is less than was sought"),
  }),
  Advance: z.strictObject({ applicationId: uuid }),
  MakeStandardEffective: z.strictObject({ version }),
  WithdrawStandard: z.strictObject({ version, reason: texts }),
  EndEnrolment: z.strictObject({ unitId: uuid, on: day }),
};
