import { daysOfPeriod } from "@touchstone/domain";
import type { Gathering } from "@touchstone/standard";
import { type FoundUnit, isThere, type NotFound, type UnitFinder } from "./find-units.ts";
import type { ImportAsked } from "./import-observations.ts";
import type { ImportProblems } from "./import-problems.ts";

/** A file of answers, and whom its rows may be of. */
export interface RowsOfUnits extends Pick<ImportAsked, "programme" | "scheme" | "unitId"> {
  readonly gathering: Gathering;
  readonly finder: UnitFinder;
  /** ids of those that take part; of `unitId` alone, where there is one */
  readonly enrolled: ReadonlySet<string>;
  /** in the programme's time zone: it says when a period begins */
  readonly today: string;
}

/**
 * The units that have a row of a file in a period, each with the place of that row, by the bytes of their ids.
 * @param problems gets every row that is of nobody, or of who may not have one
 */
export function unitsInPeriod(
  text: string,
  { gathering, finder, enrolled, today, programme, scheme, unitId }: RowsOfUnits,
  problems: ImportProblems,
): [place: number, unit: FoundUnit][] {
  const store = gathering.stores.get(text);
  const days = daysOfPeriod(text) ?? { first: today, last: today };
  const found: [number, FoundUnit][] = [];
  const places = new Map<string, string>();
  for (const [place, name] of gathering.units.entries()) {
    if (store?.has(place) !== true) continue;
    const unit = finder.on(name, days.first, days.last);
    if (days.first > today)
      problems.add(() => ({
        code: "period-not-begun",
        unit: name,
        period: text,
        column: "period",
        got: `a period that begins on ${days.first}`,
        want: `one that has begun; today is ${today}`,
      }));
    else if (!isThere(unit)) problems.add(() => problemOf(name, text, unit, scheme));
    else if (unitId !== undefined && unit.unitId !== unitId)
      problems.add(() => ({
        code: "another-unit",
        unit: name,
        period: text,
        column: "unit",
        got: "another unit",
        want: `${unitId} alone`,
      }));
    else if (!enrolled.has(unit.unitId))
      problems.add(() => ({
        code: "not-enrolled",
        unit: name,
        period: text,
        column: "unit",
        got: `a unit that does not take part in ${programme}`,
        want: `one that has applied: touchstone enrol --programme ${programme} --code ${name} --stated-on DAY`,
      }));
    else if (places.has(unit.unitId))
      problems.add(() => ({
        code: "same-unit",
        unit: name,
        period: text,
        column: "unit",
        got: `the unit that ${places.get(unit.unitId)} is too`,
        want: "one row for a unit in a period",
      }));
    else {
      places.set(unit.unitId, name);
      found.push([place, unit]);
    }
  }
  return found.sort(([, a], [, b]) => (a.unitId < b.unitId ? -1 : 1));
}

function problemOf(unit: string, period: string, { why, spans = [] }: NotFound, scheme: string) {
  const words = spans.map(({ from, until }) => `from ${from ?? "the beginning"} until ${until ?? "now"}`).join(" and ");
  const facts = {
    unknown: { got: "a unit that is not in the register", want: `a code of the scheme ${scheme}, or ids of units` },
    "not-then": { got: "a code that nobody had then", want: `one of that time; it was a unit's ${words}` },
    closed: { got: "a unit that was not there then", want: `one that was; this one was ${words}` },
  }[why];
  return { code: `unit-${why}`, unit, period, column: "unit", ...facts };
}
