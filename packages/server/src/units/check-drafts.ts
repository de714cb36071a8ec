import {
  codeFault,
  dayFault,
  langFault,
  nameFault,
  noUnitBecause,
  overlap,
  schemeFault,
  typeFault,
} from "@touchstone/domain";
import { quoted, type UnitDraft, type UnitProblems } from "./unit-draft.ts";

/** What is wrong with each row by itself. */
export function checkForms(drafts: readonly UnitDraft[], problems: UnitProblems): void {
  const known = new Map<string, string | null>(); // types, languages, schemes come again and again
  const fault = (kind: string, text: string, of: (text: string) => string | null): string | null => {
    const key = `${kind} ${text}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const fresh = of(text);
    known.set(key, fresh);
    return fresh;
  };
  for (const draft of drafts) {
    const look = (column: string, text: string, want: string | null): void => {
      if (want !== null) problems.add(draft, column, quoted(text), want);
    };
    look("code", draft.code, codeFault(draft.code));
    look(
      "type",
      draft.type,
      fault("type", draft.type, (type) => typeFault(type) ?? notAUnit(type)),
    );
    if (draft.names.length === 0) problems.add(draft, "name", "nothing", "a name in one language at least");
    for (const { lang, text } of draft.names) {
      look(`name.${lang}`, text, nameFault(text));
      look("name", lang, fault("lang", lang, langFault));
    }
    for (const { scheme, code } of draft.codes) {
      look(`code.${scheme}`, code, codeFault(code));
      look("code", scheme, fault("scheme", scheme, schemeFault));
    }
    for (const { hierarchy } of draft.parents) look("parent", hierarchy, fault("scheme", hierarchy, schemeFault));
    const { opened, closed } = draft;
    const openedFault = opened === null ? null : fault("day", opened, dayFault);
    const closedFault = closed === null ? null : fault("day", closed, dayFault);
    look("opened", opened ?? "", openedFault);
    look("closed", closed ?? "", closedFault);
    if (openedFault === null && closedFault === null && opened !== null && closed !== null && closed <= opened)
      problems.add(draft, "closed", closed, `a day after it opened, on ${opened}`);
  }
}

function notAUnit(type: string): string | null {
  const refusal = noUnitBecause(type);
  return refusal?.code === "no-unit" ? `a type of unit (${refusal.about} is none)` : null;
}

/** Drafts by a code that they have, whatever its scheme. */
export type ByCode = ReadonlyMap<string, readonly number[]>;
export const codeKey = (scheme: string, code: string): string => `${scheme}\n${code}`;

/** Places of the drafts by their codes; two that have one code on the same day are a problem. */
export function byCodes(drafts: readonly UnitDraft[], scheme: string, problems: UnitProblems): ByCode {
  const found = new Map<string, number[]>();
  const put = (i: number, ofScheme: string, code: string): void => {
    const key = codeKey(ofScheme, code);
    const others = found.get(key);
    if (!others) {
      found.set(key, [i]);
      return;
    }
    const draft = drafts[i]!; // i counts drafts
    const same = others.find((other) => overlap(lifeOf(draft), lifeOf(drafts[other]!)) !== null);
    if (same !== undefined) {
      const { file, line } = drafts[same]!; // as above
      const column = ofScheme === scheme ? "code" : `code.${ofScheme}`;
      problems.add(
        draft,
        column,
        quoted(code),
        `a code that no other unit has on the same day (${file}:${line} has it)`,
      );
    }
    others.push(i);
  };
  drafts.forEach((draft, i) => {
    if (draft.code !== "") put(i, scheme, draft.code);
    for (const { scheme: other, code } of draft.codes) put(i, other, code);
  });
  return found;
}

/** The days in which a unit is there, as its row says. */
export const lifeOf = ({ opened, closed }: UnitDraft): { from: string | null; until: string | null } => ({
  from: opened,
  until: closed,
});

/**
 * Rows whose parents lead back to themselves, each circle once.
 * @param parentsOf places of the parents of a draft in one hierarchy
 */
export function findCircles(
  drafts: readonly UnitDraft[],
  hierarchy: string,
  parentsOf: (i: number) => readonly number[],
  problems: UnitProblems,
): void {
  const state = new Uint8Array(drafts.length); // 0 new, 1 on the way, 2 done
  for (let start = 0; start < drafts.length; start++) {
    if (state[start] !== 0) continue;
    const way: { readonly i: number; readonly above: readonly number[]; next: number }[] = [
      { i: start, above: parentsOf(start), next: 0 },
    ];
    state[start] = 1;
    for (let last = way.at(-1); last; last = way.at(-1)) {
      const parent = last.above[last.next++];
      if (parent === undefined) {
        state[last.i] = 2;
        way.pop();
      } else if (state[parent] === 0) {
        state[parent] = 1;
        way.push({ i: parent, above: parentsOf(parent), next: 0 });
      } else if (state[parent] === 1) {
        const circle = way.slice(way.findIndex(({ i }) => i === parent)).map(({ i }) => drafts[i]?.code);
        const got = [...circle, circle[0]].join(" in ");
        problems.add(drafts[parent]!, `parent.${hierarchy}`, got, "parents that lead to no circle"); // counts drafts
      }
    }
  }
}
