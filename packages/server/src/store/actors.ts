import { randomUUID } from "node:crypto";
import type { Grant, Role } from "@touchstone/domain";
import { inTx } from "./in-tx.ts";
import type { Log } from "./log.ts";
import type { Tx } from "./tx.ts";

/** An account within one log. */
export interface Actor {
  /** random, so that the public log does not tell who it is; null: has never acted here */
  readonly actorId: string | null;
  readonly grants: readonly Grant[];
}

/** A role with the log that it was granted in, whose days it is by. */
export interface Granted extends Grant {
  readonly where: Pick<Log, "kind" | "slug" | "timeZone">;
}

/** One role of an account, or none: every column null but the actor's. */
interface ActorRow {
  readonly actor_id: string | null;
  readonly role: Role | null;
  readonly unit_id: string | null;
  readonly valid_from: string;
  readonly valid_until: string | null;
}

/** Id of an account by its name; null where there is none. */
export async function accountId(tx: Tx, name: string): Promise<string | null> {
  const { rows } = await tx.query<{ account_id: string }>("SELECT account_id FROM account WHERE name = $1", [name]);
  return rows[0]?.account_id ?? null;
}

/** `accountId`, of one that was met before without asking: an account keeps its name. */
export async function idOfAccount(
  tx: Tx,
  { accounts }: { readonly accounts: Map<string, string> },
  name: string,
): Promise<string | null> {
  const account = accounts.get(name) ?? (await accountId(tx, name));
  if (account !== null) accounts.set(name, account);
  return account;
}

/** Every role that an account holds or has held, in whatever log of whatever organisation: a roll-up of all shards. */
export async function grantsEverywhere(tx: Tx, account: string): Promise<Grant[]> {
  const { rows } = await tx.query<Grant>(
    `SELECT g.role, g.unit_id AS "unitId", g.valid_from AS "from", g.valid_until AS "until"
     FROM actor a
     JOIN role_grant g ON g.shard_key = a.shard_key AND g.log_id = a.log_id AND g.actor_id = a.actor_id
     WHERE a.account_id = $1`,
    [account],
  );
  return rows;
}

/** What an account holds or has held in the programmes of an organisation. */
export async function grantsInProgrammes(tx: Tx, { organisationId }: Log, account: string): Promise<Granted[]> {
  const { rows } = await tx.query<Grant & Pick<Log, "slug" | "timeZone">>(
    `SELECT g.role, g.unit_id AS "unitId", g.valid_from AS "from", g.valid_until AS "until", l.slug, l.time_zone AS "timeZone"
     FROM actor a
     JOIN log l ON l.log_id = a.log_id AND l.organisation_id = $2 AND l.kind = 'programme'
     JOIN role_grant g ON g.shard_key = a.shard_key AND g.log_id = a.log_id AND g.actor_id = a.actor_id
     WHERE a.account_id = $1`,
    [account, organisationId],
  );
  return rows.map(({ slug, timeZone, ...grant }) => ({ ...grant, where: { kind: "programme", slug, timeZone } }));
}

/** Under which id an account acts in a log, and what roles it holds or has held there. */
export async function actorIn(tx: Tx, log: Log, account: string): Promise<Actor> {
  const { rows } = await tx.query<ActorRow>(
    `SELECT a.actor_id, g.role, g.unit_id, g.valid_from, g.valid_until
     FROM actor a
     LEFT JOIN role_grant g ON g.shard_key = a.shard_key AND g.log_id = a.log_id AND g.actor_id = a.actor_id
     WHERE a.shard_key = $1 AND a.log_id = $2 AND a.account_id = $3
     ORDER BY g.seq`,
    [log.shardKey, log.logId, account],
  );
  return actorOf(rows);
}

/** The same of a log that nothing is decided in, with the size that its ledger has then: both of one moment. */
export async function actorAt(tx: Tx, log: Log, account: string): Promise<Actor & { readonly size: number }> {
  const { rows } = await tx.query<ActorRow & { size: number }>(
    `SELECT h.size, a.actor_id, g.role, g.unit_id, g.valid_from, g.valid_until
     FROM event_head h
     LEFT JOIN actor a ON a.shard_key = h.shard_key AND a.log_id = h.log_id AND a.account_id = $3
     LEFT JOIN role_grant g ON g.shard_key = a.shard_key AND g.log_id = a.log_id AND g.actor_id = a.actor_id
     WHERE h.shard_key = $1 AND h.log_id = $2
     ORDER BY g.seq`,
    [log.shardKey, log.logId, account],
  );
  return { ...actorOf(rows), size: rows[0]?.size ?? 0 };
}

/** The same, and whether a role of this id was ever granted there: one question, for it is asked while a log is locked. */
export async function actorFor(
  tx: Tx,
  log: Log,
  account: string,
  grantId: string,
): Promise<Actor & { readonly isIdFree: boolean }> {
  const { rows } = await tx.query<ActorRow & { taken: boolean }>(
    `SELECT a.actor_id, g.role, g.unit_id, g.valid_from, g.valid_until,
            EXISTS (SELECT FROM role_grant t WHERE t.shard_key = $1 AND t.log_id = $2 AND t.grant_id = $4) AS taken
     FROM event_head h
     LEFT JOIN actor a ON a.shard_key = h.shard_key AND a.log_id = h.log_id AND a.account_id = $3
     LEFT JOIN role_grant g ON g.shard_key = a.shard_key AND g.log_id = a.log_id AND g.actor_id = a.actor_id
     WHERE h.shard_key = $1 AND h.log_id = $2`,
    [log.shardKey, log.logId, account, grantId],
  );
  return { ...actorOf(rows), isIdFree: rows[0]?.taken === false };
}

/** The account whose roles the rows are. */
function actorOf(rows: readonly ActorRow[]): Actor {
  const grants = rows.flatMap(({ role, unit_id, valid_from, valid_until }) =>
    role === null ? [] : [{ role, unitId: unit_id, from: valid_from, until: valid_until }],
  );
  return { actorId: rows[0]?.actor_id ?? null, grants };
}

const made = inTx<string>();

/** Gives an account an id in a log, where it has none yet, or had none before this transaction. Locks must be held. */
export function makeActor(tx: Tx, log: Log, account: string): string {
  const place = `${log.logId}/${account}`;
  const known = made(tx).get(place);
  if (known !== undefined) return known;
  const actorId = randomUUID();
  made(tx).set(place, actorId);
  tx.send("INSERT INTO actor (shard_key, log_id, actor_id, account_id) VALUES ($1, $2, $3, $4)", [
    log.shardKey,
    log.logId,
    actorId,
    account,
  ]);
  return actorId;
}
