import type { Standard } from "@touchstone/standard";
import { type EventOf, eventsOf } from "../record/chunk-of.ts";
import type { Recorded } from "../record/recorded.ts";

/** One part of a submission, and what of it may be used in this programme. */
export interface Submission {
  readonly event: EventOf<"ObservationsSubmitted">;
  /** submitted for this programme */
  readonly isOwn: boolean;
  /** places of the items that may be used, in the order of the items' bytes */
  readonly usable: readonly number[];
}

/** The quantities that the versions of a standard ask, each with the base that says of how many people it is. */
export function quantitiesOf(standards: Iterable<Standard>): Set<string> {
  const quantities = new Set<string>();
  type Criteria = readonly Standard["criteria"][number][];
  const add = (criteria: Criteria): void => {
    for (const { indicators = [], criteria: inner = [] } of criteria) {
      for (const { asks } of indicators) if (asks !== undefined) quantities.add(asks).add(`${asks}.base`);
      add(inner);
    }
  };
  for (const { criteria } of standards) add(criteria);
  return quantities;
}

interface Using {
  readonly programmeId: string;
  readonly slug: string;
  readonly quantities: ReadonlySet<string>;
  /** events of the organisation's log that count */
  readonly size: number;
  /** those on which a permission may rest, and the day on which it has to hold */
  readonly permittedBy: number;
  readonly day: string;
}

/** Whether a programme may use the answers to an item that were given to another; null where it may use nobody's. */
export type Permitted = ((item: string, from: string) => boolean) | null;

/** What a programme may use on a day by the permissions that the organisation had given before an event. */
export function permittedTo(
  events: readonly Recorded[],
  { programmeId, day, size }: { readonly programmeId: string; readonly day: string; readonly size: number },
): Permitted {
  const ended = new Set(
    eventsOf(events, "SharingEnded", size).flatMap(({ data }) => (data.on <= day ? [data.permissionId] : [])),
  );
  const permissions = eventsOf(events, "SharingPermitted", size).filter(
    ({ data }) => data.to === programmeId && data.on <= day && !ended.has(data.permissionId),
  );
  if (permissions.length === 0) return null;
  return (item, from) =>
    permissions.some(
      ({ data }) =>
        (data.quantity === item || `${data.quantity}.base` === item) && (data.from === null || data.from === from),
    );
}

/** Every submission of which something may be used here. */
export function submissionsFor(events: readonly Recorded[], using: Using): Submission[] {
  const { programmeId, slug, quantities, size, permittedBy, day } = using;
  const isPermitted = permittedTo(events, { programmeId, day, size: permittedBy });
  return eventsOf(events, "ObservationsSubmitted", size).flatMap((event): Submission[] => {
    const { items, programmeId: from } = event.data;
    const isOwn = from === programmeId;
    const usable = items.flatMap((item, i) => {
      const isOurs = item.startsWith(`${slug}/`);
      const may = isOwn ? isOurs || quantities.has(item) : quantities.has(item) && isPermitted?.(item, from) === true;
      return may ? [i] : [];
    });
    usable.sort((a, b) => (below(items[a], items[b]) ? -1 : 1));
    return isOwn || usable.length > 0 ? [{ event, isOwn, usable }] : [];
  });
}

/** items are ASCII: the order of UTF-16 is that of their bytes */
const below = (a = "", b = ""): boolean => a < b;
