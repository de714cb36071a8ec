import type { BulkCommandType, CommandType } from "./commands.ts";
import type { Refusal } from "./refusal.ts";
import { type Grant, holdsOn, notSeparated, type Role, RUNNING } from "./role.ts";

/** Where a role is held: in the organisation, or in one of its programmes. */
export type Holding = `${"organisation" | "programme"}/${Role}`;

/** A unit for itself, who coordinates it, the office. */
const HANDING_IN: readonly Holding[] = [
  "organisation/office",
  "organisation/unit",
  "programme/office",
  "programme/coordinator",
  "programme/unit",
];

/** A unit for itself, and nobody else: hard rule 5. */
const APPLYING: readonly Holding[] = ["programme/unit", "organisation/unit"];

/**
 * Who may command what: one line a command. "folder": whoever holds the data folder, for there is no log yet in which
 * anybody could have a role. "anybody": no role is asked for.
 */
export const MAY: { readonly [T in CommandType | BulkCommandType]: readonly Holding[] | "folder" | "anybody" } = {
  FoundOrganisation: "folder",
  GrantRole: ["organisation/operator", "programme/operator"],
  EndRole: ["organisation/operator", "programme/operator"],
  OpenUnitAccount: ["programme/operator", "programme/office", "programme/coordinator"],
  ResetUnitAccount: ["programme/operator", "programme/office", "programme/coordinator"],
  CloseUnitAccount: ["programme/operator", "programme/office", "programme/coordinator"],
  ReadPrivatePart: ["organisation/office", "programme/office", "programme/assessor", "programme/decider"], // a reply, the last two
  ErasePrivatePart: ["organisation/office", "programme/office"],
  RegisterUnit: ["organisation/office"],
  RenameUnit: ["organisation/office"],
  RecodeUnit: ["organisation/office"],
  MoveUnit: ["organisation/office"],
  MergeUnits: ["organisation/office"],
  SplitUnit: ["organisation/office"],
  CloseUnit: ["organisation/office"],
  ReopenUnit: ["organisation/office"],
  ImportUnits: ["organisation/office"],
  ImportMovements: ["organisation/office"],
  EnrolUnits: ["programme/office"],
  EndEnrolment: ["programme/office", "programme/unit", "organisation/unit"],
  SubmitObservations: ["programme/office", "programme/coordinator", "organisation/office", ...APPLYING],
  RetractSubmission: ["programme/office", "organisation/office"],
  Assess: ["programme/office"],
  MakeSandbox: ["programme/office"],
  FillSandbox: ["programme/office"],
  RemoveSandbox: ["programme/office", "organisation/operator"],
  PermitSharing: ["organisation/office"],
  EndSharing: ["organisation/office"],
  AddEvidence: HANDING_IN,
  LinkEvidence: HANDING_IN,
  UnlinkEvidence: HANDING_IN,
  WithdrawEvidence: HANDING_IN,
  FoundProgramme: ["organisation/operator"],
  ChangeCalendar: ["programme/office"],
  AddProgrammeDocument: ["programme/office"],
  DraftStandard: ["programme/office"],
  AdoptStandard: ["programme/office"],
  AddOverlay: ["programme/office"],
  TurnStandardKey: ["programme/oversight"], // in the programme's own log, where anybody can see that it was held
  PutStandardOnNotice: ["programme/office"],
  FileStandardObjection: "anybody",
  AnswerStandardObjection: ["programme/office"],
  OpenCycle: ["programme/office"],
  LengthenDeadline: ["programme/office"],
  MakeCommitment: APPLYING,
  EndCommitment: APPLYING,
  Apply: APPLYING,
  HandIn: APPLYING,
  WithdrawApplication: APPLYING,
  CheckCompleteness: ["programme/office", "programme/coordinator"],
  Advance: "anybody", // it does what is due, and nothing else
  DeclareInterests: ["programme/reviewer"],
  AssignReviewer: ["programme/office", "programme/coordinator"],
  Recuse: ["programme/reviewer", "programme/office", "programme/coordinator"], // the last two whoever lets the time pass
  Rate: ["programme/reviewer"],
  HandInRatings: ["programme/reviewer"],
  ReplyToFindings: APPLYING,
  Recommend: ["programme/assessor"],
  Decide: ["programme/decider"],
  PublishNotice: ["programme/office"],
  FileObjection: "anybody",
  AnswerObjection: ["programme/office"],
  RecordEarlierDesignation: ["programme/office"],
  MakeStandardEffective: ["programme/office"],
  WithdrawStandard: ["programme/office"],
};

