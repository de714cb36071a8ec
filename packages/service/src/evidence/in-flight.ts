import type { FastifyReply } from "fastify";
import { ProblemError } from "../http/problem.ts";

/** Keeps what is being sent at once within bounds: a file is in memory until whoever asked for it has it. */
export interface InFlight {
  /**
   * Waits for room for a file, and gives it back once the answer is over.
   * @throws {ProblemError} unavailable, after some time
   */
  room(reply: FastifyReply, bytes: number): Promise<void>;
}

const MOST_BYTES = 256 << 20;
const PATIENCE_MS = 15_000;
const LONGEST_MS = 600_000;

export function inFlight(most: number = MOST_BYTES, patienceMs: number = PATIENCE_MS): InFlight {
  let left = most;
  const waiting: { readonly want: number; readonly go: () => void }[] = [];
  const giveBack = (bytes: number): void => {
    left += bytes;
    for (let next = waiting[0]; next && next.want <= left; next = waiting[0]) {
      waiting.shift();
      left -= next.want;
      next.go();
    }
  };
  return {
    room: async (reply, bytes) => {
      const want = Math.min(bytes, most);
      if (waiting.length === 0 && want <= left) left -= want;
      else
        await new Promise<void>((resolve, reject) => {
          const place = {
            want,
            go: () => {
              clearTimeout(timer);
              resolve();
            },
          };
          const timer = setTimeout(() => {
            waiting.splice(waiting.indexOf(place), 1);
            reject(
              new ProblemError("unavailable", "Too many files are being sent at the moment: try again in a minute."),
            );
          }, patienceMs);
          waiting.push(place);
        });
      const slow = setTimeout(() => reply.raw.destroy(), LONGEST_MS); // whoever takes longer asks for ranges
      slow.unref();
      const over = (): void => {
        clearTimeout(slow);
        giveBack(want);
      };
      if (reply.raw.closed || reply.raw.destroyed) over();
      else reply.raw.once("close", over);
    },
  };
}
