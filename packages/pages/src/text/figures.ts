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
  return `${minus(Number(short) % 100 === 0 ? atAnEnd(percent, digits) : short)} %`; // a no-break space
}

/** A percentage that reads 0 or 100, or as close to it as shows that it is not. */
function atAnEnd(percent: number, digits: number): string {
  const step = 10 ** -digits;
  const near = Number(percent.toFixed(digits));
  const kept = near === 0 && percent > 0 ? step : near === 100 && percent < 100 ? 100 - step : near;
  return kept.toFixed(digits);
}

/** A figure of up to seven significant digits, without trailing zeros. */
export function shownFigure(value: number): string {
  if (Number.isNaN(value)) return NONE;
  const whole = String(value);
  if (whole.length <= 7) return minus(whole); // seven digits at most
  return minus(String(Number(value.toPrecision(7))));
}

/** A whole difference with its sign; of one below 1 its first digit, so that only none at all reads 0. */
export function shownGap(gap: number): string {
  if (Number.isNaN(gap)) return NONE;
  if (gap === 0) return "0";
  const size = Math.abs(gap);
  return `${gap > 0 ? "+" : "−"}${size < 0.95 ? Number(size.toPrecision(1)) : Math.round(size)}`;
}

/** A count with a narrow no-break space between thousands. */
export function shownCount(n: number): string {
  return String(n).replace(/\B(?=(?:\d{3})+$)/g, "\u202f");
}

const minus = (text: string): string => (text.startsWith("-") ? `−${text.slice(1)}` : text);
