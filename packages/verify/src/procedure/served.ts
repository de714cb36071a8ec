import { permittedTo, type Submission } from "../observations/sources.ts";
import { type EventOf, eventsOf } from "../record/chunk-of.ts";
import type { Recorded } from "../record/recorded.ts";

/** A state of the organisation's ledger, and the day on which permissions have to hold. */
export interface At {
  readonly size: number;
  readonly day: string;
}

/** Which answers served a programme. */
export interface Served {
  /** whether an answer of a submission did, by the number of its event */
  readonly serves: (seq: number, item: string) => boolean;
  /** items that answers to other programmes served by permission, and not all of these are shown here */
  readonly hidden: ReadonlySet<string>;
}

interface Serving {
  readonly programmeId: string;
  /** of the organisation */
  readonly events: readonly Recorded[];
  /** that answers in the bundle come from */
  readonly submissions: readonly Submission[];
}

type Submitted = EventOf<"ObservationsSubmitted">;

/** Tells of any state of an organisation's ledger which answers served a programme. */
export function servedBy({ programmeId, events, submissions }: Serving): (at: At) => Served {
  const shown = new Map(
    submissions.flatMap(({ event, isOwn: own, usable }) => (own ? [] : [[event.seq, itemsAt(event, usable)]])),
  );
  const isOwn = new Set(submissions.flatMap((one) => (one.isOwn ? [one.event.seq] : [])));
  const others = new Map(
    eventsOf(events, "ObservationsSubmitted", Number.POSITIVE_INFINITY).flatMap((event) =>
      event.data.programmeId === programmeId ? [] : [[event.seq, event]],
    ),
  );
  const sharing = events.filter(({ type }) => type === "SharingPermitted" || type === "SharingEnded");
  const unshown = firstUnshown(others.values(), shown);
  return ({ size, day }) => {
    const permitted = permittedTo(sharing, { programmeId, day, size });
    const mayUse = (item: string, from: string): boolean => permitted?.(item, from) === true;
    const hidden = new Set(unshown.flatMap(({ item, from, seq }) => (seq < size && mayUse(item, from) ? [item] : [])));
    const serves = (seq: number, item: string): boolean => {
      const other = others.get(seq);
      return isOwn.has(seq) || (other !== undefined && mayUse(item, other.data.programmeId));
    };
    return { serves, hidden };
  };
}

const itemsAt = ({ data: { items } }: Submitted, places: readonly number[]): ReadonlySet<string> =>
  new Set(places.flatMap((i) => items[i] ?? []));

/** An item of another programme, and the first submission of it there that is not shown here. */
interface Unshown {
  readonly item: string;
  readonly from: string;
  readonly seq: number;
}

/** @param others in the order of their events */
function firstUnshown(others: Iterable<Submitted>, shown: ReadonlyMap<number, ReadonlySet<string>>): Unshown[] {
  const first = new Map<string, Unshown>();
  for (const { seq, data } of others)
    for (const item of data.items) {
      const key = `${data.programmeId} ${item}`;
      if (!first.has(key) && shown.get(seq)?.has(item) !== true) first.set(key, { item, from: data.programmeId, seq });
    }
  return [...first.values()];
}
