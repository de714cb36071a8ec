import type { EventOf } from "../record/chunk-of.ts";
import type { Round } from "./round.ts";

/** Types of the events that bring an application on, from its beginning to its decision. */
const MOVING = [
  "ApplicationMade",
  "ApplicationHandedIn",
  "CompletenessChecked",
  "RatingsSettled",
  "ScoreReady",
  "ReplyGiven",
  "RecommendationMade",
  "DecisionMade",
  "ApplicationMoved",
] as const;
type Moving = EventOf<(typeof MOVING)[number]>;

/** As long as an application is at one of these, what it is judged by is not settled: what brings it on from there. */
const NEXT = {
  answering: { types: ["ApplicationHandedIn"], lacks: "no hand-in that is open" },
  handedIn: { types: ["CompletenessChecked"], lacks: "no check that is open of whether it was complete" },
  mending: {
    types: ["ApplicationHandedIn", "ApplicationMoved"],
    lacks: "nothing that is open of how it stood when it was mended",
  },
} as const satisfies Record<string, { readonly types: readonly Moving["type"][]; readonly lacks: string }>;
type Unsettled = keyof typeof NEXT;

const isUnsettled = (state: string): state is Unsettled => Object.hasOwn(NEXT, state);
const isOfHandIn = (event: Moving): boolean =>
  event.type === "ApplicationHandedIn" ||
  event.type === "CompletenessChecked" ||
  (event.type === "ApplicationMoved" && event.data.onRecord !== undefined);

interface Fault {
  readonly found: string;
  readonly wanted: string;
}

/**
 * Where the open events of an application don't make one road from its beginning to its reviewers: handed in, looked
 * through, and where something was to be mended, handed in again or gone on with as it stood. Whichever of them stays
 * closed, the next one does not follow on what is open before it. Null: they do.
 */
export function brokenRoad(
  round: Round,
  applicationId: string,
  { stages }: Pick<EventOf<"CycleOpened">["data"], "stages">,
): Fault | null {
  const isLookedThrough = stages.some(({ stage }) => stage === "completeness");
  const events = MOVING.flatMap((type): readonly Moving[] => round.about(type, applicationId));
  let state = "answering";
  for (const event of events.filter(({ type }) => type !== "ApplicationMade").sort((a, b) => a.seq - b.seq)) {
    const { to } = event.data.moved;
    if (isUnsettled(state)) {
      const { types, lacks } = NEXT[state];
      if (!(types as readonly string[]).includes(event.type)) return lacking(lacks); // one of them
      const wanted = wantedFrom(state, event, isLookedThrough);
      if (wanted === null ? isUnsettled(to) : to !== wanted)
        return {
          found: `${event.type}, by which it is at ${to}`,
          wanted: wanted ?? "on its way to its score, for it can be mended once",
        };
    } else if (isOfHandIn(event)) return { found: `${event.type} at ${state}`, wanted: "nothing more to hand in" };
    state = to;
  }
  return isUnsettled(state) ? lacking(NEXT[state].lacks) : null;
}

const lacking = (found: string): Fault => ({
  found,
  wanted: "all that was handed in, opened with all that led to its decision",
});

/** Where an event has to bring an application from there; null: on its way, to reviewers or its score. */
function wantedFrom(state: Unsettled, event: Moving, isLookedThrough: boolean): Unsettled | null {
  if (state === "answering" && isLookedThrough) return "handedIn";
  return event.type === "CompletenessChecked" && event.data.toMend.length > 0 ? "mending" : null;
}
