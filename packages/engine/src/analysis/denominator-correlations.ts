import { correlation } from "./correlation.ts";

export interface DenominatorFlag {
  readonly indicator: number;
  readonly denominator: number;
  readonly value: number;
  readonly p: number;
}

/**
 * Indicators that move with the size of the unit: Pearson correlations with a possible denominator
 * (residents, area, product) that are beyond `threshold` in either direction, strictly. Such an
 * indicator mostly says how large a unit is, and may want dividing.
 * @param indicators one column per indicator
 * @param denominators one column per possible denominator
 */
export function denominatorCorrelations(
  indicators: readonly Float64Array[],
  denominators: readonly Float64Array[],
  threshold: number,
): DenominatorFlag[] {
  return indicators.flatMap((x, indicator) =>
    denominators.flatMap((y, denominator) => {
      const { value, p } = correlation(x, y);
      return Math.abs(value) > threshold ? [{ indicator, denominator, value, p }] : [];
    }),
  );
}
