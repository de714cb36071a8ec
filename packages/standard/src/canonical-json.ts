import canonicalize from "canonicalize";
import { formatPath } from "./path.ts";

/**
 * The one way to write a value of plain data as JSON: keys in order, no spaces, numbers in their
 * shortest form. Same value, same characters.
 * @throws {TypeError} for what JSON can't say: undefined, NaN, infinities, bigints, functions,
 * objects that are no plain maps, lone surrogates
 * @see RFC 8785, JSON Canonicalization Scheme
 */
export function canonicalJson(value: unknown): string {
  refuseWhatVanishes(value);
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("canonicalJson: got undefined, want plain data");
  return text;
}

/** the serialiser drops what JSON has no word for, and a digest must cover everything that is there */
function refuseWhatVanishes(root: unknown): void {
  const open: { value: unknown; path: (string | number)[] }[] = [{ value: root, path: [] }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path } = next;
    if (typeof value === "string" ? !value.isWellFormed() : !isPlain(value))
      throw new TypeError(`canonicalJson: got ${nameOf(value)} at "${formatPath(path)}", want plain data`);
    if (Array.isArray(value))
      for (let at = 0; at < value.length; at++) open.push({ value: value[at], path: [...path, at] });
    else if (typeof value === "object" && value !== null)
      for (const [key, inner] of Object.entries(value)) open.push({ value: inner, path: [...path, key] });
  }
}

function isPlain(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object") return typeof value === "boolean";
  if (value === null || Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && !("toJSON" in value);
}

const nameOf = (value: unknown): string =>
  typeof value === "number" ? String(value) : typeof value === "string" ? "half of a surrogate pair" : typeof value;
