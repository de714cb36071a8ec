import { type Holding, MAY, type Role } from "@touchstone/domain";
import { eventOf, type Json, sealedIn } from "@touchstone/ledger";
import { dayIn } from "../day-in.ts";
import type { Keys } from "../keys/keys.ts";
import type { Log } from "../store/log.ts";
import { sealedContent } from "../store/sealed-content.ts";
import type { Tx } from "../store/tx.ts";
import type { Projection } from "./projection.ts";

/**
 * That private parts were opened, under the person behind them: who acted in the event that they belong to, be it sealed.
 * By which role it was opened is told, by whom is not.
 */
export const privateReadings: Projection = {
  tables: ["private_reading"],
  applies: ["PrivatePartRead", "EventDisclosed"],
  apply: async (tx, { keys }, log, seq, event) => {
    const { shardKey, logId } = log;
    if (event.type === "PrivatePartRead") {
      const { seq: partSeq, part, purpose } = event.data;
      const [kind, role] = await readersRole(tx, log, event);
      const person = partSeq < seq ? await whoActedIn(tx, keys, log, partSeq) : null; // what comes later was not there
      tx.send(
        `INSERT INTO private_reading
           (shard_key, log_id, seq, part_seq, part, purpose, role, held_in, read_at, person_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [shardKey, logId, seq, partSeq, part, purpose, role, kind, event.at, person],
      );
    }
    if (event.type === "EventDisclosed")
      tx.send(
        `UPDATE private_reading SET person_id = $4
         WHERE shard_key = $1 AND log_id = $2 AND part_seq = $3 AND person_id IS NULL`,
        [shardKey, logId, event.data.index, actorOf({ ...event.data.event })],
      );
  },
};

/** Where the reader held a role that may read, and which: in this log, else in the one whose roles count in it. */
async function readersRole(
  tx: Tx,
  log: Log,
  { by, at }: { readonly by: string; readonly at: string },
): Promise<readonly [Log["kind"], Role]> {
  const elsewhere = log.kind === "programme" ? "organisation" : "programme";
  const day = dayIn(log.timeZone, at);
  const { rows } = await tx.query<{ role: Role }>(
    `SELECT role FROM role_grant
     WHERE shard_key = $1 AND log_id = $2 AND actor_id = $3 AND role = ANY($4)
       AND valid_from <= $5 AND (valid_until IS NULL OR $5 < valid_until)
     ORDER BY seq LIMIT 1`,
    [log.shardKey, log.logId, by, rolesThatRead(log.kind), day],
  );
  const [here] = rows;
  return here ? [log.kind, here.role] : [elsewhere, rolesThatRead(elsewhere)[0] ?? "office"];
}

const MAY_OPEN = MAY.ReadPrivatePart;

function rolesThatRead(kind: Log["kind"]): Role[] {
  const holdings: readonly Holding[] = typeof MAY_OPEN === "string" ? [] : MAY_OPEN;
  return holdings.filter((held) => held.startsWith(kind)).map((held) => held.slice(kind.length + 1) as Role); // `kind/role`
}

/** Who acted in an event: a random id of this log; null where there is none of this number, or nobody knows any more. */
async function whoActedIn(tx: Tx, keys: Keys, log: Log, seq: number): Promise<string | null> {
  const { rows } = await tx.query<{ entry: Uint8Array }>(
    `SELECT entry FROM event WHERE shard_key = $1 AND log_id = $2 AND seq = $3`,
    [log.shardKey, log.logId, seq],
  );
  const event = rows[0] ? eventOf(rows[0].entry) : null;
  if (event === null || sealedIn(event) === null) return actorOf(event);
  return actorOf(await sealedContent(tx, keys, log, seq, event));
}

function actorOf(event: Json): string | null {
  const by = fieldOf(event, "by");
  return typeof by === "string" ? by : null;
}

const fieldOf = (value: Json, name: string): Json =>
  value !== null && typeof value === "object" && !Array.isArray(value)
    ? ((value as { [k: string]: Json })[name] ?? null)
    : null; // an object of JSON
