import { holdsOn } from "@touchstone/domain";
import { dayIn } from "../day-in.ts";
import { organisationOf } from "../projections/organisation-read.ts";
import { actorIn } from "../store/actors.ts";
import { type Log, logById } from "../store/log.ts";
import { transaction } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";

/** Who may look into a rehearsal at all, and in which language it says that it is one where nobody names another. */
export interface SandboxEntered {
  readonly language: string;
}

/**
 * Whether an account may look into a rehearsal: who holds a role in it, of whatever kind, today.
 * @param log of its organisation or its programme
 * @returns null for all others, who are not told that it is there
 */
export async function enterSandbox(
  touchstone: Touchstone,
  log: Log,
  accountId: string,
): Promise<SandboxEntered | null> {
  return transaction(
    touchstone,
    async (tx) => {
      const organisation = await logById(tx, log.organisationId);
      if (organisation === null) return null;
      const { names, timeZone } = await organisationOf(tx, organisation);
      const today = dayIn(timeZone, touchstone.now().toISOString());
      for (const at of log.logId === organisation.logId ? [log] : [log, organisation])
        if ((await actorIn(tx, at, accountId)).grants.some((grant) => holdsOn(grant, today)))
          return { language: names[0]?.lang ?? "en" };
      return null;
    },
    { readOnly: true, pipelined: true },
  );
}
