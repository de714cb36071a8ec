import type { CommandOf, Refusal } from "@touchstone/domain";
import type { Json } from "@touchstone/ledger";
import { handlerOf } from "./nouns/index.ts";
import { type Asked, perform } from "./perform.ts";
import type { Receipt, Refused } from "./receipt.ts";
import { contentOf, openPrivate } from "./store/private-parts.ts";
import type { Touchstone } from "./touchstone.ts";

/** A private part that was opened, and the event that records it. */
export interface Opened {
  readonly ok: true;
  readonly content: Json;
  readonly receipt: Receipt;
}

/**
 * Opens one private part for a stated purpose; that it was opened is an event of the same transaction, so nobody reads
 * without a record. Always one: there is no way to read many.
 */
export async function readPrivate(
  touchstone: Touchstone,
  asked: Omit<Asked<CommandOf<"ReadPrivatePart">>, "key" | "expectedVersion">,
): Promise<Opened | Refused> {
  const { command } = asked;
  const handler = handlerOf("ReadPrivatePart");
  let content: Json = null;
  const done = await perform(touchstone, asked, {
    founds: null,
    stream: handler.stream(command),
    unitId: null,
    findUnit: (tx, log) => handler.findUnit(tx, log, command),
    options: { pipelined: true },
    prepare: async (tx, log) => async (context) => {
      const decide = await handler.prepare(tx, touchstone, log, command);
      const decision = await decide(context);
      if (!decision.ok) return decision.refusal;
      const kept = await openPrivate(tx, touchstone.keys, log, command);
      if (!kept)
        return { code: "unknown", what: "private part", id: `${command.seq}/${command.part}` } satisfies Refusal;
      content = contentOf(kept);
      return decision.events;
    },
  });
  return done.ok ? { ok: true, content, receipt: done } : done;
}
