import { formatPath } from "./path.ts";
import type { Places } from "./place-in-file.ts";
import type { Checked, Finding, Problem } from "./problem.ts";

/** most problems that are told of one file; the rest are counted */
const MOST = 1000;

/** Problems that end a reading: in the order of the file, the first thousand and one that counts the rest. */
export function failed(problems: readonly Problem[]): Checked<never> {
  const sorted = inOrder(problems);
  const next = sorted[MOST];
  if (!next) return { ok: false, problems: sorted };
  const rest = {
    ...next,
    code: "more-problems",
    got: `${sorted.length - MOST} problems more`,
    want: "these mended first",
  };
  return { ok: false, problems: [...sorted.slice(0, MOST), rest] };
}

/** What was found in a document, each with its place in the file, in the order of the file. */
export function placed(findings: readonly Finding[], places: Places): readonly Problem[] {
  return inOrder(
    findings.map(({ level, code, path, got, want }) => {
      return { level, code, path: formatPath(path), ...places.ofValue(path), got, want };
    }),
  );
}

const inOrder = (problems: readonly Problem[]): readonly Problem[] =>
  problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
