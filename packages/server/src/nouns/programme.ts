import {
  type CalendarRules,
  type CommandOf,
  decideAddProgrammeDocument,
  decideChangeCalendar,
  decideFoundProgramme,
  foundingFaults,
  type ProgrammeFounding,
  type Refusal,
} from "@touchstone/domain";
import { programmeOf } from "../projections/programme-read.ts";
import { type Log, logById } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import { handler } from "./handler.ts";

export const programmeHandlers = {
  FoundProgramme: handler<CommandOf<"FoundProgramme">, ProgrammeFounding>({
    stream: ({ programmeId }) => `programme/${programmeId}`,
    wrong: wrongFounding,
    founds: ({ programmeId, organisationId, slug, timeZone, sandboxOf = null }) => ({
      logId: programmeId,
      kind: "programme",
      slug,
      organisationId,
      sandboxOf,
      timeZone,
    }),
    load: async (tx, _, __, { timeZone, organisationId }) => ({
      knowsTimeZone: knowsTimeZone(timeZone),
      sandboxOf: (await logById(tx, organisationId))?.sandboxOf ?? null,
    }),
    decide: decideFoundProgramme,
  }),
  ChangeCalendar: handler<CommandOf<"ChangeCalendar">, { readonly calendar: CalendarRules }>({
    stream: ({ programmeId }) => `programme/${programmeId}`,
    load: (tx, _, log) => programmeOf(tx, log),
    decide: decideChangeCalendar,
  }),
  AddProgrammeDocument: handler<CommandOf<"AddProgrammeDocument">, { readonly isThere: boolean }>({
    stream: ({ documentId }) => `document/${documentId}`,
    load: loadDocument,
    decide: decideAddProgrammeDocument,
  }),
};

/** A log needs its name and its time zone before anything can be decided in it. */
function wrongFounding(command: CommandOf<"FoundProgramme">): Refusal | null {
  const problems = foundingFaults(command, { knowsTimeZone: knowsTimeZone(command.timeZone) });
  return problems.length > 0 ? { code: "invalid", problems } : null;
}

/** Whether days can be reckoned in a time zone. */
function knowsTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** @throws {RangeError} if the file that the command names was not put into the store before */
async function loadDocument(
  tx: Tx,
  { files }: Touchstone,
  { shardKey }: Log,
  { documentId, file }: CommandOf<"AddProgrammeDocument">,
): Promise<{ readonly isThere: boolean }> {
  if (file !== null && !(await files.has(file)))
    throw new RangeError(`AddProgrammeDocument: got the file ${file}, which is not in the store`);
  const { rowCount } = await tx.query("SELECT 1 FROM programme_document WHERE shard_key = $1 AND document_id = $2", [
    shardKey,
    documentId,
  ]);
  return { isThere: rowCount > 0 };
}
