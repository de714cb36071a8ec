import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Cells, cellsOf } from "./data.ts";
import { readyOf, scoreCells, yamlOf } from "./road.ts";
import { isHere, loadCases, type Name, named } from "./source.ts";

const CELLS = ["done", "planned", "not_done", "0.5/0.25/0.25", "n/a", "n/a", "", ""] as const;

describe.skipIf(!isHere).each<Name>(["eci", "te"])(named("any answers to %s"), (standard) => {
  it("leave no point unaccounted for, and move points among siblings alone", () => {
    const ready = readyOf(yamlOf(standard));
    const { nodes } = ready.model;
    const asked = ready.columns.filter(({ kind }) => kind === "status").map(({ id }) => id);
    const [anyone] = loadCases(standard); // no reduction holds for it
    if (!anyone) throw new RangeError(`want a case of ${standard}`);
    const identity = cellsOf(anyone);
    const cells = fc.array(fc.constantFrom(...CELLS), { minLength: asked.length, maxLength: asked.length });

    fc.assert(
      fc.property(cells, (statuses) => {
        const answers: Cells = Object.fromEntries(asked.map((id, at) => [id, statuses[at] ?? ""]));
        const { of } = scoreCells(ready, new Map([["a", { ...identity, ...answers }]]));
        for (const node of nodes) {
          const own = of("a", node.id);
          expect(own.done + own.planned + own.notDone + own.unfilled, node.id).toBeCloseTo(own.potential, 9);
          expect(own.answered, node.id).toBeLessThanOrEqual(own.leaves);
          const below = nodes
            .slice(node.first, node.first + node.count)
            .map(({ id, weight }) => ({ ...of("a", id), weight }));
          const receivers = below.filter(({ applies, weight }) => applies && weight > 0);
          if (!own.applies || receivers.length === 0) continue;
          const potential = below.reduce((sum, child) => sum + child.potential, 0);
          expect(potential, node.id).toBeCloseTo(own.potential, 9);
          if (node.redistribute === "equal" && nodes[node.parent]?.redistribute === "none")
            expect(potential, node.id).toBeCloseTo(node.weight, 9);
        }
      }),
      { seed: 2026, numRuns: 40 },
    );
  });
});
