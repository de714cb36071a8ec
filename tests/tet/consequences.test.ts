import { columnOf, type Expression, evaluate, type Table } from "@touchstone/engine";
import { describe, expect, it } from "vitest";
import { nodeId } from "./convert.ts";
import { cellsOf, tableOf } from "./data.ts";
import { evaluateFrench } from "./evaluate-french.ts";
import { parseFrench } from "./french.ts";
import { readyOf, yamlOf } from "./road.ts";
import { type Case, isHere, loadCases, loadRows, type Name, named } from "./source.ts";

describe.skipIf(!isHere).each<Name>(["eci", "te"])(named("consequences of the rules of %s"), (standard) => {
  const cases = isHere ? loadCases(standard) : [];
  const rows = isHere ? loadRows(standard) : [];

  it.each(cases)("are the publisher's in its own language: $name", ({ identity, answers, consequences }) => {
    for (const { id, deactivation, reduction } of rows) {
      const deactivated = deactivation ? evaluateFrench(parseFrench(deactivation), { identity, answers }) : null;
      const factor = reduction ? evaluateFrench(parseFrench(reduction), { identity, answers }) : null;
      expect(deactivated, id).toBe(consequences.get(id)?.desactive ?? null);
      expect(factor, id).toBe(consequences.get(id)?.potentielPerso ?? null);
    }
  });

  it("are the same after our conditions have been checked and compiled", () => {
    const { model, columns } = readyOf(yamlOf(standard));
    const table = tableOf(columns, new Map(cases.map((one) => [one.name, cellsOf(one)])));
    const nodes = new Map(model.nodes.map((node) => [node.id, node]));
    let nRules = 0;
    for (const { id } of rows) {
      const node = nodes.get(nodeId(id));
      if (!node) throw new RangeError(`got no node ${id}`);
      const applies = node.applies && valuesOf(node.applies, table);
      const when = node.factor && valuesOf(node.factor.when, table);
      const by = node.factor && valuesOf(node.factor.by, table);
      if (applies || when) nRules++;
      table.units.forEach((unit, i) => {
        const said = caseOf(unit).consequences.get(id);
        expect(applies?.[i] ?? 1, `${unit} ${id}`).toBe(said?.desactive === true ? 0 : 1);
        expect(when?.[i] === 1 ? by?.[i] : undefined, `${unit} ${id}`).toBe(said?.potentielPerso);
      });
    }
    expect(nRules).toBe(standard === "eci" ? 22 : 173);
  });

  const caseOf = (name: string): Case => {
    const one = cases.find((candidate) => candidate.name === name);
    if (!one) throw new RangeError(`got no case ${name}`);
    return one;
  };
});

function valuesOf(expression: Expression, table: Table): Float64Array {
  return evaluate(expression, { nUnits: table.units.length, column: (j) => columnOf(table, j) });
}
