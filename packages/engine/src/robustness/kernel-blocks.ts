import { type Kernels, LINE, Shape, writeLine } from "../kernels/kernels.ts";
import { kernels } from "../kernels/use-kernels.ts";
import { wasmKernels } from "../kernels/wasm.ts";
import { MethodError } from "../methods/method-error.ts";
import type { Aggregate, Model } from "../model.ts";
import { ScoreError } from "../score.ts";
import type { Ground, Way } from "./aggregate-block.ts";
import { logsOf, type Prepared } from "./prepared.ts";

/** Scores blocks of units in the kernels' memory; what lies there stays until another block is asked for. */
export interface KernelBlocks {
  /**
   * The whole's scores of units [from, from + out.length), as `aggregateBlock` gives them.
   * @param onNode is told the scores of every inner node, from the leaves up; good until it returns
   * @throws {ScoreError} naming unit and node
   */
  readonly score: (prepared: Prepared, way: Way, from: number, out: Float64Array, onNode?: OnNode) => void;
}
type OnNode = (k: number, scores: Float64Array) => void;

/**
 * For a tree of plain means, arithmetic and geometric, on a platform with the WebAssembly kernels; else null, and
 * `aggregateBlock` gives the same bytes.
 * @param size units in a block, a multiple of 4
 */
export function kernelBlocksFor(ground: Ground, size: number): KernelBlocks | null {
  const own = kernels().name === "wasm" ? wasmKernels() : null;
  return own ? blocksOn(own, ground, size) : null;
}

/** Whether a tree is one of plain means under every one of these aggregates. */
export function isTreeOfMeans({ nodes, missing }: Model, aggregates: readonly (readonly Aggregate[])[]): boolean {
  if (missing !== "rescale") return false;
  return nodes.every(
    ({ count, dataThreshold, input }, k) =>
      count === 0 ||
      (dataThreshold === 0 &&
        input === null &&
        aggregates.every((of) => of[k].method === "arithmetic" || of[k].method === "geometric")),
  );
}

function blocksOn(
  { reserve, arithmetic, lnAll, expAll }: Kernels,
  { model, units }: Ground,
  size: number,
): KernelBlocks {
  const { nodes } = model;
  const start = nodes.length * LINE + ((nodes.length * LINE) % 2); // a vector holds two numbers
  const memory = reserve(start + (nodes.length + 1) * size + 4);
  const { numbers } = memory;
  const blockAt = (k: number): number => start + k * size;
  nodes.forEach(({ weight }, k) => {
    const line = { from: 0, span: 1, low: 0, gain: 1, high: 1, weight, least: -Infinity, most: Infinity };
    writeLine(memory, k * LINE, blockAt(k), line);
  });
  const inner = nodes.flatMap(({ count }, k) => (count > 0 ? [k] : [])).reverse();
  const isGeometric = (way: Way, k: number): boolean => k >= 0 && way.aggregates[k].method === "geometric";

  /** what lies in each leaf's block */
  const held: (Float64Array | null)[] = nodes.map(() => null);
  let heldFrom = -1;
  let heldSize = 0;

  function load(prepared: Prepared, way: Way, from: number, n: number): void {
    if (from !== heldFrom || n !== heldSize) held.fill(null);
    heldFrom = from;
    heldSize = n;
    for (let k = 1; k < nodes.length; k++) {
      if (nodes[k].count > 0 || way.weights[k] === 0) continue;
      const { parent } = nodes[k];
      const column = isGeometric(way, parent)
        ? logsOf(prepared, k, k - nodes[parent].first)
        : (prepared.columns[k] ?? new Float64Array());
      if (held[k] === column) continue;
      numbers.set(column.subarray(from, from + n), blockAt(k));
      held[k] = column;
    }
  }

  /** the logarithms of a child's scores, in place */
  function toLogs(k: number, from: number, n: number): void {
    const at = blockAt(k);
    for (let i = 0; i < n; i++)
      if (numbers[at + i] <= 0) {
        const child = k - nodes[nodes[k].parent].first;
        throw new MethodError("geometricMean", { unit: from + i, child, value: numbers[at + i], want: "above 0" });
      }
    lnAll(at, n);
  }

  function scoreNode(way: Way, k: number, from: number, n: number): void {
    const { first, count, parent } = nodes[k];
    for (let c = first; c < first + count; c++) {
      const weight = way.weights[c];
      numbers[c * LINE + 6] = weight;
      if (nodes[c].count > 0) {
        if (weight > 0 && isGeometric(way, k) && !isGeometric(way, c)) toLogs(c, from, n);
      } else if (weight === 0) {
        numbers.fill(0, blockAt(c), blockAt(c) + n); // whatever lay there might be no number
        held[c] = null;
      }
    }
    arithmetic(Shape.asIs, first * LINE, count, n, blockAt(k));
    // between two geometric means it stays in logarithms
    if (isGeometric(way, k) && !isGeometric(way, parent)) expAll(blockAt(k), n);
  }

  /** a node's scores as they are, before its parent takes their logarithms; what is a logarithm already, beside all nodes */
  function scoresOf(way: Way, k: number, n: number): Float64Array {
    const at = blockAt(k);
    if (!(isGeometric(way, k) && isGeometric(way, nodes[k].parent))) return numbers.subarray(at, at + n);
    const beside = blockAt(nodes.length);
    numbers.copyWithin(beside, at, at + n);
    expAll(beside, n);
    return numbers.subarray(beside, beside + n);
  }

  return {
    score(prepared, way, from, out, onNode) {
      let at = 0;
      try {
        load(prepared, way, from, out.length);
        for (at = 0; at < inner.length; at++) {
          scoreNode(way, inner[at], from, out.length);
          onNode?.(inner[at], scoresOf(way, inner[at], out.length));
        }
      } catch (fault) {
        if (!(fault instanceof MethodError)) throw fault;
        const { unit, child, value, want } = fault;
        const k = inner[at];
        throw new ScoreError(
          way.aggregates[k].method,
          units[unit] ?? "",
          nodes[nodes[k].first + child].id,
          value,
          want,
        );
      }
      out.set(numbers.subarray(blockAt(0), blockAt(0) + out.length));
    },
  };
}
