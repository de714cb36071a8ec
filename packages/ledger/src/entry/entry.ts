import { fromUtf8 } from "../text/utf8.ts";
import { LONGEST_ENTRY } from "../tiles/entry-bundle.ts";
import { canonicalBytes, canonicalJson, isMap, type JsonObject } from "./canonical-json.ts";

/**
 * The bytes of a public event, as they are a leaf of the ledger: its canonical JSON. Nothing personal may
 * be in it, for it can never be taken back: private parts enter by `withPrivate`, what is not public yet by `sealedEntry`.
 * @throws {RangeError} for more than 65,535 bytes: put larger content beside it, and its digest into the event
 * @throws {TypeError} for what JSON can't say
 */
export function entryOf(event: JsonObject): Uint8Array {
  const bytes = canonicalBytes(event);
  if (bytes.length > LONGEST_ENTRY)
    throw new RangeError(
      `entryOf: got ${bytes.length} bytes, want at most ${LONGEST_ENTRY}; name larger content by its digest`,
    );
  return bytes;
}

/** The event of an entry; null unless the bytes are what `entryOf` would make of it: no second way of writing passes. */
export function eventOf(entry: Uint8Array): JsonObject | null {
  const text = entry.length <= LONGEST_ENTRY ? fromUtf8(entry) : null;
  if (text === null) return null;
  try {
    const event: unknown = JSON.parse(text);
    return isMap(event) && canonicalJson(event) === text ? event : null;
  } catch {
    return null;
  }
}
