import { inflateSync } from "node:zlib";
import { FileFault } from "./fault.ts";

const MOST_UNPACKED = 64 << 20; // of all packed objects together

/**
 * The text of every stream that packs objects, and of those that may and don't say so plainly.
 * @throws {FileFault} for one that can't be looked into
 */
export function* packedObjects(bytes: Buffer, text: string): Generator<string> {
  let left = MOST_UNPACKED;
  const begins = />>(?:\s|%[^\r\n]*[\r\n])*stream(?:\r\n|\n|\r)/g;
  for (let found = begins.exec(text); found; found = begins.exec(text)) {
    const dictionary = dictionaryBefore(text, found.index + 2);
    const names = namesIn(dictionary);
    const isSaid = names.includes("ObjStm");
    if (!isSaid && !/[(%#]/.test(dictionary)) continue;
    const filters = filtersIn(dictionary);
    if (filters.length === 0 || (!isSaid && filters.some((filter) => PICTURES.has(filter)))) continue;
    if (filters.length > 1 || filters[0] !== "FlateDecode" || (isSaid && names.includes("Predictor")))
      throw new FileFault("The PDF packs its objects in a way that can't be looked into. Print it to a new PDF.");
    const objects = unpacked(bytes.subarray(begins.lastIndex), left);
    left -= objects.length;
    yield objects.toString("latin1");
  }
}

const PICTURES: ReadonlySet<string> = new Set(["DCTDecode", "JPXDecode", "CCITTFaxDecode", "JBIG2Decode"]);
const LONGEST = 1 << 16;

/** The dictionary that ends at a place: back to where its brackets are even. */
function dictionaryBefore(text: string, end: number): string {
  let depth = 0;
  for (let at = end - 2; at >= 0 && at > end - LONGEST; at--) {
    const two = text.slice(at, at + 2);
    if (two === ">>") {
      depth++;
      at--;
    } else if (two === "<<") {
      depth--;
      if (depth === 0) return text.slice(at, end);
      at--;
    }
  }
  throw new FileFault("The PDF has a stream whose description can't be read.");
}

const namesIn = (text: string): string[] =>
  [...text.matchAll(/\/([^\s/<>[\]()%]+)/g)].map(([, name = ""]) => plainName(name));

/** A name as it is meant: any letter of it may be written as a number. */
export function plainName(name: string): string {
  return name.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** The filters of a stream in their order; `?` for what is said in another place. */
function filtersIn(dictionary: string): string[] {
  if (!namesIn(dictionary).some((name) => name === "Filter" || name === "F")) return [];
  const [, list] = /\/(?:Filter|F)\s*(\[[^\]]*\]|\/[^\s/<>[\]()]+)/.exec(dictionary) ?? [];
  return list === undefined ? ["?"] : namesIn(list);
}

function unpacked(bytes: Buffer, most: number): Buffer {
  try {
    return inflateSync(bytes, { maxOutputLength: Math.max(most, 1) }); // what follows the packed bytes is left alone
  } catch (cause) {
    throw new FileFault("The PDF has packed objects that can't be looked into, or too many.", { cause });
  }
}
