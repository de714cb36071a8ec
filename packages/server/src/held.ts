import type { Held } from "@touchstone/domain";
import { dayIn } from "./day-in.ts";
import { knownAt, mind, organisationSize } from "./organisation-known.ts";
import { type Actor, actorAt, actorIn, type Granted, grantsInProgrammes } from "./store/actors.ts";
import { type Log, logById, rememberLog } from "./store/log.ts";
import type { Tx } from "./store/tx.ts";
import type { Touchstone } from "./touchstone.ts";

/** What an account holds or has held beside a log: of a programme in its organisation, of that in its programmes. */
export async function grantsBeside(
  tx: Tx,
  touchstone: Pick<Touchstone, "logs" | "organisations">,
  log: Log,
  account: string,
): Promise<Granted[]> {
  if (log.kind === "organisation") return grantsInProgrammes(tx, log, account);
  const organisation = await organisationOf(tx, touchstone, log);
  return organisation === null ? [] : grantedIn(organisation, await actorKnown(tx, touchstone, organisation, account));
}

/** What an account holds or has held in an organisation, read once as long as nothing is recorded in its ledger. */
async function actorKnown(
  tx: Tx,
  touchstone: Pick<Touchstone, "logs" | "organisations">,
  organisation: Log,
  account: string,
): Promise<Pick<Actor, "grants">> {
  const size = await organisationSize(tx, touchstone, organisation);
  const known = knownAt(touchstone, organisation.logId, size)?.grants.get(account);
  if (known !== undefined) return { grants: known };
  const found = await actorAt(tx, organisation, account);
  const at = knownAt(touchstone, organisation.logId, found.size);
  if (at !== null) mind(at.grants, account, found.grants);
  return found;
}

/** What an account holds or has held in the other programmes of an organisation; beside the organisation, in all. */
export async function grantsInSisters(tx: Tx, log: Log, account: string): Promise<Granted[]> {
  const granted = await grantsInProgrammes(tx, log, account);
  return granted.filter(({ where }) => log.kind === "organisation" || where.slug !== log.slug);
}

/** Roles with the one log that they were granted in. */
export const grantedIn = (where: Granted["where"], { grants }: Pick<Actor, "grants">): Granted[] =>
  grants.map((grant) => ({ ...grant, where }));

/**
 * What roles count for: in a programme, or in its organisation alone.
 * @param programme slug of the one that something is done for; null: for the organisation
 * @param instant whose day it is in each log's own time zone
 */
export function heldFor(granted: readonly Granted[], programme: string | null, instant: string): Held[] {
  return granted.map(({ where, ...grant }) => {
    const on = where.kind === "organisation" ? where.kind : where.slug === programme ? "programme" : "sister";
    return { ...grant, on, today: dayIn(where.timeZone, instant) };
  });
}

/** Who an account is in a log, and every role of it that counts there: in the log, in its organisation, in sisters. */
export async function heldIn(
  tx: Tx,
  touchstone: Pick<Touchstone, "logs" | "now">,
  log: Log,
  account: string,
): Promise<{ readonly actorId: string | null; readonly held: readonly Held[] }> {
  const organisation = log.kind === "organisation" ? null : await organisationOf(tx, touchstone, log);
  const [own, above, sisters] = await Promise.all([
    actorIn(tx, log, account),
    organisation === null ? [] : actorIn(tx, organisation, account).then((actor) => grantedIn(organisation, actor)),
    grantsInSisters(tx, log, account),
  ]);
  const granted = [...grantedIn(log, own), ...above, ...sisters];
  const programme = log.kind === "programme" ? log.slug : null;
  return { actorId: own.actorId, held: heldFor(granted, programme, touchstone.now().toISOString()) };
}

/** The log of the organisation that runs a programme; one that was met before is not asked for again. */
async function organisationOf(tx: Tx, touchstone: Pick<Touchstone, "logs">, log: Log): Promise<Log | null> {
  const known = touchstone.logs.get(log.organisationId) ?? (await logById(tx, log.organisationId));
  if (known) rememberLog(touchstone, known);
  return known;
}
