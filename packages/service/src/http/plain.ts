/** The same value to those who may write to it. */
export type Writable<T> = T extends readonly (infer U)[]
  ? Writable<U>[]
  : T extends object
    ? { -readonly [K in keyof T]: Writable<T[K]> }
    : T;

/** What was read, as an answer wants it: shapes of answers know no `readonly`; nobody writes to it all the same. */
export const plain = <T>(value: T): Writable<T> => value as Writable<T>; // the same value
