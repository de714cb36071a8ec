/** The longest entry that a bundle can hold: its length is written in two bytes. */
export const LONGEST_ENTRY = 65_535;

/**
 * Entries one after the other, each behind its length in two bytes, the larger first.
 * @throws {RangeError} for an entry of more than 65,535 bytes: larger content goes beside, by its digest
 * @see C2SP tlog-tiles, Log entries
 */
export function bundleOf(entries: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(entries.reduce((sum, entry) => sum + 2 + entry.length, 0));
  let at = 0;
  for (const entry of entries) {
    if (entry.length > LONGEST_ENTRY)
      throw new RangeError(`bundleOf: got an entry of ${entry.length} bytes, want at most ${LONGEST_ENTRY}`);
    bytes[at] = entry.length >> 8;
    bytes[at + 1] = entry.length & 255;
    bytes.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bytes;
}

/** What can be read of a bundle. */
export interface ReadBundle {
  /** those read whole, in their order; views into the bundle's bytes */
  readonly entries: readonly Uint8Array[];
  /** bytes after the last whole entry; 0 in a sound bundle */
  readonly bytesLeft: number;
}

/** Reads a bundle as far as it can be read. */
export function readBundle(bytes: Uint8Array): ReadBundle {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at + 2 <= bytes.length) {
    const end = at + 2 + (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
    if (end > bytes.length) break;
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return { entries, bytesLeft: bytes.length - at };
}
