import { checkTable } from "./check-table.ts";
import { workshopFor } from "./kernels/in-place.ts";
import { type Kernels, LINE, type Line, type Memory, Shape, writeLine } from "./kernels/kernels.ts";
import { columnParameters } from "./methods/column-parameters.ts";
import { type ByValue, lineOf, type SealedParameters } from "./methods/normalise-by.ts";
import { rankPublished } from "./methods/rank-published.ts";
import type { Input, Model, Node, Normalise } from "./model.ts";
import { weighsPerUnit } from "./potentials.ts";
import { score } from "./score.ts";
import { columnOf, type Table } from "./table.ts";

/** Scores and ranks without the answers' own: all that a ranking of very many units needs. */
export interface InnerScores {
  readonly units: readonly string[];
  /** indices into the model's nodes of those with children, the whole first */
  readonly nodes: Int32Array;
  /** node nodes[m] of unit i at m × nUnits + i, on the model's scale, not rounded; NaN: no score */
  readonly exact: Float64Array;
  /** published score of the whole */
  readonly scores: Float64Array;
  /** as `Scored.ranks` */
  readonly ranks: Int32Array;
}

/** Units worked on at a time: a parent's children in a block fit the processor's near memory. */
const BLOCK = 2048;

/**
 * Scores every unit as `score` does, to the same bytes, and keeps only the scores of nodes with children and the
 * ranks: a fraction of its time and memory. A model with conditions, points, imputation, treatment, gaps that count
 * as zero or the like goes through `score` all the same, and gains nothing.
 *
 * @param into an earlier result of as many units under as many nodes, which is written over instead of a new one
 * @throws as `score` does
 */
export function scoreInner(model: Model, table: Table, into?: InnerScores): InnerScores {
  checkTable(model, table);
  const n = table.units.length;
  const nodes = into?.nodes ?? Int32Array.from(model.nodes.flatMap(({ count }, k) => (count > 0 ? [k] : [])));
  const { exact, scores, ranks } = into ?? {
    exact: new Float64Array(nodes.length * n),
    scores: new Float64Array(n),
    ranks: new Int32Array(n),
  };
  if (exact.length !== nodes.length * n || scores.length !== n)
    throw new RangeError(`scoreInner: got a result for ${scores.length} units, want one for ${n} of this model`);
  if (!isPlain(model) || !blockScorer(model, table, { nodes, exact, scores })()) {
    const full = score(model, table);
    nodes.forEach((k, m) => {
      exact.set(full.exact.subarray(k * n, (k + 1) * n), m * n);
    });
    scores.set(full.scores.subarray(0, n));
  }
  return { units: table.units, nodes, exact, scores, ranks: rankPublished(scores, ranks) };
}

/** Whether every score is a mean of lines: nothing differs between units but their values. */
export function isPlain(model: Model): boolean {
  return (
    model.impute.method === "none" &&
    model.missing === "rescale" &&
    model.screen === 0 &&
    model.screenNonZero === 0 &&
    !weighsPerUnit(model) &&
    model.nodes.every((node) => !node.applies && (node.count > 0 ? isPlainParent(node) : isPlainLeaf(node)))
  );
}

function isPlainParent({ input, dataThreshold, aggregate: { method } }: Node): boolean {
  return !input && dataThreshold === 0 && (method === "arithmetic" || method === "geometric");
}

function isPlainLeaf({ input, parent }: Node): boolean {
  return (
    parent >= 0 &&
    input !== null &&
    input.column >= 0 &&
    !input.derive &&
    !input.levels &&
    !input.per &&
    !input.treat &&
    LINES.has(input.normalise.method)
  );
}

const LINES: ReadonlySet<Normalise["method"]> = new Set([
  ...(["none", "goalposts", "scaled", "minmax", "zscore"] as const),
  ...(["distanceToMax", "distanceToTarget", "distanceToReference", "fractionOfMax"] as const),
]);

