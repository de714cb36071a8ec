import { t } from "@lingui/core/macro";

/** What a fact is called in the reader's language; null: it is a name, a code or a day, and stands as it is. */
export function factWord(fact: string, text: string): string | null {
  switch (fact) {
    case "role":
    case "holds":
    case "roles":
      return ROLES[text.split("/").at(-1) ?? text]?.() ?? null; // `programme/office` is the office
    case "state":
      return STATES[text]?.() ?? null;
    case "stage":
    case "stages":
      return STAGES[text]?.() ?? null;
    case "what":
      return (THINGS[text] ?? (() => t`entry`))();
    case "earlier":
      return (ACTS[text] ?? (() => t`had a hand in it before`))();
    case "id":
      return /^[0-9a-f-]{36}/.test(text) ? "" : null; // nobody reads a UUID
    default:
      return null;
  }
}

type Words = Readonly<Record<string, () => string>>;

const ROLES: Words = {
  operator: () => t`operator`,
  office: () => t`programme office`,
  coordinator: () => t`coordinator`,
  unit: () => t`the unit's own account`,
  reviewer: () => t`reviewer`,
  assessor: () => t`assessor`,
  decider: () => t`decider`,
  appeal: () => t`appeals`,
  oversight: () => t`oversight`,
  auditor: () => t`auditor`,
};

/** Of an application, an assignment, and a version of a standard. */
const STATES: Words = {
  answering: () => t`answering`,
  handedIn: () => t`handed in`,
  mending: () => t`mending`,
  review: () => t`in review`,
  settling: () => t`settling ratings`,
  reply: () => t`right of reply`,
  recommending: () => t`recommendation`,
  deciding: () => t`decision`,
  decided: () => t`decided`,
  noticed: () => t`on notice`,
  designated: () => t`designated`,
  declined: () => t`not recognised`,
  withdrawn: () => t`withdrawn`,
  lapsed: () => t`not handed in in time`,
  assigned: () => t`not handed in yet`,
  recused: () => t`given up`,
  draft: () => t`draft`,
  notice: () => t`on notice`,
  effective: () => t`in force`,
  superseded: () => t`no longer in force`,
};

const STAGES: Words = {
  call: () => t`call`,
  application: () => t`application`,
  selfAssessment: () => t`answering`,
  completeness: () => t`completeness check`,
  deskReview: () => t`review`,
  siteVisit: () => t`site visit`,
  moderation: () => t`moderation`,
  rightOfReply: () => t`right of reply`,
  panel: () => t`panel`,
  decision: () => t`decision`,
  notice: () => t`public notice`,
  designation: () => t`designation`,
  surveillance: () => t`surveillance`,
};

const application = () => t`application`;
const assignment = () => t`assignment`;
const account = () => t`account`;
const commitment = () => t`commitment`;
const objection = () => t`objection`;
const overlay = () => t`translation of the standard`;
const programme = () => t`programme`;
const rehearsal = () => t`rehearsal`;
const role = () => t`role`;
const unit = () => t`unit`;
const version = () => t`version of the standard`;

const THINGS: Words = {
  account,
  "account of a unit that stands": account,
  application,
  "application in this round": application,
  "application of this round": application,
  assignment,
  "assignment of this reviewer to the application": assignment,
  code: () => t`code`,
  commitment,
  "commitment that stands": commitment,
  "decision on this notice": () => t`decision on this notice`,
  designation: () => t`designation`,
  document: () => t`document`,
  evidence: () => t`proof`,
  "event to open": () => t`events to be made public`,
  file: () => t`file`,
  grade: () => t`grade`,
  link: () => t`link of a proof`,
  "live enrolment": () => t`enrolment`,
  notice: () => t`public notice`,
  objection,
  "open objection to the application": objection,
  organisation: () => t`organisation`,
  overlay,
  permission: () => t`permission`,
  "permission that stands": () => t`permission`,
  "private part": () => t`private part`,
  programme,
  "programme that the account is for": programme,
  "programme, organisation or rehearsal": programme,
  purpose: () => t`purpose`,
  reason: () => t`reason`,
  rehearsal,
  role,
  "role that stands on this day": role,
  round: () => t`round`,
  "second key": () => t`second key`,
  standard: () => t`standard`,
  "standing account of the unit": account,
  unit,
  upload: () => t`upload`,
  version,
};

/** What somebody did before: it goes on from "Whoever …". */
const ACTS: Words = {
  applied: () => t`applied`,
  "made this application": () => t`applied`,
  "acted for the applicant": () => t`acted for the applicant`,
  "handed this application in": () => t`handed this application in`,
  "checked that this application is complete": () => t`checked that this application is complete`,
  "assigned its reviewers": () => t`assigned its reviewers`,
  "assigns reviewers": () => t`assigned its reviewers`,
  "was assigned to review this application": () => t`was assigned to review this application`,
  "recommended on this application": () => t`recommended on this application`,
  "declared a tie to this applicant": () => t`declared a tie to this applicant`,
  "answered an objection to it": () => t`answered an objection to it`,
  "made this decision": () => t`made this decision`,
  "filed this objection": () => t`filed this objection`,
  "drafted this version": () => t`drafted this version`,
};
