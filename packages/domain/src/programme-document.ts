import { dayOf } from "./calendar-days.ts";
import type { Decision } from "./decision.ts";
import { decided, refused } from "./decision.ts";
import { sizeFaults } from "./entry-size.ts";
import type { ProgrammeEvents } from "./events.ts";
import { textFaults } from "./programme-texts.ts";
import type { InvalidPlace } from "./standard-version-refusal.ts";

/** Commands about the documents that a programme stands on. */
export interface ProgrammeDocumentCommands {
  /** `file`: digest of the document as it was stored, null where only an address is known */
  AddProgrammeDocument: ProgrammeEvents["ProgrammeDocumentAdded"];
}

export const DOCUMENT_KINDS = ["owner", "legalBasis", "rules", "other"] as const;

/** Adds an owner's statute, a legal basis, rules of procedure: from a day on, as a file, an address, or both. */
export function decideAddProgrammeDocument(
  command: ProgrammeDocumentCommands["AddProgrammeDocument"],
  { isThere }: { readonly isThere: boolean },
): Decision {
  const { documentId, kind, title, file, url, from, until } = command;
  const problems: InvalidPlace[] = textFaults("title", title);
  if (!DOCUMENT_KINDS.includes(kind)) problems.push({ path: "kind", got: kind, want: DOCUMENT_KINDS.join(", ") });
  if (file === null && url === null)
    problems.push({ path: "file", got: "neither", want: "a file, an address, or both" });
  if (url !== null && !/^https?:\/\/[^\s/?#]+(?:[/?#]\S*)?$/.test(url))
    problems.push({ path: "url", got: url, want: "a web address that begins with https://" });
  for (const [path, day] of [["from", from] as const, ["until", until] as const])
    if (day !== null && dayOf(day) === null) problems.push({ path, got: day, want: "a day such as 2026-03-01" });
  if (until !== null && until <= from) problems.push({ path: "until", got: until, want: `a day after ${from}` });
  problems.push(...sizeFaults("document", command));
  if (problems.length > 0) return refused({ code: "invalid", problems });
  if (isThere) return refused({ code: "exists", what: "document", id: documentId });
  return decided({
    type: "ProgrammeDocumentAdded",
    stream: `document/${documentId}`,
    data: { documentId, kind, title, file, url, from, until },
  });
}
