import { plain } from "./plain.ts";

/** Where there is no figure. */
export const NONE = "—";

/**
 * A score as people read it: two decimals, or all six where two would move it across a grade's
 * threshold (69.996 must not be read as 70.00).
 */
export function shownScore(score: number, thresholds: readonly number[] = []): string {
  if (Number.isNaN(score)) return NONE;
  const short = score.toFixed(2);
  const moved = thresholds.some((threshold) => score >= threshold !== Number(short) >= threshold);
  return minus(moved ? String(score) : short);
}

/** A share as a percentage; 100 % and 0 % only where they are exact. */
export function shownShare(share: number, digits = 0): string {
  if (Number.isNaN(share)) return NONE;
  const percent = share * 100;
  const short = percent.toFixed(digits);
  return `${minus(Number(short) % 100 === 0 ? atAnEnd(percent, digits) : short)} %`;
}

/** A percentage that reads 0 or 100, or as close to it as shows that it is not. */
function atAnEnd(percent: number, digits: number): string {
  const step = 10 ** -digits;
  const near = Number(percent.toFixed(digits));
  const kept = near === 0 && percent > 0 ? step : near === 100 && percent < 100 ? 100 - step : near;
  return kept.toFixed(digits);
}

/**
 * A share that somebody has told or that a standard asks for, as a percentage of up to two decimals, without trailing
 * zeros; near 0 and 100 % of as many as show that it is neither.
 */
export function shownPercent(share: number): string {
  if (Number.isNaN(share)) return NONE;
  const percent = Number((share * 100).toPrecision(12)); // 7, not 7.000000000000001
  const away = Math.min(Math.abs(percent), Math.abs(100 - percent));
  const digits = away === 0 ? 0 : Math.min(10, Math.max(2, Math.ceil(-Math.log10(away))));
  return `${shownFigure(Number(percent.toFixed(digits)))} %`;
}

/**
 * A figure of up to seven significant digits, without trailing zeros. From five digits on its thousands stand apart, as
 * in `shownCount`; four stay together, for they may be a year.
 */
export function shownFigure(value: number): string {
  if (Number.isNaN(value)) return NONE;
  const whole = String(value);
  const short = whole.length <= 7 ? whole : String(Number(value.toPrecision(7))); // seven digits at most
  return minus(Math.abs(value) < 1e4 || short.includes("e") ? short : parted(short));
}

/** A figure that was computed: its whole part, and decimals up to four digits in all. */
export function shownMade(value: number): string {
  if (!Number.isFinite(value) || Number.isInteger(value)) return shownFigure(value);
  return shownFigure(Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(4)));
}

/** A figure with its unit of measure; null: it has none. */
export const shownAmount = (value: number, unit: string | null): string =>
  unit === null || unit === "" ? shownFigure(value) : `${shownFigure(value)} ${plain(unit, 40)}`;

/** A whole difference with its sign; of one below 1 its first digit, so that only none at all reads 0. */
export function shownGap(gap: number): string {
  if (Number.isNaN(gap)) return NONE;
  if (gap === 0) return "0";
  const size = Math.abs(gap);
  return `${gap > 0 ? "+" : "−"}${size < 0.95 ? Number(size.toPrecision(1)) : Math.round(size)}`;
}

/**
 * A count with a narrow no-break space between thousands, in every language: a comma there is a decimal sign to some.
 * @see ISO 80000-1, on printing numbers
 */
export const shownCount = (n: number): string => parted(String(n));

/** Thousands before the point set apart. */
function parted(text: string): string {
  const [whole = "", ...rest] = text.split(".");
  return [whole.replace(/\B(?=(?:\d{3})+$)/g, "\u202f"), ...rest].join(".");
}

const minus = (text: string): string => (text.startsWith("-") ? `−${text.slice(1)}` : text);
