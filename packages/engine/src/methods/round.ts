const WHOLE = 4503599627370496; // 2⁵²: from here on every double is a whole number

/** The nearest whole number, a half to the even one. */
function toEven(x: number): number {
  const below = Math.floor(x);
  const past = x - below; // exact
  if (past !== 0.5) return past < 0.5 ? below : below + 1;
  return below % 2 === 0 ? below : below + 1;
}

/**
 * A score as published: round(x × 10⁶) ÷ 10⁶ in doubles, a half to the even digit, so that anyone's arithmetic
 * finds the same bytes. Zero is never negative; NaN and infinities stay; from 2⁵² millionths (about 4.5 × 10⁹)
 * on a double has no finer digits to lose, and stays as it is.
 */
export function published(x: number): number {
  const millionths = x * 1e6;
  if (!(Math.abs(millionths) < WHOLE)) return x;
  return toEven(millionths) / 1e6 + 0; // −0 + 0 is 0
}

/** Every score as published; a new array. */
export function publish(scores: Float64Array): Float64Array {
  const out = new Float64Array(scores.length);
  for (let at = 0; at < out.length; at++) {
    const score = scores[at];
    const millionths = score * 1e6;
    // what adding and taking away 1.5 × 2⁵² leaves is the nearest whole number, a half to the even one
    if (Math.abs(millionths) < WHOLE / 2) out[at] = (millionths + 1.5 * WHOLE - 1.5 * WHOLE) / 1e6 + 0;
    else out[at] = published(score);
  }
  return out;
}
