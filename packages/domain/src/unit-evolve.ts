import type { DomainEvent } from "./events.ts";
import type { Text } from "./text.ts";
import { lifeOn, type Unit, unitOfRow } from "./unit.ts";
import { covers } from "./unit-day.ts";
import type { Span } from "./unit-row.ts";

/** The events that a single unit's history is made of; imports bring whole rows. */
export const UNIT_EVENTS: readonly UnitEvent["type"][] = [
  "UnitRegistered",
  "UnitRenamed",
  "UnitRecoded",
  "UnitMoved",
  "UnitsMerged",
  "UnitSplit",
  "UnitClosed",
  "UnitReopened",
];
export type UnitEvent = Extract<
  DomainEvent,
  {
    readonly type:
      | "UnitRegistered"
      | "UnitRenamed"
      | "UnitRecoded"
      | "UnitMoved"
      | "UnitsMerged"
      | "UnitSplit"
      | "UnitClosed"
      | "UnitReopened";
  }
>;

/** The units that an event speaks of and changes, but for those that it makes. */
export function unitsIn(event: UnitEvent): string[] {
  switch (event.type) {
    case "UnitRegistered":
      return [];
    case "UnitsMerged":
      return [...new Set([...event.data.from, ...(event.data.created ? [] : [event.data.into])])];
    case "UnitSplit": {
      const made = new Set(event.data.created.map(({ unitId }) => unitId));
      return [event.data.from, ...event.data.into.filter((unitId) => !made.has(unitId))];
    }
    case "UnitClosed":
      return [event.data.unitId, ...event.data.successors];
    case "UnitRenamed":
    case "UnitRecoded":
    case "UnitMoved":
    case "UnitReopened":
      return [event.data.unitId];
  }
}

/**
 * Every unit that an event changes or makes, as it is after it. Rows that stay as they were are the same objects.
 * @param unitOf a unit of `unitsIn`
 */
export function unitsAfter(event: UnitEvent, unitOf: (unitId: string) => Unit): Unit[] {
  switch (event.type) {
    case "UnitRegistered":
      return [unitOfRow(event.data.unit)];
    case "UnitRenamed":
      return [renamed(unitOf(event.data.unitId), event.data.names, event.data.on)];
    case "UnitRecoded":
      return [recoded(unitOf(event.data.unitId), event.data, event.data.on)];
    case "UnitMoved":
      return [moved(unitOf(event.data.unitId), event.data)];
    case "UnitsMerged": {
      const { from, into, created, on } = event.data;
      const ended = from.filter((unitId) => unitId !== into).map((unitId) => closed(unitOf(unitId), on));
      return [...ended.map((unit) => inLineage(unit, on)), inLineage(created ? unitOfRow(created) : unitOf(into), on)];
    }
    case "UnitSplit": {
      const { from, goesOn, into, created, on } = event.data;
      const made = new Map(created.map((row) => [row.unitId, unitOfRow(row)]));
      const source = goesOn ? unitOf(from) : closed(unitOf(from), on);
      const parts = into.map((unitId) => made.get(unitId) ?? unitOf(unitId));
      return [source, ...parts].map((unit) => inLineage(unit, on));
    }
    case "UnitClosed": {
      const { unitId, successors, on } = event.data;
      const end = closed(unitOf(unitId), on);
      return successors.length === 0 ? [end] : [end, ...successors.map(unitOf)].map((unit) => inLineage(unit, on));
    }
    case "UnitReopened":
      return [reopened(unitOf(event.data.unitId), event.data)];
  }
}

const inLineage = (unit: Unit, on: string): Unit =>
  unit.lineageOn !== null && unit.lineageOn >= on ? unit : { ...unit, lineageOn: on };

/** Rows as they are when nothing of them is left from a day on. */
function cutAt<Row extends Span>(rows: readonly Row[], on: string): Row[] {
  return rows.flatMap((row) => {
    if (row.until !== null && row.until <= on) return [row];
    return row.from !== null && row.from >= on ? [] : [{ ...row, until: on }];
  });
}

/** Rows in which those that `isOf` are followed by others from a day on; one that already says the same goes on uncut. */
function succeeded<Row extends Span>(
  rows: readonly Row[],
  next: readonly Row[],
  { on, isOf, isSame }: { on: string; isOf: (row: Row) => boolean; isSame: (a: Row, b: Row) => boolean },
): Row[] {
  const kept = rows.filter((row) => isOf(row) && covers(row, on) && next.some((one) => isSame(row, one)));
  const others = rows.filter((row) => !isOf(row));
  const before = rows.filter((row) => isOf(row) && !kept.includes(row));
  const added = next.filter((one) => !kept.some((row) => isSame(row, one)));
  return [...others, ...cutAt(before, on), ...kept, ...added];
}

const endOf = (unit: Unit, on: string): string | null => lifeOn(unit, on)?.until ?? null;

function renamed(unit: Unit, names: readonly Text[], on: string): Unit {
  const next = names.map((name) => ({ ...name, from: on, until: endOf(unit, on) }));
  const isSame = (a: Text, b: Text): boolean =>
    a.lang === b.lang && a.text === b.text && a.origin === b.origin && a.review === b.review;
  return { ...unit, names: succeeded(unit.names, next, { on, isOf: () => true, isSame }) };
}

function recoded(unit: Unit, { scheme, code }: { scheme: string; code: string }, on: string): Unit {
  const next = [{ scheme, code, from: on, until: endOf(unit, on) }];
  const isSame = (a: { code: string }, b: { code: string }): boolean => a.code === b.code;
  return { ...unit, codes: succeeded(unit.codes, next, { on, isOf: (row) => row.scheme === scheme, isSame }) };
}

function moved(unit: Unit, { hierarchy, parent, on }: { hierarchy: string; parent: string | null; on: string }): Unit {
  const next = parent === null ? [] : [{ hierarchy, parent, from: on, until: endOf(unit, on) }];
  const isSame = (a: { parent: string }, b: { parent: string }): boolean => a.parent === b.parent;
  const isOf = (row: { hierarchy: string }): boolean => row.hierarchy === hierarchy;
  return { ...unit, memberships: succeeded(unit.memberships, next, { on, isOf, isSame }) };
}

function closed(unit: Unit, on: string): Unit {
  return {
    ...unit,
    closed: on,
    names: cutAt(unit.names, on),
    codes: cutAt(unit.codes, on),
    memberships: cutAt(unit.memberships, on),
  };
}

function reopened(
  unit: Unit,
  event: { names: readonly Text[]; code: { scheme: string; code: string } | null; on: string },
): Unit {
  const { names, code, on } = event;
  const open = { from: on, until: null };
  return {
    ...unit,
    closed: null,
    pauses: [...unit.pauses, { closed: unit.closed ?? on, reopened: on }],
    names: [...unit.names, ...names.map((name) => ({ ...name, ...open }))],
    codes: code === null ? unit.codes : [...unit.codes, { ...code, ...open }],
  };
}