/** Where everything lies in the kernels' memory. */
interface Layout {
  readonly kernels: Kernels;
  readonly memory: Memory;
  /** of the children's lines and the scores of each inner node, by its place in `nodes` */
  readonly linesAt: readonly number[];
  readonly scoresAt: readonly number[];
  /** place of units [from, from + size) of column j, copied to the given slot where it has to be */
  readonly blockAt: (j: number, from: number, size: number, slot: number) => number;
  /** place of a block that is free between two parents */
  readonly spareAt: number;
}

/**
 * Prepares a plain model for a table: what it returns scores the tree, block of units by block of units, and says
 * whether it could; false where a geometric mean met what it can't take.
 * @param into receives the scores; one place per unit in `scores`, nodes × units in `exact`
 * @param own kernels that nobody else uses: then it can be called again after the table's values have changed, if no
 * method looks at the whole table
 */
export function blockScorer(
  model: Model,
  table: Table,
  into: Pick<InnerScores, "nodes" | "exact" | "scores">,
  own?: Kernels,
): () => boolean {
  const n = table.units.length;
  const { nodes, exact, scores } = into;
  const layout = layOut(model, table, nodes, own);
  const { numbers, words, origin } = layout.memory;
  const { arithmetic, geometric, publish } = layout.kernels;
  const shapes = writeLines(model, table, nodes, layout);

  const scoreNode = (m: number, from: number, size: number): boolean => {
    const { first, count, aggregate } = model.nodes[nodes[m]];
    const [lines, out, shape] = [layout.linesAt[m], layout.scoresAt[m], shapes[m]];
    for (let c = 0; c < count; c++) {
      const { input } = model.nodes[first + c];
      if (input) words[2 * (lines + c * LINE)] = origin + 8 * layout.blockAt(input.column, from, size, c);
    }
    if (aggregate.method === "arithmetic") arithmetic(shape, lines, count, size, out);
    else if (!geometric(shape, lines, count, size, out)) return false;
    exact.set(numbers.subarray(out, out + size), m * n + from);
    return true;
  };
  return () => {
    for (let from = 0; from < n; from += BLOCK) {
      const size = Math.min(BLOCK, n - from);
      for (let m = nodes.length - 1; m >= 0; m--) if (!scoreNode(m, from, size)) return false;
      publish(layout.scoresAt[0], size, layout.spareAt);
      scores.set(numbers.subarray(layout.spareAt, layout.spareAt + size), from);
    }
    return true;
  };
}

/** First the lines, then a block per inner node, then one per child of the largest family. */
function layOut(model: Model, table: Table, nodes: Int32Array, own: Kernels | undefined): Layout {
  const n = table.units.length;
  const counts = Array.from(nodes, (k) => model.nodes[k].count);
  const linesAt: number[] = [];
  let at = 0;
  for (const count of counts) {
    linesAt.push(at);
    at += count * LINE;
  }
  const scores = at + (at % 2); // a vector holds two numbers
  const slots = scores + nodes.length * BLOCK;
  const size = slots + Math.max(1, ...counts) * BLOCK;
  const { kernels, memory, valuesAt } = own
    ? { kernels: own, memory: own.reserve(size), valuesAt: null }
    : workshopFor(table.values, size);
  const copied = (j: number, from: number, size: number, slot: number): number => {
    const start = j * n + from;
    memory.numbers.set(table.values.subarray(start, start + size), slots + slot * BLOCK);
    return slots + slot * BLOCK;
  };
  return {
    kernels,
    memory,
    linesAt,
    scoresAt: counts.map((_, m) => scores + m * BLOCK),
    blockAt: valuesAt === null ? copied : (j, from) => valuesAt + j * n + from,
    spareAt: slots,
  };
}

