import type {
  Aggregate,
  Impute,
  Measured,
  Model,
  Normalise,
  Plan,
  PlanFactor,
  Range,
  Rated,
  Treat,
} from "@touchstone/engine";
import { aggregateFrom } from "./aggregate-of.ts";
import type { ColumnSpec } from "./columns.ts";
import { namesOf } from "./names.ts";
import { normaliseOf, optionsOf, scaleOf } from "./normalise-of.ts";
import type { Standard } from "./schema.ts";
import { imputeOf, treatOf } from "./treat-of.ts";

type Robustness = NonNullable<Standard["robustness"]>;
type Vary = Robustness["vary"];

/** What is asked for beside what the standard says. */
export interface PlanOptions {
  readonly replicates?: number;
  readonly seed?: number;
  /** false: which choice moves the ranks is not asked; the replicates are the same */
  readonly influence?: boolean;
  /** false: what a factor without steps does to a single unit is not asked */
  readonly still?: boolean;
  /** true: the table brings standard errors of its own */
  readonly errors?: boolean;
}

/** What is varied where a standard says nothing: weights by a quarter, and each indicator left out. */
const USUAL: Robustness = {
  replicates: 10_000,
  seed: 1,
  vary: { weights: 0.25, leaveOut: "indicator" },
  certainAt: 0.9,
  whenUncertain: "deciderGivesReason",
};
/** Replicates per block of Sobol's design, and with a factor held still: as many as intervals of a few hundredths need. */
const BLOCK = 1000;

/**
 * The engine's plan for the `robustness` of a standard that `check` has passed. Variants that are the standard's own
 * choice are left out, and so is what then has nothing to vary. A standard without `robustness` is varied as usual:
 * weights by a quarter, each indicator left out in turn.
 * @param model as `compile` makes it of the same standard
 */
export function planOf(
  standard: Standard,
  model: Model,
  columns: readonly ColumnSpec[],
  options: PlanOptions = {},
): Plan {
  const said = standard.robustness ?? USUAL;
  const factors = factorsOf(standard, said.vary, model, columns, options.errors === true);
  const replicates = options.replicates ?? said.replicates;
  const asked = options.influence !== false && factors.length > 0;
  return {
    seed: options.seed ?? said.seed,
    replicates,
    certainAt: said.certainAt,
    influence: asked ? Math.min(BLOCK, Math.floor(replicates / 2)) : 0,
    still: model.grades.length > 0 && options.still !== false ? Math.min(BLOCK, replicates) : 0,
    factors,
  };
}

function factorsOf(
  standard: Standard,
  vary: Vary,
  model: Model,
  columns: readonly ColumnSpec[],
  errors: boolean,
): PlanFactor[] {
  const factors: PlanFactor[] = [];
  if (vary.weights) factors.push({ kind: "weights", by: vary.weights });
  const imputes = imputeOptions(standard, vary, model, columns);
  if (imputes.length > 1) factors.push({ kind: "impute", options: imputes });
  const treats = treatOptions(standard, vary, model);
  if (treats.length > 1) factors.push({ kind: "treat", options: treats });
  const normalises = normaliseOptions(standard, vary, model);
  if (normalises.length > 1) factors.push({ kind: "normalise", options: normalises });
  const aggregates = aggregateOptions(vary, model);
  if (aggregates.length > 1) factors.push({ kind: "aggregate", options: aggregates });
  const left = leftOut(vary, model);
  if (left.length > 1) factors.push({ kind: "leaveOut", options: [{ name: "none left out", value: -1 }, ...left] });
  if (vary.error) {
    const measured = measuredOf(columns);
    if (measured.some(({ error }) => errors || !Number.isNaN(error)))
      factors.push({ kind: "error", columns: measured });
  }
  if (vary.reviewers) {
    const rated = ratedOf(standard, columns);
    if (rated.length > 0) factors.push({ kind: "reviewers", columns: rated });
  }
  return factors;
}

interface Named<T> {
  readonly name: string;
  readonly value: T;
}

