import {
  addAccount,
  execute,
  type Log,
  logById,
  type Refused,
  readUnit,
  rolesOf,
  type Touchstone,
  todayIn,
  transaction,
} from "@touchstone/server";
import type { SignIn } from "./sign-in.ts";
import { giveSlip, plainCode } from "./slips.ts";
import { addUser, endSignIn, type User } from "./users.ts";

/** Where the accounts of a programme's units are opened, and as whom. */
export interface Office {
  readonly touchstone: Touchstone;
  readonly signIn: SignIn;
  readonly programme: Log;
  /** name of the account that opens, hands over, closes */
  readonly account: string;
}

/** A slip of paper: shown once, and kept nowhere. */
export interface Slip {
  readonly ok: true;
  readonly grantId: string;
  /** name of the unit's account, for where its code is not enough */
  readonly account: string;
  readonly unitId: string;
  readonly code: string;
  /** `ABCDE-FGHJK` */
  readonly slip: string;
  readonly expiresAt: Date;
}

/** Which unit, from when, until when: null is open. */
export interface Opened {
  readonly unitId: string;
  readonly code: string;
  readonly from: string;
  readonly until: string | null;
}

/**
 * Opens the account of a unit, which is recorded, and gives its first slip. Nothing is made where the record refuses it
 * but a name that may do nothing.
 */
export async function openUnitAccount(office: Office, { unitId, code, from, until }: Opened): Promise<Slip | Refused> {
  const { touchstone, signIn, programme, account: by } = office;
  const user = await accountForUnit(touchstone, programme.slug, code);
  const grantId = touchstone.newId();
  const command = { type: "OpenUnitAccount", grantId, account: user.name, unitId, from, until } as const;
  const done = await execute(touchstone, { log: programme, account: by, command });
  if (!done.ok) return done;
  await addUser(signIn, user, touchstone.now(), null);
  return nextSlip(office, { user, grantId, unitId, code });
}

/**
 * Hands the account of a unit over, which is recorded: whoever was signed in is out, password, second factor and passkeys
 * are gone, and the next one comes in by a new slip.
 */
export async function resetUnitAccount(office: Office, grantId: string): Promise<Slip | Refused> {
  const { touchstone, programme, account: by } = office;
  const command = { type: "ResetUnitAccount", grantId } as const;
  const done = await execute(touchstone, { log: programme, account: by, command });
  if (!done.ok) return done;
  return slipAgain(office, grantId);
}

/** Closes the account of a unit from a day on, which is recorded; from today or before, whoever is signed in is out. */
export async function closeUnitAccount(
  office: Office,
  grantId: string,
  on: string,
): Promise<{ readonly ok: true } | Refused> {
  const { touchstone, signIn, programme, account: by } = office;
  const command = { type: "CloseUnitAccount", grantId, on } as const;
  const done = await execute(touchstone, { log: programme, account: by, command });
  if (!done.ok) return done;
  const holder = await holderOf(office, grantId);
  const { today } = await placeOf(touchstone, programme);
  if (holder && on <= today) await endSignIn(signIn, holder.user.accountId, touchstone.now());
  return { ok: true };
}

/** A new slip for an account that is open, after the record let it be handed over. */
async function slipAgain(office: Office, grantId: string): Promise<Slip> {
  const { touchstone, signIn } = office;
  const holder = await holderOf(office, grantId);
  if (holder === null) throw new Error(`slipAgain: no account of a unit has the grant ${grantId}`);
  const { user, unitId } = holder;
  await addUser(signIn, user, touchstone.now(), null);
  await endSignIn(signIn, user.accountId, touchstone.now());
  const code = await codeOfUnit(office, unitId);
  return nextSlip(office, { user, grantId, unitId, code: code ?? user.name });
}

interface Holder {
  readonly user: User;
  readonly grantId: string;
  readonly unitId: string;
  readonly code: string;
}

