import type { Around } from "@touchstone/pages";

type Clock = NonNullable<Around["clock"]>;

/** The clock of a time zone, for pages on which every day and time is by that of the programme. @throws {RangeError} if there is none of this name */
export function clockOf(timeZone: string): Clock {
  const known = clocks.get(timeZone) ?? newClock(timeZone);
  clocks.set(timeZone, known);
  return known;
}

const clocks = new Map<string, Clock>(); // making one costs far more than using it

function newClock(timeZone: string): Clock {
  const format = new Intl.DateTimeFormat("en-CA-u-ca-iso8601", { timeZone, ...PARTS });
  return {
    zone: timeZone,
    at: (instant) => {
      const part = Object.fromEntries(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
      return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}`;
    },
  };
}

const PARTS = {
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
} as const;
