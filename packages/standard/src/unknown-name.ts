import type { Path } from "./names.ts";
import { nearest } from "./nearest.ts";
import type { Finding } from "./problem.ts";

/** Names compared in all when near ones are looked for in one list: a file of nonsense is not worth minutes. */
const COMPARED = 200_000;
const SHOWN = 12;

/** Makes the finding for a name that is nowhere in a list; it tells the near one that is, or what there is. */
export type Unknown = (path: Path, got: string) => Finding;

/** Looks for near names in a list, until it has looked often enough; null then, and where none is near. */
export function nearIn(known: readonly string[]): (name: string) => string | null {
  let looks = COMPARED / Math.max(1, known.length);
  return (name) => (looks-- > 0 ? nearest(name, known) : null);
}

/** Findings for names that are not in a list, with `what` the list is of. */
export function unknownIn(code: string, known: readonly string[], what: string): Unknown {
  const nearTo = nearIn(known);
  const some = known.slice(0, SHOWN).join(", ") + (known.length > SHOWN ? " …" : "");
  const list = known.length === 0 ? `${what}, and there is none` : `${what}: ${some}`;
  return (path, got) => {
    const near = nearTo(got);
    return { level: "error", code, path, got, want: near ? `${near}, perhaps (${what})` : list };
  };
}
