/**
 * Who may do what, written down by hand and apart from the program: one line a command, one a reading. O: of the
 * organisation, P: of the programme.
 */
export const COMMANDS = {
  FoundOrganisation: "folder",
  FoundProgramme: "O:operator",
  GrantRole: "O:operator P:operator",
  EndRole: "O:operator P:operator",
  OpenUnitAccount: "P:operator P:office P:coordinator",
  ResetUnitAccount: "P:operator P:office P:coordinator",
  CloseUnitAccount: "P:operator P:office P:coordinator",
  ReadPrivatePart: "O:office P:office P:assessor P:decider",
  ErasePrivatePart: "O:office P:office",
  RegisterUnit: "O:office",
  RenameUnit: "O:office",
  RecodeUnit: "O:office",
  MoveUnit: "O:office",
  MergeUnits: "O:office",
  SplitUnit: "O:office",
  CloseUnit: "O:office",
  ReopenUnit: "O:office",
  ImportUnits: "O:office",
  ImportMovements: "O:office",
  EnrolUnits: "P:office",
  EndEnrolment: "P:office P:unit O:unit",
  SubmitObservations: "P:office P:coordinator O:office P:unit O:unit",
  RetractSubmission: "P:office O:office",
  Assess: "P:office",
  MakeSandbox: "P:office",
  FillSandbox: "P:office",
  RemoveSandbox: "P:office O:operator",
  PermitSharing: "O:office",
  EndSharing: "O:office",
  AddEvidence: "O:office O:unit P:office P:coordinator P:unit",
  LinkEvidence: "O:office O:unit P:office P:coordinator P:unit",
  UnlinkEvidence: "O:office O:unit P:office P:coordinator P:unit",
  WithdrawEvidence: "O:office O:unit P:office P:coordinator P:unit",
  ChangeCalendar: "P:office",
  AddProgrammeDocument: "P:office",
  DraftStandard: "P:office",
  AdoptStandard: "P:office",
  AddOverlay: "P:office",
  TurnStandardKey: "P:oversight",
  PutStandardOnNotice: "P:office",
  FileStandardObjection: "anybody",
  AnswerStandardObjection: "P:office",
  Decide: "P:decider",
  PublishNotice: "P:office",
  FileObjection: "anybody",
  AnswerObjection: "P:office",
  RecordEarlierDesignation: "P:office",
  OpenCycle: "P:office",
  LengthenDeadline: "P:office",
  MakeCommitment: "P:unit O:unit",
  EndCommitment: "P:unit O:unit",
  Apply: "P:unit O:unit",
  HandIn: "P:unit O:unit",
  WithdrawApplication: "P:unit O:unit",
  ReplyToFindings: "P:unit O:unit",
  CheckCompleteness: "P:office P:coordinator",
  DeclareInterests: "P:reviewer",
  AssignReviewer: "P:office P:coordinator",
  Recuse: "P:reviewer P:office P:coordinator",
  Rate: "P:reviewer",
  HandInRatings: "P:reviewer",
  Recommend: "P:assessor",
  Advance: "anybody",
  MakeStandardEffective: "P:office",
  WithdrawStandard: "P:office",
} as const;

const STAFF = "O:operator O:office P:operator P:office";
const WATCHING = "O:oversight O:auditor P:oversight P:auditor";

export const READINGS = {
  ReadAccounts: "O:operator P:operator",
  ReadRoles: `${STAFF} ${WATCHING}`,
  ReadUnitAccounts: `${STAFF} ${WATCHING} P:coordinator`,
  ReadDrafts: `${STAFF} ${WATCHING}`,
  ReadEnrolments: `${STAFF} ${WATCHING} P:coordinator`,
  ReadAnswers: `${STAFF} ${WATCHING} P:coordinator P:unit O:unit P:assessor P:decider`,
  ReadResults: `${STAFF} ${WATCHING} P:coordinator P:unit O:unit P:decider`,
  ReadEvidence: `${STAFF} ${WATCHING} P:coordinator P:unit O:unit P:assessor P:decider`,
  ListPrivateParts: "O:office P:office",
  ReadRound: `${STAFF} ${WATCHING} P:coordinator P:assessor P:decider`,
  ReadApplication: `${STAFF} ${WATCHING} P:coordinator P:assessor P:decider P:unit O:unit`,
  ReadForm: `${STAFF} P:coordinator P:unit O:unit`,
  ReadHandedIn: `${WATCHING} P:assessor P:decider`,
  ReadReview: "P:reviewer",
  ReadReviewers: "P:office P:coordinator",
  ReadObjections: "O:office P:office",
} as const;

/** Readings by a unit's name, which an assessor who reviews too has by neither role: review is blind. */
export const BLIND: readonly string[] = ["ReadAnswers", "ReadEvidence", "ReadHandedIn"];

/** Every role; and below, in the same order, an x where two of them are kept apart. Hard rule 6. */
export const ROLE_NAMES = [
  "operator",
  "office",
  "coordinator",
  "unit",
  "reviewer",
  "assessor",
  "decider",
  "appeal",
  "oversight",
  "auditor",
] as const;

const APART = [
  // op of co un re as de ap ov au
  "    .  .  .  .  x  .  .  .  x  x", // operator
  "    .  .  .  .  x  .  .  .  x  x", // office
  "    .  .  .  .  x  .  .  .  x  x", // coordinator
  "    .  .  .  .  x  x  x  x  x  x", // unit
  "    x  x  x  x  .  .  x  x  x  x", // reviewer
  "    .  .  .  x  .  .  x  x  x  x", // assessor
  "    .  .  .  x  x  x  .  x  x  x", // decider
  "    .  .  .  x  x  x  x  .  x  x", // appeal
  "    x  x  x  x  x  x  x  x  .  .", // oversight
  "    x  x  x  x  x  x  x  x  .  .", // auditor
].map((row) => row.trim().split(/ +/));

export type RoleName = (typeof ROLE_NAMES)[number];

/** Whether one account may not hold both. */
export const isApart = (one: RoleName, other: RoleName): boolean =>
  APART[ROLE_NAMES.indexOf(one)]?.[ROLE_NAMES.indexOf(other)] === "x";
