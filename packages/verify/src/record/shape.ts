/** Is told what is wrong at a place of a value. */
type Tell = (at: string, wanted: string) => void;

/** Whether a value of JSON has a form; tells every place where it has not. */
export type Shape<T> = (value: unknown, at: string, tell: Tell) => value is T;

/** The type that a shape lets through. */
export type Of<S> = S extends Shape<infer T> ? T : never;

const of =
  <T>(isOne: (value: unknown) => boolean, wanted: string): Shape<T> =>
  (value, at, tell): value is T => {
    if (isOne(value)) return true;
    tell(at, wanted);
    return false;
  };

const matching = (form: RegExp, wanted: string): Shape<string> =>
  of<string>((value) => typeof value === "string" && form.test(value), wanted);

export const text: Shape<string> = of<string>((value) => typeof value === "string" && value.isWellFormed(), "a text");
export const flag: Shape<boolean> = of<boolean>((value) => typeof value === "boolean", "true or false");
export const number: Shape<number> = of<number>((value) => typeof value === "number", "a number");
export const count: Shape<number> = of<number>(
  (value) => typeof value === "number" && Number.isSafeInteger(value) && value >= 0,
  "a whole number from 0",
);
export const uuid: Shape<string> = matching(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, "a UUID in small letters");
export const digest: Shape<string> = matching(/^[0-9a-f]{64}$/, "64 small hexadecimal digits");
export const day: Shape<string> = of<string>(
  (value) => typeof value === "string" && isDay(value),
  "a day such as 2026-11-22",
);
export const map: Shape<Readonly<Record<string, unknown>>> = of<Readonly<Record<string, unknown>>>(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  "a map",
);

export function oneOf<const W extends string>(...words: readonly W[]): Shape<W> {
  return of<W>((value) => words.some((word) => word === value), words.join(" or "));
}

export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return (value, at, tell): value is T | null => value === null || shape(value, at, tell);
}

/** A field that may be absent, as early events do not have it. */
export function orAbsent<T>(shape: Shape<T>): Shape<T | undefined> {
  const absent: Shape<T | undefined> = (value, at, tell): value is T | undefined =>
    value === undefined || shape(value, at, tell);
  MAY_BE_ABSENT.add(absent);
  return absent;
}

const MAY_BE_ABSENT = new WeakSet<Shape<unknown>>();

export function list<T>(shape: Shape<T>): Shape<readonly T[]> {
  return (value, at, tell): value is readonly T[] => {
    if (!Array.isArray(value)) {
      tell(at, "a list");
      return false;
    }
    let holds = true;
    for (const [i, item] of value.entries()) holds = shape(item, `${at}[${i}]`, tell) && holds;
    return holds;
  };
}

type Fields = Readonly<Record<string, Shape<unknown>>>;
/** What a map of these fields is; it may have others too. */
export type FieldsOf<F extends Fields> = { readonly [K in keyof F]: Of<F[K]> };

export function fields<const F extends Fields>(of: F): Shape<FieldsOf<F>> {
  return (value, at, tell): value is FieldsOf<F> => {
    if (!map(value, at, tell)) return false;
    let holds = true;
    for (const [key, shape] of Object.entries(of)) {
      const has = Object.hasOwn(value, key);
      if (!has && MAY_BE_ABSENT.has(shape)) continue;
      if (!has) tell(`${at}.${key}`, "to be there");
      holds = has && shape(value[key], `${at}.${key}`, tell) && holds;
    }
    return holds;
  };
}

/** Whether a text is a day that there is, written YYYY-MM-DD. */
export function isDay(value: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (parts === null) return false;
  const [year, month, dayOfMonth] = parts.slice(1).map(Number);
  const isLeap = ((year ?? 0) % 4 === 0 && (year ?? 0) % 100 !== 0) || (year ?? 0) % 400 === 0;
  const most = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][(month ?? 0) - 1] ?? 0;
  return (dayOfMonth ?? 0) >= 1 && (dayOfMonth ?? 0) <= most;
}
