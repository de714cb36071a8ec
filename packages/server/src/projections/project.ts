import type { RecordedEvent } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import { PROJECTIONS } from "./index.ts";
import type { Projection, ProjectionSources } from "./projection.ts";

/** Applies one event to every projection that it changes. An event that discloses a sealed one applies that one too. */
export async function projectEvent(
  tx: Tx,
  sources: ProjectionSources,
  log: Log,
  seq: number,
  event: RecordedEvent,
): Promise<void> {
  for (const projection of byType.get(event.type) ?? []) await projection.apply(tx, sources, log, seq, event);
  if (event.type === "EventDisclosed") {
    const { event: inner } = event.data;
    await projectEvent(tx, sources, log, seq, inner as RecordedEvent); // what was sealed was an event of ours
  }
}

const byType = new Map<string, Projection[]>();
for (const projection of PROJECTIONS)
  for (const type of projection.applies) byType.set(type, [...(byType.get(type) ?? []), projection]);
