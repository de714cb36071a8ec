/** What can happen to units, as a file of movements names it. */
export const MOVEMENT_KINDS = ["register", "rename", "recode", "move", "merge", "split", "close", "reopen"] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

/** One movement as a row of a file has it: read, not yet looked at. */
export interface MovementDraft {
  readonly file: string;
  readonly line: number;
  /** the day from which it is so */
  readonly on: string;
  readonly kind: MovementKind;
  /** codes of the units that it happens to, as they are on that day */
  readonly from: readonly string[];
  /** codes of the units that are there afterwards; of a recoding, the new code; of a closing, the successors */
  readonly to: readonly string[];
  /** those of `to` that begin, though a unit that ends has the code until that day; any that nobody has begins anyway */
  readonly begins: readonly string[];
  /** names of `to`, in its order; of a renaming, the only ones */
  readonly names: readonly (readonly { readonly lang: string; readonly text: string }[])[];
  /** of units that begin; null: that of the units they come from */
  readonly type: string | null;
  /** null: nothing said; units that begin then have the parents that the units they come from share */
  readonly parents: readonly { readonly hierarchy: string; readonly code: string | null }[] | null;
}

/**
 * Movements in the order in which they are recorded: by day, on each day new codes first, so that what happens on
 * that day speaks of them; of new codes those first that are free. Else as in the file.
 */
export function inOrder(drafts: readonly MovementDraft[]): MovementDraft[] {
  const days = new Map<string, MovementDraft[]>();
  for (const draft of drafts) {
    const day = days.get(draft.on);
    if (day) day.push(draft);
    else days.set(draft.on, [draft]);
  }
  return [...days.keys()].sort().flatMap((on) => {
    const day = days.get(on) ?? [];
    const recodes = freeFirst(day.filter(({ kind }) => kind === "recode"));
    return [...recodes, ...day.filter(({ kind }) => kind !== "recode")];
  });
}

/** New codes, each after the one that leaves it free; a circle stays as it came, and is refused. */
function freeFirst(recodes: readonly MovementDraft[]): MovementDraft[] {
  const leaving = new Map(recodes.map((draft) => [draft.from[0], draft]));
  const ordered = new Set<MovementDraft>();
  for (const start of recodes) {
    const chain: MovementDraft[] = [];
    for (let draft: MovementDraft | undefined = start; draft && !ordered.has(draft) && !chain.includes(draft); ) {
      chain.push(draft);
      draft = leaving.get(draft.to[0]);
    }
    for (const draft of chain.reverse()) ordered.add(draft);
  }
  return [...ordered];
}
