import { type CommandOf, decideErasePrivatePart, decideReadPrivatePart } from "@touchstone/domain";
import { mayOpen, REPLY_PART, repliedAbout } from "../procedure/reply-parts.ts";
import type { Log } from "../store/log.ts";
import { REVIEWER_PART, SEALED_PART } from "../store/sealed-content.ts";
import type { Tx } from "../store/tx.ts";
import { handler } from "./handler.ts";

export const privatePartHandlers = {
  ReadPrivatePart: handler<CommandOf<"ReadPrivatePart">, boolean>({
    stream: ({ seq }) => `private/${seq}`,
    findUnit: async (tx, log, { seq, part }) =>
      part === REPLY_PART && log.kind === "programme" ? ((await repliedAbout(tx, log, seq))?.unitId ?? null) : null,
    load: async (tx, _, log, command, scene) =>
      scene !== null && (await isKept(tx, log, command.seq, command.part)) && mayOpen(tx, log, command, scene),
    decide: decideReadPrivatePart,
  }),
  ErasePrivatePart: handler<CommandOf<"ErasePrivatePart">, boolean>({
    stream: ({ seq }) => `private/${seq}`,
    load: (tx, _, log, { seq, part }) => isKept(tx, log, seq, part),
    decide: decideErasePrivatePart,
  }),
};

/** What is sealed is no private part: it is disclosed by its own road, or not at all. Nor is who reviews what, ever. */
async function isKept(tx: Tx, log: Log, seq: number, part: string): Promise<boolean> {
  if (part === SEALED_PART || part === REVIEWER_PART) return false;
  const { rowCount } = await tx.query(
    "SELECT 1 FROM event_private WHERE shard_key = $1 AND log_id = $2 AND seq = $3 AND part = $4",
    [log.shardKey, log.logId, seq, part],
  );
  return rowCount > 0;
}
