import type { Finding } from "./problem.ts";

/** What is said of how a condition is written; what it rewards or tells apart is another matter. */
const ABOUT_WRITING = /^condition-(?!singles-out)/;
/** can't be shown of a condition that can't be read */
const IN_ITS_WAKE = new Set(["lower-score-rewarded", "voice-in-formula", "factor-below-zero", "condition-singles-out"]);

/**
 * The findings, with one for each mistake in a condition: the rules and the compiler read it each by
 * themselves, so that one mistake can't open both doors, and a name in a function in a comparison
 * would be told three times. A refusal goes before an error, and a rule before the compiler.
 */
export function oneMistakeOnce(findings: readonly Finding[]): Finding[] {
  const first = new Map<string, Finding>();
  for (const finding of findings) {
    if (!ABOUT_WRITING.test(finding.code)) continue;
    const at = JSON.stringify(finding.path);
    const before = first.get(at);
    if (!before || (before.level !== "refused" && finding.level === "refused")) first.set(at, finding);
  }
  return findings.filter((finding) => {
    const told = first.get(JSON.stringify(finding.path));
    if (told?.level !== "refused") return true;
    return finding === told || !(ABOUT_WRITING.test(finding.code) || IN_ITS_WAKE.has(finding.code));
  });
}
