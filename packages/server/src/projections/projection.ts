import type { EventType, RecordedEvent } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";

/** What a projection may use beside the database: the files that chunks are read from, the keys of private parts. */
export type ProjectionSources = Pick<Touchstone, "files" | "keys">;

/**
 * Tables to read from, made of events and of nothing else, so that `rebuild` makes them again. Never decides: what it
 * is given has happened.
 */
export interface Projection {
  /** the tables that it alone writes */
  readonly tables: readonly string[];
  /** the types of events that change them */
  readonly applies: readonly EventType[];
  /** Changes the tables by one event. One that holds a chunk reads its rows from the chunk's file. */
  apply(tx: Tx, sources: ProjectionSources, log: Log, seq: number, event: RecordedEvent): Promise<void>;
}
