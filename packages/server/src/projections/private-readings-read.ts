import type { Purpose, Role } from "@touchstone/domain";
import type { LogName } from "../store/log.ts";
import { transaction } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";

/** That a private part of somebody was opened, as that person may know it: when, by which role, what for; not by whom. */
export interface PrivateReading {
  readonly log: LogName;
  /** number and type of the event that the part belongs to */
  readonly seq: number;
  readonly of: string;
  readonly part: string;
  readonly at: Date;
  readonly purpose: Purpose;
  readonly role: Role;
  /** where that role was held */
  readonly heldIn: LogName["kind"];
}

/**
 * When the private parts of a person were opened, the latest first, in every log: for that person alone.
 * @param accountId of the person, which is to have been made sure of
 */
export async function readingsOf(touchstone: Touchstone, accountId: string): Promise<PrivateReading[]> {
  const { rows } = await transaction(
    touchstone,
    (tx) =>
      tx.query<Omit<PrivateReading, "log"> & LogName>(
        `SELECT l.kind, l.slug, r.part_seq AS seq, e.type AS "of", r.part, r.read_at AS at, r.purpose, r.role,
                r.held_in AS "heldIn"
         FROM actor a
         JOIN private_reading r ON r.shard_key = a.shard_key AND r.log_id = a.log_id AND r.person_id = a.actor_id
         JOIN event e ON e.shard_key = r.shard_key AND e.log_id = r.log_id AND e.seq = r.part_seq
         JOIN log l ON l.log_id = r.log_id
         WHERE a.account_id = $1
         ORDER BY r.read_at DESC, r.log_id, r.seq DESC`,
        [accountId],
      ),
    { readOnly: true, pipelined: true },
  );
  return rows.map(({ kind, slug, ...reading }) => ({ log: { kind, slug }, ...reading }));
}
