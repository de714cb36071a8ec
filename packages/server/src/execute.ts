import type { Command, CommandOf, CommandType } from "@touchstone/domain";
import type { Handler } from "./nouns/handler.ts";
import { handlerOf } from "./nouns/index.ts";
import { type Asked, perform } from "./perform.ts";
import type { Receipt, Refused } from "./receipt.ts";
import type { Touchstone } from "./touchstone.ts";

/**
 * Carries out one command, or says why not: the only gate for single writes.
 * The same `key` does it once, however often it is asked for; the answer is the same.
 * @throws {CommitUnknown} if the connection was lost at the last moment and there was no key to ask again with
 */
export async function execute(touchstone: Touchstone, asked: Asked<Command>): Promise<Receipt | Refused> {
  return executeWith(touchstone, asked, handlerOf(asked.command.type) as Handler<Command>); // its own type's handler
}

async function executeWith<C extends CommandOf<CommandType>>(
  touchstone: Touchstone,
  asked: Asked<C>,
  handler: Handler<C>,
): Promise<Receipt | Refused> {
  const { command } = asked;
  const wrong = handler.wrong(command);
  if (wrong) return { ok: false, refusal: wrong };
  return perform(touchstone, asked, {
    founds: handler.founds(command),
    stream: handler.stream(command),
    unitId: handler.unit(command),
    findUnit: (tx, log) => handler.findUnit(tx, log, command),
    options: { pipelined: true },
    prepare: async (tx, log) => {
      const decide = await handler.prepare(tx, touchstone, log, command);
      return async (context) => {
        const decision = await decide(context);
        return decision.ok ? decision.events : decision.refusal;
      };
    },
  });
}
