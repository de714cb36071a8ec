import { type EventOf, eventsOf } from "../record/chunk-of.ts";
import type { EventData, EventType } from "../record/event-shapes.ts";
import type { Recorded } from "../record/recorded.ts";

/** Types of the events that name one application. */
type OfApplication = {
  [T in EventType]: EventData[T] extends { readonly applicationId: string } ? T : never;
}[EventType];

/** What a programme's ledger says of its rounds, as far as it is open. */
export interface Round {
  readonly cycles: ReadonlyMap<string, EventOf<"CycleOpened">>;
  readonly notices: readonly EventOf<"NoticePublished">[];
  readonly granted: readonly EventOf<"DesignationGranted">[];
  readonly earlier: readonly EventOf<"EarlierDesignationRecorded">[];
  /** what is said of one application, in the order in which it became public */
  readonly about: <T extends OfApplication>(type: T, applicationId: string) => readonly EventOf<T>[];
  /**
   * what a notice has opened of one application, and what was open of it before: `about`, up to the next notice that
   * names it
   */
  readonly openedBy: <T extends OfApplication>(
    type: T,
    applicationId: string,
    notice: EventOf<"NoticePublished">,
  ) => readonly EventOf<T>[];
}

/** Reads the events of rounds. */
export function roundOf(events: readonly Recorded[], size: number): Round {
  const byType = new Map<string, ReadonlyMap<string, readonly Recorded[]>>();
  const grouped = (type: EventType): ReadonlyMap<string, readonly Recorded[]> => {
    const known = byType.get(type);
    if (known) return known;
    const groups = Map.groupBy(eventsOf(events, type, size) as readonly Recorded[], ({ data }) =>
      "applicationId" in data ? data.applicationId : "",
    );
    byType.set(type, groups);
    return groups;
  };
  const notices = eventsOf(events, "NoticePublished", size);
  const named = new Map<string, number[]>(); // numbers of the notices that name an application
  for (const { seq, data } of notices)
    for (const { applicationId } of data.entries) named.set(applicationId, [...(named.get(applicationId) ?? []), seq]);
  const about: Round["about"] = (type, applicationId) =>
    (grouped(type).get(applicationId) ?? []) as readonly EventOf<typeof type>[]; // grouped by this very type
  return {
    cycles: new Map(eventsOf(events, "CycleOpened", size).map((cycle) => [cycle.data.cycleId, cycle])),
    notices,
    granted: eventsOf(events, "DesignationGranted", size),
    earlier: eventsOf(events, "EarlierDesignationRecorded", size),
    about,
    openedBy(type, applicationId, notice) {
      const next = named.get(applicationId)?.find((seq) => seq > notice.seq) ?? Number.POSITIVE_INFINITY;
      return about(type, applicationId).filter((event) => (event as Recorded).seq < next); // it is one of them
    },
  };
}
