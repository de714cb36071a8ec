import { evaluate, type Sight } from "./evaluate.ts";
import { denominate } from "./methods/denominate.ts";
import { imputeColumn } from "./methods/impute-column.ts";
import { imputeRow } from "./methods/impute-row.ts";
import { normaliseColumn } from "./methods/normalise.ts";
import { type Availability, screenBy } from "./methods/screen.ts";
import { treatColumn } from "./methods/treat.ts";
import type { Input, Model } from "./model.ts";
import type { Sealed, Stages } from "./scored.ts";
import type { Applicability } from "./states.ts";
import { columnOf, State, type Table } from "./table.ts";

/** Every node's own answer, brought to the model's scale. */
export interface Inputs {
  /** node k of unit i at k × nUnits + i; NaN where the node has no answer, or the unit was screened out */
  readonly scores: Float64Array;
  /** per unit, share of the leaves asked of it that it answered so that the answer can be used; NaN where none is asked */
  readonly answeredShare: Float64Array;
  /** 1 where too little was answered */
  readonly screened: Uint8Array;
  /** 1 where a cell was filled in, node k of unit i at k × nUnits + i; null where nothing is ever filled in */
  readonly imputed: Uint8Array | null;
  readonly sealed: readonly Sealed[];
  readonly stages: Stages | null;
}

/**
 * The stages of the answers, in this order for every standard: take or derive, levels, per, screen,
 * impute, treat, normalise. Screening looks at what was answered, before anything is imputed; who is
 * screened out takes no part in means, minima and ranks.
 *
 * @param applicability from `applicabilityOf`; its states are mended here where a derived or divided value turns out to be missing
 */
export function inputsOf(
  model: Model,
  table: Table,
  { states, byRule }: Pick<Applicability, "states" | "byRule">,
  keepStages: boolean,
): Inputs {
  const n = table.units.length;
  const sight = { nUnits: n, column: (j: number): Float64Array => columnOf(table, j) };
  const scores = new Float64Array(model.nodes.length * n);
  const answered: { k: number; input: Input; column: Float64Array }[] = [];
  const stages = keepStages ? emptyStages(model, n) : null;

  model.nodes.forEach(({ input }, k) => {
    const column = scores.subarray(k * n, (k + 1) * n);
    if (!input) {
      column.fill(NaN);
      return;
    }
    take(input, sight, states.subarray(k * n, (k + 1) * n), column, stages?.raw.subarray(answered.length * n));
    stages?.denominated.set(column, answered.length * n);
    answered.push({ k, input, column });
  });

  const availability = availabilityOfUnits(model, scores, byRule, n);
  const thresholds = { present: model.screen, nonZero: model.screenNonZero };
  const screens = model.screen > 0 || model.screenNonZero > 0;
  const screened = screens ? screenBy(availability, thresholds).screened : new Uint8Array(n);
  if (screens) for (const { column } of answered) for (let i = 0; i < n; i++) if (screened[i] === 1) column[i] = NaN;

  const imputed = impute(model, table, states, scores, screened);
  const sealed: Sealed[] = [];
  answered.forEach(({ k, input, column }, l) => {
    stages?.imputed.set(column, l * n);
    if (input.treat) column.set(treatColumn(column, input.treat).values);
    stages?.treated.set(column, l * n);
    const { normalise } = input;
    const reference = normalise.method === "distanceToReference" ? table.units.indexOf(normalise.unit) : -1;
    const seal = normaliseColumn(column, normalise, input.direction, column, reference);
    if (seal) sealed.push({ node: k, ...seal });
    stages?.normalised.set(column, l * n);
    const own = states.subarray(k * n, (k + 1) * n);
    for (let i = 0; i < n; i++) if (!Number.isNaN(column[i])) own[i] = State.present;
  });
  return { scores, answeredShare: availability.present, screened, imputed, sealed, stages };
}

/** Reads or derives an answer, looks its level up, divides it; a cell that can't be divided is missing. */
function take(input: Input, sight: Sight, states: Uint8Array, out: Float64Array, raw: Float64Array | undefined): void {
  const { derive, levels, per } = input;
  out.set(derive ? evaluate(derive, sight) : sight.column(input.column));
  if (states.includes(State.notApplicable))
    for (let i = 0; i < out.length; i++) if (states[i] === State.notApplicable) out[i] = NaN;
  raw?.set(out);
  if (levels) for (let i = 0; i < out.length; i++) out[i] = levels[out[i]] ?? NaN;
  if (per) denominate(out, sight.column(per.column), per.times, out);
  if (!derive && !levels && !per) return;
  for (let i = 0; i < out.length; i++) {
    if (derive && !Number.isNaN(out[i])) states[i] = State.present;
    else if (states[i] === State.present && Number.isNaN(out[i])) states[i] = State.missing;
  }
}

