import type { Draft } from "./draft.ts";

type Drafts = Readonly<Record<string, Draft>>;
const placeOf = (assignmentId: string): string => `touchstone-review-${assignmentId}`;

/** Drafts by item that this device keeps of a file, for they had not reached the service; none where it keeps nothing. */
export function keptDrafts(assignmentId: string): Drafts {
  try {
    return JSON.parse(localStorage.getItem(placeOf(assignmentId)) ?? "{}") as Drafts; // written by `keepDrafts`
  } catch {
    return {}; // no storage here, or what it holds is not ours
  }
}

/** Keeps these drafts of a file and no others, so that nothing of a rating stays behind on a device that others use too. */
export function keepDrafts(assignmentId: string, drafts: Drafts): void {
  try {
    if (Object.keys(drafts).length === 0) localStorage.removeItem(placeOf(assignmentId));
    else localStorage.setItem(placeOf(assignmentId), JSON.stringify(drafts));
  } catch {
    // no storage, or it is full: the page still holds the drafts, and sends them
  }
}
