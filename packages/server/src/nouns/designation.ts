import {
  type CommandOf,
  codeOf,
  decideRecordEarlierDesignation,
  designationStream,
  type EarlierCase,
} from "@touchstone/domain";
import { type Log, logById } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import { storedUnits } from "../units/stored-units.ts";
import { handler } from "./handler.ts";

export const designationHandlers = {
  RecordEarlierDesignation: handler<CommandOf<"RecordEarlierDesignation">, EarlierCase>({
    stream: ({ designationId }) => designationStream(designationId),
    load: (tx, _, log, command) => load(tx, log, command),
    decide: decideRecordEarlierDesignation,
  }),
};

async function load(
  tx: Tx,
  log: Log,
  { designationId, unitId }: CommandOf<"RecordEarlierDesignation">,
): Promise<EarlierCase> {
  const { rowCount } = await tx.query("SELECT 1 FROM designation_code WHERE code = $1", [codeOf(designationId)]);
  const organisation = await logById(tx, log.organisationId);
  const isUnit = organisation !== null && (await storedUnits(tx, organisation, [unitId])).has(unitId);
  return { isIdFree: rowCount === 0, isUnit };
}
