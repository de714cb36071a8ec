import type { CommandType } from "@touchstone/domain";
import type { Log } from "@touchstone/server";
import { EXAMPLE_ID as ID, EXAMPLE_TEXT as TEXT } from "./shapes.ts";

/** Where a command is posted, what it does in one line, and a body as an example. */
export interface CommandPlace {
  readonly in: readonly Log["kind"][];
  readonly summary: string;
  readonly example: object;
}

const ORGANISATION = ["organisation"] as const;
const PROGRAMME = ["programme"] as const;
const EITHER = ["organisation", "programme"] as const;
const DAY = "2026-03-01";
const CALENDAR = { weekend: [6, 7], exceptions: [{ day: "2026-10-01", working: false }], knownThrough: "2026-12-31" };
const YAML = "touchstone: 1\nid: good-neighbours\n…";

/** One line a command; it does not compile while one is missing. */
export const COMMAND_PLACES: { readonly [T in CommandType]: CommandPlace } = {
  FoundOrganisation: {
    in: ORGANISATION,
    summary: "Found an organisation: only where the data folder is, never from afar",
    example: { slug: "larkwater", names: [TEXT], timeZone: "Asia/Shanghai" },
  },
  GrantRole: {
    in: EITHER,
    summary: "Grant an account a role",
    example: { account: "mei", role: "coordinator", unitId: ID, from: DAY, until: null },
  },
  EndRole: { in: EITHER, summary: "End a role from a day on", example: { grantId: ID, on: DAY } },
  OpenUnitAccount: {
    in: PROGRAMME,
    summary: "Open the account of a unit",
    example: { account: "u-fz-07", unitId: ID, from: DAY, until: null },
  },
  ResetUnitAccount: {
    in: PROGRAMME,
    summary: "Hand the account of a unit over: whoever is signed in as it is out",
    example: { grantId: ID },
  },
  CloseUnitAccount: { in: PROGRAMME, summary: "Close the account of a unit", example: { grantId: ID, on: DAY } },
  ReadPrivatePart: {
    in: EITHER,
    summary: "Open one private part for a stated purpose, which is recorded",
    example: { seq: 17, part: "contact", purpose: "answer" },
  },
  ErasePrivatePart: {
    in: EITHER,
    summary: "Erase a private part for good; every proof still holds",
    example: { seq: 17, part: "contact", reason: "request-of-the-person" },
  },
  RegisterUnit: {
    in: ORGANISATION,
    summary: "Register a unit",
    example: {
      unit: {
        unitType: "village",
        names: [TEXT],
        codes: [{ scheme: "code", code: "fz-07" }],
        parents: [{ hierarchy: "admin", parent: ID }],
      },
      opened: null,
    },
  },
  RenameUnit: { in: ORGANISATION, summary: "Name a unit anew", example: { unitId: ID, names: [TEXT], on: DAY } },
  RecodeUnit: {
    in: ORGANISATION,
    summary: "Give a unit another code",
    example: { unitId: ID, scheme: "code", code: "fz-70", on: DAY },
  },
  MoveUnit: {
    in: ORGANISATION,
    summary: "Move a unit within a hierarchy",
    example: { unitId: ID, hierarchy: "admin", parent: ID, on: DAY },
  },
  MergeUnits: { in: ORGANISATION, summary: "Merge units", example: { from: [ID], into: ID, on: DAY } },
  SplitUnit: { in: ORGANISATION, summary: "Split a unit", example: { from: ID, goesOn: true, into: [ID], on: DAY } },
  CloseUnit: { in: ORGANISATION, summary: "Close a unit", example: { unitId: ID, successors: [], on: DAY } },
  ReopenUnit: {
    in: ORGANISATION,
    summary: "Open a closed unit again",
    example: { unitId: ID, names: [TEXT], code: null, on: DAY },
  },
  PermitSharing: {
    in: ORGANISATION,
    summary: "Let answers to a quantity, asked once, serve another programme",
    example: { quantity: "notices@1", from: null, to: ID, on: DAY },
  },
  EndSharing: { in: ORGANISATION, summary: "End a permission", example: { permissionId: ID, on: DAY } },
  AddEvidence: {
    in: ORGANISATION,
    summary: "Make a file that was taken in a proof of a unit",
    example: { evidenceId: ID, unitId: ID, programmeId: null, title: TEXT, retainUntil: null },
  },
  LinkEvidence: {
    in: ORGANISATION,
    summary: "Say what a proof supports, and where in it",
    example: { evidenceId: ID, unitId: ID, target: { kind: "unit" }, locator: { kind: "page", page: 2 } },
  },
  UnlinkEvidence: { in: ORGANISATION, summary: "Take a link of a proof back", example: { linkId: ID, unitId: ID } },
  WithdrawEvidence: {
    in: ORGANISATION,
    summary: "Take a proof back",
    example: { evidenceId: ID, unitId: ID, reason: "mistake" },
  },
  FoundProgramme: {
    in: PROGRAMME,
    summary: "Found a programme of an organisation",
    example: {
      organisationId: ID,
      slug: "good-neighbours",
      names: [TEXT],
      languages: ["en", "zh-Hans", "bo"],
      timeZone: "Asia/Shanghai",
      owner: [TEXT],
      calendar: CALENDAR,
      noticeDays: 10,
      bodies: [{ id: "library_office", title: [TEXT] }],
      responsibility: [{ criterion: "doors", duty: "leads", body: "library_office" }],
    },
  },
  ChangeCalendar: {
    in: PROGRAMME,
    summary: "Take days off and worked weekends of more of the future into the calendar",
    example: { programmeId: ID, calendar: CALENDAR },
  },
  AddProgrammeDocument: {
    in: PROGRAMME,
    summary: "Add a document that the programme stands on",
    example: { kind: "rules", title: [TEXT], file: null, url: "https://example.org/rules", from: DAY, until: null },
  },
  DraftStandard: { in: PROGRAMME, summary: "Draft a version of the standard", example: { yaml: YAML } },
  AdoptStandard: {
    in: PROGRAMME,
    summary: "Adopt a version that was in force before Touchstone",
    example: { yaml: YAML, since: DAY, basis: "Order 7 of the council" },
  },
  AddOverlay: { in: PROGRAMME, summary: "Add a translation of a version", example: { yaml: YAML } },
  TurnStandardKey: {
    in: PROGRAMME,
    summary: "Turn the second key of a version",
    example: { version: "2", digest: "0".repeat(64) },
  },
  PutStandardOnNotice: {
    in: PROGRAMME,
    summary: "Put a version on notice",
    example: { version: "2", until: null },
  },
  FileStandardObjection: {
    in: PROGRAMME,
    summary: "Object to a version on notice",
    example: { version: "2", text: TEXT, publish: true, contact: null },
  },
  AnswerStandardObjection: {
    in: PROGRAMME,
    summary: "Answer an objection with reasons",
    example: { objectionId: ID, version: "2", upheld: false, answer: [TEXT] },
  },
  Decide: {
    in: PROGRAMME,
    summary: "Decide on an application, by somebody who had no hand in it before",
    example: { applicationId: ID, grade: "good", reasons: [], whyCertain: null },
  },
  PublishNotice: {
    in: PROGRAMME,
    summary: "Put decisions on public notice, and open all that led to them",
    example: { cycleId: ID, applicationIds: [ID], text: [] },
  },
  FileObjection: {
    in: PROGRAMME,
    summary:
      "Object to a decision on notice; without an account: POST /api/v1/programmes/{slug}/notices/{notice}/objections",
    example: {
      noticeId: ID,
      applicationId: ID,
      text: { text: "The library is closed on market days.", lang: "en", origin: "source", review: null },
      publish: true,
      contact: null,
    },
  },
  AnswerObjection: {
    in: PROGRAMME,
    summary: "Answer an objection to a decision: one that is upheld brings it back to its decision",
    example: { objectionId: ID, upheld: false, answer: [TEXT] },
  },
  RecordEarlierDesignation: {
    in: PROGRAMME,
    summary: "Record a designation from before Touchstone, which nobody can compute again",
    example: { unitId: ID, title: [TEXT], from: DAY, until: null, source: [TEXT] },
  },
  OpenCycle: {
    in: PROGRAMME,
    summary: "Open a round by the standard in force",
    example: { titles: [TEXT], period: "2026", opens: DAY, closes: "2026-05-01" },
  },
  LengthenDeadline: {
    in: PROGRAMME,
    summary: "Give a unit more time, with the reason",
    example: { cycleId: ID, applicationId: ID, until: "2026-06-01", reason: [TEXT] },
  },
  MakeCommitment: {
    in: PROGRAMME,
    summary: "Say publicly what a unit sets out to do",
    example: { unitId: ID, text: [TEXT] },
  },
  EndCommitment: { in: PROGRAMME, summary: "End a commitment", example: { commitmentId: ID, on: DAY } },
  Apply: {
    in: PROGRAMME,
    summary: "Apply for a unit, by its own account",
    example: { cycleId: ID, unitId: ID, grade: "bronze" },
  },
  HandIn: {
    in: PROGRAMME,
    summary: "Hand an application in as what is on record stands",
    example: { applicationId: ID },
  },
  CheckCompleteness: {
    in: PROGRAMME,
    summary: "Say that an application is complete, or, once, what is to be mended",
    example: { applicationId: ID, toMend: [{ at: "doors", text: [TEXT] }] },
  },
  WithdrawApplication: {
    in: PROGRAMME,
    summary: "Withdraw an application: one step, at any stage, no reason asked",
    example: { applicationId: ID },
  },
  ReplyToFindings: {
    in: PROGRAMME,
    summary: "Say, by the unit's own account, what it has to say to what was found",
    example: { applicationId: ID, text: TEXT },
  },
  DeclareInterests: {
    in: PROGRAMME,
    summary: "Say what ties a reviewer to the applicants of a round, and what does not",
    example: { cycleId: ID, free: [ID], conflicts: [] },
  },
  AssignReviewer: {
    in: PROGRAMME,
    summary: "Put an application before a reviewer who has declared that nothing ties them to it",
    example: { applicationId: ID, reviewer: "dolma" },
  },
  Recuse: {
    in: PROGRAMME,
    summary: "Step back from one's own assignment, no reason asked; or take off who has let the time for it pass",
    example: { assignmentId: ID },
  },
  Rate: {
    in: PROGRAMME,
    summary: "Keep ratings of one's own assignment, again and again until they are handed in",
    example: {
      assignmentId: ID,
      ratings: [{ item: "welcome", level: 2, confidence: "middle", reason: TEXT, evidence: [] }],
    },
  },
  HandInRatings: {
    in: PROGRAMME,
    summary: "Hand the ratings of one's own assignment in, for good",
    example: { assignmentId: ID },
  },
  Recommend: {
    in: PROGRAMME,
    summary: "Recommend a grade, or none, to whoever decides",
    example: { applicationId: ID, grade: "bronze", reasons: [{ at: "doors", text: [TEXT] }] },
  },
  Advance: {
    in: PROGRAMME,
    summary: "Do what has become due for an application, and nothing else",
    example: { applicationId: ID },
  },
  MakeStandardEffective: { in: PROGRAMME, summary: "Bring a version into force", example: { version: "2" } },
  WithdrawStandard: {
    in: PROGRAMME,
    summary: "Withdraw a version, with reasons",
    example: { version: "2", reason: [TEXT] },
  },
  EndEnrolment: {
    in: PROGRAMME,
    summary: "End a unit's taking part: one step, at any stage, no reason asked",
    example: { unitId: ID, on: DAY },
  },
};
