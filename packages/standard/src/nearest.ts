const LONGEST = 100;

/**
 * The candidate that a writer most likely meant, or null where none is near: one slip in a short
 * word, up to three in a long one; case, `-`, `_` and spaces don't count. Of equally near ones the first.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  if (word.length > LONGEST) return null;
  const plain = plainOf(word);
  let best: string | null = null;
  let least = Infinity;
  for (const candidate of candidates) {
    if (candidate.length > LONGEST) continue;
    const other = plainOf(candidate);
    const longer = Math.max(plain.length, other.length);
    const allowed = Math.max(1, Math.min(3, Math.floor(longer / 3)));
    if (Math.abs(plain.length - other.length) > allowed) continue;
    const distance = slipsBetween(plain, other);
    // a distance as long as the word itself says nothing: `a` is not near `b`
    if (distance > allowed || distance >= longer || distance >= least) continue;
    best = candidate;
    least = distance;
  }
  return best;
}

const plainOf = (word: string): string => word.toLowerCase().replace(/[-_ ]/g, "");

/**
 * Number of slips of the pen between two words: letters added, dropped, replaced, or two neighbours
 * swapped. Cost: the product of the lengths.
 * @see Damerau, A technique for computer detection and correction of spelling errors (1964); no
 * letter is touched twice (optimal string alignment)
 */
export function slipsBetween(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
