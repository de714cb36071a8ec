/** Both verifiers on one bundle: what they say of hand-ins is the same, word for word. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { type Report, verifyBundle } from "@touchstone/verify";
import { expect } from "vitest";

const PYTHON = "python3";
const VERIFIER = join(import.meta.dirname, "verify.py");
/** Whether there is a Python that is new enough. */
export const hasPython = spawnSync(PYTHON, ["-c", "import sys; sys.exit(sys.version_info < (3, 9))"]).status === 0;

interface Said {
  readonly holds: boolean;
  readonly fails: readonly string[];
  readonly checked: readonly string[];
  readonly cannot: readonly string[];
}

/** What the first verifier found; of hand-ins the second has said the same. */
export interface Twice {
  readonly report: Report;
  /** but for those of the tables, which a forger leaves as they were */
  readonly faults: readonly string[];
  readonly ofHandIns: readonly string[];
  /** what the second verifier says; null: there is no Python */
  readonly second: Said | null;
}

/** Verifies a bundle by both, by the second where there is a Python. */
export async function verifiedTwice(dir: string): Promise<Twice> {
  const report = await verifyBundle(dir, { parquet: false, robustness: false });
  const faults = report.checks.flatMap(({ id, faults: of }) =>
    of
      .filter(({ where }) => !/\.csv/.test(where))
      .map(({ where, found, wanted }) => `${id}: ${where}: ${found}, want ${wanted}`),
  );
  const ofHandIns = faults.filter((line) => line.startsWith("handed-in: "));
  if (!hasPython) return { report, faults, ofHandIns, second: null };
  const { stdout, stderr } = spawnSync(PYTHON, [VERIFIER, dir], { encoding: "utf8" });
  expect(stderr).toBe("");
  const second = JSON.parse(stdout) as Said; // its own form, above
  const limits = report.limits.flatMap(({ id, text }) => (id.startsWith("handed in, ") ? [text] : []));
  expect({
    faults: second.fails.filter((line) => line.startsWith("handed-in: ")).sort(),
    limits: second.cannot.filter((text) => /hand-ins|days for mending/.test(text)).sort(),
    found: second.checked.filter((text) => text.includes("hand-ins")),
  }).toEqual({
    faults: [...ofHandIns].sort(),
    limits: limits.sort(),
    found: [report.checks.find(({ id }) => id === "handed-in")?.found],
  });
  return { report, faults, ofHandIns, second };
}