/**
 * How much each unit answered of what it was asked. What the unit itself says does not apply counts as not answered
 * here: else who says so of everything awkward would look complete. What the standard rules out was not asked, and
 * where a node above was answered itself, so was everything below.
 */
function availabilityOfUnits(model: Model, scores: Float64Array, byRule: Uint8Array, n: number): Availability {
  const nPresent = new Int32Array(n);
  const nMissing = new Int32Array(n);
  const nZero = new Int32Array(n);
  model.nodes.forEach((node, k) => {
    if (node.count > 0) return;
    const own = scores.subarray(k * n, (k + 1) * n);
    const ruledOut = byRule.subarray(k * n, (k + 1) * n);
    const above = answeredAbove(model, k).map((up) => scores.subarray(up * n, (up + 1) * n));
    for (let i = 0; i < n; i++) {
      if (ruledOut[i] === 1) continue;
      const score = own[i];
      if (!Number.isNaN(score)) {
        nPresent[i]++;
        if (score === 0) nZero[i]++;
      } else if (above.some((up) => !Number.isNaN(up[i]))) nPresent[i]++;
      else nMissing[i]++;
    }
  });
  const present = new Float64Array(n);
  const nonZero = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    present[i] = nPresent[i] / (nPresent[i] + nMissing[i]);
    nonZero[i] = 1 - nZero[i] / nPresent[i];
  }
  return { nMissing, nZero, present, nonZero };
}

/** The nodes above k that can be answered themselves. */
function answeredAbove({ nodes }: Model, k: number): number[] {
  const above: number[] = [];
  for (let up = nodes[k].parent; up >= 0; up = nodes[up].parent) if (nodes[up].input) above.push(up);
  return above;
}

/**
 * Fills what is missing; what was refused or could not be told stays as it is.
 * @returns 1 where a cell was filled, as `Inputs.imputed`
 */
function impute(
  model: Model,
  table: Table,
  states: Uint8Array,
  scores: Float64Array,
  screened: Uint8Array,
): Uint8Array | null {
  const how = model.impute;
  if (how.method === "none") return null;
  const n = table.units.length;
  const leaves = model.nodes.flatMap((node, k) => (node.count === 0 && node.input ? [k] : []));
  const before = scores.slice();
  if (!("siblings" in how)) {
    const group = how.group === null ? null : columnOf(table, how.group);
    for (const k of leaves) imputeColumn(scores.subarray(k * n, (k + 1) * n), how.method, group);
  } else {
    const groups = how.siblings ? [...Map.groupBy(leaves, (k) => model.nodes[k].parent).values()] : [leaves];
    for (const group of groups) {
      const block = new Float64Array(group.length * n);
      group.forEach((k, c) => {
        block.set(scores.subarray(k * n, (k + 1) * n), c * n);
      });
      const directions = group.map((k) => model.nodes[k].input?.direction ?? 1);
      imputeRow(block, directions, how.method === "rowMean" ? "mean" : "median");
      group.forEach((k, c) => {
        scores.set(block.subarray(c * n, (c + 1) * n), k * n);
      });
    }
  }
  const imputed = new Uint8Array(scores.length);
  for (const k of leaves)
    for (let i = 0, at = k * n; i < n; i++, at++)
      if (states[at] !== State.missing || screened[i] === 1) scores[at] = before[at];
      else if (Number.isNaN(before[at]) && !Number.isNaN(scores[at])) imputed[at] = 1;
  return imputed;
}

/**
 * A leaf's score as gates and conditions see it: unknown where it was filled in. A figure that nobody gave may help to
 * compare, but shows nothing.
 */
export function asShown(column: Float64Array, imputed: Uint8Array | null, k: number): Float64Array {
  if (!imputed) return column;
  const n = column.length;
  const shown = column.slice();
  for (let i = 0; i < n; i++) if (imputed[k * n + i] === 1) shown[i] = NaN;
  return shown;
}

function emptyStages(model: Model, n: number): Stages {
  const leaves = Int32Array.from(model.nodes.flatMap((node, k) => (node.input ? [k] : [])));
  const column = (): Float64Array => new Float64Array(leaves.length * n).fill(NaN);
  return { leaves, raw: column(), denominated: column(), imputed: column(), treated: column(), normalised: column() };
}
