/**
 * Sum of the values present, compensated: the error stays near one rounding, however many values there are.
 * @param values NaN is missing and adds nothing
 * @see A. Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen (1974)
 */
export function sum(values: Float64Array): number {
  let total = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (Number.isNaN(value)) continue;
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}

/** How many values are present. */
export function countPresent(values: Float64Array): number {
  let n = 0;
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i])) n++;
  return n;
}

/** Arithmetic mean of the values present, NaN where there is none. A second pass takes back the first one's rounding. */
export function mean(values: Float64Array): number {
  const n = countPresent(values);
  return meanFrom(sum(values) / n, n, values);
}

/** The mean's second pass. @param first sum of the n values present, by n */
export function meanFrom(first: number, n: number, values: Float64Array): number {
  let rest = 0;
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i])) rest += values[i] - first;
  return first + rest / n;
}

/** Median of the values present: the middle one, or the mean of the middle two; NaN where there is none. */
export function median(values: Float64Array): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const n = sorted.length;
  if (n === 0) return NaN;
  const middle = n >>> 1;
  return n % 2 === 1 ? sorted[middle] : sorted[middle - 1] + (sorted[middle] - sorted[middle - 1]) / 2;
}
