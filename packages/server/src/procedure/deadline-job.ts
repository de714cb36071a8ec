import { ADVANCES, refusalText, type StageDeadline, standingDeadline } from "@touchstone/domain";
import { dayIn } from "../day-in.ts";
import { execute } from "../execute.ts";
import { programmeOf } from "../projections/programme-read.ts";
import { type Log, logBySlug } from "../store/log.ts";
import { CLOCK_ACCOUNT, reservedAccount } from "../store/reserved.ts";
import { type Tx, transaction } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import { KEEPS_UNIT } from "./leaving-of.ts";

/** What was done for the applications whose time was over. */
export interface DeadlinesDone {
  /** ids of applications that went a step on, in the order of their deadlines */
  readonly advanced: readonly string[];
  /** what can't go on, and why, in words */
  readonly stopped: readonly { readonly what: string; readonly why: string }[];
}

/** Refusals that are no news: nothing is due after all, somebody was quicker, or an objection waits for its answer. */
const QUIET: ReadonlySet<string> = new Set(["due-nothing", "objections-unanswered"]);

/**
 * Takes every application of a programme whose stage is over one step on, in the order of their deadlines: those of days
 * that were missed come in the order in which they would have. Deadlines that the calendar has moved are moved first.
 * Each step is a command of its own under a key of its own, so that it is done once, however often this is cut off.
 * @param signal ends it between two steps
 */
export async function deadlinesDue(
  touchstone: Touchstone,
  programme: string,
  signal?: AbortSignal,
): Promise<DeadlinesDone> {
  const due = await transaction(touchstone, (tx) => dueIn(tx, touchstone, programme), { readOnly: true });
  const advanced: string[] = [];
  const stopped: { what: string; why: string }[] = [];
  if (due.length === 0) return { advanced, stopped };
  const account = await reservedAccount(touchstone, CLOCK_ACCOUNT);
  for (const { applicationId, changedSeq } of due) {
    if (signal?.aborted) break;
    const log = { kind: "programme", slug: programme } as const;
    const key = `advance ${applicationId} ${changedSeq}`; // a space: nobody who sends commands can take it
    const answer = await execute(touchstone, { log, command: { type: "Advance", applicationId }, account, key });
    if (answer.ok) advanced.push(applicationId);
    else if (!QUIET.has(answer.refusal.code))
      stopped.push({ what: `application ${applicationId}`, why: refusalText(answer.refusal) });
  }
  return { advanced, stopped };
}

interface Due {
  readonly applicationId: string;
  readonly changedSeq: number;
}

interface Standing extends Due {
  readonly until: string;
  readonly days: number | null;
  readonly provisional: boolean;
  readonly since: Date;
}

/** Applications whose stage is over today, whose deadline the calendar has moved, or that are declined for good. */
async function dueIn(tx: Tx, { now }: Pick<Touchstone, "now">, slug: string): Promise<Due[]> {
  const log = await logBySlug(tx, "programme", slug);
  if (log === null) throw new RangeError(`deadlinesDue: got ${slug}, want a programme`);
  const rows = await standing(tx, log);
  const { calendar, timeZone } = await programmeOf(tx, log);
  const today = dayIn(timeZone, now().toISOString());
  const over = rows.filter(({ until, days, provisional, since }) => {
    if (until <= today) return true;
    const deadline: StageDeadline = { until, days, provisional };
    const moved = standingDeadline({
      application: { deadline },
      calendar,
      since: dayIn(timeZone, since.toISOString()),
    });
    return moved?.until !== until || moved.provisional !== provisional;
  });
  return [...over, ...(await declinedForGood(tx, log, today))];
}

/**
 * Applications that were declined, that no appeal can be made against any more, and by which alone their unit still takes
 * part: as `leavingOf` sees it, of all at once.
 */
async function declinedForGood(tx: Tx, { shardKey }: Log, today: string): Promise<Due[]> {
  const { rows } = await tx.query<Due>(
    `SELECT a.application_id AS "applicationId", a.changed_seq AS "changedSeq" FROM application a
     WHERE a.shard_key = $1 AND a.state = 'declined'
       AND EXISTS (SELECT FROM enrolment e
                   JOIN cycle c ON c.shard_key = e.shard_key AND c.cycle_id = e.enrolment_id
                   WHERE e.shard_key = $1 AND e.unit_id = a.unit_id AND e.ended_seq IS NULL)
       AND NOT EXISTS (SELECT FROM application o
                       WHERE o.shard_key = $1 AND o.unit_id = a.unit_id AND ${KEEPS_UNIT})
     ORDER BY a.seq`,
    [shardKey, today],
  );
  return rows;
}

/** Applications in a state that the clock moves them out of, the earliest deadline first. */
async function standing(tx: Tx, { shardKey }: Log): Promise<Standing[]> {
  const { rows } = await tx.query<Standing>(
    `SELECT application_id AS "applicationId", changed_seq AS "changedSeq", until, days, provisional, since
     FROM application WHERE shard_key = $1 AND state = ANY($2) AND until IS NOT NULL ORDER BY until, seq`,
    [shardKey, Object.keys(ADVANCES)],
  );
  return rows;
}
