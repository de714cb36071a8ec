import { describe, expect, it } from "vitest";
import { nodeId } from "./convert.ts";
import { type Ready, readyOf, yamlOf } from "./road.ts";
import { isHere, loadCases, type Name, named } from "./source.ts";

describe.skipIf(!isHere).each<Name>(["eci", "te"])(
  named("points of the standard %s before anyone answers"),
  (standard) => {
    const ready: Ready | null = isHere ? readyOf(yamlOf(standard)) : null;
    const weights = new Map(ready?.model.nodes.map((node) => [node.id, node.weight]));

    it("are the publisher's at every node", () => {
      const [first] = loadCases(standard);
      const expected = [...(first?.expected ?? [])];
      expect(expected.length).toBe(standard === "eci" ? 368 : 664);
      expect(weights.size).toBe(expected.length);
      const differing = expected.filter(
        ([id, { points }]) => !(Math.abs((weights.get(nodeId(id)) ?? NaN) - (points ?? 0)) < 6e-4),
      );
      expect(differing).toEqual([]);
    });

    it("sum up to the whole", () => {
      expect(weights.get("score")).toBeCloseTo(standard === "eci" ? 500 : 669.9, 9);
    });
  },
);