/** The standard's own, then those that differ from it and from each other. */
function distinct<T>(own: Named<T>, others: readonly Named<T>[]): Named<T>[] {
  const seen = new Set<string>();
  return [own, ...others].filter(({ value }) => {
    const key = JSON.stringify(value);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function imputeOptions(
  standard: Standard,
  { impute = [] }: Vary,
  model: Model,
  columns: readonly ColumnSpec[],
): Named<Impute>[] {
  const own = { name: nameOf(standard.scoring.impute), value: model.impute };
  return distinct(
    own,
    impute.map((said) => ({ name: nameOf(said), value: imputeOf(said, standard, columns, []).impute })),
  );
}

/** An indicator that says its own treatment keeps it. */
function treatOptions(standard: Standard, { treat = [] }: Vary, { nodes }: Model): Named<readonly (Treat | null)[]>[] {
  const names = namesOf(standard);
  const own = nodes.map(({ input }) => input?.treat ?? null);
  return distinct(
    { name: nameOf(standard.scoring.treat), value: own },
    treat.map((said) => ({
      name: nameOf(said),
      value: names.map((node, k) =>
        node.role === "indicator" && node.item.treat === undefined ? treatOf(said) : (own[k] ?? null),
      ),
    })),
  );
}

interface Normalised {
  readonly of: readonly (Normalise | null)[];
  readonly scale: Range;
}

/** An indicator that says its own normaliser, or a target, keeps it. */
function normaliseOptions(standard: Standard, { normalise = [] }: Vary, model: Model): Named<Normalised>[] {
  const names = namesOf(standard);
  const own = model.nodes.map(({ input }) => input?.normalise ?? null);
  const onScale = standard.grades.length > 0 || standard.gates.length > 0 || model.points;
  return distinct(
    { name: nameOf(standard.scoring.normalise), value: { of: own, scale: model.scale } },
    normalise.map((said) => {
      const scale = onScale ? model.scale : scaleOf(said, model.scale);
      const { to } = optionsOf(said);
      const runs = to === undefined ? "" : `, ${to.join("–")}`;
      const of = names.map((node, k) =>
        node.role === "indicator" && node.item.normalise === undefined
          ? normaliseOf(node.item, node.path, { normalise: said, scale }).normalise
          : (own[k] ?? null),
      );
      return { name: `${optionsOf(said).method}${runs}`, value: { of, scale } };
    }),
  );
}

/** A variant stands for every criterion and the whole, whatever each says. */
function aggregateOptions({ aggregate = [] }: Vary, { nodes }: Model): Named<readonly Aggregate[]>[] {
  const own = nodes.map((node) => node.aggregate);
  const inner = new Set(nodes.flatMap(({ count, aggregate: how }) => (count > 0 ? [nameOf(how)] : [])));
  return distinct(
    { name: inner.size === 1 ? [...inner].join() : "as written", value: own },
    aggregate.map((said) => ({
      name: nameOf(said),
      value: nodes.map(({ count }, k) => (count > 0 ? aggregateFrom(said) : (own[k] ?? { method: "arithmetic" }))),
    })),
  );
}

/** Each indicator, or each criterion right below the whole, that has a weight to leave. */
function leftOut({ leaveOut }: Vary, { nodes }: Model): Named<number>[] {
  if (leaveOut === undefined) return [];
  return nodes.flatMap(({ id, count, parent, weight }, k) => {
    const isOne = leaveOut === "indicator" ? count === 0 : parent === 0 && count > 0;
    return isOne && weight > 0 ? [{ name: `without ${id}`, value: k }] : [];
  });
}

const NUMBERS: ReadonlySet<ColumnSpec["kind"]> = new Set(["amount", "share", "count", "derived-from-children"]);

/** Answers that are numbers; rubrics are a matter of reviewers, a choice has no standard error. */
function measuredOf(columns: readonly ColumnSpec[]): Measured[] {
  return columns
    .filter(({ role, kind }) => role === "indicator" && NUMBERS.has(kind))
    .map(({ column, error, range }) => ({
      column,
      error: error ?? Number.NaN,
      low: range?.[0] ?? Number.NEGATIVE_INFINITY,
      high: range?.[1] ?? Number.POSITIVE_INFINITY,
    }));
}

function ratedOf(standard: Standard, columns: readonly ColumnSpec[]): Rated[] {
  return namesOf(standard).flatMap((node) => {
    if (node.role !== "indicator" || node.item.kind !== "rubric") return [];
    const reviewers = node.item.rating?.reviewers ?? 0;
    const spec = columns.find(({ id }) => id === node.id);
    return spec && reviewers > 1 ? [{ column: spec.column, levels: node.item.rubric?.length ?? 1, reviewers }] : [];
  });
}

/** A variant as its line in the standard says it. */
function nameOf(said: string | object): string {
  if (typeof said === "string") return said;
  const { method, ...options } = { method: undefined, ...said };
  const rest = Object.entries(options).map(
    ([key, value]) => `${key} ${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  return [...(method === undefined ? [] : [String(method)]), ...rest].join(", ");
}
