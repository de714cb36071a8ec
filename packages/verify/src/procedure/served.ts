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
  const shown = new Map(submissions.map(({ event, usable }) => [event.seq, itemsAt(event, usable)]));
  const isOwn = new Set(submissions.flatMap((one) => (one.isOwn ? [one.event.seq] : [])));
  const others = new Map(
    eventsOf(events, "ObservationsSubmitted", Number.POSITIVE_INFINITY).flatMap((event) =>
      event.data.programmeId === programmeId ? [] : [[event.seq, event]],
    ),
  );
  const sharing = events.filter(({ type }) => type === "SharingPermitted" || type === "SharingEnded");
  return ({ size, day }) => {
    const permitted = permittedTo(sharing, { programmeId, day, size });
    const mayUse = (item: string, { data }: Submitted): boolean => permitted?.(item, data.programmeId) === true;
    const hidden = new Set<string>();
    if (permitted !== null)
      for (const event of others.values())
        for (const item of event.seq < size ? event.data.items : [])
          if (!hidden.has(item) && mayUse(item, event) && shown.get(event.seq)?.has(item) !== true) hidden.add(item);
    const serves = (seq: number, item: string): boolean => {
      const other = others.get(seq);
      return isOwn.has(seq) || (other !== undefined && mayUse(item, other));
    };
    return { serves, hidden };
  };
}

const itemsAt = ({ data: { items } }: Submitted, places: readonly number[]): ReadonlySet<string> =>
  new Set(places.flatMap((i) => items[i] ?? []));
