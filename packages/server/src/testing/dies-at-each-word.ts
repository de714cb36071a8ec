import type { Touchstone } from "../touchstone.ts";
import { dying } from "./dying.ts";

/** A job as it is tried. */
export interface Tried {
  /** does it; what it says to the database by `touchstone`, and to the disk, is counted */
  readonly run: (touchstone: Touchstone) => Promise<unknown>;
  /** what it may change, as words that are the same as long as nothing has */
  readonly state: () => Promise<string>;
}

const MOST_WORDS = 2000;

/**
 * Lets a program that does a job die at its first word to database or disk, the next one at its second, and so on, until one
 * comes to the end. Whenever a death has left something done, what is left is begun anew and dies at each of its words again.
 * @returns how many died, and how often something was done by then
 * @throws {Error} what the last one throws, for nothing ended it
 */
export async function diesAtEachWord(
  touchstone: Touchstone,
  when: "before" | "after",
  { run, state }: Tried,
): Promise<{ readonly nDeaths: number; readonly nSteps: number }> {
  let now = await state();
  let nDeaths = 0;
  let nSteps = 0;
  for (let k = 1; k < MOST_WORDS; k++) {
    const program = dying(touchstone, k, when);
    const left: unknown = await program.live(() => run(program.touchstone)).catch((error: unknown) => error);
    if (!program.isDead()) {
      if (left instanceof Error) throw left;
      return { nDeaths, nSteps };
    }
    nDeaths++;
    const then = await state();
    if (then === now) continue;
    now = then;
    nSteps++;
    k = 0;
  }
  throw new RangeError(`diesAtEachWord: got ${MOST_WORDS} words and no end`);
}
