import type { Context, Decision } from "./decision.ts";
import { decided, refused } from "./decision.ts";
import type { Refusal } from "./refusal.ts";
import { type Grant, spansOverlap } from "./role.ts";
import { lifeOn, type Unit } from "./unit.ts";
import { notAlive } from "./unit-contradiction.ts";
import { dayFault, place } from "./unit-form.ts";

/**
 * The account of a unit: whoever runs the subtree opens it, hands it over and closes it, and can grant nothing else by
 * it. All three are commands in a programme's log.
 */
export interface UnitAccountCommands {
  /** `account`: name of an account that holds no other role, anywhere */
  OpenUnitAccount: {
    readonly grantId: string;
    readonly account: string;
    readonly unitId: string;
    readonly from: string;
    readonly until: string | null;
  };
  /** whoever signed in as the unit is out; the next one comes in by a new slip */
  ResetUnitAccount: { readonly grantId: string };
  CloseUnitAccount: { readonly grantId: string; readonly on: string };
}

/** What `OpenUnitAccount` is decided on. */
export interface UnitAccountOpening {
  /** accounts of units belong to programmes: false in the log of an organisation */
  readonly inProgramme: boolean;
  readonly isIdFree: boolean;
  /** null: not in the register */
  readonly unit: Unit | null;
  /** roles of this unit in this programme, whoever holds them */
  readonly ofUnit: readonly Grant[];
  /** the account: who it is in this log, and all that it holds, in whatever log of whatever organisation; null: none */
  readonly receiver: { readonly actor: string; readonly everywhere: readonly Grant[] } | null;
}

/** An account of a unit as it was granted, and all that the account behind it holds anywhere. */
export interface UnitAccountHeld {
  /** null: no grant of this id */
  readonly grant: Grant | null;
  readonly unit: Unit | null;
  readonly everywhere: readonly Grant[];
}

/**
 * Opens the account of a unit. An account that holds anything besides can't be one: who hands it over, by a reset, would
 * hand over the rest too. One at a time, of a unit that is there on the first day.
 */
export function decideOpenUnitAccount(
  command: UnitAccountCommands["OpenUnitAccount"],
  { inProgramme, isIdFree, unit, ofUnit, receiver }: UnitAccountOpening,
): Decision {
  const { grantId, account, unitId, from, until } = command;
  const problems = [
    ...place("from", from, dayFault(from)),
    ...(until === null ? [] : place("until", until, dayFault(until))),
  ];
  if (problems.length > 0) return refused({ code: "invalid", problems });
  if (!inProgramme) return refused({ code: "unknown", what: "programme that the account is for", id: unitId });
  if (!isIdFree) return refused({ code: "exists", what: "role", id: grantId });
  if (receiver === null) return refused({ code: "unknown", what: "account", id: account });
  if (unit === null) return refused({ code: "unknown", what: "unit", id: unitId });
  if (until !== null && until <= from) return refused({ code: "empty-span", from, until });
  if (lifeOn(unit, from) === null) return refused(notAlive(unit, from));
  const besides = besidesUnit(receiver.everywhere, unitId, command);
  if (besides) return refused(besides);
  if (ofUnit.some((held) => spansOverlap(held, command)))
    return refused({ code: "exists", what: "standing account of the unit", id: unitId });
  const data = { grantId, role: "unit", actor: receiver.actor, unitId, from, until } as const;
  return decided({ type: "RoleGranted", stream: `role/${grantId}`, data });
}

/** Ends what was signed in as a unit, so that the account can be handed over. */
export function decideResetUnitAccount(
  { grantId }: UnitAccountCommands["ResetUnitAccount"],
  { grant, unit, everywhere }: UnitAccountHeld,
  { today }: Context,
): Decision {
  if (grant?.role !== "unit" || grant.unitId === null || unit === null || hasEnded(grant, today))
    return refused({ code: "unknown", what: "account of a unit that stands", id: grantId });
  if (lifeOn(unit, today) === null) return refused(notAlive(unit, today));
  const besides = besidesUnit(everywhere, grant.unitId, { from: today, until: null });
  if (besides) return refused(besides);
  return decided({ type: "UnitAccountReset", stream: `role/${grantId}`, data: { grantId } });
}

/** Closes the account of a unit from a day on, of one that is closed itself too; no other role is ended by it. */
export function decideCloseUnitAccount(
  { grantId, on }: UnitAccountCommands["CloseUnitAccount"],
  { grant }: Pick<UnitAccountHeld, "grant">,
): Decision {
  if (dayFault(on) !== null) return refused({ code: "invalid", problems: place("on", on, dayFault(on)) });
  if (grant?.role !== "unit" || hasEnded(grant, on))
    return refused({ code: "unknown", what: "account of a unit that stands", id: grantId });
  if (on < grant.from) return refused({ code: "empty-span", from: grant.from, until: on });
  return decided({ type: "RoleEnded", stream: `role/${grantId}`, data: { grantId, on } });
}

const hasEnded = ({ until }: Grant, on: string): boolean => until !== null && until <= on;

/** Why this account can't be a unit's: another role within the days. It is not told which, or where. */
function besidesUnit(
  everywhere: readonly Grant[],
  unitId: string,
  span: Pick<Grant, "from" | "until">,
): Refusal | null {
  const others = everywhere.filter((held) => spansOverlap(held, span));
  if (others.every((held) => held.role === "unit" && held.unitId === unitId)) return null;
  return { code: "not-only-the-unit", unitId };
}
