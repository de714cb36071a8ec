import { columnsByItem } from "../assessment/gather.ts";
import type { Submission } from "../observations/sources.ts";
import type { Ledger } from "../record/read-ledger.ts";
import { localDay } from "../standard/calendar.ts";
import type { Programme } from "./check-notices.ts";
import type { HandIn } from "./hand-ins.ts";
import { ownItems, type Read } from "./own-items.ts";
import { type At, type Served, servedBy } from "./served.ts";

/** What of the record a hand-in speaks of. */
export interface Scope {
  readonly handIn: HandIn;
  readonly programmeId: string;
  /** keys of all items that the standard asks */
  readonly items: ReadonlySet<string>;
  /** of what it asks of units */
  readonly own: ReadonlyMap<string, Read>;
  /** which answers served the programme when it was handed in */
  readonly whenHandedIn: Served;
  /** each time that it was scored: up to where the record was counted, and which answers served the programme */
  readonly scored: readonly { readonly size: number; readonly served: Served }[];
}

/** Works out scopes, null where one can't be known; what is the same for all hand-ins of a round is worked out once. */
export function scopes(
  { founded }: Pick<Programme, "founded">,
  { events }: Pick<Ledger, "events">,
  submissions: readonly Submission[],
): (handIn: HandIn) => Scope | null {
  const { programmeId, slug, timeZone } = founded.data;
  const hasPermissions = events.some(({ type }) => type === "SharingPermitted");
  const servedWhen = servedBy({ programmeId, events, submissions });
  const whenScored = new Map<string, Served>();
  const scoredAt = (at: At): Served => {
    const key = `${at.size} ${at.day}`;
    const served = whenScored.get(key) ?? servedWhen(at);
    whenScored.set(key, served);
    return served;
  };
  const asked = new Map<string, Pick<Scope, "items" | "own"> | null>();
  const askedIn = ({ cycle, standard }: HandIn) => {
    const { version } = cycle.standard;
    let found = asked.get(version);
    if (found === undefined) {
      found = standard && {
        items: new Set(columnsByItem(standard, slug).keys()),
        own: ownItems(standard, slug),
      };
      asked.set(version, found);
    }
    return found;
  };
  return (handIn) => {
    const of = askedIn(handIn);
    const day = hasPermissions ? localDay(handIn.at, timeZone) : ""; // slow, and of permissions alone
    if (of === null || day === null) return null;
    const whenHandedIn = servedWhen({ size: handIn.said.size, day });
    const scored = handIn.scored.map((at) => ({ size: at.size, served: scoredAt(at) }));
    return { handIn, programmeId, ...of, whenHandedIn, scored };
  };
}