/** What is looked at that is not public. */
export type Reading =
  | "ReadAccounts"
  | "ReadRoles"
  | "ReadUnitAccounts"
  | "ReadDrafts"
  | "ReadEnrolments"
  | "ReadAnswers"
  | "ReadResults"
  | "ReadEvidence"
  | "ListPrivateParts"
  | "ReadRound"
  | "ReadApplication"
  | "ReadForm"
  | "ReadHandedIn"
  | "ReadReview"
  | "ReadReviewers"
  | "ReadObjections";

const STAFF: readonly Holding[] = [
  "organisation/operator",
  "organisation/office",
  "programme/operator",
  "programme/office",
];
const WATCHING: readonly Holding[] = [
  "organisation/oversight",
  "organisation/auditor",
  "programme/oversight",
  "programme/auditor",
];

/**
 * Those whom a unit's answers and proof are put before by its name. Not those who review: what they look at is put before
 * them under a code, by their assignment (`ReadReview`). Nor who is to hear appeals: there are none yet to hear.
 */
const JUDGING: readonly Holding[] = ["programme/assessor", "programme/decider"];

/** Who looks at a round as a whole, or at the part of it that they coordinate. */
const ROUND: readonly Holding[] = [
  ...STAFF,
  ...WATCHING,
  "programme/coordinator",
  "programme/assessor",
  "programme/decider",
];

/**
 * What is not public, and who may look at it: one line each. Private parts are not among it: to read one is a command,
 * for a purpose, one at a time.
 */
export const MAY_READ: { readonly [R in Reading]: readonly Holding[] } = {
  ReadAccounts: ["organisation/operator", "programme/operator"],
  ReadRoles: [...STAFF, ...WATCHING],
  ReadUnitAccounts: [...STAFF, ...WATCHING, "programme/coordinator"],
  ReadDrafts: [...STAFF, ...WATCHING],
  ReadEnrolments: [...STAFF, ...WATCHING, "programme/coordinator"],
  ReadAnswers: [...STAFF, ...WATCHING, ...JUDGING, "programme/coordinator", "programme/unit", "organisation/unit"],
  ReadResults: [
    ...STAFF,
    ...WATCHING,
    "programme/decider",
    "programme/coordinator",
    "programme/unit",
    "organisation/unit",
  ],
  ReadEvidence: [...STAFF, ...WATCHING, ...JUDGING, "programme/coordinator", "programme/unit", "organisation/unit"],
  ListPrivateParts: ["organisation/office", "programme/office"],
  ReadRound: ROUND,
  ReadApplication: [...ROUND, "programme/unit", "organisation/unit"],
  ReadForm: [...STAFF, "programme/coordinator", "programme/unit", "organisation/unit"],
  ReadHandedIn: [...WATCHING, ...JUDGING], // a form that was handed in, once the application is before them
  ReadReview: ["programme/reviewer"],
  ReadReviewers: ["programme/office", "programme/coordinator"], // by name: those who assign them
  ReadObjections: ["organisation/office", "programme/office"],
};

/**
 * A role that an account holds, and where. "sister": in another programme of the organisation; it gives no right, and is
 * looked at where a right is held in the organisation, whose roles count in each of its programmes.
 */
export interface Held extends Grant {
  readonly on: "organisation" | "programme" | "sister";
  /** the day that it is where the role was granted, `YYYY-MM-DD`: its days are by that time zone */
  readonly today: string;
}

/** What an act is about: the unit first, then all above it; null: not one unit, so that only roles over all of them count. */
export type AboutUnits = readonly string[] | null;

/** Whether a role is held at that moment. */
export const isHeld = (role: Held): boolean => holdsOn(role, role.today);

/**
 * Whether an account with these roles may do this: null if so. A role that must be kept apart from another that the
 * account holds on that day gives no right, however both were come by.
 */
export function authorise(
  command: CommandType | BulkCommandType,
  held: readonly Held[],
  units: AboutUnits,
): Refusal | null {
  const allowed = MAY[command];
  return allowed === "folder" || allowed === "anybody" ? null : allowedTo(command, allowed, held, units);
}

