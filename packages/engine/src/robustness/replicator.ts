import { gradesOf } from "../grades.ts";
import { publish } from "../methods/round.ts";
import type { Aggregate, Model } from "../model.ts";
import { weighsPerUnit } from "../potentials.ts";
import { SEES_ALL } from "../relative.ts";
import { judge } from "../score.ts";
import type { Table } from "../table.ts";
import {
  aggregateBlock,
  type Ground,
  type Room,
  roomOf,
  scoresInBlock,
  type Views,
  viewsOf,
  type Way,
} from "./aggregate-block.ts";
import type { Draw } from "./draw.ts";
import { judgedOf } from "./judged-of.ts";
import { isTreeOfMeans, kernelBlocksFor } from "./kernel-blocks.ts";
import { checkPlan, type Plan } from "./plan.ts";
import { type Prepared, prepare, prepareMoved } from "./prepared.ts";
import { rankerOf } from "./ranker.ts";
import { replicateError } from "./replicate-error.ts";
import type { NodeScores } from "./spread.ts";
import { movedTable, movingTable, variantOf } from "./variant.ts";

/** What came out of one replicate; the arrays are used again for the next one. */
export interface Outcome {
  /** the whole's scores, not rounded; NaN: no score */
  readonly exact: Float64Array;
  /** by published score, 1 is best, 0: not ranked */
  readonly ranks: Int32Array;
  /** indices of the model's grades, −1 none; null where the model has no grades */
  readonly grades: Int16Array | null;
}

/** A draw and the replicate that it belongs to, for the words of an error. */
export interface Drawn {
  readonly replicate: number;
  readonly draw: Draw;
}

/** Takes the scores of single nodes, a block of units at a time. */
export interface NodeSink {
  /** which nodes it wants, ascending */
  readonly nodes: Int32Array;
  /** whether it wants them of the replicate at this place of those drawn */
  readonly wants: (at: number) => boolean;
  /**
   * @param at place of the replicate among those drawn
   * @param screened 1 for units without a score, by their place in the table
   */
  readonly add: (at: number, scores: NodeScores, screened: Uint8Array) => void;
}

/** Scores replicates of one table, keeping what they share. */
export interface Replicator {
  /** @throws {ReplicateError} at the first replicate that can't be scored; what the sink was given then counts for nothing */
  run(drawn: readonly Drawn[], visit: (at: number, outcome: Outcome) => void, sink?: NodeSink): void;
}

/** Units worked on at a time: 60 columns of them fit a processor's second cache. */
const BLOCK = 1024;
/** Replicates that go over a block together, so that it is read from memory once. */
const TOGETHER = 16;
/** Variants of the model that are kept. */
const KEPT_VARIANTS = 1000;
/** Most bytes of prepared columns that are kept. */
const KEPT_BYTES = 512 * 2 ** 20;

/**
 * Scores replicates as `score` scores their `variantOf`, by a shorter way: what imputation, treatment and
 * normalising make of the answers is worked out once for all replicates that share it; a replicate then only
 * aggregates again. Standards of points, and those with weights per unit, take the long way.
 * @throws {RangeError} if the plan does not fit the model
 */
