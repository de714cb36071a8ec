import type { Aggregate, Impute, Model, Normalise, Range, Treat } from "../model.ts";
import type { Factor } from "./robustness.ts";

/**
 * What is varied, and how often: plain data that `standard` makes of `robustness`, and that a worker
 * or a browser gets by message. Together with a model and a table it determines every replicate.
 */
export interface Plan {
  /** a whole number from 0 to 2³² − 1 */
  readonly seed: number;
  /** at least 1 */
  readonly replicates: number;
  /** share of replicates in which a grade has to hold to be called certain, 0 to 1 */
  readonly certainAt: number;
  /** replicates per block of the Sobol design, at most half of `replicates`; 0: influence is not asked for */
  readonly influence: number;
  /** replicates for what a factor without steps does where it is held still; 0 to `replicates` */
  readonly still: number;
  /** at most one of each kind */
  readonly factors: readonly PlanFactor[];
}

/** Option 0 of whatever varies in steps is the standard's own; every option is as likely as the others. */
export type PlanFactor =
  /** every node's weight × (1 + U(−by, by)), not made to sum to anything again; in a points standard all below a node with it */
  | { readonly kind: "weights"; readonly by: number }
  | { readonly kind: "impute"; readonly options: readonly Option<Impute>[] }
  /** per node the treatment of its answer */
  | { readonly kind: "treat"; readonly options: readonly Option<readonly (Treat | null)[]>[] }
  /** per node how its answer is normalised (null: it has none), and what the scores then run between */
  | {
      readonly kind: "normalise";
      readonly options: readonly Option<{ readonly of: readonly (Normalise | null)[]; readonly scale: Range }>[];
    }
  /** per node how its children become one score */
  | { readonly kind: "aggregate"; readonly options: readonly Option<readonly Aggregate[]>[] }
  /** a node whose weight goes to its siblings; −1, the first: none */
  | { readonly kind: "leaveOut"; readonly options: readonly Option<number>[] }
  /** answers are measured: each is moved by its standard error × a normal deviate, and held in its range */
  | { readonly kind: "error"; readonly columns: readonly Measured[] }
  /** levels given by several reviewers: another panel might have given another one */
  | { readonly kind: "reviewers"; readonly columns: readonly Rated[] };

export interface Option<T> {
  readonly name: string;
  readonly value: T;
}
/** A column of numbers with a standard error: the cell's own (`Table.errors`), else `error`; NaN: none is known. */
export interface Measured {
  readonly column: number;
  readonly error: number;
  readonly low: number;
  readonly high: number;
}
/** A column of levels from 0 to `levels` − 1 that a number of reviewers agreed on. */
export interface Rated {
  readonly column: number;
  readonly levels: number;
  readonly reviewers: number;
}

/** What a factor is called, and its options. */
export function factorOf(factor: PlanFactor): Factor {
  switch (factor.kind) {
    case "weights":
      return { kind: factor.kind, options: [`each weight by up to ${percent(factor.by)} %`] };
    case "error":
      return { kind: factor.kind, options: ["answers within their standard errors"] };
    case "reviewers":
      return { kind: factor.kind, options: ["levels within the disagreement of reviewers"] };
    case "impute":
    case "treat":
    case "normalise":
    case "aggregate":
    case "leaveOut":
      return { kind: factor.kind, options: factor.options.map(({ name }) => name) };
  }
}

const percent = (share: number): number => Math.round(share * 1e4) / 100;

/** How many options a factor has to choose between; 0 where it varies without steps. */
export function nOptions(factor: PlanFactor): number {
  return "options" in factor ? factor.options.length : 0;
}

/**
 * @throws {RangeError} if a number of the plan makes no sense, or a list is not one entry per node
 */
export function checkPlan(plan: Plan, model: Model): void {
  const { seed, replicates, certainAt, influence, still } = plan;
  const whole = (name: string, got: number, low: number, high: number): void => {
    if (!Number.isInteger(got) || got < low || got > high)
      throw new RangeError(`plan: got ${name} ${got}, want a whole number from ${low} to ${high}`);
  };
  whole("seed", seed, 0, 2 ** 32 - 1);
  whole("replicates", replicates, 1, 2 ** 30);
  whole("influence", influence, 0, replicates / 2);
  whole("still", still, 0, replicates);
  if (!(certainAt >= 0 && certainAt <= 1)) throw new RangeError(`plan: got certainAt ${certainAt}, want 0 to 1`);
  const kinds = new Set<string>();
  for (const factor of plan.factors) {
    if (kinds.has(factor.kind)) throw new RangeError(`plan: got ${factor.kind} twice, want each kind once`);
    kinds.add(factor.kind);
    checkFactor(factor, model);
  }
}

function checkFactor(factor: PlanFactor, { nodes, columns }: Model): void {
  const wrong = (got: string, want: string): never => {
    throw new RangeError(`plan: got ${got} for ${factor.kind}, want ${want}`);
  };
  if ("options" in factor && factor.options.length === 0) wrong("no option", "the standard's own and others");
  switch (factor.kind) {
    case "weights":
      if (!(factor.by >= 0 && factor.by <= 1)) wrong(`${factor.by}`, "a share from 0 to 1");
      return;
    case "treat":
    case "aggregate":
      for (const { value } of factor.options)
        if (value.length !== nodes.length) wrong(`${value.length} entries`, `${nodes.length}, one per node`);
      return;
    case "normalise":
      for (const { value } of factor.options)
        if (value.of.length !== nodes.length) wrong(`${value.of.length} entries`, `${nodes.length}, one per node`);
      return;
    case "leaveOut":
      factor.options.forEach(({ value }, o) => {
        if (o === 0 ? value !== -1 : !(value > 0 && value < nodes.length))
          wrong(`node ${value}`, "−1 first, then nodes below the whole");
      });
      return;
    case "error":
    case "reviewers":
      for (const { column } of factor.columns)
        if (!(column >= 0 && column < columns.length)) wrong(`column ${column}`, "a column of the model");
      return;
    case "impute":
      return;
  }
}
