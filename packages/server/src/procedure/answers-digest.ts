import { canonicalBytes, type Json, toHex } from "@touchstone/ledger";
import { sha256 } from "../store/sha256.ts";
import type { RecordedAnswer } from "./own-on-record.ts";

/** SHA-256 over the canonical JSON of `[[item, period, answer], …]`, by item and period. */
export function digestOfAnswers(answers: readonly RecordedAnswer[]): string {
  const rows = answers
    .map(({ item, period, answer }): Json => [item, period, answer as Json]) // an answer is plain data
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return toHex(sha256(canonicalBytes(rows)));
}
