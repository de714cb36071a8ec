import { cutOf } from "../ledger/cut.ts";
import { logById, logBySlug } from "../store/log.ts";
import { type Tx, transaction } from "../store/tx.ts";
import { todayIn } from "../today-in.ts";
import type { Touchstone } from "../touchstone.ts";
import { deadlinesDue } from "./deadline-job.ts";
import { type SettleDone, type SettleOptions, settleDue } from "./settle-job.ts";

/** What the clock has done in a programme. */
export interface DueDone {
  /** how many steps each job has taken */
  readonly steps: Readonly<Record<string, number>>;
  /** what can't go on, and why, in words */
  readonly stopped: readonly { readonly what: string; readonly why: string }[];
}

/** How it is done; by default all is computed on this thread. `signal` ends it between two steps. */
export interface DueOptions extends SettleOptions {
  readonly signal?: AbortSignal;
  /** brings settled ratings to a score on another thread: the one that computes it answers nothing else meanwhile */
  readonly settle?: (programme: string) => Promise<SettleDone>;
}

interface Job {
  readonly name: string;
  readonly run: (
    touchstone: Touchstone,
    programme: string,
    options: DueOptions,
  ) => Promise<{ readonly steps: number; readonly stopped: DueDone["stopped"] }>;
}

/** What the clock does, in this order, until none of it has anything left to do. */
const JOBS: readonly Job[] = [
  {
    name: "deadlines",
    run: async (touchstone, programme, { signal }) => {
      const { advanced, stopped } = await deadlinesDue(touchstone, programme, signal);
      return { steps: advanced.length, stopped };
    },
  },
  {
    name: "settle",
    run: async (touchstone, programme, { settle, ...options }) => {
      if (!(await isAnyWaiting(touchstone, programme))) return { steps: 0, stopped: [] };
      const done = settle ? await settle(programme) : await settleDue(touchstone, programme, options);
      const { submitted, assessed, advanced, stopped } = done;
      return { steps: submitted.length + assessed.length + advanced.length, stopped };
    },
  },
];

/** Whether an application of a programme waits for its score. */
async function isAnyWaiting(touchstone: Touchstone, programme: string): Promise<boolean> {
  const work = async (tx: Tx): Promise<boolean> => {
    const log = await logBySlug(tx, "programme", programme);
    const { rowCount } = await tx.query(
      "SELECT 1 FROM application WHERE shard_key = $1 AND state = 'settling' LIMIT 1",
      [log?.shardKey],
    );
    return rowCount > 0;
  };
  return transaction(touchstone, work, { readOnly: true });
}

/** An application has fewer stages than this: whatever goes on longer goes round. */
const MOST_PASSES = 20;

/**
 * Does all that has become due in a programme: what of it was done already is found done, so that it may be asked for as
 * often as one likes, by several at once, and after a crash anywhere.
 */
export async function runDue(touchstone: Touchstone, programme: string, options: DueOptions = {}): Promise<DueDone> {
  const steps: Record<string, number> = {};
  let stopped: DueDone["stopped"] = [];
  for (let pass = 0; pass < MOST_PASSES && !options.signal?.aborted; pass++) {
    let taken = 0;
    stopped = [];
    for (const { name, run } of JOBS) {
      if (options.signal?.aborted) break;
      const done = await run(touchstone, programme, options);
      taken += done.steps;
      steps[name] = (steps[name] ?? 0) + done.steps;
      stopped = [...stopped, ...done.stopped];
    }
    if (taken === 0) break;
  }
  return { steps, stopped };
}

/**
 * Where a programme stands, as far as anything that becomes due hangs on it: as long as it is the same, there is nothing
 * to do that there was not before. Null: there is no such programme any more.
 */
export async function positionOf(touchstone: Touchstone, programme: string): Promise<string | null> {
  return transaction(touchstone, (tx) => standsAt(tx, touchstone, programme), { readOnly: true });
}

async function standsAt(tx: Tx, { now }: Pick<Touchstone, "now">, slug: string): Promise<string | null> {
  const log = await logBySlug(tx, "programme", slug);
  const organisation = log && (await logById(tx, log.organisationId));
  if (log === null || organisation === null) return null;
  const today = todayIn(log, { now });
  const [own, theirs] = [await cutOf(tx, log), await cutOf(tx, organisation)];
  return `${today} ${own.size} ${theirs.size}`;
}
