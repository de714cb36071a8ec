import { dayOf } from "./calendar-days.ts";
import type { Decision } from "./decision.ts";
import { decided, refused } from "./decision.ts";
import type { OrganisationEvents } from "./events.ts";

/** Commands about what is asked once: observations of one programme that serve another. */
export interface SharingCommands {
  /** `from`: the programme that they were submitted for, null for any of the organisation; `to`: the one they serve */
  PermitSharing: OrganisationEvents["SharingPermitted"];
  EndSharing: { readonly permissionId: string; readonly on: string };
}

/** A permission that stands. */
export interface Permission {
  readonly permissionId: string;
  readonly quantity: string;
  readonly from: string | null;
  readonly to: string;
  /** the day from which it holds */
  readonly on: string;
}

/** Permits that a quantity, asked once, serves a programme; the same permission can't stand twice. */
export function decidePermitSharing(
  command: SharingCommands["PermitSharing"],
  { programmes, standing }: { readonly programmes: readonly string[]; readonly standing: readonly Permission[] },
): Decision {
  const { permissionId, quantity, from, to, on } = command;
  const problems = [];
  if (!/^[a-z][a-z0-9_]{0,63}@[0-9]{1,9}$/.test(quantity))
    problems.push({ path: "quantity", got: quantity, want: "a quantity and its version, such as notices@1" });
  if (dayOf(on) === null) problems.push({ path: "on", got: on, want: "a day such as 2026-03-01" });
  if (from === to)
    problems.push({ path: "to", got: "the same programme", want: "another one: its own serve it anyway" });
  if (problems.length > 0) return refused({ code: "invalid", problems });
  for (const programme of from === null ? [to] : [from, to])
    if (!programmes.includes(programme)) return refused({ code: "unknown", what: "programme", id: programme });
  const same = standing.find((other) => other.quantity === quantity && other.from === from && other.to === to);
  if (same) return refused({ code: "exists", what: "permission", id: same.permissionId });
  const data = { permissionId, quantity, from, to, on };
  return decided({ type: "SharingPermitted", stream: `sharing/${permissionId}`, data });
}

/** Ends a permission from a day on; what was assessed under it before stays as it was. */
export function decideEndSharing(
  command: SharingCommands["EndSharing"],
  { standing }: { readonly standing: readonly Permission[] },
): Decision {
  const { permissionId, on } = command;
  const permission = standing.find((other) => other.permissionId === permissionId);
  if (!permission) return refused({ code: "unknown", what: "permission that stands", id: permissionId });
  if (dayOf(on) === null || on < permission.on)
    return refused({ code: "invalid", problems: [{ path: "on", got: on, want: `a day from ${permission.on}` }] });
  return decided({ type: "SharingEnded", stream: `sharing/${permissionId}`, data: { permissionId, on } });
}
