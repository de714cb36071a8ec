import { canonicalBytes, type Json } from "@touchstone/ledger";
import { sha256Hex } from "../files/digest.ts";

/** SHA-256 over the canonical JSON of rows, sorted; null where one of them is no JSON, as a stranger's CSV can make it. */
export function digestOfRows(rows: readonly (readonly unknown[])[]): string | null {
  const keyed = rows.map((row) => ({ row, key: JSON.stringify(row) })).sort((a, b) => (a.key < b.key ? -1 : 1));
  try {
    return sha256Hex(canonicalBytes(keyed.map(({ row }) => row) as Json)); // else it throws
  } catch {
    return null;
  }
}
