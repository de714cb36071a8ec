import type { Again } from "../assessment/score-again.ts";
import type { Work } from "../verify-record.ts";
import { checkCycles } from "./check-cycles.ts";
import { checkDesignations, type Recomputed } from "./check-designations.ts";
import { checkNotices, type Programme } from "./check-notices.ts";
import { checkRatings } from "./check-ratings.ts";
import { checkRoundTables } from "./check-tables.ts";
import type { Round } from "./round.ts";

/**
 * Everything that was decided, from the rounds to the designations, as far as it is open in the ledger.
 * @param assessed id of the assessment in the bundle, and what came out when it was computed again; null: nothing did
 */
export function checkProcedure(
  { folder, findings }: Work,
  programme: Programme,
  round: Round,
  assessed: { readonly assessmentId: string; readonly again: Again } | null,
): void {
  const recomputed: Recomputed | null = assessed;
  checkCycles(round, programme.versions, findings);
  checkNotices(round, programme, findings);
  checkRatings(round, programme, recomputed, findings);
  checkDesignations(round, programme, recomputed, findings);
  checkRoundTables(folder, round, programme.founded.data.languages[0] ?? "", findings);
}
