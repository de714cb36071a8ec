import {
  calledOn,
  descendantsOn,
  listUnits,
  mainHierarchy,
  parentsAbove,
  type Refused,
  type Tx,
  transaction,
  unitAccountsOf,
} from "@touchstone/server";
import type { Office, Slip } from "./unit-accounts.ts";
import { openUnitAccount, placeOf, resetUnitAccount } from "./unit-accounts.ts";
import { hasPassword } from "./users.ts";

/** Which units get a slip. */
export interface SlipsAsked {
  /** those below this unit; null: all of the register */
  readonly under: string | null;
  /** only of this type; null: of each */
  readonly type: string | null;
  /** of the codes that are typed to sign in */
  readonly scheme: string;
  readonly language: string;
  readonly from: string;
  readonly until: string | null;
}

/** A slip with what is printed on it besides. */
export interface NamedSlip extends Slip {
  /** null: the unit has no name that day */
  readonly name: string | null;
  /** name of the unit right above; null: none */
  readonly place: string | null;
}

/** A unit that got no slip, and why. */
export interface NoSlip {
  readonly ok: false;
  readonly unitId: string;
  readonly code: string;
  /** the account is in use: to hand it over is another act */
  readonly why: "in-use" | Refused["refusal"];
}

interface Waiting {
  readonly unitId: string;
  readonly code: string;
  readonly name: string | null;
  readonly place: string | null;
}

/**
 * Opens accounts for many units, one after the other, and gives a slip for each, in the order of the places they lie in.
 * An account that nobody has used yet gets another slip; one that is in use gets none.
 */
export async function* slipsForUnits(office: Office, asked: SlipsAsked): AsyncGenerator<NamedSlip | NoSlip> {
  const { today } = await placeOf(office.touchstone, office.programme);
  const open = new Map(
    (await read(office, (tx) => unitAccountsOf(tx, office.programme, { below: asked.under, today })))
      .filter(({ until }) => until === null || today < until)
      .map((account) => [account.unitId, account]),
  );
  for (const { unitId, code, name, place } of await waitingUnits(office, asked)) {
    const known = open.get(unitId);
    if (known && (await isInUse(office, known.account))) {
      yield { ok: false, unitId, code, why: "in-use" };
      continue;
    }
    const { from, until } = asked;
    const done = known
      ? await resetUnitAccount(office, known.grantId)
      : await openUnitAccount(office, { unitId, code, from, until });
    if (done.ok) yield { ...done, name, place };
    else yield { ok: false, unitId, code, why: done.refusal };
  }
}

async function isInUse({ signIn }: Office, account: string): Promise<boolean> {
  const { rows } = await signIn.pool.query<{ id: string }>("SELECT id FROM sign_in_user WHERE username = $1", [
    account,
  ]);
  return rows[0] !== undefined && (await hasPassword(signIn, rows[0].id));
}

const read = <T>({ touchstone }: Office, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transaction(touchstone, work, { readOnly: true });

/** The units, by the place they lie in and by code. */
async function waitingUnits(office: Office, { under, type, scheme, language }: SlipsAsked): Promise<Waiting[]> {
  const { organisation, today } = await placeOf(office.touchstone, office.programme);
  return read(office, async (tx) => {
    const all = await listUnits(tx, organisation, { on: today, scheme, type, among: null, after: null, limit: MOST });
    const hierarchy = await mainHierarchy(
      tx,
      organisation,
      all.map(({ unitId }) => unitId),
      today,
    );
    const below =
      under === null
        ? null
        : new Set(hierarchy === null ? [] : await descendantsOn(tx, organisation, under, { hierarchy, on: today }));
    const units = all.filter(({ unitId }) => below === null || below.has(unitId));
    const ids = units.map(({ unitId }) => unitId);
    const parents =
      hierarchy === null
        ? new Map<string, string>()
        : await parentsAbove(tx, organisation, ids, { hierarchy, on: today });
    const called = await calledOn(tx, organisation, {
      units: [...new Set([...ids, ...parents.values()])],
      size: Number.MAX_SAFE_INTEGER, // as known now
      day: today,
      language,
    });
    return units
      .map(({ unitId, code }) => {
        const parent = parents.get(unitId);
        const place = parent === undefined ? null : (called.get(parent)?.name ?? null);
        return { unitId, code, name: called.get(unitId)?.name ?? null, place };
      })
      .sort((a, b) => order(a.place ?? "", b.place ?? "") || order(a.code, b.code));
  });
}

const MOST = 100_000;
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
