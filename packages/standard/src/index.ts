/**
 * The format: the YAML of a standard goes into `check`, a `Standard` comes out, or every problem in
 * it with its place. `compile` turns a standard into the engine's `Model` and the columns of its
 * data; `digestOf` names its content; `burdenOf` says what it asks of people. The form of each value
 * is said once, in `schema.ts`, from which the JSON Schema is made; what is refused by rule is in
 * `rules/`. What a condition asks is said in words by `said/`. How answers are read, written and put together for the engine is in `table/`. Everything
 * is pure: hashing arrives as an argument. Start with `check.ts`.
 */
export { type Burden, burdenOf, type Reporter } from "./burden.ts";
export type { Change } from "./change.ts";
export { check, problemsIn } from "./check.ts";
export { type ColumnSpec, columnIdsOf, columnsOf } from "./columns.ts";
export { type Compiled, compile } from "./compile.ts";
export { readCondition } from "./conditions/read-condition.ts";
export { type Diff, diff } from "./diff.ts";
export { canonicalStandard, digestOf, digestOfTexts, type Sha256, textsIn } from "./digest.ts";
export { type Fewest, fewestOf } from "./fewest.ts";
export type { ChangeClass } from "./fields.ts";
export { formatProblem } from "./format-problem.ts";
export { jsonSchema } from "./json-schema.ts";
export { laddersOf } from "./ladders.ts";
export { nearest } from "./nearest.ts";
export { type Applied, applyOverlay, checkOverlay, digestOfOverlay, type Overlay } from "./overlay.ts";
export type { Checked, Finding, Problem } from "./problem.ts";
export { type PlanOptions, planOf } from "./robustness-plan.ts";
export { aboutOf } from "./rules/catalogue.ts";
export { noUnitIn } from "./rules/words.ts";
export { conditionText, formulaText } from "./said/condition-text.ts";
export { type Layout, layoutOf, tooLong } from "./said/layout.ts";
export { type Piece, type Shown, type Speech, speechOf } from "./said/speech.ts";
export type { Criterion, Indicator, Standard } from "./schema.ts";
export { secondKeyOf } from "./second-key.ts";
export {
  ANSWER_STATES,
  type Answer,
  type AnswerState,
  type AnswerValue,
  answerOf,
  type Said,
  statusOf,
} from "./table/answer.ts";
export {
  type Assembled,
  assemble,
  type Gathering,
  isReadFrom,
  type Origin,
  originsOf,
  TIMELESS,
} from "./table/assemble.ts";
export { type CellBudget, CellStore, type Cells, UNSET, type WholeColumn } from "./table/cell-store.ts";
export { cellOf, numberText, stateWord } from "./table/cell-text.ts";
export { type Cell, isPlainNumber, readCell, STATE_WORDS, wantOfNumber, wantOneOf } from "./table/cells.ts";
export { parseNumber } from "./table/number.ts";
export {
  byTime,
  earliestStart,
  type Period,
  type PeriodLength,
  parsePeriod,
  wantPeriod,
} from "./table/periods.ts";
export { emptySaid, readAnswer, wantOfRemark } from "./table/read-answer.ts";
export { type IncrementalSha256, tableDigest } from "./table/table-digest.ts";
export { sourceLanguage, type Text, type TextIn, textOf } from "./text.ts";
