import { toUtf8 } from "../text/utf8.ts";

/** What JSON can say. Numbers are finite. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
/** An object of JSON. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/**
 * The one way to write a value as JSON: keys in order, no spaces, numbers in their shortest form. Same
 * value, same characters. Written out here, for the ledger has no dependency; `JSON.stringify` writes
 * strings and numbers as the RFC wants them.
 * @throws {TypeError} for what JSON can't say, and would drop or change: undefined, NaN, infinities, half
 * of a surrogate pair, objects that are no plain maps; and for what is nested deeper than 100
 * @see RFC 8785, JSON Canonicalization Scheme
 */
export function canonicalJson(value: Json): string {
  return written(value, DEEPEST);
}

const DEEPEST = 100; // no event is; a hostile one must not reach the end of the stack

function written(value: Json, deeper: number): string {
  if (deeper < 0) throw new TypeError(`canonicalJson: got data nested deeper than ${DEEPEST}`);
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number" && Number.isFinite(value)) return JSON.stringify(value);
  if (typeof value === "string" && value.isWellFormed()) return JSON.stringify(value);
  if (isList(value)) return `[${Array.from(value, (inner) => written(inner, deeper - 1)).join(",")}]`;
  if (isMap(value)) {
    const keys = Object.keys(value).sort(); // by UTF-16 units, as the RFC wants
    return `{${keys.map((key) => `${written(key, deeper)}:${written(value[key] as Json, deeper - 1)}`).join(",")}}`; // its own key
  }
  throw new TypeError(`canonicalJson: got ${kindOf(value)}, want plain data`);
}

/** Its bytes, as they are hashed. */
export function canonicalBytes(value: Json): Uint8Array {
  return toUtf8(canonicalJson(value));
}

/** Whether a value is a map of JSON, neither a list nor an object of a class. */
export function isMap(value: unknown): value is JsonObject {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function isList(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return "half of a surrogate pair";
  return typeof value === "object" ? "an object of a class" : typeof value;
}
