import { type Application, type Cycle, refusalText } from "@touchstone/domain";
import type { Standard } from "@touchstone/standard";
import { type AssessAsked, assess } from "../assess/assess.ts";
import { execute } from "../execute.ts";
import { cutOf } from "../ledger/cut.ts";
import { importObservations } from "../observations/import-observations.ts";
import { versionOn } from "../projections/standards-read.ts";
import { type Log, logById, logBySlug } from "../store/log.ts";
import { CLOCK_ACCOUNT, reservedAccount } from "../store/reserved.ts";
import { type Tx, transaction } from "../store/tx.ts";
import { todayIn } from "../today-in.ts";
import type { Touchstone } from "../touchstone.ts";
import { changedAnswers } from "./changed-answers.ts";
import { cycleOf, standardOfCycle } from "./load-application.ts";
import { settledAnswers } from "./settled-answers.ts";
import { onRecordSince, scoredAfter, settleKey } from "./settling-of.ts";

/** What was done for the applications of a programme whose ratings are settled. */
export interface SettleDone {
  /** applications whose settled ratings were put on record now */
  readonly submitted: readonly string[];
  /** periods that were assessed now */
  readonly assessed: readonly string[];
  /** applications that went on: with their score, or to a third review */
  readonly advanced: readonly string[];
  /** what can't go on, and why, in words */
  readonly stopped: readonly { readonly what: string; readonly why: string }[];
}

/** How the scores are computed: by default on this thread alone; `signal` ends the job between two steps. */
export interface SettleOptions extends Pick<AssessAsked, "runPlan" | "say"> {
  readonly signal?: AbortSignal;
}

type Waiting = Pick<Application, "applicationId" | "unitId" | "handedIn" | "settled" | "changedSeq">;

/** The waiting applications of one round. */
interface Round {
  readonly log: Log;
  readonly organisation: Log;
  readonly cycle: Cycle;
  readonly standard: Standard;
  readonly waiting: readonly Waiting[];
  /** the standard that an assessment would take today is the round's own */
  readonly isInForce: boolean;
}

/**
 * Brings every application of a programme whose ratings are settled to its score: the settled levels are submitted, each
 * application's under a key of its own; all are assessed at once, where one of them is not counted yet; then each goes on.
 * Whatever was done is found done the next time, so that a job that was cut off anywhere is completed by asking again.
 */
export async function settleDue(
  touchstone: Touchstone,
  programme: string,
  options: SettleOptions = {},
): Promise<SettleDone> {
  const done = { submitted: [] as string[], assessed: [] as string[], advanced: [] as string[] };
  const stopped: { what: string; why: string }[] = [];
  const rounds = await transaction(touchstone, (tx) => waitingRounds(tx, touchstone, programme), { readOnly: true });
  if (rounds.length === 0) return { ...done, stopped };
  const account = await reservedAccount(touchstone, CLOCK_ACCOUNT);
  const isEnded = (): boolean => options.signal?.aborted ?? false;
  for (const round of rounds) {
    for (const one of round.waiting) {
      if (isEnded()) break;
      const what = `application ${one.applicationId}`;
      const answer = await submitted(touchstone, round, one, account);
      if (typeof answer === "string") stopped.push({ what, why: answer });
      else if (answer) done.submitted.push(one.applicationId);
    }
    const why = isEnded() ? null : await assessed(touchstone, round, account, options, done.assessed);
    if (why !== null) stopped.push({ what: `round ${round.cycle.cycleId}`, why });
    for (const { applicationId, changedSeq } of round.waiting) {
      if (isEnded()) break;
      const key = `advance ${applicationId} ${changedSeq}`;
      const log = { kind: "programme", slug: programme } as const;
      const answer = await execute(touchstone, { log, command: { type: "Advance", applicationId }, account, key });
      if (answer.ok) done.advanced.push(applicationId);
      else if (answer.refusal.code !== "due-nothing")
        stopped.push({ what: `application ${applicationId}`, why: refusalText(answer.refusal) });
    }
  }
  return { ...done, stopped };
}

