import { Worker } from "node:worker_threads";
import {
  type Counts,
  emptyCounts,
  type Interim,
  interimOf,
  type Model,
  mergeCounts,
  type Plan,
  ReplicateError,
  type Robustness,
  robustnessOf,
  runnerOf,
  type Settling,
  settlingOf,
  stopsOf,
  type Table,
} from "@touchstone/engine";

/** What a worker is started with; tables and counts are shared, not copied. */
export interface Work {
  readonly model: Model;
  readonly table: Table;
  readonly plan: Plan;
  readonly counts: Counts;
}
/** What a worker is asked: to count the runs [from, to). */
export interface Ask {
  readonly from: number;
  readonly to: number;
}
/** What it answers: done, or what went wrong. */
export type Answer =
  | { readonly ok: true }
  | { readonly ok: false; readonly replicate: number | null; readonly message: string };

const shared = (bytes: number): SharedArrayBuffer => new SharedArrayBuffer(bytes);

/**
 * Runs a plan on several threads, this one among them. The bytes of the result do not depend on how many there are.
 * @param onShare is told how much is done, 0 to 1
 * @throws as `runnerOf`
 */
export async function runOnThreads(
  model: Model,
  table: Table,
  plan: Plan,
  nThreads: number,
  onShare: (share: number) => void = () => {},
): Promise<Robustness> {
  const others = Math.max(0, nThreads - 1);
  const common = others > 0 ? sharedTable(table) : table;
  const workers = Array.from({ length: others }, () => helperOn({ model, table: common, plan }));
  try {
    const runner = runnerOf(model, common, plan);
    const counts = emptyCounts(model, table.units.length, plan);
    const parts = [counts, ...workers.map((worker) => worker.counts)];
    const stops = stopsOf(plan);
    const convergence: Settling[] = [];
    let before: Interim | null = null;
    let from = 0;
    for (const to of stops) {
      // this thread takes the first part, the others one each
      const bounds = parts.map((_, at) => from + Math.floor(((to - from) * at) / parts.length));
      const asked = Promise.allSettled(
        workers.map((worker, at) => worker.count(bounds[at + 1] ?? to, bounds[at + 2] ?? to)),
      );
      runner.count(from, bounds[1] ?? to, counts);
      for (const answer of await asked) if (answer.status === "rejected") throw answer.reason;
      from = to;
      onShare(to / (stops.at(-1) ?? 1));
      if (to > plan.replicates) continue;
      const now = interimOf(model, runner.nominal, parts);
      if (before) convergence.push(settlingOf(before, now));
      before = now;
    }
    for (const worker of workers) mergeCounts(counts, worker.counts);
    return robustnessOf(model, plan, runner.nominal, counts, convergence);
  } finally {
    await Promise.all(workers.map((worker) => worker.end()));
  }
}

interface Helper {
  readonly counts: Counts;
  readonly count: (from: number, to: number) => Promise<void>;
  readonly end: () => Promise<unknown>;
}

function helperOn(of: Omit<Work, "counts">): Helper {
  const counts = emptyCounts(of.model, of.table.units.length, of.plan, shared);
  const worker = new Worker(new URL("./count-runs.ts", import.meta.url), {
    workerData: { ...of, counts } satisfies Work,
  });
  return {
    counts,
    count: (from, to) =>
      new Promise<void>((done, failed) => {
        const end = (): void => {
          worker.off("message", answered);
          worker.off("error", broken);
        };
        const answered = (answer: Answer): void => {
          end();
          if (answer.ok) done();
          else
            failed(
              answer.replicate === null
                ? new Error(answer.message)
                : new ReplicateError(answer.replicate, answer.message),
            );
        };
        const broken = (error: Error): void => {
          end();
          failed(error);
        };
        worker.on("message", answered);
        worker.on("error", broken);
        worker.postMessage({ from, to } satisfies Ask);
      }),
    end: () => worker.terminate(),
  };
}

/** The table with its cells where every thread sees them. */
function sharedTable(table: Table): Table {
  const values = new Float64Array(shared(table.values.byteLength));
  values.set(table.values);
  const states = new Uint8Array(shared(table.states.byteLength));
  states.set(table.states);
  if (!table.errors) return { ...table, values, states };
  const errors = new Float64Array(shared(table.errors.byteLength));
  errors.set(table.errors);
  return { ...table, values, states, errors };
}
