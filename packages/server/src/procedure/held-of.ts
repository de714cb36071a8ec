import type { Held } from "@touchstone/domain";
import { actorIn, grantsInProgrammes } from "../store/actors.ts";
import { type Log, logById } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

/** Every role that an account holds or has held where it counts for a programme: there, in its organisation, in its sisters. */
export async function heldOf(tx: Tx, log: Log, account: string): Promise<Held[]> {
  const { grants } = await actorIn(tx, log, account);
  const held: Held[] = grants.map((grant) => ({ ...grant, on: "programme" }));
  const organisation = await logById(tx, log.organisationId);
  if (organisation === null) return held;
  const above = await actorIn(tx, organisation, account);
  const sisters = (await grantsInProgrammes(tx, organisation, account)).filter(({ slug }) => slug !== log.slug);
  return [
    ...held,
    ...above.grants.map((grant): Held => ({ ...grant, on: "organisation" })),
    ...sisters.map((grant): Held => ({ ...grant, on: "sister" })),
  ];
}
