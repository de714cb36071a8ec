import type { Touchstone } from "../touchstone.ts";
import { dying } from "./dying.ts";

/** A job that begins anew after a death, rather than going on where that left it. */
export interface TriedAnew {
  /** does it; what it says to the database by `touchstone`, and to the disk, is counted */
  readonly run: (touchstone: Touchstone) => Promise<unknown>;
  /** looks at what each death has left */
  readonly look: () => Promise<void>;
}

/**
 * Lets a program that does a job die at its first word to database or disk, the next one `step` words later, and so on, until
 * one comes to the end. Each finds what the one before has left.
 * @returns how many died
 * @throws {Error} what the last one throws, for nothing ended it
 */
export async function diesLaterEachTime(
  touchstone: Touchstone,
  when: "before" | "after",
  step: number,
  { run, look }: TriedAnew,
): Promise<number> {
  for (let nDeaths = 0; ; nDeaths++) {
    const program = dying(touchstone, 1 + nDeaths * step, when);
    const left: unknown = await program.live(() => run(program.touchstone)).catch((error: unknown) => error);
    if (program.isDead()) await look();
    else if (left instanceof Error) throw left;
    else return nDeaths;
  }
}