export function replicatorOf(model: Model, table: Table, plan: Plan): Replicator {
  checkPlan(plan, model);
  const n = table.units.length;
  const rank = rankerOf(n);
  const graded = model.grades.length > 0;
  const grades = graded ? new Int16Array(n) : null;
  const ranks = new Int32Array(n);
  const long = model.points || weighsPerUnit(model);
  const byScoreAlone = isByScoreAlone(model);
  const seesNodes = graded && !byScoreAlone;
  const wholeTable = seesNodes || aggregatesSeeAll(model, plan);
  const block = wholeTable ? Math.max(1, n) : Math.min(BLOCK, Math.max(1, n));
  const together = seesNodes ? 1 : TOGETHER;
  const room = long ? null : roomOf(model, block, !seesNodes);
  const plain = !long && !wholeTable && isTreeOfMeans(model, aggregatesOf(model, plan));
  const blocks = plain ? kernelBlocksFor({ model, units: table.units }, BLOCK) : null;
  const totals = Array.from({ length: together }, () => new Float64Array(n));
  const ground: Ground = { model, units: table.units };
  const aggregateFactor = plan.factors.findIndex(({ kind }) => kind === "aggregate");
  /** the options that decide how a replicate is worked out, weights and moved answers apart */
  const orderOf = (draw: Draw): string => `${keyOf(plan, draw)} ${draw.options[aggregateFactor] ?? 0}`;
  const cache = new Map<string, Prepared>();
  const moving = movingTable(table);

  const guarded = <T>({ replicate, draw }: Drawn, work: () => T): T => {
    try {
      return work();
    } catch (fault) {
      throw replicateError(plan, replicate, draw.options, fault);
    }
  };

  /** weights apart, which the short way takes from the draw, there are as many variants as combinations of options */
  const variants = new Map<string, { variant: Model; aggregates: readonly Aggregate[] }>();
  function variantFor(draw: Draw): { variant: Model; aggregates: readonly Aggregate[] } {
    const key = orderOf(draw);
    let known = variants.get(key);
    if (!known) {
      const variant = variantOf(model, plan, draw);
      known = { variant, aggregates: variant.nodes.map(({ aggregate }) => aggregate) };
      if (variants.size >= KEPT_VARIANTS) variants.clear();
      variants.set(key, known);
    }
    return known;
  }

  function preparedFor(variant: Model, key: string, { moved }: Draw, changed: Table): Prepared {
    let base = cache.get(key);
    if (!base) {
      base = prepare(variant, table);
      const bytes = (cache.size + 1) * model.nodes.length * n * 9;
      if (bytes > KEPT_BYTES) cache.clear();
      cache.set(key, base);
    }
    return moved ? prepareMoved(base, variant, changed, moved) : base;
  }

  function shortWay(
    drawn: readonly Drawn[],
    roomFor: Room,
    visit: (at: number, outcome: Outcome) => void,
    sink: NodeSink | undefined,
  ): void {
    const ready = drawn.map((one) =>
      guarded(one, () => {
        const { variant, aggregates } = variantFor(one.draw);
        const changed = moving(one.draw.moved);
        const way: Way = {
          weights: one.draw.weights,
          aggregates,
          low: variant.scale[0],
        };
        return { variant, way, changed, prepared: preparedFor(variant, keyOf(plan, one.draw), one.draw, changed) };
      }),
    );
    for (let from = 0; from < n; from += block) {
      const to = Math.min(n, from + block);
      const views = new Map<Prepared, Views>();
      drawn.forEach((one, d) => {
        const { variant, way, prepared } = ready[d];
        const wanting = sink?.wants(d) ? sink : null;
        const give = (s: number, scores: Float64Array): void =>
          wanting?.add(d, { s, from, scores, scale: variant.scale }, prepared.screened);
        if (blocks) {
          const onNode = (k: number, scores: Float64Array): void => {
            const s = wanting?.nodes.indexOf(k) ?? -1;
            if (s >= 0) give(s, scores);
          };
          guarded(one, () =>
            blocks.score(prepared, way, from, totals[d].subarray(from, to), wanting ? onNode : undefined),
          );
          wanting?.nodes.forEach((k, s) => {
            const own = model.nodes[k].count === 0 ? prepared.columns[k] : null;
            if (own) give(s, own.subarray(from, to));
          });
          return;
        }
        const view = views.get(prepared) ?? viewsOf(prepared, from, to);
        views.set(prepared, view);
        const whole = guarded(one, () => aggregateBlock(ground, prepared, view, way, to - from, roomFor));
        totals[d].set(whole, from);
        wanting?.nodes.forEach((k, s) => {
          give(s, scoresInBlock(ground, view, k, to - from, roomFor));
        });
      });
    }
    drawn.forEach((one, d) => {
      const exact = totals[d];
      const { variant, prepared, changed } = ready[d];
      for (let i = 0; i < n; i++) if (prepared.screened[i] === 1) exact[i] = NaN;
      guarded(one, () => checkScores(exact));
      rank(exact, ranks);
      if (grades) {
        if (byScoreAlone) gradeByScore(model, exact, grades);
        else {
          const judged = guarded(one, () => judgedOf(variant, changed, prepared, roomFor, exact));
          grades.set(gradesOf(variant, judged).grades);
        }
      }
      visit(d, { exact, ranks, grades });
    });
  }

  function longWay(
    one: Drawn,
    at: number,
    visit: (at: number, outcome: Outcome) => void,
    sink: NodeSink | undefined,
  ): void {
    const { scored, scale } = guarded(one, () => {
      const variant = variantOf(model, plan, one.draw);
      const { scored: of } = judge(variant, movedTable(table, one.draw.moved), false);
      checkScores(of.exact.subarray(0, n));
      return { scored: of, scale: variant.scale };
    });
    if (sink?.wants(at))
      sink.nodes.forEach((k, s) => {
        sink.add(at, { s, from: 0, scores: scored.exact.subarray(k * n, (k + 1) * n), scale }, scored.screened);
      });
    ranks.set(scored.ranks);
    grades?.set(scored.grades);
    visit(at, { exact: scored.exact.subarray(0, n), ranks, grades });
  }

  return {
    run(drawn, visit, sink) {
      if (!room) {
        drawn.forEach((one, at) => {
          longWay(one, at, visit, sink);
        });
        return;
      }
      // those that share their columns one after the other: what comes out is counted, so the order is free
      const order = drawn.map((_, at) => at);
      const keys = drawn.map(({ draw }) => orderOf(draw));
      order.sort((a, b) => (keys[a] === keys[b] ? a - b : keys[a] < keys[b] ? -1 : 1));
      for (let first = 0; first < order.length; first += together) {
        const group = order.slice(first, first + together);
        shortWay(
          group.map((at) => drawn[at]),
          room,
          (d, outcome) => visit(group[d], outcome),
          sink && {
            ...sink,
            wants: (d) => sink.wants(group[d]),
            add: (d, scores, screened) => sink.add(group[d], scores, screened),
          },
        );
      }
    },
  };
}

