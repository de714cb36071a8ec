import { evaluate, type Sight } from "./evaluate.ts";
import { denominate } from "./methods/denominate.ts";
import { imputeColumn } from "./methods/impute-column.ts";
import { imputeRow } from "./methods/impute-row.ts";
import { normaliseColumn } from "./methods/normalise.ts";
import { screenUnits } from "./methods/screen.ts";
import { treatColumn } from "./methods/treat.ts";
import type { Input, Model } from "./model.ts";
import type { Sealed, Stages } from "./scored.ts";
import { columnOf, State, type Table } from "./table.ts";

/** Every node's own answer, brought to the model's scale. */
export interface Inputs {
  /** node k of unit i at k × nUnits + i; NaN where the node has no answer, or the unit was screened out */
  readonly scores: Float64Array;
  /** 1 where too little was answered */
  readonly screened: Uint8Array;
  readonly sealed: readonly Sealed[];
  readonly stages: Stages | null;
}

/**
 * The stages of the answers, in this order for every standard: take or derive, levels, per, screen,
 * impute, treat, normalise. Screening looks at what was answered, before anything is imputed; who is
 * screened out takes no part in means, minima and ranks.
 *
 * @param states from `applicabilityOf`; mended here where a derived or divided value turns out to be missing
 */
export function inputsOf(model: Model, table: Table, states: Uint8Array, keepStages: boolean): Inputs {
  const n = table.units.length;
  const sight = { nUnits: n, column: (j: number): Float64Array => columnOf(table, j) };
  const scores = new Float64Array(model.nodes.length * n).fill(NaN);
  const answered: { k: number; input: Input; column: Float64Array }[] = [];
  const stages = keepStages ? emptyStages(model, n) : null;

  model.nodes.forEach(({ input }, k) => {
    if (!input) return;
    const column = scores.subarray(k * n, (k + 1) * n);
    take(input, sight, states.subarray(k * n, (k + 1) * n), column, stages?.raw.subarray(answered.length * n));
    stages?.denominated.set(column, answered.length * n);
    answered.push({ k, input, column });
  });

  const screened = screen(model, scores, states, n);
  for (const { column } of answered) for (let i = 0; i < n; i++) if (screened[i] === 1) column[i] = NaN;

  impute(model, table, states, scores, screened);
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
    for (let i = 0; i < n; i++) if (!Number.isNaN(column[i])) states[k * n + i] = State.present;
  });
  return { scores, screened, sealed, stages };
}

/** Reads or derives an answer, looks its level up, divides it; a cell that can't be divided is missing. */
function take(input: Input, sight: Sight, states: Uint8Array, out: Float64Array, raw: Float64Array | undefined): void {
  const { derive, levels, per } = input;
  out.set(derive ? evaluate(derive, sight) : sight.column(input.column));
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

/** 1 where too small a share of the applicable leaves was answered, or was answered with something else than 0. */
function screen(model: Model, scores: Float64Array, states: Uint8Array, n: number): Uint8Array {
  if (model.screen === 0 && model.screenNonZero === 0) return new Uint8Array(n);
  const leaves = model.nodes.flatMap((node, k) => (node.count === 0 ? [k] : []));
  const values = new Float64Array(leaves.length * n);
  const leafStates = new Uint8Array(values.length);
  leaves.forEach((k, l) => {
    values.set(scores.subarray(k * n, (k + 1) * n), l * n);
    leafStates.set(states.subarray(k * n, (k + 1) * n), l * n);
  });
  return screenUnits(values, leafStates, n, { present: model.screen, nonZero: model.screenNonZero }).screened;
}

/** Fills what is missing; what was refused or could not be told stays as it is. */
function impute(model: Model, table: Table, states: Uint8Array, scores: Float64Array, screened: Uint8Array): void {
  const how = model.impute;
  if (how.method === "none") return;
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
  for (const k of leaves)
    for (let i = 0; i < n; i++)
      if (states[k * n + i] !== State.missing || screened[i] === 1) scores[k * n + i] = before[k * n + i];
}

function emptyStages(model: Model, n: number): Stages {
  const leaves = Int32Array.from(model.nodes.flatMap((node, k) => (node.input ? [k] : [])));
  const column = (): Float64Array => new Float64Array(leaves.length * n).fill(NaN);
  return { leaves, raw: column(), denominated: column(), imputed: column(), treated: column(), normalised: column() };
}
