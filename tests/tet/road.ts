import { type Model, type Scored, State, score } from "@touchstone/engine";
import { type ColumnSpec, check, compile, formatProblem } from "@touchstone/standard";
import { stringify } from "yaml";
import { convert } from "./convert.ts";
import { type Cells, tableOf } from "./data.ts";
import type { Name } from "./source.ts";

/** A standard that has passed `check`, ready to be computed. */
export interface Ready {
  readonly model: Model;
  readonly columns: readonly ColumnSpec[];
}

/** Reads a standard written in YAML. @throws {Error} with every problem in it */
export function readyOf(source: string): Ready {
  const checked = check(source);
  if (!checked.ok)
    throw new Error(checked.problems.map((problem) => formatProblem(problem, "standard.yaml")).join("\n"));
  const { model, columns } = compile(checked.value);
  return { model, columns };
}

/** One of the two national standards as the text of a file in our format. */
export const yamlOf = (standard: Name): string => stringify(convert(standard));

interface NodePoints {
  readonly potential: number;
  readonly done: number;
  readonly planned: number;
  readonly notDone: number;
  readonly unfilled: number;
  readonly applies: boolean;
  readonly answered: number;
  readonly leaves: number;
}

/** What `score` gives for a set of units. */
export interface Result {
  readonly scored: Scored;
  /** the points of a node of a unit */
  readonly of: (unit: string, node: string) => NodePoints;
  /** the id of the grade reached, and of the grade by score alone; null for none */
  readonly gradeOf: (unit: string) => string | null;
  readonly gradeByScoreOf: (unit: string) => string | null;
}

export function scoreCells({ model, columns }: Ready, units: ReadonlyMap<string, Cells>): Result {
  const scored = score(model, tableOf(columns, units));
  const place = new Map(model.nodes.map((node, k) => [node.id, k]));
  const indexOf = (unit: string): number => found(scored.units.indexOf(unit), unit);
  const grade = (g: number | undefined): string | null => model.grades[g ?? -1]?.id ?? null;
  return {
    scored,
    gradeOf: (unit) => grade(scored.grades[indexOf(unit)]),
    gradeByScoreOf: (unit) => grade(scored.gradesByScore[indexOf(unit)]),
    of: (unit, node) => {
      const at = found(place.get(node) ?? -1, node) * scored.units.length + indexOf(unit);
      const { points } = scored;
      if (!points) throw new TypeError("scoreCells: got a standard without points");
      return {
        potential: points.potential[at] ?? NaN,
        done: points.done[at] ?? NaN,
        planned: points.planned[at] ?? NaN,
        notDone: points.notDone[at] ?? NaN,
        unfilled: points.unfilled[at] ?? NaN,
        applies: scored.states[at] !== State.notApplicable,
        answered: points.answered[at] ?? NaN,
        leaves: points.leaves[at] ?? NaN,
      };
    },
  };
}

function found(index: number, what: string): number {
  if (index < 0) throw new RangeError(`scoreCells: got ${what}, want a known id`);
  return index;
}
