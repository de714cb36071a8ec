import type { EventData } from "@touchstone/domain";
import { type Log, logBySlug } from "../store/log.ts";
import { type Tx, transaction } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import { sandboxesOf } from "./list-sandboxes.ts";
import { removeSandbox } from "./remove-sandbox.ts";

/**
 * Removes the copies of a programme that are not whole, for nobody is going to finish them; as far as the account may.
 * Only for who holds the lock of `copyingAlone`.
 */
export async function removeBrokenOff(
  touchstone: Touchstone,
  { programme, account }: { readonly programme: string; readonly account: string },
): Promise<void> {
  const slugs = await transaction(
    touchstone,
    async (tx) => {
      const log = await logBySlug(tx, "programme", programme);
      return log ? await brokenOff(tx, log) : [];
    },
    { readOnly: true },
  );
  for (const slug of slugs) await removeSandbox(touchstone, { slug, account });
}

/** Names of copies that were begun and are not whole; what somebody has founded as a rehearsal by hand is no copy. */
async function brokenOff(tx: Tx, log: Log): Promise<string[]> {
  const { rows } = await tx.query<{ entry: Buffer }>(
    "SELECT entry FROM event WHERE shard_key = $1 AND log_id = $2 AND type = 'SandboxMade'",
    [log.shardKey, log.logId],
  );
  const begun = new Set(rows.map(({ entry }) => madeIn(entry).organisationId));
  const there = await sandboxesOf(tx, log);
  return there.flatMap(({ slug, organisationId, filled }) =>
    filled === null && begun.has(organisationId) ? slug : [],
  );
}

/** What an event says of the copy that was begun with it. */
export const madeIn = (entry: Uint8Array): EventData["SandboxMade"] =>
  (JSON.parse(Buffer.from(entry).toString()) as { data: EventData["SandboxMade"] }).data; // by its type
