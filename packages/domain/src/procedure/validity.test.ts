import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayOf, textOfDay } from "../calendar-days.ts";
import { codeOf, readCode, shownCode } from "./designation-code.ts";
import { validUntil } from "./validity.ts";

const days = fc.integer({ min: dayOf("1970-01-01") ?? 0, max: dayOf("2200-12-31") ?? 0 }).map(textOfDay);
const counts = fc.nat({ max: 40 });

describe("how long a designation holds", () => {
  it("a year is twelve months, a week seven days, and nobody loses a day by the day that they began on", () => {
    fc.assert(
      fc.property(days, counts, counts, (from, years, weeks) => {
        expect(validUntil(from, `P${years}Y${weeks}W`)).toBe(validUntil(from, `P${years * 12}M${weeks * 7}D`));
        const [year, month, date] = from.split("-").map(Number) as [number, number, number]; // as it is written
        const until = validUntil(from, `P${years}Y`) ?? "";
        // the same day of the year, or, of 29 February, the day after the last of that month
        const same = `${year + years}-${from.slice(5)}`;
        expect(until).toBe(dayOf(same) === null ? `${year + years}-03-01` : same);
        expect(dayOf(same) === null).toBe(month === 2 && date === 29 && dayOf(`${year + years}-02-29`) === null);
      }),
      { numRuns: 2000 },
    );
  });

  it("who begins a day later ends no earlier", () => {
    fc.assert(
      fc.property(days, fc.nat({ max: 500 }), (from, months) => {
        const next = textOfDay((dayOf(from) ?? 0) + 1);
        const [one, other] = [from, next].map((day) => validUntil(day, `P${months}M`) ?? "") as [string, string]; // two days
        expect(one <= other).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("codes", () => {
  it("are read as they are written, however they are typed", () => {
    fc.assert(
      fc.property(fc.uuid(), fc.boolean(), (id, isSmall) => {
        const code = codeOf(id);
        expect(readCode(isSmall ? shownCode(code).toLowerCase() : code)).toBe(code);
        expect(readCode(code.replaceAll("0", "O").replaceAll("1", "L"))).toBe(code);
      }),
      { numRuns: 2000 },
    );
  });

  it("nothing that somebody types is a fault", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), (typed) => {
        const code = readCode(typed);
        expect(code === null || readCode(code) === code).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });
});
