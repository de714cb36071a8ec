import { HARMLESS_TO_ASSESSMENT } from "@touchstone/domain";
import type { Log, Tx } from "@touchstone/server";

/** Of an organisation's events those that change what a programme's columns are. */
const CHANGING = new Set(["ObservationsSubmitted", "SharingPermitted", "SharingEnded"]);

const changes = (kind: Log["kind"], type: string): boolean =>
  kind === "organisation" ? CHANGING.has(type) : !HARMLESS_TO_ASSESSMENT.has(type);

/**
 * Remembers up to which event a log was looked at, and after which of them columns were last other than before: so that
 * a role that is granted does not make them be read again.
 */
export class Moments {
  readonly #seen = new Map<string, { readonly size: number; readonly changed: number }>();

  async of(tx: Tx, log: Log): Promise<string> {
    const { size, changed } = this.#seen.get(log.logId) ?? { size: 0, changed: 0 };
    const { rows } = await tx.query<{ type: string; last: number }>(
      "SELECT type, max(seq) AS last FROM event WHERE shard_key = $1 AND log_id = $2 AND seq >= $3 GROUP BY type",
      [log.shardKey, log.logId, size],
    );
    const now = {
      size: rows.reduce((most, { last }) => Math.max(most, last + 1), size),
      changed: rows.reduce(
        (most, { type, last }) => (changes(log.kind, type) ? Math.max(most, last + 1) : most),
        changed,
      ),
    };
    this.#seen.set(log.logId, now);
    return String(now.changed);
  }
}
