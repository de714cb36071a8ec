import { type RoundScene, roundScene, type Touchstone } from "@touchstone/server";
import type { FastifyRequest } from "fastify";
import { logNamed, reading } from "../../logs.ts";
import { ProblemError } from "../../problem.ts";

/**
 * Looks at the rounds of a programme as whoever asks: the public where nobody is signed in, or a token may not read. What
 * they may see is the reader's to say.
 */
export async function inRound<T>(
  touchstone: Touchstone,
  request: FastifyRequest,
  programme: string,
  look: (scene: RoundScene) => Promise<T>,
): Promise<T> {
  const log = await logNamed(touchstone, "programme", programme);
  const { principal } = request;
  const accountId = principal?.scopes.has("read") ? principal.accountId : null;
  return reading(touchstone, async (tx) => look(await roundScene(tx, touchstone, { log, accountId })));
}

/** What was found; where it is null there is nothing, or nothing for who asks: it is not said which. */
export function orNothing<T>(found: T | null, what: string): T {
  if (found === null) throw new ProblemError("not-found", `There is no ${what} that you may see.`);
  return found;
}
