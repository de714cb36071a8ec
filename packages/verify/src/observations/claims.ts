import type { BundleFolder } from "../files/bundle-folder.ts";
import { byteStream } from "../files/byte-stream.ts";
import { csvRecord } from "../files/csv.ts";
import type { AnswerCells } from "./answer-text.ts";
import type { Submission } from "./sources.ts";

/** An answer that observations.csv says was given to another programme. */
export interface Claim {
  readonly submission: Submission;
  readonly item: string;
  readonly cells: AnswerCells;
}

const LONGEST_ROW = 1 << 20;
/** Claims that are kept: more would not fit in memory. */
const MOST_CLAIMS = 10_000_000;

/**
 * The rows of observations.csv that speak of submissions of other programmes, by unit. Whether they may be used is told
 * from the events; whether they were given, only where the row of the chunk is shown.
 */
export function claimsIn(folder: BundleFolder, path: string, submissions: readonly Submission[]): Map<string, Claim[]> {
  const claims = new Map<string, Claim[]>();
  const bySeq = new Map(submissions.filter(({ isOwn }) => !isOwn).map((of) => [String(of.event.seq), of]));
  if (bySeq.size === 0 || !folder.sizes.has(path)) return claims;
  const file = byteStream(folder, path);
  let nClaims = 0;
  for (let row = csvRecord(file.peek(LONGEST_ROW)); row !== null; row = csvRecord(file.peek(LONGEST_ROW))) {
    file.take(row.nBytes);
    const [unitId = "", period = "", item = "", value = "", state = "", error = "", source = "", note = "", seq = ""] =
      row.fields;
    const submission = bySeq.get(seq);
    if (submission === undefined || submission.event.data.period !== period || nClaims >= MOST_CLAIMS) continue;
    nClaims++;
    const claim = { submission, item, cells: { value, state, error, source, note } };
    const list = claims.get(unitId);
    if (list) list.push(claim);
    else claims.set(unitId, [claim]);
  }
  return claims;
}
