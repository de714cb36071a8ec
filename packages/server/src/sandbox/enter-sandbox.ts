import { isHeld } from "@touchstone/domain";
import { heldIn } from "../held.ts";
import { organisationOf } from "../projections/organisation-read.ts";
import { type Log, logById } from "../store/log.ts";
import { transaction } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import { filledIn } from "./list-sandboxes.ts";

/** Who may look into a rehearsal at all, and in which language it says that it is one where nobody names another. */
export interface SandboxEntered {
  readonly language: string;
}

/**
 * Whether an account may look into a rehearsal: who holds a role in it, of whatever kind, today. Nobody may until it is whole.
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
      const { held } = await heldIn(tx, touchstone, log, accountId);
      if (!held.some((role) => role.on !== "sister" && isHeld(role))) return null;
      if ((await filledIn(tx, organisation.logId)) === null) return null;
      const { names } = await organisationOf(tx, organisation);
      return { language: names[0]?.lang ?? "en" };
    },
    { readOnly: true, pipelined: true },
  );
}
