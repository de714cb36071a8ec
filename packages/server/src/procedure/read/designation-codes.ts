import { codeOf, readCode } from "@touchstone/domain";
import { type Log, logById } from "../../store/log.ts";
import type { Tx } from "../../store/tx.ts";
import type { RoundScene } from "./round-scene.ts";

/** The codes of some designations, as the table of codes has them. */
export async function designationCodes(
  { tx, log }: Pick<RoundScene, "tx" | "log">,
  ids: readonly string[],
): Promise<(designationId: string) => string> {
  const { rows } = await tx.query<{ code: string; designation_id: string }>(
    "SELECT code, designation_id FROM designation_code WHERE log_id = $1 AND designation_id = ANY($2::uuid[])",
    [log.logId, ids],
  );
  const codes = new Map(rows.map(({ code, designation_id }) => [designation_id, code]));
  return (designationId) => codes.get(designationId) ?? codeOf(designationId);
}

/** Which designation has a code, and in which programme. */
export interface FoundDesignation {
  readonly log: Log;
  readonly designationId: string;
}

/**
 * Finds a designation by its code as somebody typed it.
 * @returns "no-code" where it can't be one, by its check character; null: no designation has it
 */
export async function designationByCode(tx: Tx, typed: string): Promise<FoundDesignation | "no-code" | null> {
  const code = readCode(typed);
  if (code === null) return "no-code";
  const { rows } = await tx.query<{ log_id: string; designation_id: string }>(
    "SELECT log_id, designation_id FROM designation_code WHERE code = $1",
    [code],
  );
  const [row] = rows;
  const log = row && (await logById(tx, row.log_id));
  return row && log ? { log, designationId: row.designation_id } : null;
}
