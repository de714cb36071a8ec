import { type BundleFolder, readWhole } from "../files/bundle-folder.ts";
import { csvLine, csvRecord } from "../files/csv.ts";
import { expectedCsv } from "../files/expected-csv.ts";
import { chunkPath } from "../record/chunk-rows.ts";
import type { Findings } from "../report/findings.ts";
import type { Submission } from "./sources.ts";

export const SUBMISSIONS = "submissions.csv";
const COLUMNS = [
  "seq",
  "submission_id",
  "part",
  "of",
  "programme_id",
  "period",
  "at",
  "n_rows",
  "n_answers",
  "file",
] as const;
const MOST_BYTES = 256 * 2 ** 20;

/**
 * Holds submissions.csv against the events. It must have all submissions of this programme and all of which a row of
 * observations.csv comes; of another programme it may have more, whose rows are not shown.
 */
export function checkSubmissions(
  folder: BundleFolder,
  submissions: readonly Submission[],
  used: readonly Submission[],
  findings: Findings,
): void {
  const listed = seqsIn(readWhole(folder, SUBMISSIONS, MOST_BYTES));
  const must = new Set(used);
  const csv = expectedCsv(
    folder,
    {
      path: SUBMISSIONS,
      columns: COLUMNS,
      compare: (a, b) => Number(a[0]) - Number(b[0]),
      nameOf: ([seq]) => `leaf ${seq}`,
    },
    (fault) => findings.fault("observations", fault),
  );
  for (const submission of submissions) {
    const { event, isOwn } = submission;
    if (!isOwn && !must.has(submission) && !listed.has(event.seq)) continue;
    const { submissionId, part, of, programmeId, period, chunk, nAnswers } = event.data;
    const path = chunkPath(chunk);
    const file = isOwn || folder.sizes.has(path) ? path : "";
    csv.line(
      csvLine(
        [event.seq, submissionId, part, of, programmeId, period, event.at, chunk.nRows, nAnswers, file].map(String),
      ),
    );
  }
  csv.end();
}

function seqsIn(bytes: Buffer | null): Set<number> {
  const seqs = new Set<number>();
  for (let rest = bytes ?? Buffer.alloc(0); rest.length > 0; ) {
    const row = csvRecord(rest);
    if (row === null) break;
    seqs.add(Number(row.fields[0]));
    rest = rest.subarray(row.nBytes);
  }
  return seqs;
}
