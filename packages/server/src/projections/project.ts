import type { RecordedEvent } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import { PROJECTIONS } from "./index.ts";
import type { Projection, ProjectionSources } from "./projection.ts";

/**
 * Applies one event to every projection that it changes. A sealed event is applied as what it says, when it is recorded;
 * one that discloses it later changes who may know of it, and not what stands in the tables.
 */
export async function projectEvent(
  tx: Tx,
  sources: ProjectionSources,
  log: Log,
  seq: number,
  event: RecordedEvent,
): Promise<void> {
  for (const projection of byType.get(event.type) ?? []) await projection.apply(tx, sources, log, seq, event);
}

const byType = new Map<string, Projection[]>();
for (const projection of PROJECTIONS)
  for (const type of projection.applies) byType.set(type, [...(byType.get(type) ?? []), projection]);
