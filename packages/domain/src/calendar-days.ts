/**
 * Days of the proleptic Gregorian calendar as whole numbers, 0 for 1970-01-01: so that days can be counted without a
 * clock, a time zone or a leap second.
 * @see Howard Hinnant, chrono-Compatible Low-Level Date Algorithms, days_from_civil and civil_from_days
 */

const DAYS_OF_ERA = 146_097; // 400 years
const TO_1970 = 719_468; // days from 0000-03-01 to 1970-01-01

/** The number of a day written `YYYY-MM-DD`; null where there is no such day. */
export function dayOf(text: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return null;
  const day = dayFrom(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  return textOfDay(day) === text ? day : null; // 2026-02-30 would come back as another day
}

/** `YYYY-MM-DD` of a day of the years 0000 to 9999. */
export function textOfDay(day: number): string {
  const shifted = day + TO_1970;
  const era = Math.floor(shifted / DAYS_OF_ERA);
  const ofEra = shifted - era * DAYS_OF_ERA;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const date = ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(date).padStart(2, "0")].join("-");
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: number): number {
  const sinceMonday = (day + 3) % 7; // 1970-01-01 was a Thursday
  return (sinceMonday < 0 ? sinceMonday + 7 : sinceMonday) + 1;
}

/** years begin in March, so that the day that is sometimes there comes last */
function dayFrom(year: number, month: number, date: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1;
  const ofEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + ofYear;
  return era * DAYS_OF_ERA + ofEra - TO_1970;
}
