/**
 * Everything that is checked, in the order in which it is told. A long table that tells one story: each id is said in
 * docs/verify.md too, and never changes its meaning.
 */
export const CHECKS = {
  // the files
  descriptor: "datapackage.json says what the bundle is",
  "files-listed": "the bundle holds the files that it lists, and no others",
  "files-intact": "every file is the one that was listed: its bytes and its SHA-256",
  // the ledgers
  "ledger-tree": "every entry of both ledgers is in the tree whose root was signed",
  "ledger-signature": "both roots are signed by the keys of their logs",
  "ledger-seen": "the ledgers continue the checkpoints that you kept",
  events: "every entry is an event, well formed, in the order of time",
  cut: "the bundle speaks of a state that the ledgers had, and says its root rightly",
  chunks: "the rows of every bulk event are those that were recorded",
  // who and by which rules
  register: "the units and their names, codes, places and lineage are what the events say",
  "standard-file": "every version of the standard is the file that was recorded",
  "standard-rules": "the standard in force keeps the hard rules",
  "standard-force": "the standard was in force on the day of the assessment",
  "standard-key": "what needed a second key was given one, by somebody else",
  "standard-notice": "the standard was on notice for as long as the programme promised",
  "standard-objections": "objections to the standard were answered before it took effect",
  overlays: "the translations are the files that were recorded, and fit the standard",
  separation: "nobody held two roles at once that are kept apart",
  enrolment: "who is scored has applied, and nobody who has was left out",
  // what was observed
  observations: "the published observations are the recorded ones, cell by cell",
  parquet: "observations.parquet says the same as observations.csv",
  permissions: "figures given to another programme are used by permission only",
  disclosure: "what counts people is published only as an aggregate that is safe",
  // what came out
  assessment: "the assessment says rightly what it assessed, when and by what",
  inputs: "the table that was scored is the one that the observations make",
  scores: "every score, state, gate and point comes out the same",
  ranks: "every rank and every grade comes out the same",
  uncertainty: "how sure each rank and grade is comes out the same",
  "scorecards-csv": "the table for people says what the scorecards say",
  // what was decided
  "handed-in": "what was on record of whoever was decided for is, of each hand-in, what it says",
  notices: "whoever was decided for was on notice as long as the round promised, with all that led to it open",
  ratings: "the ratings, each under a pseudonym, make the levels that were scored",
  designations: "every designation stands on its notice, its decision and the grade that comes out",
} as const;

export type CheckId = keyof typeof CHECKS;