/** Gives a slip, and notes which handing over of the record it follows. */
async function nextSlip(
  { touchstone, signIn, programme }: Office,
  { user, grantId, unitId, code }: Holder,
): Promise<Slip> {
  const reset = await latestReset(touchstone, user.accountId);
  await signIn.pool.query(
    `INSERT INTO sign_in_unit (account_id, log_id, grant_id, unit_id, code, reset_seen) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (account_id) DO UPDATE SET log_id = $2, grant_id = $3, unit_id = $4, code = $5, reset_seen = $6`,
    [user.accountId, programme.logId, grantId, unitId, plainCode(code), reset],
  );
  const { words, expiresAt } = await giveSlip(signIn, { accountId: user.accountId, now: touchstone.now() }, code);
  return { ok: true, grantId, account: user.name, unitId, code, slip: words, expiresAt };
}

/** When an account was last handed over, in any programme; null: never. */
export async function latestReset(touchstone: Touchstone, accountId: string): Promise<Date | null> {
  const resets = (await rolesOf(touchstone, accountId)).flatMap(({ resetAt }) => (resetAt === null ? [] : [resetAt]));
  return resets.reduce<Date | null>((latest, at) => (latest !== null && latest > at ? latest : at), null);
}

/** Whose account a grant of a unit is; null: there is none of this id. */
async function holderOf(
  { signIn, programme: { shardKey, logId } }: Office,
  grantId: string,
): Promise<{ readonly user: User; readonly unitId: string } | null> {
  const { rows } = await signIn.pool.query<User & { readonly unitId: string }>(
    `SELECT c.account_id AS "accountId", c.name, g.unit_id AS "unitId" FROM role_grant g
     JOIN actor a ON a.shard_key = g.shard_key AND a.log_id = g.log_id AND a.actor_id = g.actor_id
     JOIN account c ON c.account_id = a.account_id
     WHERE g.shard_key = $1 AND g.log_id = $2 AND g.grant_id = $3 AND g.role = 'unit'`,
    [shardKey, logId, grantId],
  );
  const [found] = rows;
  return found ? { user: { accountId: found.accountId, name: found.name }, unitId: found.unitId } : null;
}

/** A unit's code today: of several schemes that which is first in order; null: it has none. */
export async function codeOfUnit({ touchstone, programme }: Office, unitId: string): Promise<string | null> {
  const { organisation, today } = await placeOf(touchstone, programme);
  const unit = await transaction(touchstone, (tx) => readUnit(tx, organisation, unitId), {
    readOnly: true,
    pipelined: true,
  });
  const codes = (unit?.codes ?? []).filter(
    ({ from, until }) => (from === null || from <= today) && (until === null || today < until),
  );
  const [first] = codes.toSorted((a, b) => (a.scheme < b.scheme ? -1 : 1));
  return first?.code ?? null;
}

/** The organisation that has the register, and the day there. */
export async function placeOf(
  touchstone: Touchstone,
  programme: Log,
): Promise<{ readonly organisation: Log; readonly today: string }> {
  return transaction(
    touchstone,
    async (tx) => {
      const organisation = await logById(tx, programme.organisationId);
      if (organisation === null) throw new Error(`placeOf: the organisation of ${programme.slug} is missing`);
      return { organisation, today: todayIn(programme, touchstone) };
    },
    { readOnly: true, pipelined: true },
  );
}

/** An account for a unit: named after programme and code where that makes a name that is free, else with a number. */
async function accountForUnit(touchstone: Touchstone, programme: string, code: string): Promise<User> {
  const base = `${programme}.${plainCode(code).replaceAll(/[^a-z0-9._-]+/g, "-")}`
    .slice(0, 56)
    .replace(/[^a-z0-9]+$/, "");
  for (let attempt = 1; attempt < 1000; attempt++) {
    const made = await addAccount(touchstone, attempt === 1 ? base : `${base}.${attempt}`);
    if (made) return made;
  }
  throw new Error(`accountForUnit: a thousand accounts are called ${base}`);
}
