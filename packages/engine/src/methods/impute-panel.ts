/** How a unit's gap in one period is filled from its other periods. */
export type PanelImpute =
  /** the most recent older value, at most `within` back on the calendar; never a later one */
  | { readonly method: "latest"; readonly within: number }
  /** the most recent older value, however old; before the first value, the first */
  | { readonly method: "constant" }
  /** on the line between the values before and after; outside them the nearest; a unit with one value is left as it is */
  | { readonly method: "linear" }
  /** as `linear`; a unit with one value has it throughout */
  | { readonly method: "linearConstant" };

/** The block of one indicator: what units had in which periods. */
export interface Panel {
  /** period after period: unit i in period t at t × nUnits + i; NaN is missing */
  readonly values: Float64Array;
  /** where each period lies on the calendar, ascending: 2019, 2020, 2023; any unit, the same as `within` */
  readonly positions: Float64Array;
}

/**
 * Fills gaps of units over time. Only values that were there serve as a source, never filled ones; distance is
 * distance on the calendar, so a missing period between two files counts.
 * @param out receives the filled values in the order of `panel.values`; must not overlap them
 * @param sources receives the period that the value was taken from: t for what was there, −1 where there is still
 * none or where it lies on a line between two
 * @throws {RangeError} if the lengths disagree or the positions do not ascend
 */
export function imputePanel(panel: Panel, how: PanelImpute, out: Float64Array, sources: Int32Array): void {
  const { values, positions } = panel;
  const nPeriods = positions.length;
  const nUnits = nPeriods === 0 ? 0 : values.length / nPeriods;
  if (!Number.isInteger(nUnits) || out.length !== values.length || sources.length !== values.length)
    throw new RangeError(
      `imputePanel: got ${values.length} values, ${out.length} places and ${sources.length} sources, want as many of each, a multiple of ${nPeriods} periods`,
    );
  for (let t = 1; t < nPeriods; t++)
    if (!(positions[t] > positions[t - 1]))
      throw new RangeError(`imputePanel: got period at ${positions[t]} after ${positions[t - 1]}, want them ascending`);

  for (let i = 0; i < nUnits; i++) {
    let before = -1; // the period of the last value so far
    let after = next(values, nUnits, i, -1); // the period of the next one from here on
    const single = after >= 0 && next(values, nUnits, i, after) < 0;
    for (let t = 0; t < nPeriods; t++) {
      const at = t * nUnits + i;
      if (t === after) {
        before = t;
        after = next(values, nUnits, i, t);
      }
      const source = before === t ? t : sourceOf(how, single, positions, { t, before, after });
      const between = source < 0 && how.method !== "latest" && before >= 0 && after >= 0;
      sources[at] = source;
      out[at] =
        source >= 0 ? values[source * nUnits + i] : between ? onLine(panel, nUnits, i, { t, before, after }) : NaN;
    }
  }
}

interface Gap {
  readonly t: number;
  /** periods of the values around it, −1 for none */
  readonly before: number;
  readonly after: number;
}

/** The next period after t in which unit i has a value, −1 for none. */
function next(values: Float64Array, nUnits: number, i: number, t: number): number {
  for (let at = (t + 1) * nUnits + i; at < values.length; at += nUnits)
    if (!Number.isNaN(values[at])) return (at - i) / nUnits;
  return -1;
}

/** The one period whose value fills the gap, −1 where none does. */
function sourceOf(how: PanelImpute, single: boolean, positions: Float64Array, { t, before, after }: Gap): number {
  switch (how.method) {
    case "latest":
      return before >= 0 && positions[t] - positions[before] <= how.within ? before : -1;
    case "constant":
      return before >= 0 ? before : after;
    case "linear":
      return single || (before >= 0 && after >= 0) ? -1 : Math.max(before, after);
    case "linearConstant":
      return before >= 0 && after >= 0 ? -1 : Math.max(before, after);
  }
}

function onLine({ values, positions }: Panel, nUnits: number, i: number, { t, before, after }: Gap): number {
  const from = values[before * nUnits + i];
  const to = values[after * nUnits + i];
  return from + ((to - from) * (positions[t] - positions[before])) / (positions[after] - positions[before]);
}
