import { canonicalJson } from "./canonical-json.ts";
import { type Change, kindOf, type Pair, pairsOf } from "./change.ts";
import { changedItems } from "./changed-items.ts";
import { changedTexts } from "./changed-texts.ts";
import { declarationFindings, highestOf } from "./declaration.ts";
import { type ChangeClass, FIELDS, TEXT_FIELDS } from "./fields.ts";
import { leavesOf } from "./leaves.ts";
import type { Finding } from "./problem.ts";
import type { Standard } from "./schema.ts";
import { sourceLanguage } from "./text.ts";

export interface Diff {
  readonly changes: readonly Change[];
  /** the least class that the changes have together; null where there are none */
  readonly class: ChangeClass | null;
  /** what is wrong with the new version's declaration of them; paths are of the new version */
  readonly findings: readonly Finding[];
}

/**
 * What changed between two versions of a standard that `check` has passed, and whether the new one
 * declares it. Criteria, indicators and all else with a name are matched by it, wherever they stand.
 * Whatever touches a result is substantive by force; so is a field that `fields.ts` does not know.
 */
export function diff(before: Standard, after: Standard): Diff {
  const [old, now] = [leavesOf(before), leavesOf(after)];
  const pairs = pairsOf(old, now);
  const changes = [
    ...changedLanguages(before, after),
    ...changedItems(old, now),
    ...changedValues(pairs),
    ...changedTexts(pairs, old, { before: sourceLanguage(before), after: sourceLanguage(after) }),
  ];
  return { changes, class: highestOf(changes), findings: declarationFindings(before, after, changes) };
}

function changedValues(pairs: readonly Pair[]): Change[] {
  return pairs.flatMap(({ key: path, field, was, is }): Change[] => {
    const least = FIELDS.get(field);
    if (TEXT_FIELDS.has(field) || least === null) return [];
    const [from, to] = [was?.value, is?.value];
    if (from !== undefined && to !== undefined && canonicalJson(from) === canonicalJson(to)) return [];
    return [{ path, kind: kindOf(from, to), from, to, class: least ?? "substantive" }];
  });
}

/** the first language is the source's, and everything is read in it; the others come and go as translations do */
function changedLanguages(before: Standard, after: Standard): Change[] {
  const [from, to] = [before.languages, after.languages];
  if (canonicalJson(from) === canonicalJson(to)) return [];
  const isSource = sourceLanguage(before) !== sourceLanguage(after);
  return [{ path: "languages", kind: "changed", from, to, class: isSource ? "substantive" : "translation" }];
}
