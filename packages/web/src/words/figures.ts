/** Where there is no figure. */
export const NONE = "—";

/** A count with a narrow no-break space between thousands. */
export const shownCount = (n: number): string => String(n).replace(/\B(?=(?:\d{3})+$)/g, "\u202f");

/** A score to two decimals. */
export const shownScore = (score: number | null): string =>
  score === null || Number.isNaN(score) ? NONE : score.toFixed(2).replace("-", "−");

/** A share as a percentage; 0 % and 100 % only where they are exact. */
export function shownShare(share: number | null): string {
  if (share === null || Number.isNaN(share)) return NONE;
  const near = Math.round(share * 100);
  const kept = near === 0 && share > 0 ? 1 : near === 100 && share < 1 ? 99 : near;
  return `${kept}\u00a0%`;
}

/** A whole difference with its sign. */
export function shownGap(gap: number): string {
  const whole = Math.round(Math.abs(gap));
  return whole === 0 ? "0" : `${gap > 0 ? "+" : "−"}${whole}`;
}
