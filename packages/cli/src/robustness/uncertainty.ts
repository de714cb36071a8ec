import { availableParallelism } from "node:os";
import { type Plan, ReplicateError, type Robustness } from "@touchstone/engine";
import type { InputTable } from "@touchstone/input";
import { runOnThreads } from "@touchstone/server";
import { planOf } from "@touchstone/standard";
import type { LoadedStandard } from "../load-standard.ts";
import { Stop } from "../stop.ts";
import { counted } from "../terminal/figures.ts";
import type { Progress } from "../terminal/progress.ts";

/** Options of commands that say how sure a score is, as commander hands them over. */
export interface RobustnessOptions {
  /** true where no number was given */
  readonly robustness?: string | true;
  readonly seed?: string;
  readonly threads?: string;
}

/** How sure the scores are, and by what plan that was found. */
export interface Uncertainty {
  readonly robustness: Robustness;
  readonly plan: Plan;
  /** true: the standard says nothing of robustness, and was varied as usual */
  readonly usual: boolean;
}

interface Asked {
  readonly replicates: number | null;
  readonly seed: number | null;
  readonly threads: number | null;
  readonly always: boolean;
}

/** @throws {Stop} if a number makes no sense, or stands alone */
export function askedOf({ robustness, seed, threads }: RobustnessOptions): Asked {
  if (robustness === undefined && (seed !== undefined || threads !== undefined))
    throw new Stop(2, `--${seed === undefined ? "threads" : "seed"}: only together with --robustness.`);
  return {
    always: robustness !== undefined,
    replicates: typeof robustness === "string" ? whole("--robustness", robustness, 100, 1_000_000) : null,
    seed: seed === undefined ? null : whole("--seed", seed, 0, 2 ** 32 - 1),
    threads: threads === undefined ? null : whole("--threads", threads, 1, 256),
  };
}

function whole(option: string, text: string, low: number, high: number): number {
  const number = Number(text);
  if (!/^\d{1,10}$/.test(text) || number < low || number > high)
    throw new Stop(2, `${option}: got ${JSON.stringify(text)}, want a whole number from ${low} to ${high}`);
  return number;
}

/** Work that nobody waits for, in seconds of one thread. */
const UNASKED_SECONDS = 1;
/** Below this, starting other threads costs more than it brings. */
const ALONE_SECONDS = 2;

/**
 * How sure the scores are: wherever it was asked for; else where the standard has a `robustness` and it costs next
 * to nothing. Not asked for, it leaves out which choice moves the ranks.
 * @param perUnit whether what a single unit hangs on will be shown
 * @param say tells why it could not be computed, where nobody asked for it
 * @returns null where it was not asked for and would take long, failed, or the standard says nothing of it
 * @throws {Stop} if a replicate can't be scored
 */
export async function uncertaintyOf(
  loaded: LoadedStandard,
  input: InputTable,
  options: RobustnessOptions,
  progress: Progress,
  perUnit: boolean,
  say: (line: string) => void = () => {},
): Promise<Uncertainty | null> {
  const asked = askedOf(options);
  const { standard, model, columns } = loaded;
  const usual = standard.robustness === undefined;
  if ((usual && !asked.always) || input.table.units.length === 0) return null;
  const plan = planOf(standard, model, columns, {
    ...(asked.replicates !== null && { replicates: asked.replicates }),
    ...(asked.seed !== null && { seed: asked.seed }),
    influence: asked.always,
    still: asked.always || perUnit,
    errors: input.table.errors !== undefined,
  });
  const seconds = estimateOf(loaded, input, plan);
  if (!asked.always && seconds > UNASKED_SECONDS) return null;
  const threads = asked.threads ?? (seconds < ALONE_SECONDS ? 1 : availableParallelism());
  const what = `${counted(plan.replicates, "replicate")} of ${counted(input.table.units.length, "unit")}`;
  progress.at(what);
  try {
    const robustness = await runOnThreads(model, input.table, plan, threads, (share) => progress.at(what, share));
    return { robustness, plan, usual };
  } catch (error) {
    if (!(error instanceof ReplicateError)) throw error;
    // where nobody has a score there is nothing to be sure of; and where nobody asked, the scores stand without it
    if (asked.always && error.replicate >= 0) throw new Stop(1, `Robustness: ${error.message}`);
    say(`Uncertainty could not be computed: ${error.message}`);
    return null;
  }
}

/** Seconds that a plan takes on one thread of an ordinary machine, to within a factor of three or so. */
function estimateOf({ model }: LoadedStandard, { table }: InputTable, plan: Plan): number {
  const moves = plan.factors.some(({ kind }) => kind === "error" || kind === "reviewers");
  const runs = plan.replicates + plan.factors.length * plan.influence + 3 * plan.still;
  const cells = table.units.length * model.nodes.length;
  const perCell = model.points ? 150e-9 : moves || model.grades.length > 0 ? 100e-9 : 5e-9;
  return runs * (50e-6 + cells * perCell);
}
