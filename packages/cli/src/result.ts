import { createHash } from "node:crypto";
import { endianness } from "node:os";
import { type Explanation, type Model, type Path, type Scored, State, type Table } from "@touchstone/engine";
import type { InputTable } from "./input/read-table.ts";
import type { LoadedStandard } from "./load-standard.ts";
import type { Uncertainty } from "./robustness/uncertainty.ts";

/** A table scored by a standard: everything that is printed or written comes from here. */
export interface Result {
  readonly loaded: LoadedStandard;
  readonly input: InputTable;
  readonly scored: Scored;
  /** per unit, share of the applicable leaves that were answered; NaN where none applies */
  readonly present: Float64Array;
  /** absent or null where it was not computed, and a reader has to be told */
  readonly uncertainty?: Uncertainty | null;
}

/** One unit on its way from each observation to the grade. */
export interface Explained extends Pick<Result, "loaded" | "input" | "uncertainty"> {
  readonly explanation: Explanation;
  /** the unit's place in the table */
  readonly i: number;
  /** null where scores depend on who else takes part */
  readonly path: Path | null;
}

/** Of each unit's leaves that apply, the share that was answered or could be derived. */
export function presentShares(model: Model, table: Table, scored: Scored): Float64Array {
  const n = table.units.length;
  if (scored.points) {
    const { answered, leaves } = scored.points;
    return Float64Array.from({ length: n }, (_, i) => (answered[i] ?? 0) / (leaves[i] ?? 0));
  }
  const applying = new Float64Array(n);
  const answered = new Float64Array(n);
  model.nodes.forEach(({ count, input }, k) => {
    if (count > 0) return;
    for (let i = 0; i < n; i++) {
      const at = k * n + i;
      if (scored.states[at] === State.notApplicable) continue;
      applying[i] = (applying[i] ?? 0) + 1;
      const isAnswered =
        input && input.column >= 0
          ? table.states[input.column * n + i] === State.present
          : !Number.isNaN(scored.scores[at] ?? Number.NaN);
      if (isAnswered) answered[i] = (answered[i] ?? 0) + 1;
    }
  });
  return answered.map((count, i) => count / (applying[i] ?? 0));
}

/** Places of the units by rank, those without a rank last, equal ones by id. */
export function byRank({ ranks }: Scored): Uint32Array {
  const order = Uint32Array.from({ length: ranks.length }, (_, i) => i);
  const key = (i: number): number => ranks[i] || Number.POSITIVE_INFINITY;
  return order.sort((a, b) => (key(a) === key(b) ? a - b : key(a) - key(b)));
}

const QUIET_NAN = 0x7ff8000000000000n;

/**
 * SHA-256 of a table, whatever file it came from: ids of units and columns as JSON, then values as
 * little-endian doubles, each missing one as the same NaN, then states.
 */
export function tableDigest({ units, columns, values, states }: Table): string {
  const hash = createHash("sha256").update(`${JSON.stringify([units, columns])}\n`);
  const copy = values.slice();
  const bits = new BigUint64Array(copy.buffer);
  for (let at = 0; at < copy.length; at++) if (Number.isNaN(copy[at])) bits[at] = QUIET_NAN;
  const bytes = Buffer.from(copy.buffer);
  if (endianness() === "BE") bytes.swap64();
  return hash.update(bytes).update(states).digest("hex");
}
