import { twinKernels } from "./kernels/twin.ts";
import type { Model } from "./model.ts";
import { OrderedScores } from "./ordered-scores.ts";
import { isRelative } from "./relative.ts";
import { score } from "./score.ts";
import { blockScorer, isPlain, scoreInner } from "./score-inner.ts";
import { State, type Table } from "./table.ts";

/** Where a unit stands. */
export interface LiveStanding {
  /** published score of the whole; NaN: none */
  readonly score: number;
  /** 1 is best, ties share the better rank; 0: not ranked */
  readonly rank: number;
}

/** Scores and ranks of a table that changes answer by answer. */
export interface LiveRanks {
  readonly standingOf: (unit: number) => LiveStanding;
  /**
   * Changes one answer in the table and scores its unit again.
   * @param value NaN where `state` is another than present
   * @param state present, or missing where the value is NaN, unless it is given
   * @returns where the unit stands now; others may have moved too: ask for them
   * @throws {RangeError} if there is no such cell, or value and state disagree; @throws what `score` does, and then
   * nothing has changed
   */
  readonly change: (unit: number, column: number, value: number, state?: State) => LiveStanding;
}

/**
 * Keeps scores and ranks right while single answers change, for a price that hardly grows with the number of units:
 * the changed unit is scored again and moved in an ordered list of all scores.
 * @param table belongs to the live ranks from now on: changes are written to it
 * @throws {RangeError} if a unit's score under this model depends on who else is in the table
 */
export function liveRanks(model: Model, table: Table): LiveRanks {
  if (isRelative(model))
    throw new RangeError("liveRanks: got a model that compares units, want one that scores each unit by itself");
  const n = table.units.length;
  const nColumns = table.columns.length;
  const scores = scoreInner(model, table).scores;
  const ordered = new OrderedScores(scores);
  const oneScore = scorerOfOne(model, table);

  const standingOf = (unit: number): LiveStanding => {
    const score = scores[unit];
    return { score, rank: Number.isNaN(score) ? 0 : 1 + ordered.countAbove(score) };
  };
  const change: LiveRanks["change"] = (
    unit,
    column,
    value,
    state = Number.isNaN(value) ? State.missing : State.present,
  ) => {
    if (!(unit in scores) || !(column >= 0 && column < nColumns))
      throw new RangeError(`liveRanks: got unit ${unit} and column ${column}, want below ${n} and ${nColumns}`);
    if ((state === State.present) === Number.isNaN(value))
      throw new RangeError(`liveRanks: got value ${value} in state ${state}, want NaN for all states but present`);
    const at = column * n + unit;
    const [oldValue, oldState] = [table.values[at], table.states[at]];
    table.values[at] = value;
    table.states[at] = state;
    let score: number;
    try {
      score = oneScore(unit);
    } catch (fault) {
      table.values[at] = oldValue;
      table.states[at] = oldState;
      throw fault;
    }
    if (!Object.is(score, scores[unit])) {
      if (!Number.isNaN(scores[unit])) ordered.remove(scores[unit]);
      if (!Number.isNaN(score)) ordered.add(score);
      scores[unit] = score;
    }
    return standingOf(unit);
  };
  return { standingOf, change };
}

/** Scores one unit of the table by itself, in arrays that serve every unit in turn. */
function scorerOfOne(model: Model, table: Table): (unit: number) => number {
  const n = table.units.length;
  const alone = {
    units: table.units.slice(0, 1),
    columns: table.columns,
    values: new Float64Array(table.columns.length),
    states: new Uint8Array(table.columns.length),
  };
  const nodes = Int32Array.from(model.nodes.flatMap(({ count }, k) => (count > 0 ? [k] : [])));
  const into = { nodes, exact: new Float64Array(nodes.length), scores: new Float64Array(1) };
  const scorePlain = isPlain(model) ? blockScorer(model, alone, into, twinKernels()) : () => false;
  return (unit) => {
    for (let j = 0, at = unit; at < table.values.length; j++, at += n) {
      alone.values[j] = table.values[at];
      alone.states[j] = table.states[at];
    }
    if (scorePlain()) return into.scores[0];
    return score(model, { ...alone, units: [table.units[unit]] }).scores[0]; // names the unit where it refuses
  };
}
