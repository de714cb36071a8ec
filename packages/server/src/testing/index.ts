/**
 * What tests and benchmarks need of the record and the program itself never does: databases of their own, samples of
 * organisations, programmes, answers and whole records, small disks, and the processes behind them.
 */
export {
  foundProgramme,
  type Sample,
  sampleProgramme,
  text as sampleText,
  unitRow as sampleUnit,
} from "../bundle/sample-programme.ts";
export {
  type SampleOffice,
  sampleOffice,
  sampleProgramme as sampleAnswered,
  sampleStandard,
  submit,
} from "../observations/sample-answers.ts";
export { withClient } from "../postgres/client.ts";
export { spaceOf } from "../postgres/health.ts";
export { worksIn } from "../postgres/process.ts";
export { MOUNT, smallDisk, UNMOUNT } from "../postgres/sample-disk.ts";
export { postmasterOf, sampleFolder } from "../postgres/sample-folder.ts";
export { type SampleDecision, sampleDecision } from "../procedure/sample-decision.ts";
export { diesAtEachWord } from "./dies-at-each-word.ts";
export { diesLaterEachTime } from "./dies-later-each-time.ts";

export { foundOrganisation } from "./sample-organisation.ts";
export { type AnswerRow, type SampleRecord, sampleRecord } from "./sample-record.ts";
export { roundStandard, type SampleRound, type SetClock, sampleRound, setClock } from "./sample-round.ts";
export { dumpProjections, type TableDump } from "./table-dump.ts";
export { type TestTouchstone, testClock, testTouchstone } from "./test-database.ts";
