/** What can be bound to a statement; objects are written as JSON before. */
export type Value = null | string | number | boolean | Date | Uint8Array | readonly Value[];

/** A value as it goes to the server: bytes as they are, all else as PostgreSQL writes it. */
export type Bound = string | Buffer | null;

/** @throws {TypeError} for what is no plain value, naming its place in the statement */
export function boundOf(values: readonly unknown[], sql: string): Bound[] {
  return values.map((value, i) => {
    if (!isValue(value)) throw new TypeError(`query: got no plain value for $${i + 1} of ${sql}`);
    return bound(value);
  });
}

/** `undefined` is null, as for the driver. */
function isValue(value: unknown): value is Value | undefined {
  if (value === null || value === undefined || value instanceof Uint8Array) return true;
  if (value instanceof Date) return !Number.isNaN(value.getTime());
  if (Array.isArray(value)) return value.every(isValue);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

function bound(value: Value | undefined): Bound {
  if (value === null || value === undefined) return null;
  if (value instanceof Uint8Array) return bytesOf(value);
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" ? arrayText(value) : String(value);
}

/** @see https://www.postgresql.org/docs/17/arrays.html#ARRAYS-IO */
function arrayText(values: readonly (Value | undefined)[]): string {
  return `{${values.map(elementText).join(",")}}`;
}

function elementText(value: Value | undefined): string {
  if (value === null || value === undefined) return "NULL";
  if (value instanceof Uint8Array) return `"\\\\x${bytesOf(value).toString("hex")}"`;
  if (value instanceof Date) return `"${value.toISOString()}"`;
  if (typeof value === "object") return arrayText(value);
  return `"${String(value).replaceAll(/[\\"]/g, "\\$&")}"`;
}

const bytesOf = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
