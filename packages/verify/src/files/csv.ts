/** A field as RFC 4180 writes it: in quotes only where it must be. */
export function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A record and the newline behind it. */
export function csvLine(fields: readonly string[]): string {
  return `${fields.map(csvField).join(",")}\n`;
}

/** One record of a CSV file. */
export interface CsvRecord {
  readonly fields: readonly string[];
  /** bytes that it takes, its newline included */
  readonly nBytes: number;
}

const [QUOTE, COMMA, NEWLINE] = [34, 44, 10];

/**
 * The record at the front of some bytes of a CSV file with LF; null where it is no RFC 4180: no newline behind it, a
 * quote amid a field, bytes that are no UTF-8.
 */
export function csvRecord(bytes: Uint8Array): CsvRecord | null {
  const fields: string[] = [];
  for (let at = 0; ; ) {
    let field: string;
    if (bytes[at] === QUOTE) {
      let end = at + 1;
      for (; ; end++) {
        end = bytes.indexOf(QUOTE, end);
        if (end < 0) return null;
        if (bytes[end + 1] !== QUOTE) break;
        end++;
      }
      const inner = textOf(bytes.subarray(at + 1, end));
      if (inner === null) return null;
      field = inner.replaceAll('""', '"');
      at = end + 1;
    } else {
      let end = at;
      while (end < bytes.length && bytes[end] !== COMMA && bytes[end] !== NEWLINE) {
        if (bytes[end] === QUOTE) return null;
        end++;
      }
      const plain = textOf(bytes.subarray(at, end));
      if (plain === null) return null;
      field = plain;
      at = end;
    }
    fields.push(field);
    if (bytes[at] === NEWLINE) return { fields, nBytes: at + 1 };
    if (bytes[at] !== COMMA) return null;
    at++;
  }
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function textOf(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}
