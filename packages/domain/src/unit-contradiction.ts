import type { Refusal } from "./refusal.ts";
import { lastOpened, lifeOn, type Unit } from "./unit.ts";
import { contains, overlap } from "./unit-day.ts";
import type { UnitRegister } from "./unit-register.ts";
import type { Span } from "./unit-row.ts";

/** The unit of an id, or why there is none. */
export function unitOr(register: UnitRegister, unitId: string): Unit | Refusal {
  return register.get(unitId) ?? { code: "unknown", what: "unit", id: unitId };
}

export const isRefusal = (found: Unit | Refusal): found is Refusal => "code" in found;

/** Whether a unit is there on a day. */
export function notAliveOn(unit: Unit, on: string): Refusal | null {
  return lifeOn(unit, on) ? null : notAlive(unit, on);
}

/** Whether a unit is there on all days of a span. `on` is the day that the answer names. */
export function notAliveDuring(unit: Unit, span: Span, on: string): Refusal | null {
  const life = span.from === null ? null : lifeOn(unit, span.from);
  const isThere = life
    ? contains(life, span)
    : span.from === null && unit.opened === null && contains(firstLife(unit), span);
  return isThere ? null : notAlive(unit, on);
}

const firstLife = (unit: Unit): Span => ({ from: unit.opened, until: unit.pauses[0]?.closed ?? unit.closed });

/** That a unit is not there on a day. */
export const notAlive = ({ unitId, opened, closed }: Unit, on: string): Refusal => ({
  code: "not-alive",
  unitId,
  on,
  opened,
  closed,
});

/**
 * Whether a unit can end on a day: it is there, has been for a day at least, and nothing later is known of it.
 * What lies in it must have moved or ended before, unless it is among `following`.
 */
export function cannotEnd(
  unit: Unit,
  on: string,
  register: UnitRegister,
  following: "children-follow" | "children-stay",
): Refusal | null {
  const { unitId, closed } = unit;
  const begun = lastOpened(unit);
  if (closed !== null || (begun !== null && begun >= on)) return notAlive(unit, on);
  const later = laterName(unit, on) ?? laterCode(unit, on, null) ?? laterParent(unit, on, null);
  if (later) return later;
  if (unit.lineageOn !== null && unit.lineageOn > on)
    return { code: "later-change", unitId, on, what: "lineage", later: unit.lineageOn };
  if (following === "children-follow") return null;
  const { length: children } = register.childrenOf(unitId, { from: on, until: null });
  return children === 0 ? null : { code: "has-children", unitId, on, children };
}

/** Whether another name is on record from a later day. */
export function laterName(unit: Unit, on: string): Refusal | null {
  return laterRow(unit, unit.names, on, "name");
}

/** Whether another code of a scheme (null: of any) is on record from a later day. */
export function laterCode(unit: Unit, on: string, scheme: string | null): Refusal | null {
  return laterRow(
    unit,
    unit.codes.filter((row) => scheme === null || row.scheme === scheme),
    on,
    "code",
  );
}

/** Whether another parent in a hierarchy (null: in any) is on record from a later day. */
export function laterParent(unit: Unit, on: string, hierarchy: string | null): Refusal | null {
  const rows = unit.memberships.filter((row) => hierarchy === null || row.hierarchy === hierarchy);
  return laterRow(unit, rows, on, "parent");
}

/** A row that begins after a day, or one that ends between it and the end of the unit's life. */
function laterRow(unit: Unit, rows: readonly Span[], on: string, what: "name" | "code" | "parent"): Refusal | null {
  const end = lifeOn(unit, on)?.until ?? null;
  const days = rows.flatMap(({ from, until }) => [
    ...(from !== null && from > on ? [from] : []),
    ...(until !== null && until > on && (end === null || until < end) ? [until] : []),
  ]);
  const later = days.sort()[0];
  return later === undefined ? null : { code: "later-change", unitId: unit.unitId, on, what, later };
}

/** Whether units, as an act would leave them, have a code while another has it. */
export function codeHeld(after: readonly Unit[], register: UnitRegister): Refusal | null {
  const changed = new Map(after.map((unit) => [unit.unitId, unit]));
  for (const unit of after)
    for (const row of unit.codes) {
      const others = register
        .holdersOf(row.scheme, row.code, row)
        .map(({ unit: holder }) => changed.get(holder.unitId) ?? holder);
      for (const other of [...others, ...after]) {
        if (other.unitId === unit.unitId) continue;
        const both = other.codes.find(
          ({ scheme, code, ...span }) => scheme === row.scheme && code === row.code && overlap(span, row) !== null,
        );
        if (both) {
          const { scheme, code: held, from, until } = both;
          return { code: "code-held", scheme, held, by: other.unitId, from, until };
        }
      }
    }
  return null;
}

/** Whether a unit lies below another in a hierarchy at some time of these days, or is the other itself. */
export function isBelow(
  unitId: string,
  above: string,
  { hierarchy, during, register }: { hierarchy: string; during: Span; register: UnitRegister },
  seen: Set<string> = new Set(),
): boolean {
  if (unitId === above) return true;
  if (seen.has(unitId)) return false; // the register has no cycle; this is for one that came in otherwise
  seen.add(unitId);
  return (register.get(unitId)?.memberships ?? []).some((row) => {
    if (row.hierarchy !== hierarchy) return false;
    const shared = overlap(row, during);
    return shared !== null && isBelow(row.parent, above, { hierarchy, during: shared, register }, seen);
  });
}
