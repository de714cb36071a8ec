import type { UnitRow } from "@touchstone/domain";

/**
 * A row of a chunk: the canonical JSON of a unit, keys in order. `canonicalJson` says the same in ten times the time,
 * and there may be half a million of them.
 */
export function unitRowText(row: UnitRow): string {
  const { closed, codes, memberships, names, no, opened, type, unitId } = row;
  return JSON.stringify({
    closed,
    codes: codes.map(({ code, from, scheme, until }) => ({ code, from, scheme, until })),
    memberships: memberships.map(({ from, hierarchy, parent, until }) => ({ from, hierarchy, parent, until })),
    names: names.map(({ from, lang, origin, review, text, until }) => ({ from, lang, origin, review, text, until })),
    no,
    opened,
    type,
    unitId,
  });
}