/** The options that decide what a replicate's columns are. */
function keyOf(plan: Plan, { options }: Draw): string {
  return plan.factors
    .map(({ kind }, f) => (kind === "impute" || kind === "treat" || kind === "normalise" ? options[f] : ""))
    .join(" ");
}

/** A replicate in which nobody has a score, or a score is not a number on any scale, has failed. */
function checkScores(exact: Float64Array): void {
  let any = exact.length === 0;
  for (let i = 0; i < exact.length; i++) {
    if (exact[i] === Infinity || exact[i] === -Infinity)
      throw new RangeError(`replicate: got the score ${exact[i]} for unit ${i}, want a finite one`);
    any ||= !Number.isNaN(exact[i]);
  }
  if (!any) throw new RangeError("replicate: got no score for any unit, want one for some");
}

/** Whether grades look at nothing but the published score of the whole. */
function isByScoreAlone({ gates, grades }: Model): boolean {
  return (
    gates.length === 0 && grades.every(({ holds, requires, after }) => !holds && requires.length === 0 && after < 0)
  );
}

function gradeByScore({ grades }: Model, exact: Float64Array, out: Int16Array): void {
  const total = publish(exact);
  for (let i = 0; i < total.length; i++) out[i] = grades.findIndex(({ atLeast }) => total[i] >= atLeast);
}

/** Per node, every way of aggregating that the standard or the plan has. */
function aggregatesOf(model: Model, plan: Plan): (readonly Aggregate[])[] {
  const varied = plan.factors.flatMap((factor) =>
    factor.kind === "aggregate" ? factor.options.map(({ value }) => value) : [],
  );
  return [model.nodes.map(({ aggregate }) => aggregate), ...varied];
}

/** Whether an aggregate compares units with each other. */
function aggregatesSeeAll(model: Model, plan: Plan): boolean {
  return aggregatesOf(model, plan).some((of) =>
    of.some(({ method }, k) => model.nodes[k].count > 0 && SEES_ALL.has(method)),
  );
}
