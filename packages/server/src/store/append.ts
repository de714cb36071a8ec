import { type DomainEvent, type EventType, type RecordedEvent, SEALED_TYPES } from "@touchstone/domain";
import {
  appendLeaf,
  canonicalBytes,
  entryOf,
  type JsonObject,
  leafHash,
  type Opening,
  sealedEvent,
  withPrivate,
} from "@touchstone/ledger";
import { projectEvent } from "../projections/project.ts";
import type { Touchstone } from "../touchstone.ts";
import type { CommandKey } from "./command-key.ts";
import { lockHead } from "./head.ts";
import type { Log } from "./log.ts";
import { keepPrivate, openingOf } from "./private-parts.ts";
import { SEALED_PART } from "./sealed-content.ts";
import { sha256 } from "./sha256.ts";
import type { Tx } from "./tx.ts";

/** An event to be recorded. */
export type NewEvent = DomainEvent & {
  /** its leaf tells nothing of it, until a later `EventDisclosed` opens it; of a type of `SEALED_TYPES` it always is */
  readonly sealed?: true;
  /** its rows are in the tables already, copied there by bulk work in the same transaction */
  readonly projected?: true;
};

/** The events that were recorded: first and last number in their log. */
export interface Appended {
  readonly first: number;
  readonly last: number;
}

/**
 * Appends events to a log in the transaction given: entry and leaf of each, its private parts beside it, the head moved
 * on. Projects them, sealed ones too, for tables are not public. Locks the log.
 * @param by who acts; and, where the events were asked for under a key, that key with what is answered
 * @param at instant, ISO 8601 in UTC; where the log has a later one, that is taken: time does not go back in a log
 * @throws {RangeError} if there are none, or one is longer than an entry may be
 */
export async function append(
  tx: Tx,
  touchstone: Pick<Touchstone, "keys" | "files">,
  log: Log,
  events: readonly NewEvent[],
  by: { readonly actorId: string; readonly under?: CommandKey | null },
  at: string,
): Promise<Appended> {
  if (events.length === 0) throw new RangeError("append: got no events");
  const head = await lockHead(tx, log);
  const first = head.frontier.size;
  const instant = head.lastAt !== null && head.lastAt > at ? head.lastAt : at;
  const leaves = events.map((event) => leafOf(event, by.actorId, instant));
  for (const { leaf } of leaves) appendLeaf(sha256, head.frontier, leaf);
  head.lastAt = instant;
  tx.send("SELECT append_events($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)", [
    log.shardKey,
    log.logId,
    first,
    leaves.map(({ stream }) => stream),
    leaves.map(({ type }) => type),
    leaves.map(({ entry }) => entry),
    leaves.map(({ leaf }) => leaf),
    Buffer.concat(head.frontier.hashes),
    instant,
    by.under?.key ?? null,
    by.under?.digest ?? null,
    by.under ? JSON.stringify(by.under.receipt) : null,
  ]);
  for (const [i, { parts, recorded }] of leaves.entries()) {
    for (const [part, opening] of parts) await keepPrivate(tx, touchstone.keys, log, { seq: first + i, part }, opening);
    if (recorded) await projectEvent(tx, touchstone, log, first + i, recorded);
  }
  return { first, last: first + events.length - 1 };
}

interface Leaf {
  readonly stream: string;
  readonly type: EventType | "Sealed";
  readonly entry: Uint8Array;
  readonly leaf: Uint8Array;
  readonly parts: readonly (readonly [string, Opening])[];
  /** null where nothing is to be projected: its rows are in the tables already */
  readonly recorded: RecordedEvent | null;
}

function leafOf(event: NewEvent, by: string, at: string): Leaf {
  const { type, stream, data, private: content = {}, as, projected } = event;
  const openings = Object.entries(content).map(
    ([part, json]) => [part, openingOf(json as JsonObject)] as const, // plain data, or canonicalBytes refuses it
  );
  const about = { type, v: EVENT_VERSION, at, by: as ?? by, stream };
  const bare = { ...about, data: data as unknown as JsonObject }; // as above
  const whole = openings.length > 0 ? withPrivate(sha256, bare, Object.fromEntries(openings)) : bare;
  const recorded = projected ? null : ({ ...about, data } as RecordedEvent); // of one event, so they fit
  if (event.sealed || SEALED_TYPES.has(type)) {
    const { salt } = openingOf({});
    const entry = entryOf(sealedEvent(sha256, whole, salt));
    const kept = [SEALED_PART, { salt, content: canonicalBytes(whole) }] as const;
    const stands = { stream: "sealed", type: "Sealed", recorded } as const;
    return { ...stands, entry, leaf: leafHash(sha256, entry), parts: [...openings, kept] };
  }
  const entry = entryOf(whole);
  return { stream, type, entry, leaf: leafHash(sha256, entry), parts: openings, recorded };
}

/** Version of all events' form: the first. */
const EVENT_VERSION = 1;
