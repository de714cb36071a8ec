import { evaluate } from "./evaluate.ts";
import type { Model } from "./model.ts";
import { columnOf, State, type Table } from "./table.ts";

/** Which nodes apply to which unit, and what each node's own answer is; before any score. */
export interface Applicability {
  /** a `State` per node and unit: not applicable, or what is known of the node's own answer (missing where it has none) */
  readonly states: Uint8Array;
  /** 1 where the standard's own conditions decide that a node does not apply, not the unit's answer */
  readonly byRule: Uint8Array;
  readonly undecided: readonly { readonly unit: number; readonly node: number }[];
}

/**
 * Decides, per node and unit, whether it applies: not where its condition is false, nor where its
 * own answer says so, nor below such a node; nor where nothing below it applies, unless the node
 * was answered itself. A condition that is unknown counts as applying and is listed.
 */
export function applicabilityOf(model: Model, table: Table): Applicability {
  const nUnits = table.units.length;
  const states = new Uint8Array(model.nodes.length * nUnits).fill(State.missing);
  const byRule = new Uint8Array(states.length);
  const undecided: { unit: number; node: number }[] = [];
  const sight = { nUnits, column: (j: number): Float64Array => columnOf(table, j) };

  model.nodes.forEach((node, k) => {
    const own = states.subarray(k * nUnits, (k + 1) * nUnits);
    if (node.input && node.input.column >= 0)
      own.set(table.states.subarray(node.input.column * nUnits, (node.input.column + 1) * nUnits));
    if (node.applies) {
      const applies = evaluate(node.applies, sight);
      for (let i = 0; i < nUnits; i++) {
        if (applies[i] === 0) {
          own[i] = State.notApplicable;
          byRule[k * nUnits + i] = 1;
        } else if (Number.isNaN(applies[i])) undecided.push({ unit: i, node: k });
      }
    }
    if (node.parent < 0) return;
    const above = states.subarray(node.parent * nUnits, (node.parent + 1) * nUnits);
    if (!above.includes(State.notApplicable)) return;
    for (let i = 0; i < nUnits; i++) {
      if (above[i] === State.notApplicable) own[i] = State.notApplicable;
      if (byRule[node.parent * nUnits + i] === 1) byRule[k * nUnits + i] = 1;
    }
  });

  for (let k = model.nodes.length - 1; k >= 0; k--) {
    const node = model.nodes[k];
    if (node.count === 0) continue;
    for (let i = 0; i < nUnits; i++) {
      if (states[k * nUnits + i] !== State.missing) continue;
      let none = true;
      let ruled = true;
      for (let c = node.first; none && c < node.first + node.count; c++) {
        none = states[c * nUnits + i] === State.notApplicable;
        ruled &&= byRule[c * nUnits + i] === 1;
      }
      if (none) states[k * nUnits + i] = State.notApplicable;
      if (none && ruled) byRule[k * nUnits + i] = 1;
    }
  }
  return { states, byRule, undecided };
}
