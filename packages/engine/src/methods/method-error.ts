/** Which cell stopped a method, and what it wanted; the facts that a message to people is made of. */
export interface MethodProblem {
  /** unit index, −1 where the column as a whole is at fault */
  readonly unit: number;
  /** index of the child among its siblings, −1 where the method reads one column */
  readonly child: number;
  /** NaN where a value is wanted and there is none */
  readonly value: number;
  /** such as "above 0" */
  readonly want: string;
}

/** A method met a value that it has no answer for: it stops here instead of letting NaN pass for "missing". */
export class MethodError extends Error {
  override readonly name = "MethodError";
  readonly method: string;
  readonly unit: number;
  readonly child: number;
  readonly value: number;
  readonly want: string;

  constructor(method: string, { unit, child, value, want }: MethodProblem) {
    const where = [child < 0 ? "" : ` in child ${child}`, unit < 0 ? "" : ` of unit ${unit}`].join("");
    super(`${method}: got ${Number.isNaN(value) ? "no value" : value}${where}, want ${want}`);
    this.method = method;
    this.unit = unit;
    this.child = child;
    this.value = value;
    this.want = want;
  }
}
