import type { Text } from "./text.ts";
import { covers } from "./unit-day.ts";
import type { Span, UnitRow } from "./unit-row.ts";

export type UnitName = Text & Span;
export type UnitCode = { readonly scheme: string; readonly code: string } & Span;
export type UnitMembership = { readonly hierarchy: string; readonly parent: string } & Span;

/** A unit as its events have made it. Rows that a later event has replaced are gone from here; the tables keep them. */
export interface Unit extends UnitRow {
  readonly names: readonly UnitName[];
  readonly codes: readonly UnitCode[];
  readonly memberships: readonly UnitMembership[];
  /** times between two lives: from the day it closed to the day it opened again */
  readonly pauses: readonly { readonly closed: string; readonly reopened: string }[];
  /** the latest day on which it took part in a merger, a split or a succession; null: never */
  readonly lineageOn: string | null;
}

/** A unit as its row says, with no history yet. */
export function unitOfRow(row: UnitRow): Unit {
  return { ...row, pauses: [], lineageOn: null };
}

/** The spans in which a unit is there, in order; more than one where it closed and opened again. */
export function livesOf({ opened, closed, pauses }: Unit): Span[] {
  const begins = [opened, ...pauses.map(({ reopened }) => reopened)];
  const ends = [...pauses.map((pause) => pause.closed), closed];
  return begins.map((from, at) => ({ from, until: ends[at] ?? null }));
}

/** The span of its life that a day lies in; null where the unit is not there on that day. */
export function lifeOn(unit: Unit, day: string): Span | null {
  return livesOf(unit).find((life) => covers(life, day)) ?? null;
}

/** The day on which its present, or last, life began; null: before records began. */
export function lastOpened({ opened, pauses }: Unit): string | null {
  return pauses.at(-1)?.reopened ?? opened;
}

/** The names that hold on a day, one a language. */
export function namesOn(unit: Pick<Unit, "names">, day: string): UnitName[] {
  return unit.names.filter((name) => covers(name, day));
}
