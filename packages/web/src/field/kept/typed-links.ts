import type { TypedLink } from "../../proof-link/link.ts";
import type { FieldDatabase } from "./database.ts";
import { keep, readKept } from "./reads.ts";

const keyOf = (applicationId: string, question: string): string => `typed-link/${applicationId}/${question}`;

export const NO_LINK: TypedLink = { url: "", title: "", shows: "" };

/** The link that is being typed as proof of an answer, as it was left: it is no proof before somebody adds it. */
export async function readTypedLink(db: FieldDatabase, applicationId: string, question: string): Promise<TypedLink> {
  return (await readKept<TypedLink>(db, keyOf(applicationId, question)))?.value ?? NO_LINK;
}

/** Writes down what is being typed; an empty one is forgotten. */
export async function keepTypedLink(
  db: FieldDatabase,
  {
    applicationId,
    question,
    typed,
  }: { readonly applicationId: string; readonly question: string; readonly typed: TypedLink },
): Promise<void> {
  const key = keyOf(applicationId, question);
  if (Object.values(typed).every((text) => text.trim() === "")) await db.kept.delete(key);
  else await keep(db, key, typed);
}

/** The questions of an application beside which a link has been typed and not been added. */
export async function questionsWithTypedLink(db: FieldDatabase, applicationId: string): Promise<readonly string[]> {
  const before = keyOf(applicationId, "");
  const keys = await db.kept.where("key").startsWith(before).primaryKeys();
  return keys.map((key) => key.slice(before.length));
}
