import {
  allLogs,
  type DueDone,
  positionOf,
  runDue,
  type SettleDone,
  type Touchstone,
  transaction,
} from "@touchstone/server";

const LOOK_MS = 60_000;

/** What the clock has done since it was started. */
interface ClockFigures {
  readonly looks: number;
  /** steps of applications, submissions of ratings, assessments */
  readonly steps: number;
  /** looks at a programme that ended in a fault */
  readonly faults: number;
  /** what can't go on, in all programmes, at the last look */
  readonly stopped: number;
}

/** Does in every programme what has become due: at the start, so that what was missed is caught up with, and every minute. */
export interface Clock {
  /** looks at once, and every minute from now on */
  start(): void;
  /** looks now; where a look is under way, at what that one finds */
  look(): Promise<void>;
  figures(): ClockFigures;
  /** takes no further step, and waits for the one under way */
  close(): Promise<void>;
}

export interface ClockAsked {
  readonly touchstone: Touchstone;
  /** brings settled ratings of a programme to a score */
  readonly settle: (programme: string, signal: AbortSignal) => Promise<SettleDone>;
  /** a line of the log, and whether it is a fault */
  readonly say: (line: string, isFault: boolean) => void;
}

/** A clock that stands until it is started. */
export function makeClock(asked: ClockAsked): Clock {
  const { touchstone, say } = asked;
  const closing = new AbortController();
  const seen = new Map<string, Seen>();
  const figures = { looks: 0, steps: 0, faults: 0 };
  let underWay: Promise<void> | null = null;

  const lookAt = async (programme: string): Promise<void> => {
    const position = await positionOf(touchstone, programme);
    const before = seen.get(programme);
    if (position === null || before?.position === position) return; // nothing was recorded since, and it is the same day
    const { signal } = closing;
    const done = await runDue(touchstone, programme, { signal, settle: (of) => asked.settle(of, signal) });
    const steps = Object.values(done.steps).reduce((sum, n) => sum + n, 0);
    figures.steps += steps;
    if (steps > 0) say(`${programme}: ${wordsOf(done)}`, false);
    for (const { what, why } of news(before, done)) say(`${programme}: ${what} can't go on: ${why}`, true);
    if (!closing.signal.aborted) seen.set(programme, { position, stopped: done.stopped });
  };

  const lookAround = async (): Promise<void> => {
    if (touchstone.health.isReadOnly()) return; // nothing could be recorded; what is due stays due
    figures.looks++;
    const logs = await transaction(touchstone, allLogs, { readOnly: true });
    const programmes = logs.flatMap(({ kind, slug }) => (kind === "programme" ? [slug] : []));
    for (const known of seen.keys()) if (!programmes.includes(known)) seen.delete(known);
    for (const programme of programmes) {
      if (closing.signal.aborted) return;
      await lookAt(programme).catch((error: unknown) => {
        figures.faults++;
        say(`${programme}: what is due could not be done: ${wordsOfFault(error)}`, true);
      });
    }
  };

  const look = (): Promise<void> => {
    underWay ??= lookAround().finally(() => {
      underWay = null;
    });
    return underWay;
  };
  const tick = (): void => {
    look().catch((error: unknown) => {
      figures.faults++;
      say(`what is due could not be looked for: ${wordsOfFault(error)}`, true);
    });
  };
  let timer: NodeJS.Timeout | undefined;
  return {
    start: () => {
      timer = setInterval(tick, LOOK_MS).unref();
      tick();
    },
    look,
    figures: () => ({ ...figures, stopped: [...seen.values()].reduce((sum, of) => sum + of.stopped.length, 0) }),
    close: async () => {
      clearInterval(timer);
      closing.abort();
      await underWay?.catch(() => {});
    },
  };
}

/** A programme as it stood when nothing more was due in it. */
interface Seen {
  readonly position: string;
  readonly stopped: DueDone["stopped"];
}

/** What can't go on and was not said at the last look. */
function news(before: Seen | undefined, { stopped }: DueDone): DueDone["stopped"] {
  const said = new Set(before?.stopped.map(({ what, why }) => `${what}\n${why}`));
  return stopped.filter(({ what, why }) => !said.has(`${what}\n${why}`));
}

const wordsOf = ({ steps }: DueDone): string =>
  Object.entries(steps)
    .filter(([, n]) => n > 0)
    .map(([job, n]) => `${job}: ${n} ${n === 1 ? "step" : "steps"}`)
    .join(", ");

const wordsOfFault = (error: unknown): string => (error instanceof Error ? error.message : String(error));
