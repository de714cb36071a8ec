/**
 * Columns in, scores out. A `Model` (what `standard` compiles from YAML) and a `Table` of cells go
 * into `score`; a `Scored` comes out: every node's score, ranks, gates, grades, points. Everything
 * is pure: same model, same table, same bytes. The methods are in `methods/`, one file a stage, and
 * usable alone; what an analyst asks of a table is in `analysis/`. Start with `score.ts`.
 */
export { type CarriedOver, type Continued, carryOver } from "./analysis/carry-over.ts";
export {
  type ColumnFlags,
  type ColumnStatistics,
  columnStatistics,
  type StatisticsLimits,
} from "./analysis/column-statistics.ts";
export { type Comparison, type Comparisons, compareVariants } from "./analysis/compare.ts";
export {
  type Correlation,
  type CorrelationMatrix,
  type CorrelationMethod,
  correlation,
  correlationMatrix,
} from "./analysis/correlation.ts";
export { type CorrelationFlag, correlationFlags } from "./analysis/correlation-flags.ts";
export { cronbachAlpha } from "./analysis/cronbach-alpha.ts";
export { type DataAvailability, dataAvailability } from "./analysis/data-availability.ts";
export { type DenominatorFlag, denominatorCorrelations } from "./analysis/denominator-correlations.ts";
export { type Item, type ItemScores, itemAnalysis } from "./analysis/item-analysis.ts";
export { type LeftOut, leaveOneOut } from "./analysis/leave-one-out.ts";
export { type OptimisedWeights, optimiseWeights, type WeightTarget } from "./analysis/optimise-weights.ts";
export { type PrincipalComponents, principalComponents } from "./analysis/principal-components.ts";
export { type SobolIndices, sobolIndices } from "./analysis/sobol-indices.ts";
export {
  type Standout,
  type StandoutOptions,
  type StrengthsWeaknesses,
  strengthsWeaknesses,
} from "./analysis/strengths-weaknesses.ts";
export { aggregateNodes, innerNodes, leavesBelow, type TreeNode } from "./analysis/tree.ts";
export { type TreeModel, treeScores } from "./analysis/tree-scores.ts";
export {
  type Coverage,
  compoundGrowth,
  coverageOf,
  interpolate,
  percentageChange,
  type Series,
} from "./analysis/trends.ts";
export { type Standing, unitSummary } from "./analysis/unit-summary.ts";
export { exp, ln, pow } from "./elementary.ts";
export { evaluate, type Sight } from "./evaluate.ts";
export {
  type Explanation,
  explain,
  type NodeExplanation,
  type NodePoints,
  type NodeStages,
  scoredAndExplained,
} from "./explain.ts";
export type * from "./expression.ts";
export type { GradeCheck } from "./grades.ts";
export { valuesFor } from "./kernels/in-place.ts";
export { useKernels } from "./kernels/use-kernels.ts";
export { type LiveRanks, type LiveStanding, liveRanks } from "./live-ranks.ts";
export { aggregate } from "./methods/aggregate.ts";
export { type ColumnParameters, columnParameters } from "./methods/column-parameters.ts";
export { denominate } from "./methods/denominate.ts";
export { effectiveWeights } from "./methods/effective-weights.ts";
export { imputeColumn } from "./methods/impute-column.ts";
export { imputePanel, type Panel, type PanelImpute } from "./methods/impute-panel.ts";
export { imputeRow } from "./methods/impute-row.ts";
export { MethodError, type MethodProblem } from "./methods/method-error.ts";
export { normaliseColumn } from "./methods/normalise.ts";
export { type ByValue, normaliseBy, type SealedParameters } from "./methods/normalise-by.ts";
export { copeland, outrankingMatrix } from "./methods/outranking.ts";
export { rankAscending, rankDescending, rankWithin } from "./methods/rank.ts";
export { rankPublished } from "./methods/rank-published.ts";
export { publish, published } from "./methods/round.ts";
export { type Availability, availabilityOf, type Screening, screenUnits } from "./methods/screen.ts";
export { type Shape, shapeOf } from "./methods/shape.ts";
export { transform } from "./methods/transform.ts";
export { type Tested, type Treatment, treatColumn } from "./methods/treat.ts";
export { type Limits, type Winsorised, winsorise } from "./methods/winsorise.ts";
export type * from "./model.ts";
export { type Ladder, type Path, pathToNextGrade, type Step } from "./path.ts";
export { isRelative } from "./relative.ts";
export { type Counts, emptyCounts, mergeCounts } from "./robustness/counts.ts";
export { type Draw, drawOf } from "./robustness/draw.ts";
export type { Measured, Option, Plan, PlanFactor, Rated } from "./robustness/plan.ts";
export { ReplicateError } from "./robustness/replicate-error.ts";
export { type Drawn, type Outcome, type Replicator, replicatorOf } from "./robustness/replicator.ts";
export type { Factor, Flip, Influence, Robustness, Settling } from "./robustness/robustness.ts";
export {
  type Interim,
  interimOf,
  robustness,
  robustnessOf,
  settlingOf,
  stopsOf,
} from "./robustness/robustness-of.ts";
export { type Nominal, type Runner, runnerOf, runReplicates } from "./robustness/run-replicates.ts";
export { type ScoreSpread, spreadAt } from "./robustness/spread.ts";
export { ScoreError, score } from "./score.ts";
export { type InnerScores, scoreInner } from "./score-inner.ts";
export { Holds, type Points, type Scored, type Sealed, type Stages } from "./scored.ts";
export { byBytes, columnOf, State, type Table } from "./table.ts";
