import { fileURLToPath } from "node:url";
import { type Plan, ReplicateError, robustness } from "@touchstone/engine";
import type { InputTable } from "@touchstone/input";
import { openSource } from "@touchstone/input";
import { runOnThreads } from "@touchstone/server";
import { planOf } from "@touchstone/standard";
import { beforeAll, describe, expect, it } from "vitest";
import { readFor } from "../commands/inputs.ts";
import { type LoadedStandard, loadStandard } from "../load-standard.ts";

const FOLDER = new URL("../../../../standards/good-neighbours/", import.meta.url);

describe("runOnThreads", () => {
  let loaded: LoadedStandard;
  let input: InputTable;
  let plan: Plan;
  beforeAll(async () => {
    loaded = await loadStandard(fileURLToPath(new URL("standard.yaml", FOLDER)));
    input = await readFor(loaded, openSource(fileURLToPath(new URL("data.csv", FOLDER)), "utf-8"), {
      encoding: "utf-8",
    });
    plan = planOf(loaded.standard, loaded.model, loaded.columns, { replicates: 300 });
  });

  it("gives the same bytes on one, two and five threads, as without any", async () => {
    const alone = robustness(loaded.model, input.table, plan);
    for (const threads of [1, 2, 5]) {
      const shares: number[] = [];
      const found = await runOnThreads(loaded.model, input.table, plan, threads, (share) => shares.push(share));
      expect(found, `${threads} threads`).toEqual(alone);
      expect(shares.at(-1)).toBe(1);
    }
  });

  it("more threads than runs", async () => {
    const few = { ...plan, replicates: 2, influence: 0, still: 0 };
    expect(await runOnThreads(loaded.model, input.table, few, 5)).toEqual(robustness(loaded.model, input.table, few));
  });

  it("a replicate that fails on another thread is the same error here", async () => {
    const none = loaded.model.nodes.map(({ aggregate }) => aggregate);
    const broken = loaded.model.nodes.map(() => ({ method: "power", p: 0 }) as const);
    const factor = {
      kind: "aggregate",
      options: [
        { name: "own", value: none },
        { name: "broken", value: broken },
      ],
    } as const;
    const doomed = { ...plan, influence: 0, still: 0, factors: [factor] };
    for (const threads of [1, 2]) {
      const running = runOnThreads(loaded.model, input.table, doomed, threads);
      await expect(running).rejects.toThrow(ReplicateError);
      await expect(running).rejects.toThrow(/^replicate \d+ of seed 2026 \(aggregate: broken\): /);
    }
  });
});
