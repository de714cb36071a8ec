import { diff, problemsIn, type Standard, secondKeyOf } from "@touchstone/standard";
import type { Decision } from "./decision.ts";
import { decided, refused } from "./decision.ts";
import type { Refusal } from "./refusal.ts";
import { inForce, type Offered, type StandardLife, type StandardVersion, standardStream } from "./standard-version.ts";

/**
 * Drafts a new version: it passes `check`, its version string was never used, and it declares what changed since the
 * version in force as no milder than it is.
 * @param current the standard in force, read from its file; null where none is
 */
export function decideDraftStandard({
  offered,
  current,
  ...life
}: StandardLife & { readonly offered: Offered; readonly current: Standard | null }): Decision {
  const passed = passedAndNew(offered, life);
  if (!passed.ok) return refused(passed.refusal);
  const { standard, digest } = passed;
  const { id: standardId, version, changes } = standard;

  const before = inForce(life);
  if (before !== null && current === null)
    throw new TypeError(`decideDraftStandard: got no standard for ${before.version}, which is in force`);
  if (before !== null && current !== null) {
    const found = diff(current, standard);
    const problems = problemsIn(offered.yaml, found.findings);
    if (problems.length > 0) return refused({ code: "standard-refused", what: "changes", problems });
    if (found.class === null || found.class === "translation")
      return refused({ code: "nothing-changed", version, inForce: before.version });
  }
  return decided({
    type: "StandardDrafted",
    stream: standardStream(version),
    data: {
      version,
      standardId,
      digest,
      file: offered.file,
      needsSecondKey: secondKeyOf(standard),
      change: before === null ? null : (changes?.class ?? null),
      comparedWith: before?.version ?? null,
    },
  });
}

export type Passed =
  | { readonly ok: true; readonly standard: Standard; readonly digest: string }
  | { readonly ok: false; readonly refusal: Refusal };

/** The standard that was handed in, if it passes every check and its version string is new. */
export function passedAndNew({ checked, digest }: Offered, { versions }: Pick<StandardLife, "versions">): Passed {
  if (!checked.ok)
    return { ok: false, refusal: { code: "standard-refused", what: "standard", problems: checked.problems } };
  if (digest === null) throw new TypeError("passedAndNew: got no digest of a standard that passed, want one");
  const standard = checked.value;
  const earlier: StandardVersion | undefined = versions.get(standard.version);
  if (earlier) {
    const { version, state } = earlier;
    return { ok: false, refusal: { code: "version-used", version, state, sameContent: earlier.digest === digest } };
  }
  return { ok: true, standard, digest };
}
