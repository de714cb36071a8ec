import type { Path } from "../names.ts";
import type { Finding } from "../problem.ts";

/** What is found at a place, before it is said how bad that is. */
export interface Found {
  /** kebab-case and stable; `docs/refusals.md` has an entry for each */
  readonly code: string;
  readonly path: Path;
  readonly got: string;
  /** what to do instead, said kindly and with a way out */
  readonly want: string;
}

/** A hard rule is broken. */
export const refused = (found: Found): Finding => ({ level: "refused", ...found });
/** The document contradicts itself or names what isn't there. */
export const error = (found: Found): Finding => ({ level: "error", ...found });
/** Worth a second look by a person. */
export const warning = (found: Found): Finding => ({ level: "warning", ...found });
