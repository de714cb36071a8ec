import { type Decision, decided, refused } from "./decision.ts";
import type { DomainEvent } from "./events.ts";
import type { Refusal } from "./refusal.ts";
import type { Unit } from "./unit.ts";
import type { UnitCommands } from "./unit-commands.ts";
import {
  cannotEnd,
  codeHeld,
  isBelow,
  isRefusal,
  laterParent,
  notAliveDuring,
  notAliveOn,
  unitOr,
} from "./unit-contradiction.ts";
import { covers } from "./unit-day.ts";
import { type UnitEvent, unitsAfter } from "./unit-evolve.ts";
import { codePlaces, dayFault, namePlaces, place } from "./unit-form.ts";
import type { UnitRegister } from "./unit-register.ts";
import { rowOfNew } from "./unit-registration.ts";
import type { UnitRow } from "./unit-row.ts";

type Units = readonly Unit[] | Refusal;
const isNo = (found: Units): found is Refusal => "code" in found;

/** Units of ids, each once, or why one of them is none. */
function unitsOr(register: UnitRegister, unitIds: readonly string[]): Units {
  const units: Unit[] = [];
  for (const unitId of new Set(unitIds)) {
    const unit = unitOr(register, unitId);
    if (isRefusal(unit)) return unit;
    units.push(unit);
  }
  return units;
}

const badDay = (on: string): Refusal => ({ code: "invalid", problems: place("on", on, dayFault(on)) });

/** Lets one unit, that goes on or begins, take over all of others, which end; what lies in them lies in it from then on. */
export function decideMergeUnits(command: UnitCommands["MergeUnits"], register: UnitRegister): Decision {
  const { into, on } = command;
  if (dayFault(on)) return refused(badDay(on));
  const intoId = typeof into === "string" ? into : into.unitId;
  const from = unitsOr(register, command.from);
  if (isNo(from)) return refused(from);
  const ending = from.filter(({ unitId }) => unitId !== intoId);
  if (ending.length === 0) return refused({ code: "with-itself", unitId: intoId, act: "merge" });
  for (const unit of ending) {
    const no = cannotEnd(unit, on, register, "children-follow");
    if (no) return refused(no);
  }
  const target =
    typeof into === "string"
      ? goesOn(into, on, register)
      : rowOfNew(into, { opened: on, no: register.nextNo, from, register });
  if ("code" in target) return refused(target);
  const created = typeof into === "string" ? null : rowIn(target);
  const ids =
    typeof into === "string" ? [...ending.map(({ unitId }) => unitId), into] : ending.map(({ unitId }) => unitId);
  const merged: UnitEvent = {
    type: "UnitsMerged",
    stream: `unit/${intoId}`,
    data: { from: ids, into: intoId, created, on },
  };
  const followers = childrenFollow(ending, intoId, { on, register });
  if ("code" in followers) return refused(followers);
  const held = codeHeld(
    unitsAfter(merged, (unitId) => known(register, unitId)),
    register,
  );
  return held ? refused(held) : decided(merged, ...followers);
}

/** Lets parts of a unit pass to others, that are there or begin. */
export function decideSplitUnit(command: UnitCommands["SplitUnit"], register: UnitRegister): Decision {
  const { from, goesOn: stays, on } = command;
  if (dayFault(on)) return refused(badDay(on));
  const source = unitOr(register, from);
  if (isRefusal(source)) return refused(source);
  const into = command.into.map((part) => (typeof part === "string" ? part : part.unitId));
  if (into.length === 0 || into.includes(from) || new Set(into).size < into.length)
    return refused({ code: "with-itself", unitId: from, act: "split" });
  const no = stays ? notOpen(source, on) : cannotEnd(source, on, register, "children-stay");
  if (no) return refused(no);
  const created: UnitRow[] = [];
  for (const part of command.into) {
    const of = { opened: on, no: register.nextNo + created.length, from: [source], register };
    const target = typeof part === "string" ? goesOn(part, on, register) : rowOfNew(part, of);
    if ("code" in target) return refused(target);
    if (typeof part !== "string") created.push(rowIn(target));
  }
  const event: UnitEvent = {
    type: "UnitSplit",
    stream: `unit/${from}`,
    data: { from, goesOn: stays, into, created, on },
  };
  const held = codeHeld(
    unitsAfter(event, (unitId) => known(register, unitId)),
    register,
  );
  return held ? refused(held) : decided(event);
}

