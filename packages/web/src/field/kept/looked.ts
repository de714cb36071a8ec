import type { Question } from "../api/shapes.ts";
import type { FieldDatabase } from "./database.ts";
import { keep, readKept } from "./reads.ts";

/** Which answers that were known and count have been looked at: the number in the ledger of each, by question. */
export type Looked = Readonly<Record<string, number>>;

const key = (applicationId: string): string => `looked/${applicationId}`;

export const readLooked = async (db: FieldDatabase, applicationId: string): Promise<Looked> =>
  (await readKept<Looked>(db, key(applicationId)))?.value ?? {};

/** Notes on this phone that an answer was found to be right; on record it counts already. */
export async function confirmKnown(db: FieldDatabase, applicationId: string, { id, known }: Question): Promise<void> {
  if (known) await keep(db, key(applicationId), { ...(await readLooked(db, applicationId)), [id]: known.seq });
}

export const isLooked = (looked: Looked | undefined, { id, known }: Question): boolean =>
  known !== null && looked?.[id] === known.seq;
