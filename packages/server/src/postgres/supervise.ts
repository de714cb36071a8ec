import type { Server } from "./launch.ts";
import { stopServer } from "./stopping.ts";

/** A server that is started again if it dies. */
export interface Supervised {
  /** process number of the server at this moment */
  readonly pid: () => number;
  readonly stop: () => Promise<void>;
}

const LOOK_MS = 250;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Looks after a server: where it dies (killed for memory, stopped by a full disk) it is started again at the same
 * address, after growing pauses for as long as it takes.
 */
export function supervise(first: Server, start: () => Promise<Server>, say: (line: string) => void): Supervised {
  let server = first;
  let isStopping = false;
  let starting: Promise<void> = Promise.resolve();
  let pauseMs = LOOK_MS;
  let timer = later(look, LOOK_MS);

  function look(): void {
    starting = revive().finally(() => {
      if (!isStopping) timer = later(look, pauseMs);
    });
  }

  async function revive(): Promise<void> {
    if (isStopping || (await server.isRunning())) {
      pauseMs = LOOK_MS;
      return;
    }
    try {
      server = await start();
      pauseMs = LOOK_MS;
      say("the database had ended unexpectedly and was started again");
    } catch (error) {
      if (pauseMs === LOOK_MS) say(error instanceof Error ? error.message : String(error));
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
  }

  return {
    pid: () => server.pid,
    stop: async () => {
      isStopping = true;
      clearTimeout(timer);
      await starting;
      await stopServer(server.pid, server.isRunning);
    },
  };
}

/** A timer that does not keep the process. */
function later(work: () => void, ms: number): NodeJS.Timeout {
  return setTimeout(work, ms).unref();
}
