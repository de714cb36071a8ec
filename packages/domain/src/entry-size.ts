import type { InvalidPlace } from "./standard-version-refusal.ts";

/** An entry of the ledger has at most 65,535 bytes; some are for what stands around the data of an event. */
const MOST_BYTES = 60_000;

/** Whether the data of an event would be too long for an entry of the ledger. */
export function sizeFaults(path: string, data: object): InvalidPlace[] {
  const bytes = utf8Length(JSON.stringify(data));
  if (bytes <= MOST_BYTES) return [];
  return [
    { path, got: `${bytes} bytes in all`, want: `${MOST_BYTES} at most: what is longer belongs into a document` },
  ];
}

/** Bytes that a text takes in UTF-8; half a surrogate pair counts as half of four. */
function utf8Length(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800 || (unit >= 0xd800 && unit < 0xe000)) bytes += 2;
    else bytes += 3;
  }
  return bytes;
}
