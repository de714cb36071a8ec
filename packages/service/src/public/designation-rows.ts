import { dayOf, textOfDay } from "@touchstone/domain";
import type { ShownDesignation } from "@touchstone/pages";
import { type DesignationRow, publicRound, type RoundScene } from "@touchstone/server";
import { reading } from "../http/logs.ts";
import type { Desk } from "./desk.ts";
import type { ProgrammeScene } from "./programme-scene.ts";

/** Looks at the rounds of a programme as everybody may, whoever asks: a page is the same for all. */
export const asPublic = <T>(
  { touchstone }: Desk,
  scene: ProgrammeScene,
  look: (round: RoundScene) => Promise<T>,
): Promise<T> => reading(touchstone, (tx) => look(publicRound(tx, touchstone, scene)));

/** A designation as a page shows it. @param href address of the programme's pages */
export const shownDesignation = (
  { code, unit, kind, status, title, gradePlace, from, until }: DesignationRow,
  href: string,
): ShownDesignation => ({
  code,
  unit,
  kind,
  status,
  title,
  gradePlace,
  from,
  last: lastDayBefore(until),
  href: `${href}/designations/${encodeURIComponent(code)}`,
});

/** By the day on which they begin: those from before the record were entered after others. */
export const latestFirst = (rows: readonly ShownDesignation[]): ShownDesignation[] =>
  rows.toSorted((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0));

function lastDayBefore(until: string | null): string | null {
  const day = until === null ? null : dayOf(until);
  return day === null ? null : textOfDay(day - 1);
}
