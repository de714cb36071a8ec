import type { Command, CommandOf, CommandType } from "@touchstone/domain";
import { execute, type LogName, type Receipt, type Touchstone } from "@touchstone/server";

/** Where the demo's story happens. */
export const ORGANISATION = "alderreach";
export const PROGRAMME = "good-neighbours";
export const ORGANISATION_LOG: LogName = { kind: "organisation", slug: ORGANISATION };
export const PROGRAMME_LOG: LogName = { kind: "programme", slug: PROGRAMME };

/** Carries out one command of the story. @throws {Error} where it is refused: the story does not hold together then */
export async function tell<T extends CommandType>(
  touchstone: Touchstone,
  log: LogName,
  account: string,
  command: CommandOf<T>,
): Promise<Receipt> {
  const asked: Command = command as Command; // one of them
  return told(await execute(touchstone, { log, account, command: asked }), asked.type);
}

/** What came of a part of the story. @throws {Error} with what was refused, or every problem */
export function told<A extends { readonly ok: boolean }>(answer: A, what: string): A & { readonly ok: true } {
  if (answer.ok) return answer as A & { readonly ok: true }; // just looked at
  throw new Error(`the demo can't go on: ${what}: ${JSON.stringify(answer)}`);
}
