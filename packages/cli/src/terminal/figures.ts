/**
 * A score as people read it: two decimals, or all six where two would move it across a grade's
 * threshold (69.996 must not be read as 70.00). — where there is none.
 */
export function shownScore(score: number, thresholds: readonly number[] = []): string {
  if (Number.isNaN(score)) return "—";
  const short = score.toFixed(2);
  const moved = thresholds.some((threshold) => score >= threshold !== Number(short) >= threshold);
  return moved ? String(score) : short;
}

/** A share as a whole percentage; 100 % and 0 % only where they are exact. */
export function shownShare(share: number): string {
  if (Number.isNaN(share)) return "—";
  const percent = share * 100;
  const whole =
    percent > 0.5 && percent < 99.5 ? Math.round(percent) : percent <= 0.5 ? Math.ceil(percent) : Math.floor(percent);
  return `${whole} %`;
}

/** A figure of up to seven significant digits, without trailing zeros; from five digits on its thousands stand apart. */
export function shownFigure(value: number): string {
  if (Number.isNaN(value)) return "—";
  const short = String(Number(value.toPrecision(7)));
  const [whole = "", ...rest] = short.split(".");
  return Math.abs(value) < 1e4 || short.includes("e") ? short : [grouped(whole), ...rest].join(".");
}

/** A count with its word: `1 unit`, `24 units`. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${grouped(n)} ${n === 1 ? one : many}`;
}

/** A whole number with its thousands set apart: `50,000`. */
export function grouped(n: number | string): string {
  return String(n).replace(/\B(?=(?:\d{3})+$)/g, ","); // toLocaleString would load the data of every language
}
