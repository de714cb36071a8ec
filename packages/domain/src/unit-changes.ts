import { type Decision, decided, refused } from "./decision.ts";
import type { Refusal } from "./refusal.ts";
import { lifeOn, namesOn } from "./unit.ts";
import type { UnitCommands } from "./unit-commands.ts";
import {
  codeHeld,
  isBelow,
  isRefusal,
  laterCode,
  laterName,
  laterParent,
  notAliveDuring,
  notAliveOn,
  unitOr,
} from "./unit-contradiction.ts";
import { covers } from "./unit-day.ts";
import { type UnitEvent, unitsAfter } from "./unit-evolve.ts";
import { codePlaces, dayFault, namePlaces, place, schemeFault } from "./unit-form.ts";
import type { UnitRegister } from "./unit-register.ts";

/** Gives a unit the names that it has from a day on. */
export function decideRenameUnit(command: UnitCommands["RenameUnit"], register: UnitRegister): Decision {
  const { unitId, names, on } = command;
  const problems = [...namePlaces(names, "names"), ...place("on", on, dayFault(on))];
  if (problems.length > 0) return refused({ code: "invalid", problems });
  const unit = unitOr(register, unitId);
  if (isRefusal(unit)) return refused(unit);
  const contradiction = notAliveOn(unit, on) ?? laterName(unit, on);
  if (contradiction) return refused(contradiction);
  const held = namesOn(unit, on);
  const isHeld = names.every(({ text, lang, origin, review }) =>
    held.some((row) => row.text === text && row.lang === lang && row.origin === origin && row.review === review),
  );
  if (isHeld && held.length === names.length)
    return refused({ code: "nothing-changes", what: "names", id: names[0]?.text ?? unitId });
  return decided({ type: "UnitRenamed", stream: `unit/${unitId}`, data: { unitId, names: [...names], on } });
}

/** Gives a unit the code that it has in a scheme from a day on. */
export function decideRecodeUnit(command: UnitCommands["RecodeUnit"], register: UnitRegister): Decision {
  const { unitId, scheme, code, on } = command;
  const problems = [...codePlaces([{ scheme, code }], "code"), ...place("on", on, dayFault(on))];
  if (problems.length > 0) return refused({ code: "invalid", problems });
  const unit = unitOr(register, unitId);
  if (isRefusal(unit)) return refused(unit);
  const contradiction = notAliveOn(unit, on) ?? laterCode(unit, on, scheme);
  if (contradiction) return refused(contradiction);
  if (unit.codes.some((row) => row.scheme === scheme && row.code === code && covers(row, on)))
    return refused({ code: "nothing-changes", what: `code in ${scheme}`, id: code });
  const event: UnitEvent = { type: "UnitRecoded", stream: `unit/${unitId}`, data: { unitId, scheme, code, on } };
  const held = codeHeld(
    unitsAfter(event, () => unit),
    register,
  );
  return held ? refused(held) : decided(event);
}

/** Puts a unit under another parent of a hierarchy, or under none, from a day on. */
export function decideMoveUnit(command: UnitCommands["MoveUnit"], register: UnitRegister): Decision {
  const { unitId, hierarchy, parent, on } = command;
  const problems = [...place("hierarchy", hierarchy, schemeFault(hierarchy)), ...place("on", on, dayFault(on))];
  if (problems.length > 0) return refused({ code: "invalid", problems });
  const unit = unitOr(register, unitId);
  if (isRefusal(unit)) return refused(unit);
  const contradiction = notAliveOn(unit, on) ?? laterParent(unit, on, hierarchy);
  if (contradiction) return refused(contradiction);
  const before = unit.memberships.find((row) => row.hierarchy === hierarchy && covers(row, on))?.parent ?? null;
  if (before === parent)
    return refused({ code: "nothing-changes", what: `parent in ${hierarchy}`, id: parent ?? "none" });
  const wrong = parent === null ? null : cannotHold(command, parent, register);
  if (wrong) return refused(wrong);
  return decided({ type: "UnitMoved", stream: `unit/${unitId}`, data: { unitId, hierarchy, parent, on } });
}

/** Why a parent can't hold a unit from a day to the end of its life: it isn't there all the time, or lies below it. */
function cannotHold(
  { unitId, hierarchy, on }: UnitCommands["MoveUnit"],
  parent: string,
  register: UnitRegister,
): Refusal | null {
  const unit = register.get(unitId);
  const above = unitOr(register, parent);
  if (isRefusal(above)) return above;
  const during = { from: on, until: (unit && lifeOn(unit, on)?.until) ?? null };
  const absent = notAliveDuring(above, during, on);
  if (absent) return absent;
  return isBelow(parent, unitId, { hierarchy, during, register }) ? { code: "cycle", unitId, parent, hierarchy } : null;
}