async function waitingRounds(tx: Tx, touchstone: Touchstone, programme: string): Promise<Round[]> {
  const log = await logBySlug(tx, "programme", programme);
  const organisation = log && (await logById(tx, log.organisationId));
  if (log === null || organisation === null)
    throw new RangeError(`settleDue: got ${programme}, want a programme of an organisation`);
  const { rows } = await tx.query<Waiting & { cycleId: string }>(
    `SELECT application_id AS "applicationId", cycle_id AS "cycleId", unit_id AS "unitId",
            handed_in AS "handedIn", settled, changed_seq AS "changedSeq"
     FROM application WHERE shard_key = $1 AND state = 'settling' ORDER BY changed_seq`,
    [log.shardKey],
  );
  if (rows.length === 0) return [];
  const today = todayIn(log, touchstone);
  const inForce = await versionOn(tx, log, today);
  const rounds: Round[] = [];
  for (const [cycleId, waiting] of Map.groupBy(rows, (row) => row.cycleId)) {
    const cycle = await cycleOf(tx, log, cycleId);
    if (cycle === null) throw new RangeError(`settleDue: got the round ${cycleId}, which is missing`);
    const standard = await standardOfCycle(tx, touchstone, log, cycle);
    const isInForce = inForce?.digest === cycle.standard.digest;
    rounds.push({ log, organisation, cycle, standard, waiting, isInForce });
  }
  return rounds;
}

/** Puts the settled ratings of one application on record. @returns whether that was done now; or why it can't be, in words */
async function submitted(
  touchstone: Touchstone,
  { log, organisation, cycle, standard }: Round,
  waiting: Waiting,
  account: string,
): Promise<boolean | string> {
  const { applicationId, unitId, settled } = waiting;
  if (settled === null || settled.length === 0) return false;
  const since = await transaction(touchstone, (tx) => onRecordSince(tx, log, waiting), { readOnly: true });
  if (since !== null) return false;
  const on = { applicationId, unitId, period: cycle.period };
  const { read, columns } = settledAnswers(log.slug, standard, on, settled);
  const answer = await importObservations(touchstone, read, {
    organisation: organisation.slug,
    programme: log.slug,
    account,
    version: cycle.standard.version,
    columns,
    scheme: "code",
    key: settleKey(waiting),
    unitId,
  });
  if (answer.ok) return true;
  if ("refusal" in answer) return refusalText(answer.refusal);
  return answer.problems.shown.map(({ column, got, want }) => `${column}: got ${got}, want ${want}`).join("\n");
}

/** Assesses the round's period once, where a waiting application is on record and not counted as it stands. @returns why it can't, in words */
async function assessed(
  touchstone: Touchstone,
  round: Round,
  account: string,
  options: SettleOptions,
  periods: string[],
): Promise<string | null> {
  const isWanted = await transaction(touchstone, (tx) => isAnyUncounted(tx, touchstone, round), { readOnly: true });
  if (!isWanted) return null;
  const { log, cycle } = round;
  if (!round.isInForce)
    return `its standard, version ${cycle.standard.version}, is not in force any more, so that nobody can be assessed by it`;
  const answer = await assess(touchstone, { programme: log.slug, period: cycle.period, account, ...options });
  if (!answer.ok) return refusalText(answer.refusal);
  periods.push(cycle.period);
  return null;
}

/**
 * Whether one of the waiting has not been counted yet: its ratings are on record since, or its answers, which were
 * counted otherwise than it handed them in, are again what they were.
 */
async function isAnyUncounted(tx: Tx, { now }: Touchstone, { log, organisation, ...round }: Round): Promise<boolean> {
  const present = {
    size: (await cutOf(tx, organisation)).size,
    day: todayIn(log, { now }),
  };
  for (const application of round.waiting) {
    const since = await onRecordSince(tx, log, application);
    if (since === null) continue;
    const on = { application, cycle: round.cycle, standard: round.standard };
    const found = await scoredAfter(tx, log, on, since);
    if (found === null) return true;
    const isOther = (await changedAnswers(tx, log, on, found.at)) !== null;
    if (isOther && (await changedAnswers(tx, log, on, present)) === null) return true;
  }
  return false;
}
