import {
  type CommandOf,
  decideCloseUnitAccount,
  decideOpenUnitAccount,
  decideResetUnitAccount,
  type Grant,
  type UnitAccountHeld,
  type UnitAccountOpening,
} from "@touchstone/domain";
import { actorIn, grantsEverywhere, idOfAccount, makeActor } from "../store/actors.ts";
import type { Log } from "../store/log.ts";
import { isReserved } from "../store/reserved.ts";
import type { Tx } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import { handler } from "./handler.ts";
import { unitOfRegister } from "./unit-of-register.ts";

export const unitAccountHandlers = {
  OpenUnitAccount: handler<CommandOf<"OpenUnitAccount">, UnitAccountOpening>({
    stream: ({ grantId }) => `role/${grantId}`,
    unit: ({ unitId }) => unitId,
    load: loadOpening,
    decide: decideOpenUnitAccount,
  }),
  ResetUnitAccount: handler<CommandOf<"ResetUnitAccount">, UnitAccountHeld>({
    stream: ({ grantId }) => `role/${grantId}`,
    findUnit: unitOfGrant,
    load: (tx, _, log, { grantId }) => loadHeld(tx, log, grantId),
    decide: decideResetUnitAccount,
  }),
  CloseUnitAccount: handler<CommandOf<"CloseUnitAccount">, UnitAccountHeld>({
    stream: ({ grantId }) => `role/${grantId}`,
    findUnit: unitOfGrant,
    load: (tx, _, log, { grantId }) => loadHeld(tx, log, grantId),
    decide: decideCloseUnitAccount,
  }),
};

async function loadOpening(
  tx: Tx,
  touchstone: Touchstone,
  log: Log,
  { grantId, account: name, unitId }: CommandOf<"OpenUnitAccount">,
): Promise<UnitAccountOpening> {
  const account = isReserved(name) ? null : await idOfAccount(tx, touchstone, name);
  const { rows } = await tx.query<Grant>(
    `SELECT role, unit_id AS "unitId", valid_from AS "from", valid_until AS "until" FROM role_grant
     WHERE shard_key = $1 AND log_id = $2 AND role = 'unit' AND unit_id = $3`,
    [log.shardKey, log.logId, unitId],
  );
  return {
    inProgramme: log.kind === "programme",
    isIdFree: (await storedGrant(tx, log, grantId)) === null,
    unit: await unitOfRegister(tx, log, unitId),
    ofUnit: rows,
    receiver: account === null ? null : await receiver(tx, log, account),
  };
}

async function receiver(tx: Tx, log: Log, account: string): Promise<NonNullable<UnitAccountOpening["receiver"]>> {
  const { actorId } = await actorIn(tx, log, account);
  const everywhere = await grantsEverywhere(tx, account);
  return { actor: actorId ?? makeActor(tx, log, account), everywhere };
}

async function loadHeld(tx: Tx, log: Log, grantId: string): Promise<UnitAccountHeld> {
  const grant = await storedGrant(tx, log, grantId);
  if (grant === null) return { grant, unit: null, everywhere: [] };
  return {
    grant,
    unit: grant.unitId === null ? null : await unitOfRegister(tx, log, grant.unitId),
    everywhere: await grantsEverywhere(tx, grant.accountId),
  };
}

/** The unit that an account of a unit is over; null for another role, which no right over a part reaches by this. */
async function unitOfGrant(tx: Tx, log: Log, { grantId }: { readonly grantId: string }): Promise<string | null> {
  const grant = await storedGrant(tx, log, grantId);
  return grant?.role === "unit" ? grant.unitId : null;
}

async function storedGrant(
  tx: Tx,
  log: Log,
  grantId: string,
): Promise<(Grant & { readonly accountId: string }) | null> {
  const { rows } = await tx.query<Grant & { accountId: string }>(
    `SELECT g.role, g.unit_id AS "unitId", g.valid_from AS "from", g.valid_until AS "until",
            a.account_id AS "accountId"
     FROM role_grant g
     JOIN actor a ON a.shard_key = g.shard_key AND a.log_id = g.log_id AND a.actor_id = g.actor_id
     WHERE g.shard_key = $1 AND g.log_id = $2 AND g.grant_id = $3`,
    [log.shardKey, log.logId, grantId],
  );
  return rows[0] ?? null;
}
