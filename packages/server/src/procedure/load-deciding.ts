import { type DecidingCase, decidingRulesOf, type LoadedCase } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import { actsBefore } from "./acts-before.ts";
import { loadCase } from "./load-application.ts";

/** An application that is to be summed up or decided on, with who has had a hand in it; null: there is none of this id. */
export async function loadDeciding(
  tx: Tx,
  touchstone: Touchstone,
  log: Log,
  applicationId: string,
): Promise<(DecidingCase & LoadedCase) | null> {
  const on = await loadCase(tx, touchstone, log, applicationId);
  if (on === null) return null;
  return {
    ...on,
    rules: decidingRulesOf(on.standard),
    acts: await actsBefore(tx, touchstone.keys, log, applicationId),
  };
}