/** @returns what the children of each inner node have in common */
function writeLines(model: Model, table: Table, nodes: Int32Array, layout: Layout): Shape[] {
  const placeOf = new Map(Array.from(nodes, (k, m) => [k, m]));
  const lines = model.nodes.map(({ input, weight }) =>
    input ? lineFor(input, weight, table, layout) : asItIs(1, weight),
  );
  return Array.from(nodes, (k, m) => {
    const { first, count, aggregate } = model.nodes[k];
    const written = lines.slice(first, first + count).map((line, c) => {
      const inner = placeOf.get(first + c);
      const at = inner === undefined ? 0 : layout.scoresAt[inner]; // an answer's place changes with every block
      // what weighs nothing is not looked at by a geometric mean: nobody has a value there
      const taken = aggregate.method === "geometric" && line.weight === 0 ? { ...line, span: NaN } : line;
      writeLine(layout.memory, layout.linesAt[m] + c * LINE, at, taken);
      return taken;
    });
    return shapeOfLines(written);
  });
}

function shapeOfLines(lines: readonly Line[]): Shape {
  const open = lines.every(
    ({ low, gain, high, least, most }) => low + gain === high && least === -Infinity && most === Infinity,
  );
  if (!open) return Shape.any;
  const asIs = lines.every(({ from, span, low, gain }) => from === 0 && span === 1 && low === 0 && gain === 1);
  return asIs ? Shape.asIs : Shape.open;
}

function asItIs(direction: 1 | -1, weight: number): Line {
  return { from: 0, span: 1, low: 0, gain: direction, high: direction, weight, least: -Infinity, most: Infinity };
}

function lineFor(input: Input, weight: number, table: Table, layout: Layout): Line {
  return lineBy(input, weight, (how) => parametersFor(how, input.column, table, layout));
}

/**
 * The line of a leaf of a plain model.
 * @param parametersOf what its method reads off the table
 */
export function lineBy(
  { normalise, direction }: Input,
  weight: number,
  parametersOf: (how: Exclude<ByValue, { method: "none" | "target" }>) => SealedParameters,
): Line {
  if (normalise.method === "none") return asItIs(direction, weight);
  // isPlain has let nothing else through
  const how = normalise as Exclude<ByValue, { method: "none" | "target" }>;
  const { from, span, to, gain, holdLow, holdHigh } = lineOf(how, direction, parametersOf(how));
  const [low, high] = to;
  return {
    from,
    span: span === 0 ? NaN : span,
    low,
    gain: gain ?? high - low,
    high,
    weight,
    least: holdLow ? 0 : -Infinity,
    most: holdHigh ? 1 : Infinity,
  };
}

/** What a method with a fixed scale reads off a table. */
export const NO_PARAMETERS: SealedParameters = { n: 0, min: NaN, max: NaN, mean: NaN, sd: NaN };

/** What a relative method reads off its column; mean and spread only for the one that asks for them. */
function parametersFor(
  how: Exclude<Normalise, { method: "none" }> | { method: "fractionOfMax" | "distanceToMax" },
  j: number,
  table: Table,
  layout: Layout,
): SealedParameters {
  const nothing = NO_PARAMETERS;
  if (how.method === "goalposts" || how.method === "scaled") return nothing;
  const column = columnOf(table, j);
  if (how.method === "zscore") return columnParameters(column);
  const extent = extentOf(j, column.length, layout);
  if (how.method !== "distanceToReference") return { ...nothing, ...extent };
  return { ...nothing, ...extent, reference: column[table.units.indexOf(how.unit)] ?? NaN };
}

function extentOf(j: number, n: number, { kernels, memory, blockAt, scoresAt }: Layout): { min: number; max: number } {
  const { numbers } = memory;
  const out = scoresAt[0];
  numbers[out] = Infinity;
  numbers[out + 1] = -Infinity;
  for (let from = 0; from < n; from += BLOCK) {
    const size = Math.min(BLOCK, n - from);
    kernels.extent(blockAt(j, from, size, 0), size, out);
  }
  const [min, max] = [numbers[out], numbers[out + 1]];
  return min <= max ? { min, max } : { min: NaN, max: NaN };
}
