import { readLooked } from "../kept/looked.ts";
import { questionsWithTypedLink } from "../kept/typed-links.ts";
import type { OnPhone } from "../pages/open-questions.ts";
import { useLive } from "./field.ts";

/** What is on the phone of an application and not on record yet; undefined: not read yet. */
export function useOnPhone(applicationId: string): OnPhone | undefined {
  return useLive(
    async (db) => ({
      drafts: await db.drafts.where({ applicationId }).toArray(),
      proofs: await db.proofs.where({ applicationId }).toArray(),
      typedLinks: await questionsWithTypedLink(db, applicationId),
      looked: await readLooked(db, applicationId),
    }),
    [applicationId],
  );
}
