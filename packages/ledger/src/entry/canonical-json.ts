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
  return written(value, false, DEEPEST);
}

const DEEPEST = 100; // no event is; a hostile one must not reach the end of the stack

function written(value: unknown, dropsAbsent: boolean, deeper: number): string {
  if (deeper < 0) throw new TypeError(`canonicalJson: got data nested deeper than ${DEEPEST}`);
  if (typeof value === "string" && value.isWellFormed()) return JSON.stringify(value);
  if (typeof value === "number" && Number.isFinite(value)) return JSON.stringify(value);
  if (value === null || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return listOf(value, dropsAbsent, deeper - 1);
  if (isMap(value)) return mapOf(value, dropsAbsent, deeper - 1);
  throw new TypeError(`canonicalJson: got ${kindOf(value)}, want plain data`);
}

function listOf(list: readonly unknown[], dropsAbsent: boolean, deeper: number): string {
  let text = "";
  for (let i = 0; i < list.length; i++) text += `${i === 0 ? "" : ","}${written(list[i], dropsAbsent, deeper)}`;
  return `[${text}]`;
}

function mapOf(map: JsonObject, dropsAbsent: boolean, deeper: number): string {
  let text = "";
  for (const key of inOrder(Object.keys(map))) {
    const inner = map[key];
    if (dropsAbsent && inner === undefined) continue;
    text += `${text === "" ? "" : ","}${written(key, false, DEEPEST)}:${written(inner, dropsAbsent, deeper)}`;
  }
  return `{${text}}`;
}

/** Keys by UTF-16 units, as the RFC wants them. Few, as they are nearly always, are put in order where they stand. */
function inOrder(keys: string[]): string[] {
  if (keys.length > FEW) return keys.sort();
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i] ?? "";
    let at = i;
    for (; at > 0 && (keys[at - 1] ?? "") > key; at--) keys[at] = keys[at - 1] ?? "";
    keys[at] = key;
  }
  return keys;
}

const FEW = 16;

/** Its bytes, as they are hashed. */
export function canonicalBytes(value: Json): Uint8Array {
  return toUtf8(canonicalJson(value));
}

/** The same of plain data in which keys may stand without a value, which are as if they were not there. */
export function canonicalBytesOfPresent(value: object): Uint8Array {
  return toUtf8(written(value, true, DEEPEST));
}

/** Whether a value is a map of JSON, neither a list nor an object of a class. */
export function isMap(value: unknown): value is JsonObject {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function kindOf(value: unknown): string {
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return "half of a surrogate pair";
  return typeof value === "object" ? "an object of a class" : typeof value;
}
