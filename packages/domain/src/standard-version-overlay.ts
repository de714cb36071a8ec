import { applyOverlay, type Checked, type Overlay, problemsIn, type Standard } from "@touchstone/standard";
import type { Decision } from "./decision.ts";
import { decided, refused } from "./decision.ts";
import { type StandardLife, standardStream } from "./standard-version.ts";

/** Translations as they were handed in. */
export interface OfferedOverlay {
  readonly yaml: string;
  readonly checked: Checked<Overlay>;
  /** of everything in it; null where `checkOverlay` found problems */
  readonly digest: string | null;
  /** of the YAML's bytes */
  readonly file: string;
}

/**
 * Adds the texts of one more language to a version, or better ones in their place. What decides stays as it is: the
 * standard's digest does not change, so it needs no notice.
 * @param standard the version's own, read from its file; null where there is no such version
 * @param present digests of the overlays that hold now
 */
export function decideAddOverlay({
  offered,
  standard,
  versions,
  present,
}: {
  readonly offered: OfferedOverlay;
  readonly standard: Standard | null;
  readonly versions: StandardLife["versions"];
  readonly present: readonly string[];
}): Decision {
  const { checked, digest, file, yaml } = offered;
  if (!checked.ok) return refused({ code: "standard-refused", what: "overlay", problems: checked.problems });
  const { version, language } = checked.value;
  const found = versions.get(version);
  if (!found || standard === null) return refused({ code: "unknown", what: "version", id: version });
  if (found.state === "withdrawn")
    return refused({ code: "version-state", version, state: "withdrawn", want: "one that is not withdrawn" });
  const applied = applyOverlay(standard, checked.value);
  if (!applied.ok)
    return refused({ code: "standard-refused", what: "overlay", problems: problemsIn(yaml, applied.findings) });
  if (digest === null) throw new TypeError("decideAddOverlay: got no digest of an overlay that passed, want one");
  if (present.includes(digest)) return refused({ code: "exists", what: "overlay", id: `${version} ${language}` });
  const data = { version, language, digest, file };
  return decided({ type: "OverlayAdded", stream: standardStream(version), data });
}
