import { ln, pow } from "../elementary.ts";
import type { Transform } from "../model.ts";
import { MethodError } from "./method-error.ts";
import { shapeOf } from "./shape.ts";

/**
 * Draws in the long tail of a column. With min, max and range = max − min of the values present:
 *
 * - `log`: ln(x − min + range ÷ 100)
 * - `logPlus`: the same where the skewness is above 0; else mirrored, −ln(max − x + range ÷ 100)
 * - `logOriginal`: ln(x − min + 1)
 * - `logGII`: ln((max − 1)(x − min) ÷ range + 1), for a max above 1
 * - `boxcox`: ((x − min + 1)^λ − 1) ÷ λ, or ln(x − min + 1) at λ = 0
 *
 * All of them rise with x, so that more stays more.
 * @param values NaN is missing and stays
 * @returns a new column; −Infinity or NaN where all values are the same
 * @throws {MethodError} from `logGII` where the highest value is 1 or less: the order would turn over
 * @see COIN Tool user guide (JRC) for log and logOriginal; Global Innovation Index 2020, appendix IV, for logGII;
 * G. E. P. Box, D. R. Cox, An analysis of transformations (1964)
 */
export function transform(values: Float64Array, how: Transform): Float64Array {
  let min = Infinity;
  let max = -Infinity;
  let highest = -1;
  for (let i = 0; i < values.length; i++) {
    if (values[i] < min) min = values[i];
    if (values[i] > max) {
      max = values[i];
      highest = i;
    }
  }
  const range = max - min;
  switch (how.method) {
    case "log":
      return values.map((x) => ln(x - min + 0.01 * range));
    case "logPlus":
      return shapeOf(values).skewness > 0
        ? values.map((x) => ln(x - min + 0.01 * range))
        : values.map((x) => -ln(max + 0.01 * range - x));
    case "logOriginal":
      return values.map((x) => ln(x - min + 1));
    case "logGII":
      if (max <= 1)
        throw new MethodError("logGII", { unit: highest, child: -1, value: max, want: "a highest value above 1" });
      return values.map((x) => ln(((max - 1) * (x - min)) / range + 1));
    case "boxcox": {
      const { lambda } = how;
      if (lambda === 0) return values.map((x) => ln(x - min + 1));
      return values.map((x) => (pow(x - min + 1, lambda) - 1) / lambda);
    }
  }
}