/** Ends a unit. Successors take over what it did; which part each of them, is not known. */
export function decideCloseUnit(command: UnitCommands["CloseUnit"], register: UnitRegister): Decision {
  const { unitId, successors, on } = command;
  if (dayFault(on)) return refused(badDay(on));
  const unit = unitOr(register, unitId);
  if (isRefusal(unit)) return refused(unit);
  if (successors.includes(unitId)) return refused({ code: "with-itself", unitId, act: "close" });
  const no = cannotEnd(unit, on, register, "children-stay");
  if (no) return refused(no);
  for (const successor of successors) {
    const found = goesOn(successor, on, register);
    if ("code" in found) return refused(found);
  }
  const data = { unitId, successors: [...new Set(successors)], on };
  return decided({ type: "UnitClosed", stream: `unit/${unitId}`, data });
}

/** Opens again a unit that was closed. */
export function decideReopenUnit(command: UnitCommands["ReopenUnit"], register: UnitRegister): Decision {
  const { unitId, names, code, on } = command;
  const problems = [
    ...namePlaces(names, "names"),
    ...codePlaces(code === null ? [] : [code], "code"),
    ...place("on", on, dayFault(on)),
  ];
  if (problems.length > 0) return refused({ code: "invalid", problems });
  const unit = unitOr(register, unitId);
  if (isRefusal(unit)) return refused(unit);
  if (unit.closed === null) return refused({ code: "not-closed", unitId, on });
  if (unit.closed > on) return refused({ code: "later-change", unitId, on, what: "life", later: unit.closed });
  const data = { unitId, names: [...names], code, on };
  const event: UnitEvent = { type: "UnitReopened", stream: `unit/${unitId}`, data };
  const held = codeHeld(
    unitsAfter(event, () => unit),
    register,
  );
  return held ? refused(held) : decided(event);
}

/** A unit that takes over something on a day, and so is there then and afterwards. */
function goesOn(unitId: string, on: string, register: UnitRegister): Unit | Refusal {
  const unit = unitOr(register, unitId);
  if (isRefusal(unit)) return unit;
  return (
    notAliveDuring(unit, { from: on, until: unit.closed !== null && unit.closed > on ? unit.closed : null }, on) ?? unit
  );
}

/** Whether a unit is not there both on a day and on the day before it. */
function notOpen(unit: Unit, on: string): Refusal | null {
  const { unitId, opened, closed } = unit;
  return opened === on ? { code: "not-alive", unitId, on, opened, closed } : notAliveOn(unit, on);
}

/** Moves of what lies in units that end, into the one that takes them over. */
function childrenFollow(
  ending: readonly Unit[],
  parent: string,
  { on, register }: { on: string; register: UnitRegister },
): DomainEvent[] | Refusal {
  const ends = new Set(ending.map(({ unitId }) => unitId));
  const moves: DomainEvent[] = [];
  for (const { unitId } of ending)
    for (const child of register.childrenOf(unitId, { from: on, until: null })) {
      if (ends.has(child.unitId)) continue;
      for (const row of child.memberships) {
        const { hierarchy } = row;
        if (row.parent !== unitId || (row.until !== null && row.until <= on)) continue;
        const later = covers(row, on) ? laterParent(child, on, hierarchy) : laterParent(child, on, null);
        if (later) return later;
        if (isBelow(parent, child.unitId, { hierarchy, during: { from: on, until: null }, register }))
          return { code: "cycle", unitId: child.unitId, parent, hierarchy };
        const data = { unitId: child.unitId, hierarchy, parent, on };
        moves.push({ type: "UnitMoved", stream: `unit/${child.unitId}`, data });
      }
    }
  return moves;
}

function known(register: UnitRegister, unitId: string): Unit {
  const unit = register.get(unitId);
  if (!unit) throw new TypeError(`unit ${unitId} was not loaded`);
  return unit;
}

/** What a decider has made as a row, it hands on as one. */
function rowIn(target: Unit | UnitRow): UnitRow {
  const { unitId, no, type, opened, closed, names, codes, memberships } = target;
  return { unitId, no, type, opened, closed, names, codes, memberships };
}
