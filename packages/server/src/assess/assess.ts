import { HARMLESS_TO_ASSESSMENT, type Refusal } from "@touchstone/domain";
import { robustness } from "@touchstone/engine";
import { canonicalBytes, type JsonObject } from "@touchstone/ledger";
import { type BulkScene, executeBulk } from "../bulk.ts";
import type { Receipt, Refused } from "../receipt.ts";
import type { NewEvent } from "../store/append.ts";
import type { Touchstone } from "../touchstone.ts";
import type { Say } from "./columns-at.ts";
import { type Computed, compute, type RunPlan } from "./compute.ts";
import { copyScorecards } from "./copy-scorecards.ts";
import { type Sealed, seal } from "./seal.ts";

/** What is to be assessed, and by whom. */
export interface AssessAsked {
  /** slug */
  readonly programme: string;
  /** empty for a standard whose data have none */
  readonly period: string;
  /** name of the account */
  readonly account: string;
  readonly key?: string | undefined;
  /** by default on this thread alone */
  readonly runPlan?: RunPlan;
  readonly say?: Say;
}

/**
 * Scores every unit that takes part and has answers in the period, by the standard in force today, and records the
 * scorecards with how sure they are: the first event of the receipt says what was scored by what, those after it hold the
 * scorecards. What counts is sealed first, under the lock of the programme's log; then it is computed without the lock;
 * then it is recorded whole or not at all. Where a unit came or went meanwhile, or the standard changed, it is computed
 * again, and if that happens once more, with the lock held.
 * @throws {FileDamaged} if a chunk of answers is missing or was altered; nothing is recorded
 */
export async function assess(touchstone: Touchstone, asked: AssessAsked): Promise<Receipt | Refused> {
  const { programme: slug, period, account, key, say = () => {} } = asked;
  const runPlan: RunPlan = asked.runPlan ?? ((model, table, plan) => robustness(model, table, plan));
  const bulk = { log: { kind: "programme", slug }, command: { type: "Assess", period }, account, key } as const;

  for (let attempt = 0; attempt < ATTEMPTS_WITHOUT_LOCK; attempt++) {
    const sealed = await sealedFor(touchstone, bulk, asked, say);
    if ("ok" in sealed) return sealed;
    const computed = await compute(touchstone, sealed, runPlan, say);
    if ("code" in computed) return { ok: false, refusal: computed };
    say("recording");
    try {
      return await executeBulk(touchstone, bulk, async (scene) => {
        await stillHolds(scene, sealed);
        return eventsOf(touchstone, scene, computed, say);
      });
    } catch (error) {
      if (!(error instanceof MovedOn)) throw error;
      say(error.message);
    }
  }
  return executeBulk(touchstone, bulk, async (scene) => {
    const sealed = await seal(touchstone, scene, asked, say);
    if ("code" in sealed) return sealed;
    const computed = await compute(touchstone, sealed, runPlan, say);
    return "code" in computed ? computed : eventsOf(touchstone, scene, computed, say);
  });
}

const ATTEMPTS_WITHOUT_LOCK = 2;

/** Authorises and seals, in a transaction that leaves nothing behind; what was done under this key before comes back. */
async function sealedFor(
  touchstone: Touchstone,
  bulk: Parameters<typeof executeBulk>[1],
  asked: AssessAsked,
  say: Say,
): Promise<Sealed | Receipt | Refused> {
  try {
    return await executeBulk(touchstone, bulk, async (scene) => {
      const sealed = await seal(touchstone, scene, asked, say);
      if ("code" in sealed) return sealed;
      throw new Carried(sealed);
    });
  } catch (error) {
    if (error instanceof Carried) return error.sealed;
    throw error;
  }
}

/** Carries what was sealed out of the transaction, which is rolled back by it. */
class Carried extends Error {
  override readonly name = "Carried";
  readonly sealed: Sealed;
  constructor(sealed: Sealed) {
    super("sealed");
    this.sealed = sealed;
  }
}

/** Something was recorded after the cut that an assessment must not pass over. */
class MovedOn extends Error {
  override readonly name = "MovedOn";
}

/** @throws {MovedOn} if a unit came or went, the standard changed, or another day has begun */
async function stillHolds({ tx, log, today }: BulkScene, { cut, day }: Sealed): Promise<void> {
  if (today !== day) throw new MovedOn(`${day} has passed: computed again for ${today}`);
  const { rows } = await tx.query<{ type: string }>(
    "SELECT DISTINCT type FROM event WHERE shard_key = $1 AND log_id = $2 AND seq >= $3",
    [log.shardKey, log.logId, cut.programme.size],
  );
  const changing = rows.map(({ type }) => type).filter((type) => !HARMLESS_TO_ASSESSMENT.has(type));
  if (changing.length > 0) throw new MovedOn(`meanwhile recorded: ${changing.sort().join(", ")}; computed again`);
}

/** Copies the scorecards into their table and gives the events that record them. */
async function eventsOf(
  touchstone: Touchstone,
  { tx, log }: BulkScene,
  { facts, chunks, cards }: Computed,
  say: Say,
): Promise<NewEvent[] | Refusal> {
  const assessmentId = touchstone.newId();
  const stream = `assessment/${assessmentId}`;
  const data = { assessmentId, ...facts };
  const { length } = canonicalBytes(data as unknown as JsonObject); // an interface of plain data, which has no index signature
  if (length > MOST_FACTS)
    return {
      code: "not-scorable",
      unitId: null,
      message: `What has to be said of this assessment takes ${length} bytes, an event holds ${MOST_FACTS}: the standard has too many relative indicators.`,
    };
  await copyScorecards(tx, { shardKey: log.shardKey, assessmentId }, cards(say));
  return [
    { type: "AssessmentRecorded", stream, data },
    ...chunks.map(
      (chunk, at): NewEvent => ({
        type: "ScorecardsRecorded",
        stream,
        data: { assessmentId, part: at + 1, of: chunks.length, chunk },
        projected: true,
      }),
    ),
  ];
}

/** bytes: an entry holds 65,535, of which some tell who did it and when */
const MOST_FACTS = 65_000;
