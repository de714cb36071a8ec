import type { Grant } from "@touchstone/domain";
import { actorIn, grantsInProgrammes } from "./store/actors.ts";
import { type Log, logById, rememberLog } from "./store/log.ts";
import type { Tx } from "./store/tx.ts";
import type { Touchstone } from "./touchstone.ts";

/** What an account holds or has held beside a log: of a programme in its organisation, of that in its programmes. */
export async function grantsBeside(
  tx: Tx,
  touchstone: Pick<Touchstone, "logs">,
  log: Log,
  account: string,
): Promise<readonly Grant[]> {
  if (log.kind === "organisation") return grantsInProgrammes(tx, log, account);
  const organisation = await organisationOf(tx, touchstone, log);
  return organisation === null ? [] : (await actorIn(tx, organisation, account)).grants;
}

/** The log of the organisation that runs a programme; one that was met before is not asked for again. */
async function organisationOf(tx: Tx, touchstone: Pick<Touchstone, "logs">, log: Log): Promise<Log | null> {
  const known = touchstone.logs.get(log.organisationId) ?? (await logById(tx, log.organisationId));
  if (known) rememberLog(touchstone, known);
  return known;
}
