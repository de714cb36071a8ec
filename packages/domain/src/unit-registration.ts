import { type Decision, decided, refused } from "./decision.ts";
import type { Refusal } from "./refusal.ts";
import type { Text } from "./text.ts";
import { livesOf, type Unit, unitOfRow } from "./unit.ts";
import type { NewUnit, UnitCommands } from "./unit-commands.ts";
import { codeHeld, isRefusal, unitOr } from "./unit-contradiction.ts";
import { covers, overlap } from "./unit-day.ts";
import { codePlaces, dayFault, namePlaces, noUnitBecause, place, schemeFault, typeFault } from "./unit-form.ts";
import type { UnitRegister } from "./unit-register.ts";
import type { Span, UnitRow } from "./unit-row.ts";

/** Takes a unit into the register. */
export function decideRegisterUnit(command: UnitCommands["RegisterUnit"], register: UnitRegister): Decision {
  const { unit, opened } = command;
  if (opened !== null && dayFault(opened) !== null)
    return refused({ code: "invalid", problems: place("opened", opened, dayFault(opened)) });
  const row = rowOfNew(unit, { opened, no: register.nextNo, from: [], register });
  if ("code" in row) return refused(row);
  const held = codeHeld([unitOfRow(row)], register);
  return held ? refused(held) : decided({ type: "UnitRegistered", stream: `unit/${unit.unitId}`, data: { unit: row } });
}

/**
 * The row of a unit that begins, or why it can't. What it does not say itself, it takes from the units that it comes
 * from, where they agree.
 */
export function rowOfNew(
  unit: NewUnit,
  of: { opened: string | null; no: number; from: readonly Unit[]; register: UnitRegister },
): UnitRow | Refusal {
  const { opened, no, from, register } = of;
  const { unitId, names, codes } = unit;
  const type = unit.unitType ?? theSame(from.map((source) => source.type)) ?? "";
  const parents = unit.parents ?? sharedParents(from, opened);
  const problems = [
    ...place("type", type, typeFault(type)),
    ...namePlaces(names, "names"),
    ...codePlaces(codes, "codes"),
    ...parents.flatMap(({ hierarchy }, at) => place(`parents[${at}].hierarchy`, hierarchy, schemeFault(hierarchy))),
    ...parents.flatMap(({ hierarchy }, at) =>
      parents.findIndex((one) => one.hierarchy === hierarchy) < at
        ? [{ path: `parents[${at}].hierarchy`, got: `${hierarchy} again`, want: "one parent a hierarchy" }]
        : [],
    ),
  ];
  if (problems.length > 0) return { code: "invalid", problems };
  const noUnit = noUnitBecause(type);
  if (noUnit) return noUnit;
  if (register.get(unitId)) return { code: "exists", what: "unit", id: unitId };
  const life: Span = { from: opened, until: null };
  const memberships: UnitRow["memberships"][number][] = [];
  for (const { hierarchy, parent } of parents) {
    const above = unitOr(register, parent);
    if (isRefusal(above)) return above;
    const shared = livesOf(above).flatMap((theirs) => overlap(theirs, life) ?? []);
    if (shared.length === 0)
      return { code: "not-alive", unitId: parent, on: opened ?? "", opened: above.opened, closed: above.closed };
    memberships.push(...shared.map((span) => ({ hierarchy, parent, ...span })));
  }
  return {
    unitId,
    no,
    type,
    opened,
    closed: null,
    names: names.map((name: Text) => ({ ...name, ...life })),
    codes: codes.map((code) => ({ ...code, ...life })),
    memberships,
  };
}

const theSame = <T>(values: readonly T[]): T | undefined =>
  values.every((value) => value === values[0]) ? values[0] : undefined;

/** The parents that all these units have, on a day or on the eve of it. */
function sharedParents(from: readonly Unit[], on: string | null): { hierarchy: string; parent: string }[] {
  const [first] = from;
  if (!first || on === null) return [];
  const parentsOf = (unit: Unit): Unit["memberships"] =>
    unit.memberships.filter((row) => covers(row, on) || row.until === on);
  return parentsOf(first)
    .filter(({ hierarchy, parent }) =>
      from.every((unit) => parentsOf(unit).some((row) => row.hierarchy === hierarchy && row.parent === parent)),
    )
    .map(({ hierarchy, parent }) => ({ hierarchy, parent }));
}