/** Whether an account with these roles may do this as the unit that it is about, and by no other role. */
export function isAsUnit(command: CommandType | BulkCommandType, held: readonly Held[], units: AboutUnits): boolean {
  const allowed = MAY[command];
  if (typeof allowed === "string") return false;
  const by = allowed.filter((holding) => allowedTo(command, [holding], held, units) === null);
  return by.length > 0 && by.every((holding) => holding.endsWith("/unit"));
}

/**
 * Whether, if at all, it is by roles in the organisation alone that an account may do this: then what it holds in sister
 * programmes is to be looked at too.
 */
export function restsOnOrganisation(
  command: CommandType | BulkCommandType,
  held: readonly Held[],
  units: AboutUnits,
): boolean {
  const allowed = MAY[command];
  if (typeof allowed === "string") return false;
  const here = allowed.filter((holding) => holding.startsWith("programme/"));
  return allowedTo(command, here, held, units) !== null;
}

/** What the clock does, which is no person and holds no role: what is due, and what has to be recorded for it. */
const CLOCK_MAY: ReadonlySet<CommandType | BulkCommandType> = new Set(["Advance", "SubmitObservations", "Assess"]);

/** Whether the clock may do this: null if so. */
export function authoriseClock(command: CommandType | BulkCommandType): Refusal | null {
  return CLOCK_MAY.has(command) ? null : { code: "not-allowed", command, roles: [] };
}

/** Whether an account with these roles may look at this: null if so; by the same rules. */
export function authoriseReading(what: Reading, held: readonly Held[], units: AboutUnits): Refusal | null {
  return allowedTo(what, MAY_READ[what], held, units);
}

/** By which of their roles somebody may look at this, each taken by itself; empty: by none. */
export const holdingsFor = (what: Reading, held: readonly Held[], units: AboutUnits): Holding[] =>
  MAY_READ[what].filter((holding) => allowedTo(what, [holding], held, units) === null);

/**
 * What a unit does for itself alone: not for units below it, and not by an account that runs the programme too, so that
 * nobody applies for somebody else. Hard rule 5.
 */
const OWN: ReadonlySet<string> = new Set<CommandType | BulkCommandType>([
  "MakeCommitment",
  "EndCommitment",
  "Apply",
  "HandIn",
  "WithdrawApplication",
  "ReplyToFindings",
  "SubmitObservations",
  "EndEnrolment",
]);

/**
 * What is read by a unit's name, and not by an assessor who reviews in the programme too: they could look for the unit
 * that has the answers and the proof of their file.
 */
const NAMED: ReadonlySet<string> = new Set<Reading>(["ReadAnswers", "ReadEvidence", "ReadHandedIn"]);

function allowedTo(
  what: CommandType | BulkCommandType | Reading,
  allowed: readonly Holding[],
  held: readonly Held[],
  units: AboutUnits,
): Refusal | null {
  const standing = held.filter(isHeld);
  const isOwn = ({ role }: Held): boolean => role === "unit" && OWN.has(what);
  const reaches = (grant: Held): boolean => {
    if (isOwn(grant)) return grant.unitId === (units?.[0] ?? null);
    return grant.unitId === null || (units?.includes(grant.unitId) ?? false);
  };
  const isBlind = NAMED.has(what) && standing.some(({ on, role }) => on !== "sister" && role === "reviewer");
  const fitting = standing.filter(
    (grant) =>
      grant.on !== "sister" &&
      allowed.includes(`${grant.on}/${grant.role}`) &&
      reaches(grant) &&
      !(isBlind && grant.role === "assessor"), // a decider may not review at all
  );
  if (fitting.length === 0) return { code: "not-allowed", command: what, roles: [...allowed] };
  const kept = fitting.map((grant) => {
    const { on, role } = grant;
    const beside = standing
      .filter((other) => other.on !== "sister" || on === "organisation")
      .map((other) => other.role);
    const running = standing.find((other) => other.on !== "sister" && RUNNING.includes(other.role))?.role ?? null;
    return { role, holds: notSeparated(role, beside) ?? (isOwn(grant) ? running : null) };
  });
  const [first] = kept;
  if (first === undefined || kept.some(({ holds }) => holds === null)) return null;
  return { code: "not-separated", role: first.role, holds: first.holds ?? first.role };
}
