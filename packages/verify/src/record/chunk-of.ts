import { type ChunkSource, chunkPath } from "./chunk-rows.ts";
import type { EventType, LogKind } from "./event-shapes.ts";
import type { Recorded } from "./recorded.ts";

/** Events of one type. */
export type EventOf<T extends EventType> = Extract<Recorded, { readonly type: T }>;

/** The events of one type below a size of their log. */
export function eventsOf<T extends EventType>(events: readonly Recorded[], type: T, size: number): EventOf<T>[] {
  return events.filter((event): event is EventOf<T> => event.type === type && event.seq < size);
}

/** Where the rows of a bulk event lie, and how faults name it. */
export function sourceOf(
  kind: LogKind,
  event: EventOf<"UnitsImported" | "ObservationsSubmitted" | "UnitsEnrolled" | "ScorecardsRecorded">,
): ChunkSource {
  const { chunk } = event.data;
  return { chunk, path: chunkPath(chunk), event: `${event.type}, leaf ${event.seq} of ledger/${kind}` };
}
