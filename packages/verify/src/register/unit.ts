import type { EventOf } from "../record/chunk-of.ts";
import type { UnitRow, Words } from "../record/event-shapes.ts";

/** A dated row of a unit, with the event that recorded it as it stands. */
type Dated<Row> = Row & { readonly seq: number };
type Name = UnitRow["names"][number];
type Code = UnitRow["codes"][number];
type Membership = UnitRow["memberships"][number];
interface Spanned {
  readonly from: string | null;
  readonly until: string | null;
}

/** A unit as the events so far have made it. Changed by the functions below. */
export interface Unit {
  readonly unitId: string;
  readonly type: string;
  readonly opened: string | null;
  closed: string | null;
  pauses: Dated<{ readonly closed: string; readonly reopened: string }>[];
  names: Dated<Name>[];
  codes: Dated<Code>[];
  memberships: Dated<Membership>[];
}

export function unitOf(row: UnitRow, seq: number): Unit {
  const { unitId, type, opened, closed } = row;
  const dated = <Row>(rows: readonly Row[]): Dated<Row>[] => rows.map((of) => ({ ...of, seq }));
  const [names, codes, memberships] = [dated(row.names), dated(row.codes), dated(row.memberships)];
  return { unitId, type, opened, closed, pauses: [], names, codes, memberships };
}

/** From that day the names are these, and no others. */
export function rename(unit: Unit, names: readonly Words[], on: string, seq: number): void {
  const next = names.map((name) => ({ ...name, ...spanFrom(unit, on), seq }));
  const isSame = (a: Name, b: Name): boolean =>
    a.lang === b.lang && a.text === b.text && a.origin === b.origin && a.review === b.review;
  unit.names = succeeded(unit.names, next, on, seq, () => true, isSame);
}

export function recode(unit: Unit, { data, seq }: EventOf<"UnitRecoded">): void {
  const { scheme, code, on } = data;
  const next = [{ scheme, code, ...spanFrom(unit, on), seq }];
  const isOf = (row: Code): boolean => row.scheme === scheme;
  unit.codes = succeeded(unit.codes, next, on, seq, isOf, (a, b) => a.code === b.code);
}

export function move(unit: Unit, { data, seq }: EventOf<"UnitMoved">): void {
  const { hierarchy, parent, on } = data;
  const next = parent === null ? [] : [{ hierarchy, parent, ...spanFrom(unit, on), seq }];
  const isOf = (row: Membership): boolean => row.hierarchy === hierarchy;
  unit.memberships = succeeded(unit.memberships, next, on, seq, isOf, (a, b) => a.parent === b.parent);
}

/** From that day it is not there, and nothing of it holds. */
export function close(unit: Unit, on: string, seq: number): void {
  unit.closed = on;
  unit.names = cutAt(unit.names, on, seq);
  unit.codes = cutAt(unit.codes, on, seq);
  unit.memberships = cutAt(unit.memberships, on, seq);
}

export function reopen(unit: Unit, { data, seq }: EventOf<"UnitReopened">): void {
  const { names, code, on } = data;
  const open = { from: on, until: null, seq };
  unit.pauses.push({ closed: unit.closed ?? on, reopened: on, seq });
  unit.closed = null;
  unit.names.push(...names.map((name) => ({ ...name, ...open })));
  if (code !== null) unit.codes.push({ ...code, ...open });
}

/** From a day to the end of the life that the day lies in. */
function spanFrom(unit: Unit, on: string): { from: string; until: string | null } {
  const begins = [unit.opened, ...unit.pauses.map(({ reopened }) => reopened)];
  const ends = [...unit.pauses.map(({ closed }) => closed), unit.closed];
  const life = begins.findIndex((from, i) => covers({ from, until: ends[i] ?? null }, on));
  return { from: on, until: ends[life] ?? null };
}

function covers({ from, until }: Spanned, day: string): boolean {
  return (from === null || from <= day) && (until === null || day < until);
}

/** Rows as they are when nothing of them is left from a day on; what is shortened is the word of the event that did it. */
function cutAt<Row extends Dated<Spanned>>(rows: readonly Row[], on: string, seq: number): Row[] {
  return rows.flatMap((row) => {
    if (row.until !== null && row.until <= on) return [row];
    return row.from !== null && row.from >= on ? [] : [{ ...row, until: on, seq }];
  });
}

/** Rows in which those that `isOf` are followed by others from a day on; one that says the same already goes on. */
function succeeded<Row extends Dated<Spanned>>(
  rows: readonly Row[],
  next: readonly Row[],
  on: string,
  seq: number,
  isOf: (row: Row) => boolean,
  isSame: (a: Row, b: Row) => boolean,
): Row[] {
  const goesOn = rows.filter((row) => isOf(row) && covers(row, on) && next.some((one) => isSame(row, one)));
  const ended = rows.filter((row) => isOf(row) && !goesOn.includes(row));
  const added = next.filter((one) => !goesOn.some((row) => isSame(row, one)));
  return [...rows.filter((row) => !isOf(row)), ...cutAt(ended, on, seq), ...goesOn, ...added];
}
