import type { Path } from "./names.ts";
import { nearest } from "./nearest.ts";
import type { Finding } from "./problem.ts";

/** How often one list is searched for a near name: a file of nonsense is not worth minutes. */
const LOOKS = 100;
const SHOWN = 12;

/** Makes the finding for a name that is nowhere in a list; it tells the near one that is, or what there is. */
export type Unknown = (path: Path, got: string) => Finding;

export function unknownIn(code: string, known: readonly string[], what: string): Unknown {
  let looks = 0;
  const some = known.slice(0, SHOWN).join(", ") + (known.length > SHOWN ? " …" : "");
  const list = known.length === 0 ? `${what}, and there is none` : `${what}: ${some}`;
  return (path, got) => {
    const near = looks++ < LOOKS ? nearest(got, known) : null;
    return { level: "error", code, path, got, want: near ? `${near}, perhaps (${what})` : list };
  };
}
